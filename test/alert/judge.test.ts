import { describe, expect, test } from "vitest";
import { ALERT_RULES } from "../../shared/alert/alertRules.ts";
import { endOf, judge as weigh } from "../../shared/alert/judge.ts";
import { mainOf } from "../../shared/alert/sequence.ts";
import { needsAnswer } from "../../shared/alert/needsAnswer.ts";
import type { Alert } from "../../shared/record/alert.ts";
import { current, type Earthquake, type Hazard } from "../../shared/record/hazard.ts";
import type { FeltPlace, Impact, PeopleBand } from "../../shared/record/impact.ts";
import { HOUR_MS } from "../../shared/time.ts";
import { listener, ORIGIN, told, warned } from "../hazards/told.ts";
import { impact } from "../make/impact.ts";
import { weather } from "../make/weather.ts";
import { answerOf } from "../../shared/alert/answer.ts";
import { answered } from "../make/incident.ts";
import { worldOf } from "../make/world.ts";
import { EMPTY_WORLD } from "../../shared/world/world.ts";

const MACHINE = "solusi otomatis, menunggu buletin BMKG";
/** Of a quake that is nobody's aftershock. */
const judge = (hazard: Hazard, hit: Impact, alert: Alert | null, now: number) =>
  weigh({ hazard, impact: hit, alert, mainId: null, now });

const NOW = ORIGIN + 180_000;

function quake(over: Parameters<typeof told>[0] = {}): Earthquake {
  const server = listener();
  server.hear("autogempa", [told(over)]);
  return server.only();
}

const people = (...bands: [mmi: number, mid: number][]): PeopleBand[] =>
  bands.map(([mmi, mid]) => ({ mmi, low: 0, mid, high: 2 * mid }));
/** People × chance, at VI and at VII and above. */
const expected = (vi: number, vii = 0) => ({ v: 20 * vi, vi, vii, viii: 0 });
const damaging = impact({ expected: expected(60_000), people: people([5, 900_000]) });
const post = {
  placeId: "TGN-3203",
  kind: "tagana",
  mmi: 5.8,
  pAtLeast: { v: 0.9, vi: 0.5, vii: 0.1 },
  action: null,
  where: "inside",
  distanceKm: 10,
} as const;
const zone = (level: "AWAS" | "SIAGA" | "WASPADA") => ({ province: "NTT", district: "ENDE", level, arrivalAt: null });
const warning = (level: "AWAS" | "SIAGA" | "WASPADA") =>
  quake({ form: "tsunami", stage: "PD-2", issuedAt: ORIGIN, zones: [zone(level)] });

const vi = { place: "Cianjur", mmiLow: 5, mmiHigh: 6 };
const feltAt = (state: FeltPlace["state"]): FeltPlace => ({
  report: vi,
  state,
  names: [],
  at: null,
  estimatedMmi: null,
});

/** Who answers for it, of one who did so at that tier. */
function answerTo(
  alert: Alert,
  tier: Alert["tier"],
  { hazard = quake(), at = NOW, closedAt = null }: { hazard?: Hazard; at?: number; closedAt?: number | null } = {},
): string | null {
  const incident = { ...answered({ id: alert.id, tier }, { at }), closedAt };
  return answerOf(worldOf({ ...hazard, id: alert.id }, incident), alert)?.officer ?? null;
}

describe("A: alerts", () => {
  test.each(["ambiguous", "unknown", "absurd"] as const)(
    "alert.10 an intensity whose place is %s raises no tier by itself",
    (state) => {
      const alert = judge(quake({ form: "felt", felt: [vi] }), impact({ felt: [feltAt(state)] }), null, NOW);
      expect(alert).toMatchObject({
        tier: "dirasakan",
        reasons: [`dirasakan di 1 tempat, terkuat ${state === "absurd" ? "tanpa angka" : "VI MMI"}`],
      });
    },
  );

  const main = quake();
  const after = (over: object): Earthquake => ({
    ...quake({ originTime: ORIGIN + HOUR_MS, magnitude: 4.3, ...over }),
    status: "live",
  });
  test.each([
    ["near and soon after", {}, main.id],
    ["45 km away", { at: [107.45, -6.84] }, main.id],
    ["60 km away", { at: [107.6, -6.84] }, null],
    ["a day before", { originTime: ORIGIN - 24 * HOUR_MS }, null],
    ["five weeks after", { originTime: ORIGIN + 35 * 24 * HOUR_MS }, null],
    ["as large", { magnitude: 5.6 }, null],
  ])("A7 a smaller quake %s: main event %s", (_, over, id) => {
    expect(mainOf(after(over), [main])).toBe(id);
  });

  test("A1 how many people by chance in which intensity make it darurat is the rules' to say", () => {
    const { emergency } = ALERT_RULES;
    const rules = { ...ALERT_RULES, emergency: { mmi: 6 as const, people: { ...emergency.people, value: 10 } } };
    const hit = impact({ expected: expected(10) });
    const alert = weigh({ hazard: quake(), impact: hit, alert: null, mainId: null, now: NOW, rules });
    expect(alert).toMatchObject({ tier: "darurat", reasons: ["perkiraan 10 orang mungkin di MMI VI ke atas"] });
    expect(judge(quake(), impact({ people: people([9, 1e6]) }), null, NOW)?.tier).not.toBe("darurat");
  });

  test("alert.11 a quake just below merusak says that somebody may be hurt", () => {
    const hit = (vi: number) =>
      judge(quake(), impact({ expected: expected(vi), people: people([5, 90_000]) }), null, NOW);
    expect(hit(49_999)).toMatchObject({ tier: "dirasakan", mayHurt: true, asks: true });
    expect(hit(10_000)?.reasons).toEqual([
      "perkiraan 10 ribu orang mungkin di MMI VI ke atas: mungkin ada yang terluka",
      "perkiraan 90 ribu orang di MMI IV ke atas",
    ]);
    expect(hit(9_999)).toMatchObject({ tier: "dirasakan", mayHurt: false });
    expect(hit(50_000)).toMatchObject({ tier: "merusak", mayHurt: false });
  });

  test("alert.12 a felt one with nobody at V and fewer than 1,000 by chance at VI is told and asks nobody", () => {
    const felt = quake({ form: "felt", felt: [{ place: "Sumedang", mmiLow: 3, mmiHigh: 3 }] });
    const asks = (hit: Impact, hazard: Hazard = felt) => {
      const alert = judge(hazard, hit, null, NOW);
      return alert && [alert.tier, needsAnswer(EMPTY_WORLD, alert)];
    };
    expect(asks(impact({ expected: expected(999), people: people([4, 80_000]) }))).toEqual(["dirasakan", false]);
    expect(asks(impact({ expected: expected(1000) }))).toEqual(["dirasakan", true]);
    expect(asks(impact({ people: people([5, 1]) }))).toEqual(["dirasakan", true]);
    const five = quake({ form: "felt", felt: [{ place: "Sumedang", mmiLow: 4, mmiHigh: 5 }] });
    const told = { ...feltAt("unknown"), report: { place: "Sumedang", mmiLow: 4, mmiHigh: 5 } };
    expect(asks(impact({ felt: [told] }), five)).toEqual(["dirasakan", true]);
    expect(asks(impact(), warning("WASPADA"))).toEqual(["merusak", true]);
    const small = judge(felt, impact(), null, NOW);
    expect(judge(felt, impact({ expected: expected(2000) }), small, NOW + 1)).toMatchObject({ asks: true });
  });

  test("alert.13 a post counts from even odds of VI, and nothing else does", () => {
    const at = (vi: number) => ({ ...post, mmi: 6.4, pAtLeast: { v: 0.9, vi, vii: 0 } });
    expect(judge(quake(), impact({ resources: [at(0.499)] }), null, NOW)?.tier).toBe("info");
    expect(judge(quake(), impact({ resources: [at(0.5), at(0.2), at(0.9)] }), null, NOW)?.reasons).toEqual([
      "2 pos kita di MMI VI ke atas, perkiraan",
    ]);
  });

  test("A7 an aftershock asks for an answer only when it does damage of its own", () => {
    const small = weigh({
      hazard: after({}),
      impact: impact({ people: people([4, 50_000]) }),
      alert: null,
      mainId: main.id,
      now: NOW,
    });
    expect(small).toMatchObject({ tier: "dirasakan", mainId: main.id });
    expect(small && needsAnswer(EMPTY_WORLD, small)).toBe(false);
    const harmful = weigh({
      hazard: after({}),
      impact: damaging,
      alert: null,
      mainId: main.id,
      now: NOW,
    });
    expect(harmful && needsAnswer(EMPTY_WORLD, harmful)).toBe(true);
  });

  test("A8 the largest of several is the main event; held and test quakes are none", () => {
    const larger = { ...quake({ magnitude: 6.4, originTime: ORIGIN - HOUR_MS }), id: "larger" };
    expect(mainOf(after({}), [main, larger])).toBe("larger");
    expect(
      mainOf(after({}), [
        { ...larger, status: "test" },
        { ...larger, status: "held" },
      ]),
    ).toBeNull();
  });

  test.each([
    ["a strong quake where nobody lives", quake({ magnitude: 7.5, depthKm: 20 }), impact(), "info"],
    ["many feel it", quake(), impact({ people: people([4, 12_000]) }), "dirasakan"],
    [
      "reports, whatever the estimate",
      quake({ form: "felt", felt: [{ place: "Sumedang", mmiLow: 3, mmiHigh: 3 }] }),
      impact(),
      "dirasakan",
    ],
    ["50,000 by chance in VI", quake(), impact({ expected: expected(50_000) }), "merusak"],
    ["however many are in VI by the median alone", quake(), impact({ people: people([6, 9999]) }), "info"],
    ["one of our posts in VI", quake(), impact({ resources: [post] }), "merusak"],
    ["VI reported", quake({ form: "felt", felt: [vi] }), impact({ felt: [feltAt("found")] }), "merusak"],
    ["75,000 by chance in VII", quake(), impact({ expected: expected(400_000, 75_000) }), "darurat"],
    ["74,999 by chance in VII", quake(), impact({ expected: expected(400_000, 74_999) }), "merusak"],
    ["tsunami AWAS", warning("AWAS"), impact(), "darurat"],
    ["tsunami SIAGA", warning("SIAGA"), impact(), "darurat"],
    ["tsunami WASPADA", warning("WASPADA"), impact(), "merusak"],
    ["potential, no zones yet", quake({ potential: "potential" }), impact(), "darurat"],
  ])("A1 %s is %4$s", (_, hazard, hit, tier) => {
    const alert = judge(hazard, hit, null, NOW);
    expect(alert?.tier).toBe(tier);
    expect(alert?.reasons.length).toBeGreaterThan(0);
  });

  test("A1 the reasons carry their figures", () => {
    const alert = judge(quake(), impact({ expected: expected(1_245_347, 158_697), resources: [post] }), null, NOW);
    expect(alert?.reasons).toEqual([
      "perkiraan 160 ribu orang mungkin di MMI VII ke atas",
      "perkiraan 1,2 juta orang mungkin di MMI VI ke atas",
      "1 pos kita di MMI VI ke atas, perkiraan",
    ]);
  });

  test("I18 posts in VI that are only counted raise it and stand in its reason too", () => {
    const counted = { kind: "tagana", where: "inside" } as const;
    const unlisted = [
      { ...counted, mmi: 7, places: 1200, posts: 1200 },
      { ...counted, mmi: 6, places: 34, posts: 40 },
      { ...counted, mmi: 5, places: 9000, posts: 9000 },
    ];
    const alert = judge(quake(), impact({ unlisted }), null, NOW);
    expect(alert).toMatchObject({ tier: "merusak", reasons: ["1.234 pos kita di MMI VI ke atas, perkiraan"] });
  });

  test.each([["history"], ["held"], ["test"]] as const)("A2 what is %s raises nothing", (status) => {
    expect(judge({ ...quake(), status }, impact({ expected: expected(1e6, 1e6) }), null, NOW)).toBeNull();
  });

  test("A3 a machine's solution or a quake abroad is at most dirasakan, and says why", () => {
    const hit = impact({ expected: expected(400_000, 100_000) });
    const machine = judge(quake({ form: "automatic", bulletinId: "bmg2022xabc" }), hit, null, NOW);
    expect(machine).toMatchObject({ tier: "dirasakan" });
    expect(machine?.reasons[0]).toBe(MACHINE);
    const small = judge(quake({ form: "automatic" }), impact({ people: people([4, 500_000]) }), null, NOW);
    expect(small).toMatchObject({ tier: "info", reasons: [MACHINE, "perkiraan 500 ribu orang di MMI IV ke atas"] });
    expect(judge(quake({ at: [125, 14], area: "MINDORO" }), hit, null, NOW)?.tier).toBe("dirasakan");
  });

  test("A4 a rise asks for an answer again, a lowering does not, and both say why", () => {
    const raised = judge(quake(), impact({ people: people([4, 12_000]) }), null, NOW) as Alert;
    const risen = judge(quake(), damaging, raised, NOW + 1) as Alert;
    expect(risen.tier).toBe("merusak");
    expect([answerTo(raised, "dirasakan"), answerTo(risen, "dirasakan")]).toEqual(["o-sari", null]);
    const lowered = judge(quake(), impact({ people: people([4, 12_000]) }), risen, NOW + 2) as Alert;
    expect([lowered.tier, answerTo(lowered, "merusak")]).toEqual(["dirasakan", "o-sari"]);
    expect(lowered.history.map(({ move, tier }) => [move, tier])).toEqual([["raised", "dirasakan"], ["raised", "merusak"], ["lowered", "dirasakan"]]); // prettier-ignore
    expect(lowered.history.every(({ why }) => why.length > 5)).toBe(true);
  });

  test("alert.15 a higher level of tsunami than had been told at the answer asks again, a lower one and the same do not", () => {
    const first = warning("SIAGA");
    const raised = judge(first, damaging, null, NOW) as Alert;
    const then = (level: "AWAS" | "SIAGA" | "WASPADA") => {
      const [later] = warning(level).versions.map((each) => ({ ...each, n: 2, fetchedAt: NOW + 2000 }));
      const hazard = { ...first, versions: [...first.versions, later!] };
      const alert = judge(hazard, damaging, raised, NOW + 2000) as Alert;
      return answerTo(alert, raised.tier, { hazard, at: NOW + 1000 });
    };
    expect([then("AWAS"), then("SIAGA"), then("WASPADA")]).toEqual([null, "o-sari", "o-sari"]);
  });

  test("alert.4 a return to the tier that was answered keeps the answer", () => {
    const [loud, quiet] = [damaging, impact({ people: people([4, 12_000]) })];
    const raised = judge(quake(), loud, null, NOW) as Alert;
    const again = judge(quake(), loud, judge(quake(), quiet, raised, NOW + 1), NOW + 2) as Alert;
    expect([again.tier, answerTo(again, "merusak")]).toEqual(["merusak", "o-sari"]);
    const louder = judge(quake(), impact({ expected: expected(400_000, 100_000) }), again, NOW + 3) as Alert;
    expect(answerTo(louder, "merusak")).toBeNull();
  });

  test("alert.4 what was raised after its incident was closed has to be answered anew", () => {
    const raised = judge(quake(), damaging, null, NOW) as Alert;
    expect(answerTo(raised, "merusak", { closedAt: NOW - 1 })).toBeNull();
    expect(answerTo(raised, "merusak", { closedAt: NOW + 1 })).toBe("o-sari");
  });

  test("alert.7 an aftershock that does damage of its own is not answered with what it joined", () => {
    const raised = weigh({ hazard: after({}), impact: damaging, alert: null, mainId: main.id, now: NOW }) as Alert;
    const joined = (at: number) => ({ ...answered({ id: main.id, tier: "darurat" }, { at }), hazardIds: [main.id, raised.id] }); // prettier-ignore
    expect([NOW - 1, NOW + 1].map((at) => needsAnswer(worldOf(after({}), joined(at)), raised))).toEqual([true, false]);
    // As a wall is told of it.
    const bare = { ...raised, history: [] };
    expect([NOW - 1, NOW + 1].map((at) => needsAnswer(worldOf(after({}), joined(at)), bare))).toEqual([true, false]);
  });

  test("A5 an ended alert is raised again only by something louder", () => {
    const ended: Alert = {
      ...(judge(quake(), damaging, null, NOW) as Alert),
      endedAt: NOW,
    };
    expect(judge(quake(), impact({ expected: expected(70_000) }), ended, NOW)).toBe(ended);
    expect(judge(warning("AWAS"), impact(), ended, NOW)).toMatchObject({ tier: "darurat", endedAt: null });
  });

  test.each([
    ["dirasakan", 3],
    ["merusak", 24],
    ["darurat", 72],
  ] as const)("A6 %s ends by itself %d hours after its last version", (tier, hours) => {
    const hazard = quake();
    const alert: Alert = { ...(judge(hazard, impact(), null, NOW) as Alert), tier };
    const last = current(hazard).fetchedAt + hours * HOUR_MS;
    expect(endOf(hazard, alert, last - 1)).toBeNull();
    expect(endOf(hazard, alert, last)).toMatchObject({ endedAt: last });
  });

  test("A6 an open tsunami warning stands for a day without word, a rain warning until it expires", () => {
    const hazard = warning("SIAGA");
    const alert = judge(hazard, impact(), null, NOW) as Alert;
    expect(endOf(hazard, alert, ORIGIN + 24 * HOUR_MS - 1)).toBeNull();
    expect(endOf(hazard, alert, ORIGIN + 24 * HOUR_MS)?.history.at(-1)?.why).toContain("24 jam");
    const server = listener();
    const [rain] = server.hear("nowcast", [warned()]);
    if (rain?.kind !== "weather") throw new Error("no rain");
    const warns = judge(rain, impact({ peopleInside: 40_000 }), null, NOW) as Alert;
    expect(warns.tier).toBe("info");
    expect(endOf(rain, warns, rain.endsAt - 1)).toBeNull();
    expect(endOf(rain, warns, rain.endsAt)).toMatchObject({ endedAt: rain.endsAt });
  });

  test("alert.5 a rain warning that BMKG renews after its end is raised again, of any tier", () => {
    const rain = weather({ endsAt: NOW });
    const ended = endOf(rain, judge(rain, impact(), null, NOW - 1) as Alert, NOW) as Alert;
    expect(judge(rain, impact(), ended, NOW)).toBe(ended);
    const renewed = weather({ endsAt: NOW + HOUR_MS });
    expect(judge(renewed, impact(), ended, NOW)).toMatchObject({ endedAt: null, history: { length: 3 } });
  });

  test("weather.6 the alert of a rain warning that ended in another says so", () => {
    const alert = judge(weather({ endsAt: NOW + 1 }), impact(), null, NOW) as Alert;
    const over = weather({ endsAt: NOW, flags: ["replaced"] });
    expect(endOf(over, alert, NOW)?.history.at(-1)?.why).toBe("diganti peringatan BMKG lain");
  });

  test("weather.7 of people who are not known no number is told", () => {
    expect(judge(weather(), impact({ peopleInside: null }), null, NOW)?.reasons).toEqual([
      "BMKG: Hujan Lebat disertai Petir di Jawa Barat, tingkat sedang",
      "penduduk di wilayah peringatan belum diketahui",
    ]);
  });
});
