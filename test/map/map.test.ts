import fc from "fast-check";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import { describe, expect, test } from "vitest";
import { DRAWN_SINGLY, gatherPosts } from "../../client/map/drawing/gatherPosts.ts";
import { postsToGeoJson, type PostMark } from "../../client/map/drawing/postsToGeoJson.ts";
import { epicentresToGeoJson, wavesToGeoJson } from "../../client/map/drawing/quakesToGeoJson.ts";
import { weatherToGeoJson } from "../../client/map/drawing/weatherToGeoJson.ts";
import { farthestCornerKm, wavesAt, WAVES_MATTER_MS } from "../../client/map/drawing/waves.ts";
import { lastFelt } from "../../client/wall/figures/calm.ts";
import {
  aftershockPlaces,
  alarmKeys,
  epicentreBlinks,
  epicentreMarks,
  newsKey,
} from "../../client/wall/map/mapNews.ts";
import { quakeNumbers } from "../../client/wall/map/names.ts";
import { openWeather, sceneOf } from "../../client/wall/scene/scene.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { travelTimes, wavesFrom } from "../../shared/intensity/travelTimes.ts";
import { fromWire, toWire, WireTimes } from "../../shared/intensity/wireTimes.ts";
import { readArrivals } from "../intensity/checks.ts";
import { alert } from "../make/alert.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { weather } from "../make/weather.ts";
import { worldOf } from "../make/world.ts";
import { MINUTE, NOW, WELL } from "../wall/makeWorld.ts";
import { runs } from "../runs.ts";

/** What stands on the wall's map, and for how long. */

const ARRIVALS = readArrivals();
const TABLE = travelTimes(ARRIVALS);
const S_OF_200_KM = ARRIVALS.find((row) => row.depthKm === 10 && row.epicentralKm === 200)?.sSeconds ?? NaN;
const CIANJUR: [number, number] = [107.05, -6.84];
const at = (seconds: number) => ORIGIN + seconds * 1000;

describe("X6 the fronts of waves", () => {
  const shallow = wavesFrom(TABLE, 10);
  const FAR = 3000;

  test("X6 both are drawn while they cross the picture, at ak135's radii", () => {
    const rings = wavesAt(ORIGIN, shallow, at(70), FAR);
    expect(rings).toEqual([
      { phase: "P", radiusKm: shallow.radiusKm("P", 70) },
      { phase: "S", radiusKm: shallow.radiusKm("S", 70) },
    ]);
    expect(wavesAt(ORIGIN, shallow, at(S_OF_200_KM), FAR)[1]?.radiusKm).toBeCloseTo(200, 3);
  });

  test("X6 the P front goes when it leaves the picture, and with the S front all", () => {
    expect(wavesAt(ORIGIN, shallow, at(70), 300).map(({ phase }) => phase)).toEqual(["S"]);
    expect(wavesAt(ORIGIN, shallow, at(70), 200)).toEqual([]);
  });

  test("X6 nothing for Cianjur: its first bulletin came when the front had left the picture", () => {
    expect(wavesAt(ORIGIN, shallow, at(171), 200)).toEqual([]);
  });

  test("X6 nothing before the quake, and nothing three minutes after it", () => {
    expect(wavesAt(ORIGIN, shallow, at(-1), FAR)).toEqual([]);
    expect(wavesAt(ORIGIN, shallow, at(179.9), FAR)).toHaveLength(2);
    expect(wavesAt(ORIGIN, shallow, at(180), FAR)).toEqual([]);
  });

  test("X6 a deep quake's P is drawn before its S has reached the surface", () => {
    const deep = wavesFrom(TABLE, 300);
    const p = deep.arrivalSeconds("P", 0) ?? 0;
    const s = deep.arrivalSeconds("S", 0) ?? 0;
    expect(wavesAt(ORIGIN, deep, at(p - 1), FAR)).toEqual([]);
    expect(wavesAt(ORIGIN, deep, at((p + s) / 2), FAR).map(({ phase }) => phase)).toEqual(["P"]);
    expect(wavesAt(ORIGIN, deep, at(s + 5), FAR).map(({ phase }) => phase)).toEqual(["P", "S"]);
  });

  test("X6 S is always inside P and inside the picture, and both only grow", () => {
    const depths = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(depths, fc.integer({ min: 50, max: 2000 }), (depthKm, reachKm) => {
        const waves = wavesFrom(TABLE, depthKm);
        const last = { P: 0, S: 0 };
        for (let t = 0; t < WAVES_MATTER_MS; t += 2000) {
          const rings = wavesAt(ORIGIN, waves, ORIGIN + t, reachKm);
          const [p, s] = (["P", "S"] as const).map((phase) => rings.find((ring) => ring.phase === phase)?.radiusKm);
          if (p !== undefined && s !== undefined) expect(s).toBeLessThan(p);
          for (const { phase, radiusKm } of rings) {
            expect(radiusKm).toBeLessThanOrEqual(reachKm);
            expect(radiusKm).toBeGreaterThan(last[phase]);
            last[phase] = radiusKm;
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  test("X6 each says on its line that it is an estimate, and lies at its radius", () => {
    const { features } = wavesToGeoJson(CIANJUR, wavesAt(ORIGIN, shallow, at(60), FAR));
    expect(features.map(({ properties }) => properties?.["words"] as string)).toEqual([
      "gelombang P, perkiraan",
      "gelombang S, perkiraan",
    ]);
    const radiusKm = shallow.radiusKm("S", 60) ?? 0;
    for (const [lng = 0, lat = 0] of features[1]?.geometry.coordinates ?? [])
      expect(Math.abs(distanceKm(CIANJUR, [lng, lat]) - radiusKm)).toBeLessThan(1);
  });

  test("X6 the picture reaches to its farthest corner", () => {
    expect(farthestCornerKm([0, 0], [-1, -1, 3, 1])).toBeCloseTo(distanceKm([0, 0], [3, 1]), 9);
  });

  test("the table comes over the wire as it was", () => {
    const heard = fromWire(WireTimes.parse(JSON.parse(JSON.stringify(toWire(TABLE)))));
    expect(heard).toEqual(TABLE);
  });
});

describe("X7 epicentres", () => {
  const hero = (id: string, lng: number) => ({ quake: quake({ id }, { at: [lng, -6] }) });

  test("X7 of several heroes each bears its number, and the shown one is the large cross on top", () => {
    const marks = epicentreMarks("b", [hero("a", 100), hero("b", 110), hero("c", 120)], []);
    const { features } = epicentresToGeoJson(marks);
    expect(features.map(({ properties }) => properties?.["icon"] as string)).toEqual([
      "epicentre-small",
      "epicentre-small",
      "epicentre",
    ]);
    expect(quakeNumbers(marks, 48).map(({ widest, clearU }) => [widest.name, clearU])).toEqual([
      ["1", 16],
      ["3", 16],
      ["2", 48],
    ]);
  });

  test("X7 a single hero bears none", () => {
    expect(epicentreMarks("a", [hero("a", 100)], [])).toEqual([{ at: [100, -6], number: null, hero: true }]);
  });

  test("X7 in calm the last felt are small and numbered like their list", () => {
    expect(epicentreMarks(null, [], [{ at: CIANJUR, number: 1 }])).toEqual([{ at: CIANJUR, number: 1, hero: false }]);
  });

  test("X7 the shown one blinks for five minutes after we heard of it, then stands", () => {
    const seen = quake({ id: "a", firstSeenAt: NOW });
    expect([0, 299_999, 300_000].map((ms) => epicentreBlinks(seen, NOW + ms))).toEqual([true, true, false]);
  });
});

test("map.17 aftershocks of the shown quake alone are marked", () => {
  const main = quake({ id: "main" });
  const after = (id: string, mainId: string | null, lng: number) => [
    quake({ id }, { at: [lng, -6], magnitude: 3 }),
    alert({ id, tier: "info", mainId }),
  ];
  const world = worldOf(main, ...after("a", "main", 100), ...after("b", "main", 101), ...after("c", null, 102));
  expect(aftershockPlaces(world, "main").map(([lng]) => lng)).toEqual([100, 101]);
  expect(aftershockPlaces(world, "c")).toEqual([]);
});

describe("X8 a large registry", () => {
  const post = (i: number, changes: Partial<PostMark["place"]> = {}, danger = false): PostMark => ({
    place: {
      id: `p${i}`,
      kind: "lumbung",
      at: [106 + (i % 100) / 100, -7 + Math.floor(i / 100) / 100],
      kabCode: `32.${String(i % 20).padStart(2, "0")}`,
      province: i % 2 === 0 ? "Jawa Barat" : "Banten",
      ...changes,
    },
    danger,
  });
  const many = Array.from({ length: DRAWN_SINGLY + 1 }, (_, i) => post(i));
  const total = (posts: readonly PostMark[]) => posts.reduce((sum, { count = 1 }) => sum + count, 0);

  test("X8 is drawn singly up to 1,500 places", () => {
    const posts = many.slice(0, DRAWN_SINGLY);
    expect(gatherPosts(posts, "province")).toEqual(posts);
  });

  test("X8 beyond that one symbol a kind stands for its province or kabupaten, with its count", () => {
    const posts = [...many, post(9000, { kind: "sentra" })];
    const byProvince = gatherPosts(posts, "province");
    expect(byProvince.map(({ place, count }) => [place.province, place.kind, count])).toEqual([
      ["Jawa Barat", "lumbung", 751],
      ["Jawa Barat", "sentra", 1],
      ["Banten", "lumbung", 750],
    ]);
    expect(gatherPosts(posts, "kabCode")).toHaveLength(21);
    for (const by of ["province", "kabCode"] as const) expect(total(gatherPosts(posts, by))).toBe(posts.length);
  });

  test("X8 kinds of one area stand side by side, each with its numeral", () => {
    const { features } = postsToGeoJson(gatherPosts([...many, post(9000, { kind: "sentra" })], "province"), {
      u: 1,
      moved: () => [0, 0],
    });
    expect(features.map(({ properties }) => JSON.stringify(properties))).toEqual([
      '{"kind":"lumbung","icon":"post-lumbung","shift":-0.5,"aside":[-20.5,0],"count":"751"}',
      '{"kind":"sentra","icon":"post-sentra","shift":0.5,"aside":[20.5,0],"count":"1"}',
      '{"kind":"lumbung","icon":"post-lumbung","shift":0,"aside":[0,0],"count":"750"}',
    ]);
  });

  test("X8 a post in danger is never gathered", () => {
    const hurt = post(9001, {}, true);
    expect(gatherPosts([...many, hurt], "province")).toContainEqual(hurt);
  });
});

describe("X9 nothing outlives what it tells", () => {
  const shown = (now: number, ...records: Parameters<typeof worldOf>) => {
    const scene = sceneOf({ world: worldOf(...records), report: WELL, now, heard: AT_THE_SOURCE });
    const heroes = "heroes" in scene ? scene.heroes : [];
    const shownId = scene.kind === "event" || scene.kind === "tsunami" ? scene.hero.quake.id : null;
    return epicentresToGeoJson(epicentreMarks(shownId, heroes, [])).features;
  };
  const raisedAt = alert({ id: "a", tier: "dirasakan" }).raisedAt;

  test("X9 a quake whose alert has ended leaves the map", () => {
    expect(shown(NOW, quake({ id: "a" }), alert({ id: "a", tier: "merusak" }))).toHaveLength(1);
    expect(shown(NOW, quake({ id: "a" }), alert({ id: "a", tier: "merusak", endedAt: NOW }))).toEqual([]);
  });

  test("X9 a felt one leaves it when it is news no longer", () => {
    expect(shown(raisedAt + 29 * MINUTE, quake({ id: "a" }), alert({ id: "a", tier: "dirasakan" }))).toHaveLength(1);
    expect(shown(raisedAt + 31 * MINUTE, quake({ id: "a" }), alert({ id: "a", tier: "dirasakan" }))).toEqual([]);
  });

  test("X9 of several that end one by one, the others keep the map", () => {
    const records = [
      quake({ id: "a" }),
      alert({ id: "a", tier: "merusak", endedAt: NOW }),
      quake({ id: "b" }),
      alert({ id: "b", tier: "merusak" }),
    ] as const;
    expect(shown(NOW, ...records)).toHaveLength(1);
  });

  test("X9 a weather warning's areas go with its end", () => {
    const square: [number, number][] = [[107, -7], [108, -7], [108, -6], [107, -7]]; // prettier-ignore
    const warned = worldOf(weather({ id: "w", endsAt: NOW + MINUTE, polygons: [square] }));
    expect(weatherToGeoJson(openWeather(warned, NOW)).features).toHaveLength(1);
    expect(weatherToGeoJson(openWeather(warned, NOW + MINUTE)).features).toEqual([]);
  });

  test("X9 in calm never more than the last five felt", () => {
    const felt = [{ place: "Cianjur", mmiLow: 3, mmiHigh: null }];
    const many = Array.from({ length: 40 }, (_, i) =>
      quake({ id: `q${i}`, status: "history" }, { felt, originTime: ORIGIN - i * MINUTE }),
    );
    expect(epicentreMarks(null, [], lastFelt(worldOf(...many), NOW))).toHaveLength(5);
  });
});

describe("what the camera is told", () => {
  test("X2 alarms are the open alerts of live hazards that are merusak or darurat; a rise is another one", () => {
    const told = worldOf(
      ...[
        quake({ id: "a" }),
        alert({ id: "a", tier: "merusak" }),
        quake({ id: "b" }),
        alert({ id: "b", tier: "darurat", endedAt: NOW }),
      ],
      ...[
        quake({ id: "c" }),
        alert({ id: "c", tier: "dirasakan" }),
        quake({ id: "d", status: "held" }),
        alert({ id: "d", tier: "darurat" }),
      ],
    );
    expect(alarmKeys(told)).toEqual(["a:merusak"]);
    expect(alarmKeys(worldOf(quake({ id: "a" }), alert({ id: "a", tier: "darurat" })))).toEqual(["a:darurat"]);
  });

  test("X1 another hazard or another kind of scene is other news; waiting is none", () => {
    expect(newsKey("waiting", null)).toBeNull();
    expect(
      new Set([newsKey("calm", null), newsKey("event", "a"), newsKey("tsunami", "a"), newsKey("event", "b")]).size,
    ).toBe(4);
  });
});
