import { commandId } from "../../lib/commandId.ts";
import type { Line } from "../../lib/openLive.ts";

/** deed.5: a line by which an order that wants the PIN first is sent again, the same one, once it was given. */
export function withPin(line: Line, ask: () => Promise<boolean>): Line {
  return {
    ...line,
    async command(order, id = commandId()) {
      const reply = await line.command(order, id);
      if (!("error" in reply) || reply.pin === undefined || !(await ask())) return reply;
      return line.command(order, id);
    },
  };
}
