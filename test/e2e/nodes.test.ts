import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { linkId } from "../../server/access/wallLink.ts";
import { PROTOCOL, Reply, type Beat, type Hello, type Update } from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { eventually } from "../eventually.ts";
import { startPostgres, type Postgres } from "../postgres.ts";
import { startRestlessBmkg } from "./restlessBmkg.ts";
import { freePort, login, startServer } from "./serverProcess.ts";
import { fetches } from "../realtime/fetches.ts";
import type { Order } from "../../shared/command/commands.ts";
import { randomUUID } from "node:crypto";

let postgres: Postgres;
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(async () => postgres.stop());

test(
  "N10 two nodes share one journal: an answer on one is seen on the other's wall, and when the reader dies the other reads within 15 s",
  { timeout: 180_000 },
  async () => {
    const bmkg = await startRestlessBmkg();
    const folders = [mkdtempSync(join(tmpdir(), "sigap-node-")), mkdtempSync(join(tmpdir(), "sigap-node-"))];
    const nodes = [];
    for (const folder of folders)
      nodes.push(
        await startServer({
          PORT: String(await freePort()),
          DATA_DIR: folder,
          DATABASE_URL: postgres.url,
          ...bmkg.env,
        }),
      );
    const [first, second] = nodes;
    if (!first || !second) throw new Error("two nodes were wanted");
    const wall = screen(second.url, "wall");
    const desk = screen(
      first.url,
      "desk",
      await login(first.url, { DATA_DIR: folders[0] ?? "", DATABASE_URL: postgres.url }),
    );
    try {
      await eventually(() => expect(desk.world().alert.size).toBeGreaterThan(0));
      const [alert] = desk.world().alert.values();
      if (!alert) throw new Error("no alert");
      expect(await desk.say({ name: "incident:answer", hazardId: alert.id })).toHaveProperty("data");
      await eventually(() => expect(wall.world().incident.get(alert.id)?.acknowledged).toMatchObject({ officer: "" }));

      // The node that does not read shows the reader's clocks as its own.
      await eventually(() =>
        expect(wall.beat()?.standing?.feeds.find(({ id }) => id === "autogempa")?.readAt).toBeTypeOf("number"),
      );

      await first.kill();
      const killedAt = Date.now();
      await vi.waitFor(() => expect(bmkg.asked.some(({ at }) => at > killedAt)).toBe(true), {
        timeout: 15_000,
        interval: 100,
      });
      const before = wall.world().hazard.size;
      await eventually(() => expect(wall.world().hazard.size).toBeGreaterThan(before));
    } finally {
      wall.close();
      desk.close();
      await second.stop();
      await bmkg.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    }
  },
);

test("access.2 nodes that were given no desk secret have one: a session and a wall's link of one are valid on the other", async () => {
  const bmkg = await startRestlessBmkg();
  const DATABASE_URL = await postgres.createDatabase();
  const folders = [mkdtempSync(join(tmpdir(), "sigap-node-")), mkdtempSync(join(tmpdir(), "sigap-node-"))];
  const nodes = await Promise.all(
    folders.map(async (DATA_DIR) =>
      startServer({ PORT: String(await freePort()), DATA_DIR, DATABASE_URL, DESK_SECRET: "", ...bmkg.env }),
    ),
  );
  const [a, b] = nodes;
  if (!a || !b) throw new Error("two nodes were wanted");
  try {
    const cookie = await login(a.url, { DATA_DIR: folders[0] ?? "", DATABASE_URL });
    const desk = atDesk(b.url, cookie);
    const made = await desk.say({ name: "link:make", wall: { ...DEFAULT_WALL, name: "Lobi" } });
    const token = "data" in made ? (made.data.token ?? "") : "";
    const hello = await greeted(a.url, token);
    expect([hello.wallTrouble, hello.wall.name]).toEqual([null, "Lobi"]);
    // wire.25
    const revoked = await desk.say({ name: "link:revoke", linkId: linkId(token) });
    expect(revoked).toHaveProperty("data");
    await eventually(async () => expect((await greeted(a.url, token)).wallTrouble).toContain("dicabut meja piket"));
    desk.close();
  } finally {
    for (const node of nodes) await node.stop();
    await bmkg.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
});

/** An officer on that node. */
function atDesk(url: string, cookie: string) {
  const socket = io(url, {
    auth: { protocol: PROTOCOL, audience: "desk", since: null, screen: "desk-test-link", wall: null },
    extraHeaders: { cookie },
    transports: ["websocket"],
    reconnection: false,
  });
  return {
    say: async (order: Order) =>
      Reply.parse(await socket.timeout(20_000).emitWithAck("command", { ...order, id: randomUUID() })),
    close: () => void socket.close(),
  };
}

/** What a wall with this link is told first. */
function greeted(url: string, wall: string): Promise<Hello> {
  const socket = io(url, {
    auth: { protocol: PROTOCOL, audience: "wall", since: null, screen: "wall-test-link", wall },
    transports: ["websocket"],
    reconnection: false,
  });
  return new Promise((resolve) => {
    socket.on("hello", (hello: Hello) => {
      socket.close();
      resolve(hello);
    });
  });
}

function screen(url: string, audience: "wall" | "desk", cookie = "") {
  let world: World = EMPTY_WORLD;
  let beat: Beat | null = null;
  const socket = io(url, {
    auth: { protocol: PROTOCOL, audience, since: null, screen: `${audience}-test` },
    extraHeaders: { cookie },
    transports: ["websocket"],
    reconnection: false,
  });
  fetches(socket, { url, cookie, hear: ({ changes }) => (world = withChanges(EMPTY_WORLD, changes)) });
  socket.on("update", ({ changes }: Update) => (world = withChanges(world, changes)));
  socket.on("beat", (told: Beat) => (beat = told));
  return {
    world: () => world,
    beat: (): Beat | null => beat,
    say: (order: Order) =>
      new Promise<Reply>((resolve) => socket.emit("command", { ...order, id: randomUUID() }, resolve)),
    close: () => socket.close(),
  };
}
