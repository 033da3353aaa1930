import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { createWalls, LATE_AFTER_MS, screenName } from "../../server/realtime/walls.ts";
import { REPORT_EVERY_MS, type WallReport } from "../../shared/wire/protocol.ts";
import { HOUR_MS } from "../../shared/time.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { eventually } from "../eventually.ts";
import { SARI } from "../make/door.ts";
import { openScreen, say, SECRET, startHub } from "./screens.ts";

const REPORT: WallReport = {
  fps: null,
  heapMb: 120,
  seq: 4,
  audio: "ready",
  scene: "calm",
  rendered: "a1b2",
  sources: 12,
  layers: 40,
  domNodes: 800,
  contextLosses: 0,
  loadedAt: 1,
  build: "dev",
};

describe("the list of walls", () => {
  let [steadyMs, setMs] = [0, 0];
  const walls = () => {
    [steadyMs, setMs] = [1000, 0];
    const list = createWalls({
      clock: { now: () => 5_000_000 + setMs + steadyMs, steady: () => steadyMs, rate: 1 },
      replayOf: () => null,
    });
    list.hang("a", { screen: "screen-a", name: "Lobi", address: "10.0.0.1", link: "l1", stranger: false });
    return list;
  };

  test("N12 a report is told with its time; two missed make the wall late, the next one well again", () => {
    const list = walls();
    expect(list.list()).toMatchObject([{ name: "Lobi", report: null, lastReportAt: null, late: false }]);
    steadyMs += 3000;
    expect(list.hear("a", REPORT)).toBe("taken");
    expect(list.list()).toMatchObject([{ report: REPORT, lastReportAt: 5_004_000, late: false }]);
    steadyMs += 2 * REPORT_EVERY_MS;
    expect(list.list()[0]?.late).toBe(false);
    steadyMs += LATE_AFTER_MS - 2 * REPORT_EVERY_MS + 1;
    expect(list.list()[0]?.late).toBe(true);
    expect(list.hear("a", REPORT)).toBe("taken");
    expect(list.list()[0]?.late).toBe(false);
  });

  test("clock.2 a report is as old as it is, though the server's clock is set forth or back", () => {
    const list = walls();
    expect(list.hear("a", REPORT)).toBe("taken");
    steadyMs += 4000;
    for (const step of [-3 * HOUR_MS, 7 * HOUR_MS]) {
      setMs = step;
      expect(list.list()).toMatchObject([{ since: 5_001_000 + step, lastReportAt: 5_001_000 + step, late: false }]);
    }
  });

  test("N12 a wall that never reports is late too", () => {
    const list = walls();
    steadyMs += LATE_AFTER_MS + 1;
    expect(list.list()).toMatchObject([{ report: null, late: true }]);
  });

  test("N12 of a flood three reports are taken, then one in five seconds", () => {
    const list = walls();
    const flood = () => Array.from({ length: 10 }, () => list.hear("a", REPORT)).filter((heard) => heard === "taken");
    expect(flood()).toHaveLength(3);
    steadyMs += 5000;
    expect(flood()).toHaveLength(1);
    steadyMs += 60_000;
    expect(flood()).toHaveLength(3);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a text", "fine"],
    ["no number", { ...REPORT, fps: "60" }],
    ["not a finite one", { ...REPORT, heapMb: Number.NaN }],
    ["a negative one", { ...REPORT, domNodes: -1 }],
    ["an unknown word", { ...REPORT, audio: "loud" }],
    ["a novel", { ...REPORT, scene: "x".repeat(41) }],
  ])("N12 a report of %s is not taken, and the last one stays", (_, odd) => {
    const list = walls();
    list.hear("a", REPORT);
    expect(list.hear("a", odd)).toBe("unreadable");
    expect(list.list()).toMatchObject([{ report: REPORT }]);
  });

  test("N12 what a wall adds of its own is left out", () => {
    const list = walls();
    list.hear("a", { ...REPORT, note: "<script>" });
    expect(JSON.stringify(list.list())).not.toContain("script");
  });

  test("N13 of two walls that call themselves alike the newest is meant", () => {
    const list = walls();
    list.hang("b", { screen: "screen-a", name: "Lobi", address: "10.0.0.1", link: "l1", stranger: false });
    expect(list.keyOf("screen-a")).toBe("b");
    list.take("b");
    expect(list.keyOf("screen-a")).toBe("a");
    expect(list.keyOf("screen-z")).toBeNull();
  });
});

describe("walls on the wire", () => {
  const LOBBY = screenName("screen-lobi");
  let hub: Awaited<ReturnType<typeof startHub>>;
  const screens: ReturnType<typeof openScreen>[] = [];
  const open = (knock: Parameters<typeof openScreen>[1] = {}) => {
    const screen = openScreen(hub.url, knock);
    screens.push(screen);
    return screen;
  };
  const named = (name: string) => createWallLinks(SECRET, () => null).sign({ ...DEFAULT_WALL, name }, "one");

  beforeEach(async () => void (hub = await startHub()));
  afterEach(async () => {
    for (const screen of screens.splice(0)) screen.close();
    await hub.stop();
  });

  test("N11 hello brings the wall its link's settings, or the built-in ones with what is wrong", async () => {
    const [linked, plain, forged] = [open({ wall: named("Lobi") }), open(), open({ wall: `${named("Lobi")}x` })];
    await eventually(() => expect([linked, plain, forged].map(({ told }) => told.hello.length)).toEqual([1, 1, 1]));
    expect(linked.told.hello[0]).toMatchObject({ wall: { name: "Lobi" }, wallTrouble: null, replay: null });
    expect(plain.told.hello[0]).toMatchObject({ wall: DEFAULT_WALL, wallTrouble: null });
    expect(forged.told.hello[0]).toMatchObject({ wall: DEFAULT_WALL });
    expect(forged.told.hello[0]?.wallTrouble).toContain("Minta tautan baru di meja piket");
  });

  test("N12 reports reach desks alone and are not journaled; a wall that goes leaves the list", async () => {
    const [desk, wall, other] = [
      open({ audience: "desk" }),
      open({ wall: named("Lobi"), screen: "screen-lobi" }),
      open(),
    ];
    await eventually(() => expect(desk.told.walls.at(-1)).toHaveLength(2));
    wall.socket.emit("report", REPORT);
    await eventually(() =>
      expect(desk.told.walls.at(-1)?.find(({ screen }) => screen === LOBBY)).toMatchObject({
        name: "Lobi",
        address: "127.0.0.1",
        report: REPORT,
        replay: null,
        late: false,
      }),
    );
    expect([wall.told.walls, other.told.walls]).toEqual([[], []]);
    expect(JSON.stringify([...hub.store.world.link.values(), ...hub.store.world.note.values()])).not.toContain(
      REPORT.rendered,
    );
    wall.close();
    await eventually(() => expect(desk.told.walls.at(-1)).toHaveLength(1));
  });

  test("N13, desk.33 the desk reloads one wall, and it stands in log and journal with the officer", async () => {
    const [desk, wall, other] = [open({ audience: "desk" }), open({ screen: "screen-lobi" }), open()];
    await eventually(() => expect(desk.told.walls.at(-1)).toHaveLength(2));
    const reload = { name: "wall:reload", screen: LOBBY } as const;
    expect(await say(desk, reload)).toMatchObject({ data: { seq: expect.any(Number) as number } });
    await eventually(() => expect(wall.told.reload).toEqual(["the desk asked for it"]));
    expect(other.told.reload).toEqual([]);
    expect([...hub.store.world.note.values()]).toMatchObject([
      { officer: SARI.officer, words: "Dinding Dinding: dimuat ulang" },
    ]);
    expect(hub.logged).toContainEqual([
      "info",
      "wall: order of the desk",
      expect.objectContaining({ order: "wall:reload", screen: LOBBY, officer: SARI.officer, refusal: null }),
    ]);
  });

  test("N13 a wall can give no order, a wall that isn't there gets none, and what is live already stays so", async () => {
    const [desk, wall] = [open({ audience: "desk" }), open({ screen: "screen-lobi" })];
    await eventually(() => expect(desk.told.walls.at(-1)).toHaveLength(1));
    const day = { kind: "day", day: "2023-01-01" } as const;
    const orders = [
      { name: "wall:reload", screen: LOBBY },
      { name: "wall:live", screen: LOBBY },
      { name: "wall:replay", screen: LOBBY, of: day, speed: 60 },
    ];
    for (const order of orders)
      expect(await say(wall, order)).toEqual({ error: "Hanya meja piket yang dapat memberi perintah." });
    expect(await say(desk, { name: "wall:reload", screen: "screen-none" })).toEqual({
      error: "Dinding ini tidak tersambung ke server ini.",
    });
    expect(await say(desk, { name: "wall:live", screen: LOBBY })).toEqual({
      error: "Dinding ini sudah menampilkan keadaan langsung.",
    });
    for (const odd of [{ speed: 0 }, { speed: 601 }, { of: { kind: "day", day: "2023-02-30" } }, { id: "x" }])
      expect(await say(desk, { ...orders[2], ...odd })).toMatchObject({
        error: expect.stringContaining("Perintah ditolak") as string,
      });
    expect([wall.told.reload, wall.told.hello.length]).toEqual([[], 1]);
  });
});
