import { describe, expect, test } from "vitest";
import { hazardsJson } from "../../server/http/hazardsJson.ts";
import type { WorldRecord } from "../../shared/world.ts";
import { alert, feeds, impact, nagekeo, NOW, OFFICER, PLACES, quake, rain, version, worldOf } from "./worlds.ts";

const QUAKE = quake({ versions: [version(), version({ n: 2, magnitude: 5.7, changed: ["M 5,6 → 5,7"] })] });
const acknowledged = { officer: OFFICER, at: NOW, tier: "darurat" as const };
const WORLD = worldOf(
  ...PLACES,
  QUAKE,
  impact(QUAKE.id),
  alert(QUAKE.id, "darurat", { acknowledged }),
  nagekeo(),
  rain(),
  alert(rain().id, "dirasakan", { acknowledged }),
  impact(rain().id, {
    model: null,
    zones: [],
    people: [],
    peopleInside: 120_000.4,
    resources: [{ placeId: "TGN-3203", kind: "tagana", mmi: null, where: "edge", distanceKm: 1.2 }],
  }),
);

/** Shaped loosely on purpose: this is what a stranger's program reads. */
type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
const read = (asked = {}) =>
  JSON.parse(hazardsJson(WORLD, feeds(NOW), null, NOW, asked)) as Record<string, Json> & {
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
      { ...impact(QUAKE.id), ...secret, kabupaten: [{ code: "32.03", name: "Cianjur", mmi: 7, people: 1, ...secret }], zones: [{ mmi: 7, radiusKm: 5, ...secret }], people: [{ mmi: 7, low: 1, mid: 2, high: 3, ...secret }] },
      { ...alert(QUAKE.id, "darurat"), ...secret },
      { ...rain(), ...secret, versions: [{ ...rain().versions[0]!, ...secret }] },
    ] as WorldRecord[]; // prettier-ignore
    expect(hazardsJson(worldOf(...leaky), feeds(NOW), null, NOW)).not.toContain("rahasia");
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
        model: "AWW12",
        people: [{ mmi: 7, roman: "VII", low: 0, mid: 158_697, high: 550_000 }, { roman: "VI" }, { roman: "V" }],
        resources: [
          { mmi: 6, roman: "VI", tagana: ["TGN-3203"], lumbung: ["LBG-3203"], sentra: [], warehouse: [] },
          { mmi: 5, roman: "V", tagana: ["TGN-3272"], lumbung: [] },
        ],
      },
    });
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

  test.each([
    [{ kind: "weather" }, 1],
    [{ kind: "earthquake" }, 2],
    [{ kind: "earthquake", status: "held" }, 0],
    [{ status: "live" }, 3],
  ])("filters by %o", (asked, total) => expect(read(asked)).toMatchObject({ total }));
});
