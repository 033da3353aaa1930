import fc from "fast-check";
import { expect, test } from "vitest";
import { calmWords } from "../../client/desk/shell/calmWords.ts";
import { weatherColumn } from "../../client/wall/figures/weatherColumn.ts";
import { sceneOf } from "../../client/wall/scene/scene.ts";
import { plateWords } from "../../client/wall/scene/unsure.ts";
import { hazardsJson, WHOLE } from "../../server/public/api/hazardsJson.ts";
import { createHealth } from "../../server/public/api/health.ts";
import { publicPage } from "../../server/public/publicPage.ts";
import { publicView } from "../../server/public/publicView.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import { tellsOf } from "../../shared/bmkg/feedTrust.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import { inForceWords } from "../../shared/calm/inForce.ts";
import { TIERS, type Alert, type Tier } from "../../shared/record/alert.ts";
import type { Hazard, WeatherAlert } from "../../shared/record/hazard.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { alert, feeds, KABUPATEN, nagekeo, NOW, rain, PHONES } from "../http/worlds.ts";
import { quake } from "../make/quake.ts";
import { standing } from "../make/standing.ts";
import { worldOf } from "../make/world.ts";
import { runs } from "../runs.ts";

/** What one thing of the world is, and whether it is in force: told beside it, so that no code under test has a say in it. */
interface Sample {
  records: WorldRecord[];
  inForce: boolean;
  weather: boolean;
}

const OPEN = fc.constantFrom<Tier | "none" | "ended">(...TIERS, "none", "ended");

/** An alert as it is said, or none. */
function alertAs(id: string, said: Tier | "none" | "ended"): Alert[] {
  if (said === "none") return [];
  return [said === "ended" ? alert(id, "merusak", { endedAt: NOW - MINUTE_MS }) : alert(id, said)];
}

const raining = fc
  .record({ open: OPEN, cancelled: fc.boolean(), leftMs: fc.constantFrom(-1, 1000, HOUR_MS), history: fc.boolean() })
  .map(({ open, cancelled, leftMs, history }) => (id: string): Sample => {
    const change: Partial<WeatherAlert> = { id, cancelled, endsAt: NOW + leftMs, status: history ? "history" : "live" };
    const inForce = !cancelled && leftMs > 0 && !history;
    return { records: [rain(change), ...alertAs(id, open)], inForce, weather: true };
  });

const shaking = fc
  .record({ open: OPEN, status: fc.constantFrom<Hazard["status"]>("live", "held", "test", "history") })
  .map(({ open, status }) => (id: string): Sample => {
    const inForce = status === "live" && (open === "merusak" || open === "darurat");
    return { records: [quake({ id, status }), ...alertAs(id, open)], inForce, weather: false };
  });

const tsunami = fc
  .record({ open: OPEN, state: fc.constantFrom("warning" as const, "potential" as const) })
  .map(({ open, state }) => (id: string): Sample => ({
    records: [{ ...nagekeo({ state }), id }, ...alertAs(id, open)],
    inForce: open !== "ended",
    weather: false,
  }));

const world = fc
  .array(fc.oneof(raining, shaking, tsunami), { maxLength: 5 })
  .map((makers) => makers.map((make, n) => make(`hazard:${n}`)));

/** Each way in which a feed can be ill, and the two in which it is well. */
const ILL: Record<string, Partial<FeedStatus>> = {
  unreachable: { outcome: "unreachable", reason: "HTTP 503", failingSince: NOW - HOUR_MS, failures: 9 },
  unreadable: { outcome: "unreadable", reason: "no JSON", failingSince: NOW - HOUR_MS, failures: 9 },
  "never tried": { triedAt: null, readAt: null, outcome: "never" },
  "never read": { readAt: null, outcome: "unreachable", failingSince: NOW - HOUR_MS, failures: 9 },
  lost: { triedAt: NOW - HOUR_MS, readAt: NOW - HOUR_MS },
  "of the future": { triedAt: NOW + HOUR_MS, readAt: NOW + HOUR_MS },
  owing: { owed: 2 },
};
const WELL: Record<string, Partial<FeedStatus>> = {
  current: {},
  quiet: { quietAfterMs: MINUTE_MS, newestAt: NOW - HOUR_MS },
};
const TITLES = feeds(NOW);
const wellFeed = fc.constantFrom(...Object.keys(WELL));
const feedsSaid: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(...TITLES.map(() => wellFeed)) },
  { weight: 2, arbitrary: fc.tuple(...TITLES.map(() => fc.constantFrom(...Object.keys(WELL), ...Object.keys(ILL)))) },
  { weight: 1, arbitrary: fc.constant([]) },
);

const server = fc.record({
  feeds: feedsSaid,
  aheadMs: fc.oneof(fc.constant(0), fc.constantFrom(-29_000, 30_000, -31_000, 3 * HOUR_MS, -7 * HOUR_MS, null)),
  journal: fc.oneof(
    fc.constant({ failingSince: null, reason: null, unkept: 0, missing: 0 }),
    fc.record({
      failingSince: fc.constantFrom(NOW - 3000, NOW - HOUR_MS),
      reason: fc.constant("disk full at /secret/place"),
      unkept: fc.nat({ max: 9 }),
      missing: fc.nat({ max: 2 }),
    }),
    fc.constant({ failingSince: null, reason: null, unkept: 3, missing: 0 }),
    fc.constant({ failingSince: null, reason: null, unkept: 0, missing: 1 }),
  ),
});

const SAYS_NONE = /tidak ada (peringatan|yang berlaku)|tidak mengetahui peringatan|no warning/i;

test("calm.1 calm.2 public.20 no combination of feeds, documents owed, clock, journal and warnings is called calm but the one that is", () => {
  let calms = 0;
  fc.assert(
    fc.property(world, server, (samples, { feeds: said, aheadMs, journal }) => {
      const told: Standing = standing(
        said.map((how, n) => ({ ...TITLES[n]!, ...WELL[how], ...ILL[how] })),
        { clock: { aheadMs, hosts: 3 }, journal },
      );
      const records = worldOf(...samples.flatMap((sample) => sample.records));
      const inForce = samples.filter((sample) => sample.inForce);
      const ownIsWell =
        (aheadMs === null || Math.abs(aheadMs) <= 30_000) &&
        journal.unkept + journal.missing === 0 &&
        !journal.failingSince;
      const isWell = (feed: string | undefined) => feed !== undefined && feed in WELL;
      const known = said.length > 0 && said.every(isWell) && ownIsWell;
      const isCalm = known && inForce.length === 0;
      calms += Number(isCalm);

      const report = { ...told, at: NOW };
      const calm = calmOf({ world: records, report, now: NOW, heard: AT_THE_SOURCE });
      expect(calm.state).toBe(isCalm ? "calm" : inForce.length > 0 ? "in-force" : "unknown");

      const hazards = publicView(records);
      const page = publicPage({
        hazards,
        calm,
        feeds: told.feeds,
        kabupaten: KABUPATEN,
        drill: null,
        phones: PHONES,
        now: NOW,
      });
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(14_336);
      if (!isCalm) expect(page).not.toMatch(SAYS_NONE);
      if (!known) expect(page).toContain('class="mark"');
      if (calm.state === "in-force" && page.includes("Yang kami baca dari BMKG"))
        expect(page).toContain(`${inForceWords(calm.hazards)} berlaku`);

      const json = hazardsJson({ world: records, standing: told, calm, drill: null, now: NOW, part: WHOLE });
      expect(JSON.parse(json)).toMatchObject({ calm: calm.state, inForce: inForce.length });
      expect(json).not.toContain("secret");

      const health = createHealth({
        store: fakeStore(records),
        standing: () => told,
        drill: null,
        log: () => undefined,
      });
      const { status, json: body } = health(NOW);
      const down = journal.failingSince === NOW - HOUR_MS;
      expect(status).toBe(down ? 503 : 200);
      expect(JSON.parse(body)).toMatchObject({ status: down ? "down" : known ? "ok" : "degraded", calm: calm.state });
      expect(body).not.toContain("secret");

      const scene = sceneOf({ world: records, report, now: NOW, heard: AT_THE_SOURCE });
      const unwell = TITLES.filter((_, n) => !isWell(said[n])).map(({ id }) => id);
      if (scene.kind === "calm") {
        const plate = plateWords(scene, NOW);
        const quakesKnown = said.length > 0 && !unwell.some((id) => tellsOf(id, "quake", "tsunami")) && ownIsWell;
        if (plate.length === 0) expect([quakesKnown, inForce.some((sample) => !sample.weather)]).toEqual([true, false]);
        const { count, doubts } = weatherColumn({ world: records, calm: scene.calmWeather, at: NOW });
        const weatherKnown = said.length > 0 && !unwell.includes("nowcast") && ownIsWell;
        expect(doubts.length === 0).toBe(weatherKnown);
        const raining = inForce.filter((sample) => sample.weather).length;
        expect(count).toBe(raining > 0 || weatherKnown ? raining : null);
      }

      const desk = calmWords(calm);
      expect(SAYS_NONE.test(`${desk.heading} ${desk.sentence}`)).toBe(isCalm);
    }),
    { numRuns: runs(600) },
  );
  expect(calms).toBeGreaterThan(runs(600) / 50);
});

test("calm.1 while the server's own state is not known, nothing is calm", () => {
  const calm = calmOf({ world: worldOf(), report: null, now: NOW, heard: AT_THE_SOURCE });
  expect(calm.state).toBe("unknown");
  expect(calmWords(calm).sentence).toContain("Keadaan sumber tidak diketahui");
  const scene = sceneOf({ world: worldOf(), report: null, now: NOW, heard: AT_THE_SOURCE });
  const column = weatherColumn({ world: worldOf(), calm: scene.calmWeather, at: NOW });
  expect(column).toEqual({ alerts: [], doubts: ["Keadaan sumber belum diketahui"], count: null, none: null });
});

test("calm.3 a journal that fails, what waits for it and a clock that is off are told alike on every screen", () => {
  const journal = { failingSince: NOW - MINUTE_MS, reason: "disk full", unkept: 2, missing: 4 };
  const report = {
    ...standing(feeds(NOW), { clock: { aheadMs: -7 * HOUR_MS, hosts: 3 }, journal }),
    at: NOW,
  };
  const calm = calmOf({ world: worldOf(), report, now: NOW, heard: AT_THE_SOURCE });
  const scene = sceneOf({ world: worldOf(), report, now: NOW, heard: AT_THE_SOURCE });
  expect(plateWords(scene, NOW)).toEqual([
    "Jurnal tidak dapat ditulis sejak 13.38 WIB",
    "Kabar baru belum dapat dicatat dan belum tampil",
    "4 catatan terakhir jurnal hilang",
    "Layar pernah menerimanya; periksa cadangan",
    "2 bacaan BMKG belum tercatat",
    "Jam server meleset 7 jam 0 menit (di belakang BMKG)",
    "Keadaan terakhir yang diketahui, bukan sekarang",
  ]);
  const clockAlone = { ...standing(feeds(NOW), { clock: { aheadMs: -7 * HOUR_MS, hosts: 3 } }), at: NOW };
  expect(plateWords(sceneOf({ world: worldOf(), report: clockAlone, now: NOW, heard: AT_THE_SOURCE }), NOW)).toEqual([
    "Jam server meleset 7 jam 0 menit (di belakang BMKG)",
    "Jam di layar ini menurut BMKG",
  ]);
  for (const words of [
    calmWords(calm).sentence,
    publicPage({ hazards: [], calm, feeds: report.feeds, kabupaten: [], drill: null, phones: PHONES, now: NOW }),
  ])
    for (const part of [
      "Jurnal tidak dapat ditulis sejak 21 Nov 2022 13.38",
      "4 catatan terakhir jurnal hilang",
      "2 bacaan BMKG belum tercatat",
      "di belakang BMKG",
    ])
      expect(words).toContain(part);
  expect(sceneOf({ world: worldOf(), report, now: NOW, heard: AT_THE_SOURCE, recorded: true }).calm).toBeNull();
});
