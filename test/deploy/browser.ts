import { Agent, request } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { io, type Socket } from "socket.io-client";
import { PROTOCOL, Whole, type ScopeName, type Update } from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";

/** Asks as a browser would that resolves every name to this machine and believes this authority alone. */
export function browserOf(ca: string, port: number) {
  const lookup = (_: string, { all }: { all?: boolean }, found: (...answer: unknown[]) => void) =>
    all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4);
  const agent = () => new Agent({ ca, lookup: lookup as never });
  const originOf = (host: string) => `https://${host}:${port}`;
  function ask(host: string, path: string, { method = "GET", headers = {}, body = "" } = {}) {
    return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const asked = request(`${originOf(host)}${path}`, { method, headers, agent: agent() }, (answer) => {
        text(answer).then(
          (told) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: told }),
          reject,
        );
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }
  return {
    originOf,
    ask,
    /** A screen by web socket alone, as its page opens it. */
    screen(host: string, audience: "wall" | "desk", cookie = "") {
      let world: World = EMPTY_WORLD;
      let lost = "";
      const socket: Socket = io(originOf(host), {
        auth: { protocol: PROTOCOL, audience, since: null, screen: `${audience}-of-a-newcomer` },
        agent: agent() as never,
        extraHeaders: { origin: originOf(host), ...(cookie !== "" && { cookie }) },
        transports: ["websocket"],
        reconnection: false,
      });
      socket.on("fetch", (scopes: readonly ScopeName[]) => {
        const files = scopes.map((scope) => ask(host, `/world/${scope}`, { headers: cookie === "" ? {} : { cookie } }));
        void Promise.all(files).then((answers) => {
          const wholes = answers.map(({ body }) => Whole.parse(JSON.parse(body)));
          const all = wholes.flatMap(({ changes }) => changes);
          world = withChanges(EMPTY_WORLD, all);
          socket.emit("stand", wholes.map(({ to }) => to).sort((a, b) => a.seq - b.seq)[0]);
        });
      });
      socket.on("update", ({ changes }: Update) => (world = withChanges(world, changes)));
      socket.on("connect_error", (error: Error) => (lost = String(error)));
      return { socket, world: () => world, lost: () => lost };
    },
  };
}
