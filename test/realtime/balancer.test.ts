import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Live } from "../../client/lib/live.svelte.ts";
import { ServerClock } from "../../client/lib/now.svelte.ts";
import { openLive, type Line } from "../../client/lib/openLive.ts";
import { PROTOCOL } from "../../shared/wire/protocol.ts";
import { eventually } from "../eventually.ts";
import { startRoundRobin } from "./roundRobin.ts";
import { startHub } from "./screens.ts";

let nodes: Awaited<ReturnType<typeof startHub>>[];
let balancer: Awaited<ReturnType<typeof startRoundRobin>>;
const lines: Line[] = [];

beforeEach(async () => {
  const first = await startHub();
  nodes = [first, await startHub({ beside: first })];
  balancer = await startRoundRobin(nodes.map(({ url }) => url));
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.stop();
  balancer.stop();
  for (const node of nodes) await node.stop();
});

/** A screen that tries as a browser does; what it lives through. */
function open(url: string) {
  const live = new Live();
  const line = openLive({ audience: "wall", live, clock: new ServerClock(), url, reload: () => undefined, screen: "screen-of-test" }); // prettier-ignore
  lines.push(line);
  return live;
}

test("wire.18 screens stand behind a balancer that sends each request to the next node: a web socket stays where it began", async () => {
  const walls = [open(balancer.url), open(balancer.url), open(balancer.url)];
  await eventually(() => expect(walls.every(({ mark }) => mark !== null)).toBe(true));
  expect(balancer.asked.filter((what) => what === "web socket")).toHaveLength(3);
  expect(walls.every(({ trouble }) => trouble === null)).toBe(true);
});

test("wire.18 long polling there finds no node that knows it, which is why it comes second", async () => {
  const socket = io(balancer.url, {
    auth: { protocol: PROTOCOL, audience: "wall", since: null, screen: "screen-of-test" },
    transports: ["polling"],
    upgrade: false,
    reconnection: false,
    autoConnect: false,
  });
  const failed = new Promise<boolean>((resolve) => {
    socket.on("connect_error", () => resolve(true));
    socket.on("disconnect", () => resolve(true));
    socket.on("hello", () => resolve(false));
  });
  socket.connect();
  expect(await failed).toBe(true);
  socket.close();
});

test("wire.18 where no web socket passes, a screen of a single node falls back to polling", async () => {
  const [node] = nodes;
  if (!node) throw new Error("no node");
  const single = await startRoundRobin([node.url]);
  single.refuseWebSockets();
  try {
    const wall = open(single.url);
    await eventually(() => expect(wall.mark).not.toBeNull());
    expect(single.asked).toContain("request");
  } finally {
    for (const line of lines.splice(0)) line.stop();
    single.stop();
  }
});
