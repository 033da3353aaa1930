import { describe, expect, test } from "vitest";
import { hazardsJson, WHOLE, type HazardPart } from "../../server/public/api/hazardsJson.ts";
import { isoJson } from "../../server/public/api/isoJson.ts";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import type { World, WorldRecord } from "../../shared/world/world.ts";
import { quake, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { alert, feeds, impact, nagekeo, NOW, OFFICER, PLACES, rain, REACH } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";
import { answered } from "../make/incident.ts";

const QUAKE = quake({ versions: [version(), version({ n: 2, magnitude: 5.7, changed: ["M 5,6 → 5,7"] })] });
const answer = (id: string) => answered({ id, tier: "darurat" }, { officer: OFFICER, at: NOW });
const WORLD = worldOf(
  ...PLACES,
  QUAKE,
  impact(QUAKE.id),
  alert(QUAKE.id, "darurat"),
  answer(QUAKE.id),
  nagekeo(),
  rain(),
  alert(rain().id, "dirasakan"),
  answer(rain().id),
  impact(rain().id, {
    zones: [],
    people: [],
    peopleInside: 120_000.4,
    resources: [
      { placeId: "TGN-3203", kind: "tagana", mmi: null, pAtLeast: null, action: null, where: "edge", distanceKm: 1.2 },
    ],
    felt: [],
    displaced: null,
    needs: [],
  }),
);

/** Shaped loosely on purpose: this is what a stranger's program reads. */
type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
const jsonOf = (world: World, part = WHOLE) =>
  hazardsJson({
    world,
    standing: standing(feeds(NOW)),
    calm: calmOf({ world, report: { ...standing(feeds(NOW)), at: NOW }, now: NOW, heard: AT_THE_SOURCE }),
    drill: null,
    now: NOW,
    part,
  });
const read = (asked: Partial<HazardPart> = {}) =>
  JSON.parse(jsonOf(WORLD, { ...WHOLE, ...asked })) as Record<string, Json> & {
    hazards: Record<string, Json>[];
  };

/** Every string of the document and where it stands. */
function strings(value: Json, path = "$"): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

/** Every key path, list positions left out. */
function keys(value: Json, path = "$"): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = Array.isArray(value) ? path : `${path}.${key}`;
    return [...(Array.isArray(value) ? [] : [here]), ...keys(inner, here)];
  });
}

/** The same value with one more field in every object of it. */
function leaked<T>(value: T, secret: object): T {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((inner: unknown) => leaked(inner, secret)) as T;
  const inner = Object.entries(value).map(([key, field]) => [key, leaked<unknown>(field, secret)] as const);
  return { ...Object.fromEntries(inner), ...secret } as T;
}

const FAULT = { name: "Cimandiri", awayKm: 8.44, lengthKm: 22.16, segment: [[107, -6.9], [107.1, -6.8]] as [number, number][] }; // prettier-ignore

describe("/api/hazards", () => {
  test("P13 an officer's name is nowhere in it, nor who acknowledged", () => {
    const document = read();
    expect(strings(document).filter(([, text]) => text.includes(OFFICER))).toEqual([]);
    expect(keys(document).filter((path) => /officer|acknowledged|history|statements/.test(path))).toEqual([]);
  });

  test("P13 a field that nobody listed stays hidden", () => {
    const secret = { secret: "rahasia-baru" };
    const leaky = [
      { ...QUAKE, ...secret, versions: [{ ...version(), ...secret, tsunami: { ...version().tsunami, ...secret }, felt: [{ place: "Cianjur", mmiLow: 5, mmiHigh: 6, ...secret }] }] },
      leaked({ ...impact(QUAKE.id), tsunami: REACH, inputs: { ...impact(QUAKE.id).inputs, fault: FAULT } }, secret),
      { ...alert(QUAKE.id, "darurat"), ...secret },
      { ...rain(), ...secret, versions: [{ ...rain().versions[0]!, ...secret }] },
    ] as WorldRecord[]; // prettier-ignore
    expect(jsonOf(worldOf(...leaky))).not.toContain("rahasia");
  });

  test("P14 names BMKG, calls its figures estimates, gives times in ISO 8601, newest first", () => {
    const document = read();
    expect(document["source"]).toBe("BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)");
    expect(document["generatedAt"]).toBe("2022-11-21T06:39:10.000Z");
    expect(document.hazards.map((hazard) => hazard["kind"])).toEqual(["earthquake", "earthquake", "weather"].sort());
    expect(document.hazards.map((hazard) => hazard["originTime"] ?? hazard["effectiveAt"])).toEqual([
      "2026-08-14T21:58:24.000Z",
      "2022-11-21T06:21:10.000Z",
      "2022-11-21T06:19:10.000Z",
    ]);
    const times = strings(document).filter(([path]) => /(At|Time|since)$/.test(path));
    expect(times.length).toBeGreaterThan(10);
    for (const [path, text] of times) expect(text, path).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(JSON.stringify(document), "epoch ms that no list knows").not.toMatch(/\b1\d{12}\b/);
  });

  test("P14 a duration is no date, whatever it is called", () => {
    expect(isoJson({ walkTime: 1500, originTime: 1500 })).toBe(
      '{"walkTime":1500,"originTime":"1970-01-01T00:00:01.500Z"}',
    );
  });

  test("P14 a quake carries its versions, position, people and posts by band", () => {
    const hazard = read().hazards.find(({ id }) => id === QUAKE.id)!;
    expect(hazard).toMatchObject({
      status: "live",
      version: 2,
      magnitude: 5.7,
      depthKm: 10,
      at: [107.05, -6.84],
      lat: -6.84,
      lng: 107.05,
      flags: [],
      tsunami: { state: "none", stage: null, level: null },
      alert: { tier: "darurat", endedAt: null },
      versions: [
        { n: 1, magnitude: 5.6 },
        { n: 2, magnitude: 5.7, changed: ["M 5,6 → 5,7"] },
      ],
      impact: {
        estimate: true,
        model: "skema",
        people: [{ mmi: 7, roman: "VII", low: 0, mid: 158_697, high: 550_000 }, { roman: "VI" }, { roman: "V" }],
        resources: [
          { mmi: 6, roman: "VI", tagana: ["TGN-3203"], lumbung: ["LBG-3203"], sentra: [], warehouse: [] },
          { mmi: 5, roman: "V", tagana: ["TGN-3272"], lumbung: [] },
        ],
      },
    });
  });

  test("I18 posts that are only counted are told by kind and band, and with those that are named", () => {
    const counted = { kind: "tagana", where: "inside" } as const;
    const unlisted = [
      { ...counted, mmi: 6, places: 30, posts: 30 },
      { ...counted, mmi: 5, places: 900, posts: 900 },
    ];
    const document = JSON.parse(
      jsonOf(worldOf(QUAKE, { ...impact(QUAKE.id), unlisted })),
    ) as {
      hazards: { impact: unknown }[];
    };
    expect(document.hazards[0]?.impact).toMatchObject({
      unlisted: [
        { kind: "tagana", mmi: 6, roman: "VI", where: "inside", places: 30, posts: 30 },
        { mmi: 5, places: 900 },
      ],
      postsInDangerCount: 32,
    });
  });

  test("P17 the impact carries radii, chances by action, help with its plan, displaced, needs of three days, felt reports and its model", () => {
    expect(read().hazards.find(({ id }) => id === QUAKE.id)!["impact"]).toMatchObject({
      weights: { crustal: 1, interface: 0, intraslab: 0 },
      zones: [{ roman: "VII", r50Km: 5.4, r16Km: 13.1 }, { roman: "VI" }, { roman: "V" }],
      displaced: { low: 8600, mid: 27_000, high: 86_000, basis: "perkiraan" },
      postsInDanger: [
        { id: "TGN-3203", name: "Tagana Kab. Cianjur", kind: "tagana", mmi: 6.3, action: "periksa" },
        { id: "LBG-3203" },
      ],
      plan: {
        within: [
          { hours: 1, units: 1, targets: 1 },
          { hours: 3, units: 2, targets: 1 },
          { hours: 6, units: 2, targets: 1 },
        ],
        targets: [{ id: "32.03", name: "Kabupaten Cianjur", place: "Kec. Cugenang", people: 560_000, late: false }],
        others: { targets: 0, people: 0 },
      },
      help: [
        {
          id: "TGN-3272",
          kind: "tagana",
          hours: 0.65,
          km: 18.6,
          legs: [{ mode: "darat", name: null, km: 26, hours: 0.65 }],
          arrivesAt: "2022-11-21T07:03:01.000Z",
        },
        { id: "TGN-3271" },
        { id: "sentra:inten-soeweno" },
        { id: "GDG-PUSAT-BEKASI" },
      ],
      covering: { sentraId: "sentra:inten-soeweno", basis: "derived" },
      felt: [
        { place: "Cianjur", mmiHigh: 6, state: "found", names: ["Kabupaten Cianjur"], estimatedMmi: 6.3 },
        { state: "found" },
        { state: "ambiguous" },
        { state: "unknown", names: [], estimatedMmi: null },
      ],
      tsunami: null,
      fault: null,
    });
    const { needs, contours } = read().hazards.find(({ id }) => id === QUAKE.id)!["impact"] as Record<string, Json>;
    expect(contours).toBeUndefined();
    expect(needs).toMatchObject([
      {
        profile: "perka-7-2008",
        days: 3,
        lines: [
          // need.14: what an example says is there is called one, and no shortage is told from it.
          {
            item: "beras",
            unit: "kg",
            need: { low: 10_380, high: 103_800 },
            reported: 0,
            example: 4000,
            short: null,
            shortAtMost: null,
          },
          { item: "air minum", reported: null, example: null, short: null },
          { useFirst: true },
          {},
          {},
        ],
      },
      { profile: "paket-lapangan", days: 3, feedsDays: 0.4 },
    ]);
  });

  test("P17 a tsunami's reach carries BMKG's zones, the people of the strip and our posts", () => {
    const reached = impact(QUAKE.id, { tsunami: REACH, inputs: { ...impact(QUAKE.id).inputs, fault: FAULT } });
    const json = jsonOf(worldOf(QUAKE, reached));
    const { hazards } = JSON.parse(json) as { hazards: { impact: unknown }[] };
    expect(hazards[0]!.impact).toMatchObject({
      tsunami: {
        zones: [{ district: "SIKKA BAGIAN UTARA", codes: ["53.07"], people: { mid: 21_401 } }],
        people: [{ level: "SIAGA", low: 9000, mid: 21_401, high: 33_000 }],
        places: [{ id: "TGN-5307", level: "SIAGA", arrivalAt: "2026-08-14T22:13:23.000Z" }],
        leftOut: ["Kabupaten Nagekeo"],
      },
      fault: { name: "Cimandiri", awayKm: 8.4, lengthKm: 22.2 },
    });
    expect(json).not.toContain("segment");
  });

  test("P14 a weather alert carries its words, times and posts inside and at the edge", () => {
    const hazard = read({ kind: "weather" }).hazards[0]!;
    expect(hazard).toMatchObject({
      headline: "Hujan Lebat disertai Petir di Jawa Barat",
      areaDesc: "Jawa Barat",
      severity: "Moderate",
      effectiveAt: "2022-11-21T06:19:10.000Z",
      endsAt: "2022-11-21T08:19:10.000Z",
      impact: { peopleInside: 120_000, resources: [{ mmi: null, where: "edge", tagana: ["TGN-3203"] }] },
    });
  });

  test.each<[Partial<HazardPart>, number]>([
    [{ kind: "weather" }, 1],
    [{ kind: "earthquake" }, 2],
    [{ kind: "earthquake", status: "held" }, 0],
    [{ status: "live" }, 3],
  ])("filters by %o", (asked, total) => expect(read(asked)).toMatchObject({ total }));
});
