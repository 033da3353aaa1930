import { systemError } from "../../shared/bmkg/remarks.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../server/clock.ts";
import { createPipeline } from "../../server/reactions/pipeline.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { autogempa } from "../../server/feeds/autogempa.ts";
import type { Store } from "../../server/store/store.ts";
import type { Outcome } from "../../server/upstream/poll.ts";
import type { FeedReader } from "../../server/upstream/reader.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { World, WorldRecord } from "../../shared/world/world.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { eventually } from "../eventually.ts";
import { areaNames, listener, ORIGIN, told } from "../hazards/told.ts";
import { alert } from "../make/alert.ts";
import { feedStatus } from "../make/feedStatus.ts";
import { tagana } from "../make/place.ts";
import { incident } from "../make/incident.ts";
import type { Count } from "../../shared/record/incident.ts";

const ground = readGround(undefined, readDefaults());
const post = tagana({ id: "TGN-1", at: [107.06, -6.83] });

const exposure = (world: World) => buildExposure(ground, [...world.place.values()]);
const pipelineOf = (store: Store) =>
  createPipeline({ store, clock: systemClock, areaNames, exposure, log: () => undefined });

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

test("registry.10 a post that the registry gains stands in the impact of what is open; what has ended is left as it was", async () => {
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
  await pipelineOf(store).reassess(5);
  expect(store.world.impact.get(open.id)?.resources).toMatchObject([{ placeId: "TGN-1", where: "inside" }]);
  expect(store.world.alert.get(open.id)?.tier).toBe("darurat");
  expect(store.world.impact.has(ended.id)).toBe(false);
});

test("need.9 a count from the field stands in place of the estimate, also in the next version", async () => {
  const server = listener();
  server.hear("autogempa", [told()], ORIGIN + 200_000);
  const quake = server.only();
  const count: Count = { group: "pengungsi", people: 12_500, place: null, officer: "o-sari", at: 2 };
  const put = (...records: WorldRecord[]) => store.commit(() => ({ at: 1, by: "officer:o-sari", why: "", changes: records.map((record) => ({ op: "put", record })) })); // prettier-ignore
  await put(quake, alert({ id: quake.id }));
  await pipelineOf(store).reassess(4);
  const seq = store.mark.seq;
  await pipelineOf(store).reassess(4);
  expect(store.mark.seq).toBe(seq);
  await put(incident({ id: quake.id, counts: [count] }));
  await pipelineOf(store).reassess(5);
  const impact = store.world.impact.get(quake.id);
  expect(impact?.displaced).toEqual({ low: 12_500, mid: 12_500, high: 12_500, basis: "kaji cepat" });
  expect(impact?.needs[0]?.lines[0]?.need).toEqual({ low: 15_000, mid: 15_000, high: 15_000 }); // beras, 0.4 kg a day for three days
  expect(store.world.incident.get(quake.id)?.counts).toEqual([count]);
});

test("clock.6 a quake held by a clock that was slow is told, with impact and alert, as soon as the clock is put right", async () => {
  const server = listener();
  server.hear("autogempa", [told()], ORIGIN - HOUR_MS);
  const quake = server.only();
  expect(quake.status).toBe("held");
  await store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record: quake }] }));
  const now = ORIGIN + MINUTE_MS;
  const reweigh = (byMs: number, fromAt = ORIGIN - 2 * HOUR_MS) =>
    pipelineOf(store).reweigh({ move: { byMs, fromAt, untilAt: ORIGIN }, sure: true, now });
  await reweigh(-MINUTE_MS, 0);
  expect(store.world.hazard.get(quake.id)?.status).toBe("held");
  await reweigh(HOUR_MS + MINUTE_MS);
  expect(store.world.hazard.get(quake.id)?.status).toBe("live");
  expect(store.world.alert.get(quake.id)?.tier).toBe("darurat");
  const { seq } = store.mark;
  await reweigh(HOUR_MS);
  expect(store.mark.seq).toBe(seq);
});

test("clock.6 a server that ended once its clock was put right, and weighed nothing again, costs no quake: the next one reads it from the world", async () => {
  const server = listener();
  server.hear("autogempa", [told()], ORIGIN - HOUR_MS, true, true);
  const quake = server.only();
  expect(quake.status).toBe("held");
  await store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record: quake }] }));
  await store.stop();

  store = await openStore(await openSqlite(join(folder, "sigap.db")), { log: () => undefined });
  const restarted = pipelineOf(store);
  const now = ORIGIN + 10 * MINUTE_MS;
  await restarted.reweigh({ move: null, sure: false, now });
  expect(store.world.hazard.get(quake.id)?.status).toBe("held");
  await restarted.reweigh({ move: null, sure: true, now });
  expect(store.world.hazard.get(quake.id)).toMatchObject({ status: "live", flags: [] });
  expect(store.world.alert.get(quake.id)?.tier).toBe("darurat");
  const { seq } = store.mark;
  await restarted.reweigh({ move: null, sure: true, now: now + 1000 });
  expect(store.mark.seq).toBe(seq);
});

test("history.4 the world forgets what changed longest ago, but never what stands open", async () => {
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
  await pipelineOf(store).tidy(ORIGIN);
  expect(store.world.hazard.size).toBe(301);
  expect(store.world.hazard.has(oldest)).toBe(true);
  expect(store.world.hazard.has(quakes.at(-2)?.id ?? "")).toBe(false);
});

test("registry.13 what was imported while nobody listened is found at the next start, and weighed once", async () => {
  const server = listener();
  server.hear("autogempa", [told()], ORIGIN + 200_000);
  const quake = server.only();
  await store.commit(() => ({
    at: 1,
    by: "test",
    why: "",
    changes: [quake, alert({ id: quake.id, tier: "info" })].map((record) => ({ op: "put", record })),
  }));
  await pipelineOf(store).tidy(ORIGIN + 200_000);
  expect(store.world.impact.get(quake.id)?.resources).toEqual([]);
  await store.stop();

  // The import command's own store: no pipeline hears its entry, as when the server is killed before it reacts.
  const importing = await openStore(await openSqlite(join(folder, "sigap.db")), { log: () => undefined });
  await importing.commit(() => ({ at: 2, by: "import:tagana", why: "", changes: [{ op: "put", record: post }] }));
  await importing.stop();

  store = await openStore(await openSqlite(join(folder, "sigap.db")), { log: () => undefined });
  const restarted = pipelineOf(store);
  await restarted.tidy(ORIGIN + 300_000);
  expect(store.world.impact.get(quake.id)?.resources).toMatchObject([{ placeId: "TGN-1", where: "inside" }]);
  const { seq } = store.mark;
  await restarted.tidy(ORIGIN + 305_000);
  await pipelineOf(store).tidy(ORIGIN + 310_000);
  expect(store.mark.seq).toBe(seq);
});

test("journal.19 what was read while the journal failed is told to it in order, also when the feed has moved on", async () => {
  await store.stop();
  const journal = await openSqlite(":memory:");
  let full = false;
  const unlessFull = <T>(write: () => Promise<T>) => (full ? Promise.reject(new Error("disk full")) : write());
  store = await openStore(
    {
      ...journal,
      append: (head, deed) => unlessFull(() => journal.append(head, deed)),
      probe: (bytes) => unlessFull(() => journal.probe(bytes)),
    },
    { log: () => undefined, probeMs: 50, patienceMs: 2500 },
  );
  const pipeline = pipelineOf(store);
  const said = (minutes: number) => told({ originTime: ORIGIN + minutes * 60_000, magnitude: 5 + minutes / 100 });
  const reading = (minutes: number) =>
    readerOf(ORIGIN + minutes * 60_000 + 200_000, {
      outcome: "read",
      fetchedAt: ORIGIN + minutes * 60_000 + 200_000,
      reading: { bulletins: [said(minutes)], newestAt: null, notes: [], follow: [] },
    });
  await pipeline.turn(readerOf(ORIGIN, { outcome: "unchanged", fetchedAt: ORIGIN }));
  full = true;
  await expect(pipeline.turn(reading(0))).rejects.toThrow("disk full");
  await expect(pipeline.turn(reading(30))).rejects.toThrow("disk full");
  await expect(
    pipeline.turn(readerOf(ORIGIN, { outcome: "unreachable", reason: systemError("HTTP 503") })),
  ).rejects.toThrow("disk full");
  expect(pipeline.unkept()).toBe(2);
  expect(store.world.hazard.size).toBe(0);
  full = false;
  await eventually(() => expect(store.check().failingSince).toBeNull());
  await pipeline.turn(reading(60));
  expect(pipeline.unkept()).toBe(0);
  const { hazard } = store.world;
  const asWritten = [...hazard.values()].sort((a, b) => (hazard.changedAt(a.id) ?? 0) - (hazard.changedAt(b.id) ?? 0));
  const origins = asWritten.map(({ firstSeenAt }) => (firstSeenAt - ORIGIN - 200_000) / 60_000);
  expect(origins).toEqual([0, 30, 60]);
  const { seq } = store.mark;
  await pipeline.tellUnkept();
  expect(store.mark.seq).toBe(seq);
});

function readerOf(triedAt: number, outcome: Outcome): FeedReader {
  return {
    feed: { ...autogempa },
    status: () => feedStatus({ triedAt }),
    due: () => true,
    turn: () => Promise.resolve(outcome),
    forget: () => undefined,
    leave: () => undefined,
  };
}
