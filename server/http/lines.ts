import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * The TCP lines of a server. Node's own `close` waits for whoever says nothing and whoever does not answer a web socket's
 * farewell, for half a minute and longer: what has to end in time ends its lines itself.
 */
export function watchLines(http: Server) {
  const open = new Set<Socket>();
  http.on("connection", (line: Socket) => {
    open.add(line);
    line.once("close", () => open.delete(line));
  });
  return {
    /** Ends every line now, whatever is still to be said on it. */
    cut(): void {
      for (const line of open) line.destroy();
    },
  };
}
