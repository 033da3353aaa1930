import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A real HTTP server that answers as the test says, and remembers what it was asked. */
export async function startServer(listener: RequestListener) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A clock that only moves when told: `advance` lets time pass, `set` puts the present elsewhere while none passes. */
export function handClock(startAt: number) {
  let [now, steady] = [startAt, startAt];
  return {
    rate: 1,
    now: () => now,
    steady: () => steady,
    advance(ms: number) {
      now += ms;
      steady += ms;
    },
    set: (byMs: number) => void (now += byMs),
  };
}
