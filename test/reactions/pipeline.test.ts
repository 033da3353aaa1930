import { afterEach, beforeEach, expect, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callsForReassessing, reassess, reweigh, tidy } from "../../server/reactions/pipeline.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Store } from "../../server/store/store.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { Alert } from "../../shared/record/alert.ts";
import type { Deed, World } from "../../shared/world/world.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { areaNames, listener, ORIGIN, told } from "../hazards/told.ts";
import { alert } from "../make/alert.ts";
import { tagana } from "../make/place.ts";

const ground = readGround(undefined, readDefaults());
const post = tagana({ id: "TGN-1", at: [107.06, -6.83] });

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sigap-reassess-"));
  store = await openStore(await openSqlite(join(folder, "sigap.db")), { log: () => undefined });
});
afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

test("G10 a post that the registry gains stands in the impact of what is open; what has ended is left as it was", async () => {
  const exposure = (world: World) => buildExposure(ground, [...world.place.values()]);
  const server = listener();
  server.hear("autogempa", [told(), told({ originTime: ORIGIN + 3_600_000 })], ORIGIN + 3_700_000);
  const [open, ended] = server.quakes();
  if (!open || !ended) throw new Error("two quakes were wanted");
  await store.commit(() => ({
    at: 1,
    by: "test",
    why: "",
    changes: [
      { op: "put", record: open },
      { op: "put", record: ended },
      { op: "put", record: alert({ id: open.id, tier: "info" }) },
      { op: "put", record: alert({ id: ended.id, tier: "info", endedAt: 2 }) },
      { op: "put", record: post },
    ],
  }));
  await reassess({ store, areaNames, exposure }, 5);
  expect(store.world.impact.get(open.id)?.resources).toMatchObject([{ placeId: "TGN-1", where: "inside" }]);
  expect(store.world.alert.get(open.id)?.tier).toBe("merusak");
  expect(store.world.impact.has(ended.id)).toBe(false);
});

test("B9 a count from the field stands in place of the estimate, also in the next version", async () => {
  const exposure = (world: World) => buildExposure(ground, [...world.place.values()]);
  const server = listener();
  server.hear("autogempa", [told()], ORIGIN + 200_000);
  const quake = server.only();
  const fieldCount = { people: 12_500, officer: "Sari", at: 2 };
  const deed = (by: string, open: Alert): Deed => ({ at: 1, by, why: "", changes: [{ op: "put", record: quake }, { op: "put", record: open }] }); // prettier-ignore
  const uncounted = alert({ id: quake.id });
  const counted = alert({ id: quake.id, fieldCount });
  expect(callsForReassessing(deed("officer:Sari", uncounted))).toBe(false);
  expect(callsForReassessing(deed("officer:Sari", counted))).toBe(true);
  expect(callsForReassessing(deed("sigap", counted))).toBe(false);
  await store.commit(() => deed("officer:Sari", counted));
  await reassess({ store, areaNames, exposure }, 5);
  const impact = store.world.impact.get(quake.id);
  expect(impact?.displaced).toEqual({ low: 12_500, high: 12_500, basis: "kaji cepat" });
  expect(impact?.needs[0]?.lines[0]?.need).toEqual({ low: 15_000, high: 15_000 }); // beras, 0.4 kg a day for three days
  expect(store.world.alert.get(quake.id)?.fieldCount).toEqual(fieldCount);
});

test("clock.6 a quake held by a clock that was slow is told, with impact and alert, as soon as the clock is put right", async () => {
  const exposure = (world: World) => buildExposure(ground, [...world.place.values()]);
  const server = listener();
  server.hear("autogempa", [told()], ORIGIN - HOUR_MS);
  const quake = server.only();
  expect(quake.status).toBe("held");
  await store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record: quake }] }));
  const now = ORIGIN + MINUTE_MS;
  await reweigh({ store, areaNames, exposure }, { byMs: -MINUTE_MS, fromAt: 0, untilAt: ORIGIN }, now);
  expect(store.world.hazard.get(quake.id)?.status).toBe("held");
  await reweigh(
    { store, areaNames, exposure },
    { byMs: HOUR_MS + MINUTE_MS, fromAt: ORIGIN - 2 * HOUR_MS, untilAt: ORIGIN },
    now,
  );
  expect(store.world.hazard.get(quake.id)?.status).toBe("live");
  expect(store.world.alert.get(quake.id)?.tier).toBe("merusak");
  const { seq } = store.mark;
  await reweigh({ store, areaNames, exposure }, { byMs: HOUR_MS, fromAt: ORIGIN - 2 * HOUR_MS, untilAt: ORIGIN }, now);
  expect(store.mark.seq).toBe(seq);
});

test("H4 the world forgets what changed longest ago, but never what stands open", async () => {
  const server = listener();
  const records = Array.from({ length: 305 }, (_, n) => told({ originTime: ORIGIN - n * 60_000 }));
  server.hear("gempaterkini", records);
  const quakes = server.quakes().map((quake, n) => ({ ...quake, updatedAt: ORIGIN - n }));
  const oldest = quakes.at(-1)?.id ?? "";
  const open = alert({ id: oldest, tier: "info" });
  await store.commit(() => ({
    at: 1,
    by: "test",
    why: "",
    changes: [...quakes, open].map((record) => ({ op: "put", record })),
  }));
  await tidy({ store }, ORIGIN);
  expect(store.world.hazard.size).toBe(301);
  expect(store.world.hazard.has(oldest)).toBe(true);
  expect(store.world.hazard.has(quakes.at(-2)?.id ?? "")).toBe(false);
});
