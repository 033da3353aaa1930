import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { drillWords } from "../../client/wall/figures/calm.ts";
import { openStore } from "../../server/store/live.ts";
import type { Plan } from "../../shared/record/plan.ts";
import { EMPTY_WORLD } from "../../shared/world/world.ts";
import { eventually } from "../eventually.ts";
import { worldOf } from "../make/world.ts";
import { openScreen, say as order, startHub } from "../realtime/screens.ts";
import { putting } from "../store/deeds.ts";
import { openAt, quiet } from "../store/stores.ts";

const planned = (on: string | null): Plan => ({ type: "plan", id: "drill", on, officer: "Sari", at: 1 });

describe("K29 the next drill, over the wire", () => {
  // The hub's clock stands at 15 Nov 2023, 05.13.20 WIB; in UTC it is still the 14th.
  const TODAY = "2023-11-15";
  let hub: Awaited<ReturnType<typeof startHub>>;
  let desk: ReturnType<typeof openScreen>;
  let wall: ReturnType<typeof openScreen>;

  beforeEach(async () => {
    hub = await startHub();
    [desk, wall] = [openScreen(hub.url, { audience: "desk" }), openScreen(hub.url)];
    await eventually(() => expect([desk.told.update.length, wall.told.update.length]).toEqual([1, 1]));
  });
  afterEach(async () => {
    desk.close();
    wall.close();
    await hub.stop();
  });

  const say = (screen: typeof desk, on: unknown) => order(screen, { name: "drill:plan", on });

  test("K29 is planned and cleared under the officer's name, which the walls are not told", async () => {
    const entries: unknown[] = [];
    hub.store.subscribe(({ by, why }) => entries.push([by, why]));
    expect(await say(desk, "2023-11-21")).toEqual({ data: { seq: 1 } });
    await eventually(() => expect(wall.world().plan.get("drill")).toMatchObject({ on: "2023-11-21", officer: "" }));
    expect(hub.store.world.plan.get("drill")).toMatchObject({ on: "2023-11-21", officer: "o-sari" });
    expect(await say(desk, null)).toEqual({ data: { seq: 2 } });
    await eventually(() => expect(wall.world().plan.get("drill")?.on).toBeNull());
    expect(entries).toEqual([
      ["officer:o-sari", "latihan berikutnya 2023-11-21"],
      ["officer:o-sari", "jadwal latihan dihapus"],
    ]);
  });

  test("K29 a day that has passed by WIB is refused in a sentence, today is not; nor is it the walls' to say", async () => {
    const passed = "Selasa, 14 November 2023 sudah lewat. Pilih hari ini atau sesudahnya.";
    expect(await say(desk, "2023-11-14")).toEqual({ error: passed });
    for (const nonsense of ["2023-02-30", "besok", undefined])
      expect(await say(desk, nonsense)).toMatchObject({ error: expect.stringContaining("on") as string });
    expect(await say(wall, TODAY)).toMatchObject({ error: expect.stringContaining("Hanya meja piket") as string });
    expect(hub.store.world.plan.size).toBe(0);
    expect(await say(desk, TODAY)).toEqual({ data: { seq: 1 } });
  });
});

test("K30 a journal and a snapshot of before drills were planned open with none planned; a plan outlives a restart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sigap-plan-"));
  const place = join(folder, "sigap.db");
  const open = async () => openStore(await openAt(place), { log: quiet });
  const before = await open();
  await before.commit(() => putting("an old deed", "a"));
  await before.stop();
  const since = await open();
  expect([since.world.place.size, since.world.plan.size]).toEqual([1, 0]);
  const plan = planned("2026-11-28");
  await since.commit(() => ({ at: 1, by: "officer:Sari", why: "", changes: [{ op: "put", record: plan }] }));
  await since.stop();
  const again = await open();
  expect(again.world.plan.get("drill")).toEqual(plan);
  await again.stop();
  await rm(folder, { recursive: true });
});

describe("Y40 the wall's words for the next drill", () => {
  const midnight = Date.UTC(2026, 10, 21, 17); // 22 Nov 2026, 00.00 WIB
  test.each([
    ["2026-11-22", "hari ini"],
    ["2026-11-23", "besok"],
    ["2026-11-28", "6 hari lagi"],
    ["2026-11-21", "lewat 1 hari"],
    ["2026-11-19", "lewat 3 hari"],
    [null, "belum dijadwalkan"],
  ])("Y40 %s is %s from the first to the last millisecond of the day in WIB", (on, words) => {
    const world = worldOf(planned(on));
    expect(drillWords(world, midnight)).toBe(words);
    expect(drillWords(world, midnight + 86_400_000 - 1)).toBe(words);
  });

  test("Y40 nothing was ever planned", () => expect(drillWords(EMPTY_WORLD, midnight)).toBe("belum dijadwalkan"));
});
