import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { Live } from "../../client/lib/live.svelte.ts";
import { ServerClock } from "../../client/lib/now.svelte.ts";
import { openLive } from "../../client/lib/openLive.ts";
import { SECOND_MS } from "../../shared/time.ts";
import { eventually } from "../eventually.ts";
import { freePort, startServer } from "./serverProcess.ts";

/** A BMKG that takes the question and never answers. */
async function startSilentBmkg() {
  const asked: string[] = [];
  const http = createServer(({ url }) => void asked.push(url ?? ""));
  await once(http.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    env: { BMKG_DATA_URL: url, BMKG_INATEWS_URL: url, BMKG_WWW_URL: url },
    asked,
    stop() {
      http.closeAllConnections();
      http.close();
    },
  };
}

async function line(port: number, words: string): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write(words);
  return socket;
}

test(
  "wire.19 a stop ends within five seconds, whoever is silent at the other end, and a screen comes back to the next server",
  { timeout: 180_000 },
  async () => {
    const bmkg = await startSilentBmkg();
    const folder = mkdtempSync(join(tmpdir(), "sigap-stop-"));
    const port = await freePort();
    const env = { PORT: String(port), DATA_DIR: folder, ...bmkg.env };
    const lines: Socket[] = [];
    const live = new Live();
    let reloads = 0;
    const wall = openLive({ audience: "wall", live, clock: new ServerClock(), url: `http://127.0.0.1:${port}`, reload: () => reloads++, screen: "screen-of-test" }); // prettier-ignore
    try {
      const server = await startServer(env);
      await eventually(() => expect(bmkg.asked.length).toBeGreaterThan(0));
      await eventually(() => expect(live.mark).not.toBeNull());
      const { epoch } = live.mark ?? {};
      // One says nothing at all, one half a request, one half a body, one answers no farewell of its web socket.
      lines.push(await line(port, ""), await line(port, "GET / HTTP/1.1\r\nHost: x\r\n"));
      lines.push(await line(port, "POST /desk/login HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nsec"));
      const deaf = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
      deaf.on("error", () => undefined);
      await once(deaf, "message");
      deaf.pause();

      const toldMs = performance.now();
      expect(await server.stop(), server.said()).toBe(0);
      expect(performance.now() - toldMs).toBeLessThan(5 * SECOND_MS);
      expect(server.said()).not.toContain("stopping failed");

      await eventually(() => expect(live.link).toBe("lost"));
      const next = await startServer(env);
      await eventually(() => expect(live.link).toBe("live"));
      expect(live.mark?.epoch).toBe(epoch);
      expect(reloads).toBe(0);
      expect(await next.stop()).toBe(0);
      deaf.terminate();
    } finally {
      wall.stop();
      for (const each of lines) each.destroy();
      bmkg.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
