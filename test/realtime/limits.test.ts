import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { createFrames } from "../../server/realtime/frames.ts";
import { createSlowReaders } from "../../server/realtime/slowReaders.ts";
import { createWalls, screenName } from "../../server/realtime/walls.ts";
import { PROTOCOL, type Knock } from "../../shared/wire/protocol.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { eventually } from "../eventually.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { apply, EMPTY_WORLD } from "../../shared/world/world.ts";
import { openScreen, say, SECRET, startHub } from "./screens.ts";

const LINK = createWallLinks(SECRET, () => null).sign({ ...DEFAULT_WALL, name: "Lobi" }, "one");

let hub: Awaited<ReturnType<typeof startHub>>;
const screens: ReturnType<typeof openScreen>[] = [];
const open = (knock: Partial<Knock> = {}) => {
  const screen = openScreen(hub.url, knock);
  const refused: string[] = [];
  screen.socket.on("connect_error", (error) => refused.push(error.message));
  screens.push(screen);
  return { ...screen, refused };
};
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.close();
  await hub.stop();
});
const greeted = (screen: ReturnType<typeof open>) => eventually(() => expect(screen.told.hello).toHaveLength(1));

describe("wire.21 seats", () => {
  test("of strangers so many are served from one address and in all, and the next is told in words what to do", async () => {
    hub = await startHub({ limits: { STRANGERS_PER_ADDRESS: 2 } });
    for (const each of [open(), open()]) await greeted(each);
    const third = open();
    await eventually(() =>
      expect(third.refused).toEqual([expect.stringContaining("Minta tautan dinding di meja piket")]),
    );
    await greeted(open({ wall: LINK }));
    await greeted(open({ audience: "desk" }));
  });

  test("a seat that was left is free again", async () => {
    hub = await startHub({ limits: { STRANGERS: 1 } });
    const first = open();
    await greeted(first);
    first.close();
    await eventually(async () => {
      const next = open();
      await eventually(() => expect(next.refused.length + next.told.hello.length).toBeGreaterThan(0));
      expect(next.refused).toEqual([]);
    });
  });

  test.each(["SCREENS", "SCREENS_PER_ADDRESS"] as const)(
    "where %s is reached a wall with a link and a desk take the place of the stranger that came last, and of nobody else",
    async (limit) => {
      hub = await startHub({ limits: { [limit]: 3 } });
      const strangers = [open()];
      await greeted(strangers[0]!);
      strangers.push(open());
      await greeted(strangers[1]!);
      const [wall, desk] = [open({ wall: LINK }), open({ audience: "desk" })];
      await greeted(wall);
      await greeted(desk);
      await eventually(() => expect(strangers[1]!.socket.connected).toBe(false));
      expect(strangers[0]!.socket.connected).toBe(true);
      const late = open();
      await eventually(() => expect(late.refused).toHaveLength(1));
      await greeted(open({ wall: LINK }));
      await eventually(() => expect(strangers[0]!.socket.connected).toBe(false));
      const one = open({ wall: LINK });
      await eventually(() => expect(one.refused).toEqual([expect.stringContaining("3 layar")]));
      expect([wall.socket.connected, desk.socket.connected]).toEqual([true, true]);
    },
  );

  test("who opens sockets and never says who it is stands in the door, and not without end", async () => {
    hub = await startHub({ limits: { SCREENS_PER_ADDRESS: 3 } });
    const url = `${hub.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
    const lines = Array.from({ length: 10 }, () => new WebSocket(url));
    const opened = await Promise.all(
      lines.map(
        (line) =>
          new Promise<boolean>((resolve) => {
            line.on("message", () => resolve(true));
            line.on("error", () => resolve(false));
          }),
      ),
    );
    expect(opened.filter(Boolean)).toHaveLength(6);
    for (const line of lines) line.terminate();
  });

  test("300 strangers don't push a wall with a link off the desk's list", () => {
    const clock = { now: () => 0, steady: () => 0, rate: 1 };
    const walls = createWalls({ clock, replayOf: () => null });
    for (let n = 0; n < 300; n++)
      walls.hang(`s${n}`, { screen: `s${n}`, name: "Aula", address: "10.0.0.1", link: null, stranger: true });
    walls.hang("real", { screen: "real", name: "Ruang rapat", address: "10.0.0.2", link: "l1", stranger: false });
    expect(walls.list()).toHaveLength(200);
    expect(walls.list().map(({ screen }) => screen)).toContain("real");
  });
});

test("access.3 a page of another origin opens no socket, by web socket or by polling", async () => {
  hub = await startHub();
  const query = "socket.io/?EIO=4&transport";
  const origin = "http://127.0.0.1:1";
  for (const from of [{ origin }, { "sec-fetch-site": "same-site" }] as Record<string, string>[]) {
    expect((await fetch(`${hub.url}/${query}=polling`, { headers: from })).status).toBe(403);
    const line = new WebSocket(`${hub.url.replace("http", "ws")}/${query}=websocket`, { headers: from });
    expect(await new Promise((resolve) => line.on("error", ({ message }) => resolve(message)))).toMatch(/40[03]/);
  }
  expect((await fetch(`${hub.url}/${query}=polling`, { headers: { origin: hub.url } })).status).toBe(200);
});

describe("wire.20 one frame for all", () => {
  test("is made once for a state and a view, and anew when the state changes", () => {
    hub = { stop: () => Promise.resolve() } as typeof hub;
    const store = fakeStore(worldOf(quake()));
    const frameFor = createFrames(store);
    const mark = { epoch: "e1", seq: 0 };
    const first = frameFor("wall", mark);
    expect(first).not.toBeNull();
    expect(frameFor("wall", { ...mark })).toBe(first);
    expect(frameFor("desk", mark)).not.toBe(first);
    expect(frameFor("wall", { epoch: "another", seq: 0 })).toBeNull();
    store.become(apply(EMPTY_WORLD, { seq: 7, changes: [{ op: "put", record: quake({ id: "x" }) }] }));
    expect(frameFor("wall", mark)?.packet).toContain('"x"');
    for (let seq = 0; seq < 1000; seq++) frameFor("wall", { epoch: "e1", seq });
  });

  test.each([10, 300, 70_000])(
    "arrives whole by web socket and by polling, of %d letters and more",
    async (letters) => {
      hub = await startHub();
      const area = "é".repeat(letters);
      const record = quake({}, { area });
      const since = hub.store.mark;
      await hub.store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record }] }));
      const wall = open({ since });
      const polling = openScreen(hub.url, { since }, undefined, ["polling"]);
      screens.push(polling);
      for (const screen of [wall, polling]) {
        await eventually(() => expect(screen.told.beat).toHaveLength(1));
        expect(screen.told.update).toMatchObject([{ whole: false, changes: [{ record: { versions: [{ area }] } }] }]);
      }
    },
  );
});

describe("wire.22 a screen that does not read", () => {
  /** Knocks as a wall does, then reads no more; answers pings all the same. */
  async function openDeaf() {
    const line = new WebSocket(`${hub.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
    const state = { ended: false };
    line.on("close", () => (state.ended = true));
    line.on("error", () => undefined);
    await new Promise((resolve) => line.once("message", resolve));
    line.send(
      `40${JSON.stringify({ protocol: PROTOCOL, audience: "wall", since: hub.store.mark, wall: null, screen: "deaf-screen" })}`,
    );
    await new Promise((resolve) => line.once("message", resolve));
    line.pause();
    const pong = setInterval(() => line.send("3"), 1000);
    line.on("close", () => clearInterval(pong));
    return { line, state };
  }
  /** More than the system keeps for a line that nobody reads. */
  async function tell24MB() {
    const area = "x".repeat(1_000_000);
    for (let n = 0; n < 24; n++) {
      const record = quake({ id: `quake:${n}` }, { area });
      await hub.store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record }] }));
    }
  }
  const dropped = () => hub.logged.filter(([, what]) => what === "a screen that does not read was dropped");

  test.each([
    ["nothing for some seconds", { readNothingForMs: 4000 }],
    ["and is owed too much, at the next look", { readNothingForMs: 3_600_000, owedMostBytes: 4_000_000 }],
  ])("%s is dropped, whatever it answers to pings; one that reads stays", async (_, patience) => {
    hub = await startHub({ patience });
    const wall = open();
    await greeted(wall);
    const { line, state } = await openDeaf();
    try {
      await tell24MB();
      await eventually(() => expect(dropped()).toHaveLength(1));
      line.resume();
      await eventually(() => expect(state.ended).toBe(true));
      await eventually(() => expect(wall.told.update).toHaveLength(25));
      expect(wall.socket.connected).toBe(true);
    } finally {
      line.terminate();
    }
  });

  test("unless it reads slowly: a little each time it is looked at", () => {
    hub = { stop: () => Promise.resolve() } as typeof hub;
    let now = 0;
    const slowReaders = createSlowReaders(() => now, { readNothingForMs: 20_000, owedMostBytes: 1000 });
    const socket = { bytesWritten: 900, writableLength: 900 };
    const line = Object.assign(new EventEmitter(), { request: { socket }, transport: { writable: false } });
    const asLine = line as unknown as Parameters<typeof slowReaders.came>[0];
    slowReaders.came(asLine);
    const lookAfter = (ms: number) => {
      now += ms;
      return slowReaders.complaint(asLine);
    };
    for (let look = 0; look < 20; look++) {
      expect(lookAfter(5000)).toBeNull();
      socket.writableLength -= 1;
    }
    for (const _ of [1, 2, 3, 4, 5]) expect(lookAfter(5000)).toBeNull();
    expect(lookAfter(5000)).toEqual({ owedBytes: 880, stuckMs: 20_000 });
    socket.writableLength -= 1;
    expect(lookAfter(5000)).toBeNull();
    line.emit("packetCreate", { data: "x".repeat(100) });
    expect(lookAfter(5000)).toBeNull();
    line.emit("packetCreate", { data: Buffer.alloc(100) });
    expect(lookAfter(5000)).toEqual({ owedBytes: 1079, stuckMs: 5000 });
    line.emit("flush");
    socket.writableLength = 0;
    line.transport.writable = true;
    for (const _ of [1, 2, 3, 4, 5, 6]) expect(lookAfter(5000)).toBeNull();
  });
});

test("wire.24 the name by which a screen is known opens nothing: who knocks by it is another screen, and orders go to the first", async () => {
  hub = await startHub();
  const [desk, wall] = [open({ audience: "desk" }), open({ screen: "word-of-the-wall", wall: LINK })];
  const name = screenName("word-of-the-wall");
  await eventually(() => expect(desk.told.walls.at(-1)).toMatchObject([{ screen: name }]));
  const thief = open({ screen: name, wall: LINK });
  await eventually(() => expect(desk.told.walls.at(-1)).toHaveLength(2));
  void say(desk, { name: "wall:reload", screen: name });
  await eventually(() => expect(wall.told.reload).toHaveLength(1));
  await sleep(50);
  expect(thief.told.reload).toEqual([]);
  expect(JSON.stringify([desk.told.walls, hub.logged])).not.toContain("word-of-the-wall");
});
