import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sameQuake, sameRecord } from "../../server/hazards/sameQuake.ts";
import { inForce, listener, magnitudes, ORIGIN, told } from "./told.ts";

const MINUTE = 60_000;
const trace = (over = {}) => ({
  originTime: ORIGIN,
  at: [107.05, -6.84] as [number, number],
  magnitude: 5.6,
  depthKm: 10,
  bulletinId: null,
  ...over,
});

describe("M: one quake, many tellers", () => {
  test.each([
    ["the same words", {}, true],
    [
      "3 s and 0.1° apart, as BMKG's own files are",
      { originTime: ORIGIN + 3000, at: [107.15, -6.84], magnitude: 5.4 },
      true,
    ],
    ["30 s, 1.0 of magnitude", { originTime: ORIGIN + 30_000, magnitude: 4.6 }, true],
    ["31 s", { originTime: ORIGIN + 31_000 }, false],
    ["20 s and 120 km", { originTime: ORIGIN + 20_000, at: [108.14, -6.84] }, false],
    ["20 s and 1.5 of magnitude", { originTime: ORIGIN + 20_000, magnitude: 4.1 }, false],
  ])("M1 %s: same quake is %o", (_, over, same) => {
    expect(sameQuake(trace(), trace(over))).toBe(same);
    expect(sameQuake(trace(over), trace())).toBe(same);
  });

  test.each([
    [
      "29 Aug 2023: 287 km away, 525 km deep, same second",
      { at: [116.9, -4.38], magnitude: 7.4 },
      { at: [116.56, -6.94], magnitude: 7.1, depthKm: 525 },
      true,
    ],
    ["M2.2 that became M4.2", { magnitude: 2.2 }, { magnitude: 4.2 }, true],
    ["longitude typed 2° off", { at: [96.68, 2.1] }, { at: [98.68, 2.1] }, true],
    ["the other end of the country", { at: [96.68, 2.1] }, { at: [128, -3] }, false],
  ])("M2 a correction in the same moment, %s: %o", (_, first, second, same) => {
    expect(sameQuake(trace(first), trace(second))).toBe(same);
  });

  test("M3 a lost sign is the same quake", () => {
    expect(sameQuake(trace({ at: [128.1, -2.13] }), trace({ at: [128.1, 2.13] }))).toBe(true);
    expect(sameQuake(trace({ at: [-123.81, 1] }), trace({ at: [123.81, 1] }))).toBe(true);
  });

  test("M4 three records of one quake and its first estimate in one body are one hazard, and stay so at every reading", () => {
    const server = listener(ORIGIN + 4 * MINUTE);
    const list = [
      told({ magnitude: 7.4 }),
      told({ magnitude: 7.4 }),
      told({ magnitude: 7.5, depthKm: 12, originTime: ORIGIN - 1000 }),
      told({ magnitude: 7.4 }),
    ];
    server.hear("gempaterkini", list);
    expect(magnitudes(server.only())).toEqual([7.4]);
    expect(server.hear("gempaterkini", [...list].reverse(), ORIGIN + 6 * MINUTE)).toEqual([]);
  });

  test("M4 what BMKG lists side by side with other times is not one quake, however near", () => {
    const server = listener(ORIGIN + 4 * MINUTE);
    const twins = [told(), told({ originTime: ORIGIN + 20_000, magnitude: 5.1 })];
    expect(sameRecord(trace(), trace({ originTime: ORIGIN + 20_000, magnitude: 5.1 }))).toBe(false);
    server.hear("gempaterkini", twins);
    expect(server.quakes()).toHaveLength(2);
    expect(server.hear("gempaterkini", twins)).toEqual([]);
    expect(server.hear("autogempa", [told()])).toHaveLength(1); // a new statement, no third quake
    expect(server.quakes()).toHaveLength(2);
  });

  test("M4 swarm twins with equal place and magnitude stay two quakes", () => {
    const server = listener(ORIGIN + 52 * MINUTE);
    server.hear("gempadirasakan", [
      told({ form: "felt" }),
      told({ form: "felt", originTime: ORIGIN + 50 * MINUTE + 12_000 }),
    ]);
    expect(server.quakes()).toHaveLength(2);
  });

  test("M5 feeds that repeat one another make no version", () => {
    const server = listener();
    server.hear("autogempa", [told()]);
    server.hear("gempaterkini", [told()]);
    server.hear("inatews-datagempa", [told({ issuedAt: ORIGIN + 163_000, bulletinId: "20221121132353" })]);
    expect(server.only().versions).toHaveLength(1);
    expect(server.only().statements.map(({ feed }) => feed)).toEqual([
      "autogempa",
      "gempaterkini",
      "inatews-datagempa",
    ]);
    expect(server.hear("gempaterkini", [told()])).toEqual([]);
  });

  test("M6 an M ≥ 5 bulletin and then its felt bulletin are one hazard in two versions", () => {
    const server = listener();
    server.hear("autogempa", [told()]);
    server.hear("autogempa", [
      told({
        form: "felt",
        potential: "unknown",
        area: "Pusat gempa berada di darat 10 km BaratDaya Kab. Cianjur",
        felt: [{ place: "Cianjur", mmiLow: 5, mmiHigh: 6 }],
      }),
    ]);
    const quake = server.only();
    expect(quake.versions.map(({ n, changed }) => [n, changed])).toEqual([
      [1, []],
      [2, ["laporan dirasakan 0 → 1", "keterangan wilayah"]],
    ]);
    expect(inForce(quake).tsunami.state).toBe("none"); // the felt bulletin says nothing of it, the first one did
  });

  test("M6 a machine's solution yields to a bulletin, and comes back in no version", () => {
    const server = listener();
    server.hear("inatews-live", [
      told({ form: "automatic", bulletinId: "bmg2022xabc", magnitude: 5.9, potential: "unknown" }),
    ]);
    expect(server.only().flags).toContain("automatic");
    server.hear("autogempa", [told()]);
    expect(server.only().flags).not.toContain("automatic");
    server.hear("inatews-live", [
      told({ form: "automatic", bulletinId: "bmg2022xabc", magnitude: 5.8, potential: "unknown" }),
    ]);
    expect(magnitudes(server.only())).toEqual([5.9, 5.6]);
  });

  test("M7 the feed that revises itself is heard, one that never changed is not", () => {
    const server = listener();
    server.hear("autogempa", [told({ magnitude: 5.4 })]);
    server.hear("gempaterkini", [told({ magnitude: 5.1 })], ORIGIN + 5 * MINUTE);
    expect(magnitudes(server.only())).toEqual([5.4]);
    server.hear("gempaterkini", [told({ magnitude: 5.2 })], ORIGIN + 7 * MINUTE);
    expect(magnitudes(server.only())).toEqual([5.4, 5.2]);
  });

  test("M8 a wrongly dated record that comes again with the right date is one quake, marked", () => {
    const server = listener(ORIGIN + 38 * MINUTE);
    const dayBefore = told({ form: "felt", originTime: ORIGIN - 24 * 60 * MINUTE });
    server.hear("gempadirasakan", [dayBefore]);
    server.hear("gempadirasakan", [told({ form: "felt" })]);
    expect(server.only().flags).toContain("time-corrected");
    expect(inForce(server.only()).originTime).toBe(ORIGIN);
  });

  test("quake.10 a feed that goes back to what it told makes a note once, and no version", () => {
    const server = listener();
    const [first, second] = [told({ magnitude: 5.3 }), told({ magnitude: 5.6 })];
    for (let poll = 0; poll < 12; poll++)
      server.hear("autogempa", [poll % 2 === 0 ? first : second], ORIGIN + (3 + poll / 4) * MINUTE);
    expect(magnitudes(server.only())).toEqual([5.3, 5.6]);
    expect(server.only().flags).toEqual(["to-and-fro"]);
    expect(server.hear("autogempa", [first], ORIGIN + 30 * MINUTE)).toEqual([]);
    for (const minute of [34, 60, 90]) server.hear("autogempa", [first], ORIGIN + minute * MINUTE);
    expect(magnitudes(server.only())).toEqual([5.3, 5.6]);
    // It stood for half an hour until the feed went back and stayed, so the first is believed after an hour more.
    server.hear("autogempa", [first], ORIGIN + 96 * MINUTE);
    expect(magnitudes(server.only())).toEqual([5.3, 5.6, 5.3]);
  });

  test("quake.10 of two issues the newer stands, whichever is heard last", () => {
    const server = listener();
    const issued = (minutes: number, magnitude: number) => told({ issuedAt: ORIGIN + minutes * MINUTE, magnitude });
    server.hear("inatews-datagempa", [issued(5, 5.6)]);
    server.hear("inatews-datagempa", [issued(3, 5.3)], ORIGIN + 9 * 60 * MINUTE);
    expect(magnitudes(server.only())).toEqual([5.6]);
    server.hear("inatews-datagempa", [issued(8, 5.8)]);
    expect(magnitudes(server.only())).toEqual([5.6, 5.8]);
  });

  test("M9 any order of the feeds gives one hazard with the same facts in force", () => {
    const bodies = [
      ["autogempa", told()],
      ["gempaterkini", told({ originTime: ORIGIN + 1000 })],
      [
        "gempadirasakan",
        told({
          form: "felt",
          potential: "unknown",
          felt: [{ place: "Cianjur", mmiLow: 5, mmiHigh: 6 }],
          magnitude: 5.5,
        }),
      ],
      ["inatews-live", told({ form: "automatic", bulletinId: "bmg2022xabc", magnitude: 5.9, potential: "unknown" })],
    ] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...bodies], { minLength: 4, maxLength: 4 }), (order) => {
        const server = listener();
        for (const [feed, bulletin] of order) server.hear(feed, [bulletin]);
        const { magnitude, felt, tsunami } = inForce(server.only());
        expect({ magnitude, felt: felt.length, tsunami: tsunami.state }).toEqual({
          magnitude: 5.5,
          felt: 1,
          tsunami: "none",
        });
      }),
    );
  });
});

describe("D: doubted statements", () => {
  test("D1 a time in the future is held, not shown as fact", () => {
    const server = listener();
    server.hear("autogempa", [told({ originTime: ORIGIN + 30 * 24 * 60 * MINUTE })]);
    expect(server.only()).toMatchObject({ status: "held", flags: ["held:future-time"] });
  });

  test("D1 our clocks may differ by two minutes", () => {
    const server = listener(ORIGIN - 119_000);
    server.hear("autogempa", [told()]);
    expect(server.only().status).toBe("live");
  });

  test("D2 a wrong date does not become true by waiting for it", () => {
    const server = listener();
    const wrong = told({ originTime: ORIGIN + 24 * 60 * MINUTE });
    server.hear("autogempa", [wrong]);
    server.hear("autogempa", [wrong], ORIGIN + 25 * 60 * MINUTE);
    expect(server.only().status).toBe("held");
  });

  test("D2 corrected as a new record, the held quake becomes fact", () => {
    const server = listener();
    server.hear("gempadirasakan", [told({ form: "felt", originTime: ORIGIN + 31 * 24 * 60 * MINUTE })]);
    server.hear("gempadirasakan", [told({ form: "felt" })]);
    expect(server.only()).toMatchObject({ status: "live", flags: ["time-corrected"] });
    expect(inForce(server.only()).changed).toContain("tidak lagi ditahan");
  });

  test.each([
    ["north for south", { at: [107.05, 6.84] }, "held:flipped-sign"],
    ["west for east", { at: [-107.05, -6.84] }, "held:flipped-sign"],
    [
      "Jayapura at longitude 1.39",
      { at: [1.39, -2.45], area: "Pusat gempa berada di laut 18 km timur laut Kota Jayapura" },
      "held:impossible-position",
    ],
  ])("D3 %s: the words of Wilayah contradict it", (_, over, flag) => {
    const server = listener();
    server.hear("autogempa", [told(over as object)]);
    expect(server.only()).toMatchObject({ status: "held" });
    expect(server.only().flags).toContain(flag);
  });

  test("doubt.3 a position inside the region, hundreds of kilometres from the words, is held; not of a tsunami warning or a machine", () => {
    const far = { at: [112.05, -6.84] as [number, number] };
    const server = listener();
    server.hear("autogempa", [told(far)]);
    expect(server.only()).toMatchObject({ status: "held", flags: ["held:contradictory-position"] });
    for (const over of [{ form: "tsunami", stage: "PD-1", issuedAt: ORIGIN }, { form: "automatic" }] as const) {
      const other = listener();
      other.hear("inatews-datagempa", [told({ ...far, ...over })]);
      expect(other.only().status).toBe("live");
    }
  });

  test("D4 what the driver doubted is held, with the fields named", () => {
    const server = listener();
    const detail = `DateTime "2022-11-21T06:21:10+00:00" ≠ Tanggal+Jam "20 Nov 2022 13:21:10 WIB"`;
    server.hear("autogempa", [told({ doubts: [{ kind: "contradictory-time", detail }] })]);
    expect(server.only()).toMatchObject({ status: "held", statements: [{ doubts: [{ detail }] }] });
  });

  test("D5 a doubted revision never replaces a sound statement, and a sound one settles the doubt", () => {
    const server = listener();
    server.hear("autogempa", [told()]);
    server.hear("autogempa", [told({ at: [107.05, 6.84], magnitude: 6.6 })]);
    expect(server.only()).toMatchObject({ status: "live", flags: ["held:flipped-sign"] });
    expect(magnitudes(server.only())).toEqual([5.6]);
    server.hear("autogempa", [told({ magnitude: 5.7 })]);
    expect(server.only().flags).toEqual([]);
    expect(magnitudes(server.only())).toEqual([5.6, 5.7]);
  });

  test("D6 a quake abroad is kept and marked", () => {
    const server = listener();
    server.hear("inatews-datagempa", [told({ at: [169, -22], area: "120 km Tenggara NEW-CALEDONIA" })]);
    expect(server.only()).toMatchObject({ status: "live", flags: ["foreign"] });
  });
});

describe("T: tsunami", () => {
  const zones = (level: "SIAGA" | "WASPADA") => [
    { province: "NTT", district: "ENDE BAGIAN UTARA", level, arrivalAt: ORIGIN + 7 * MINUTE },
  ];
  const stage = (name: string, minutes: number, over = {}) =>
    told({
      form: "tsunami",
      stage: name,
      potential: "potential",
      issuedAt: ORIGIN + minutes * MINUTE,
      magnitude: 7.7,
      zones: zones("SIAGA"),
      ...over,
    });

  test("T1 PD-1 to PD-4 are one hazard whose state follows the subject; PD-4 ends it whatever its potential says", () => {
    const server = listener();
    server.hear("inatews-datagempa", [stage("PD-1", 2, { magnitude: 7.0, zones: zones("WASPADA") })]);
    expect(inForce(server.only()).tsunami).toMatchObject({ state: "warning", stage: "PD-1", level: "WASPADA" });
    server.hear("inatews-datagempa", [
      stage("PD-2", 11, { originTime: ORIGIN + 1000, at: [107.12, -6.92], depthKm: 15 }),
    ]);
    expect(inForce(server.only()).tsunami.level).toBe("SIAGA");
    server.hear("inatews-datagempa", [stage("PD-4", 153, { zones: [] })]);
    expect(inForce(server.only()).tsunami).toMatchObject({ state: "ended", stage: "PD-4", level: null });
    expect(magnitudes(server.only())).toEqual([7.0, 7.7, 7.7]);
  });

  test("T2 without a bulletin the Potensi of the open data counts, and no longer once a stage is known", () => {
    const server = listener();
    server.hear("autogempa", [told({ potential: "potential", magnitude: 7.4 })]);
    expect(inForce(server.only()).tsunami.state).toBe("potential");
    server.hear("inatews-datagempa", [stage("PD-4", 153, { magnitude: 7.4 })]);
    server.hear("gempaterkini", [told({ potential: "potential", magnitude: 7.4 })]);
    expect(inForce(server.only()).tsunami.state).toBe("ended");
  });

  test("T3 the highest level of the zones is the level; AWAS outranks all (no AWAS is on record: written by hand)", () => {
    const server = listener();
    const mixed = [
      ...zones("WASPADA"),
      { province: "NTT", district: "SIKKA", level: "AWAS" as const, arrivalAt: null },
      ...zones("SIAGA"),
    ];
    server.hear("inatews-datagempa", [stage("PD-2", 11, { zones: mixed })]);
    expect(inForce(server.only()).tsunami.level).toBe("AWAS");
  });

  test("T4 the list repeats all stages, newest first: read in order of issue, and read again it changes nothing", () => {
    const server = listener();
    const list = [stage("PD-4", 153), stage("PD-3.1", 51), stage("PD-2", 11), stage("PD-1", 2)];
    server.hear("inatews-tsunami", list);
    expect(server.only().versions.map(({ tsunami }) => tsunami.stage)).toEqual(["PD-1", "PD-2", "PD-3.1", "PD-4"]);
    expect(server.hear("inatews-tsunami", list)).toEqual([]);
  });

  test("T5 a TES never becomes live, and never touches a real quake", () => {
    const server = listener();
    server.hear("autogempa", [told()]);
    server.hear("inatews-datagempa", [stage("PD-1", 2, { test: true, magnitude: 5.6 })]);
    expect(server.quakes().map(({ status, flags }) => [status, flags])).toEqual([
      ["live", []],
      ["test", ["bmkg-test"]],
    ]);
  });
});

describe("H: history", () => {
  test("H1 what a feed's first body tells of more than 30 minutes ago is history", () => {
    const server = listener();
    server.hear("gempaterkini", [told(), told({ originTime: ORIGIN - 40 * MINUTE })], ORIGIN + 3 * MINUTE, true);
    expect(server.quakes().map(({ status }) => status)).toEqual(["history", "live"]);
  });

  test("H2 after an outage a quake of three hours ago is news, one of two days ago is not", () => {
    const server = listener();
    server.hear("gempadirasakan", [
      told({ originTime: ORIGIN - 180 * MINUTE }),
      told({ originTime: ORIGIN - 48 * 60 * MINUTE }),
    ]);
    expect(server.quakes().map(({ status }) => status)).toEqual(["history", "live"]);
  });

  test("H3 a warning that BMKG has not ended is news even at the first reading", () => {
    const server = listener();
    server.hear(
      "inatews-tsunami",
      [told({ form: "tsunami", stage: "PD-2", issuedAt: ORIGIN + 11 * MINUTE })],
      ORIGIN + 90 * MINUTE,
      true,
    );
    expect(server.only().status).toBe("live");
  });

  test("H3 one that the same body ends is history at the first reading, and the end of one that was live stays news", () => {
    const warning = told({ form: "tsunami", stage: "PD-1", potential: "potential", issuedAt: ORIGIN + 3 * MINUTE });
    const end = told({ form: "tsunami", stage: "PD-4", issuedAt: ORIGIN + 120 * MINUTE });
    const fresh = listener();
    fresh.hear("inatews-tsunami", [end, warning], ORIGIN + 600 * MINUTE, true);
    expect(fresh.only()).toMatchObject({ status: "history" });
    const watching = listener();
    watching.hear("inatews-tsunami", [warning], ORIGIN + 4 * MINUTE, true);
    expect(watching.only().status).toBe("live");
    watching.hear("inatews-tsunami", [end, warning], ORIGIN + 121 * MINUTE);
    expect(watching.only().status).toBe("live");
  });
});

describe("history.6 history judged anew", () => {
  const dayBefore = told({ form: "felt", originTime: ORIGIN - 24 * 60 * MINUTE });

  test("a quake dated a day early is news from its correction on", () => {
    const server = listener(ORIGIN + 4 * MINUTE);
    server.hear("autogempa", [dayBefore]);
    expect(server.only().status).toBe("history");
    server.hear("autogempa", [told({ form: "felt" })]);
    expect(server.only()).toMatchObject({ status: "live", flags: ["time-corrected"] });
  });

  test("another feed that only repeats it makes no news of it, nor does a revision of what is older than a day", () => {
    const server = listener(ORIGIN + 4 * MINUTE);
    server.hear("autogempa", [dayBefore]);
    server.hear("gempadirasakan", [dayBefore]);
    server.hear("gempadirasakan", [{ ...dayBefore, magnitude: 5.8 }]);
    expect(server.only()).toMatchObject({ status: "history", versions: [{ n: 1 }, { n: 2 }] });
  });
});
