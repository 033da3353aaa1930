import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as turf from "@turf/turf";
import { readDefaults } from "../../server/registry/default.ts";
import { readPopulation } from "../../server/registry/population.ts";
import { impactOf } from "../../shared/computeImpact.ts";
import { buildExposure } from "../../shared/exposure.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { allen2012 } from "../../shared/intensity/allen2012.ts";
import type { PopulationPoint } from "../../shared/kabupaten.ts";
import { type Place, PlaceKind } from "../../shared/place.ts";
import { quake, rain } from "../impact/hazards.ts";

/** One quake version and one large weather alert against many places, beside turf on the same work in the same run. */

const PLACES = 100_000;
const VILLAGES = 83_403;
const POLYGONS = 150;
const TURF_BUDGET_MS = 2000;

export async function bench(): Promise<{ name: string; figures: Record<string, string | number> }[]> {
  const defaults = readDefaults();
  const dice = seededDice(20_221_121);
  const near = drawNear(defaults.population, dice);
  const places = Array.from({ length: PLACES }, (_, i) => inventPlace(i, near().at));
  const { points, base, source } = population(near);
  const startedAt = performance.now();
  const exposure = buildExposure({ places, population: points, kabupaten: defaults.kabupaten, base });
  const buildMs = performance.now() - startedAt;

  const event = quake([107.05, -6.84], 5.6, 10);
  const great = quake([100.5, -3.5], 9, 25);
  const alert = rain(westJava(defaults.population, dice));
  const small = timed(30, () => impactOf(event, exposure, 0));
  const large = timed(15, () => impactOf(great, exposure, 0));
  const weather = timed(30, () => impactOf(alert, exposure, 0));
  const touched = impactOf(alert, exposure, 0).resources.length;

  const turfQuakeMs = turfQuake([...places, ...points], [107.05, -6.84], 5.6, 10);
  const turfAlert = turfOnAlert(places, alert.polygons);
  const against = `${PLACES} places, ${points.length} points (${source})`;
  return [
    { name: "exposure: built once", figures: { against, ms: round(buildMs) } },
    {
      name: "quake M 5.6: one version",
      figures: {
        against,
        ...small,
        turfMs: round(turfQuakeMs),
        ratio: Math.round(turfQuakeMs / small.medianMs),
      },
    },
    {
      name: "quake M 9.0: everything is shaken",
      figures: { against, inside: impactOf(great, exposure, 0).resources.length, ...large },
    },
    {
      name: `weather: ${POLYGONS} polygons`,
      figures: {
        against,
        touched,
        ...weather,
        turfMs: round(turfAlert.ms),
        ratio: Math.round(turfAlert.ms / weather.medianMs),
        note: `turf: places only, no helpers${turfAlert.sample < PLACES ? `; scaled from a sample of ${turfAlert.sample}` : ""}`,
      },
    },
  ];
}

function population(near: () => PopulationPoint) {
  const pack = process.env["MAP_PACK"] ?? fileURLToPath(new URL("../../../shared/pack", import.meta.url));
  if (existsSync(pack)) {
    const { base, points } = readPopulation(pack, readDefaults());
    return { base, points, source: "map pack" };
  }
  const points = Array.from({ length: VILLAGES }, (_, i): PopulationPoint => ({
    ...near(),
    code: String(i),
    people: 3400,
  }));
  return { base: "desa" as const, points, source: "synthetic" };
}

/** Points where people live: a kecamatan by its population, then somewhere within 6 km of it. */
function drawNear(points: readonly PopulationPoint[], dice: () => number): () => PopulationPoint {
  let total = 0;
  const ends = Float64Array.from(points, ({ people }) => (total += people));
  return () => {
    const wanted = dice() * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    const point = points[low];
    if (!point) throw new Error("there are no population points");
    const at: LngLat = [point.at[0] + (dice() - 0.5) * 0.11, point.at[1] + (dice() - 0.5) * 0.11];
    return { ...point, at };
  };
}

function inventPlace(i: number, at: LngLat): Place {
  const kind = PlaceKind.options[i % PlaceKind.options.length] ?? "tagana";
  const common = {
    type: "place",
    id: `P-${i}`,
    name: "",
    kabCode: "",
    province: "",
    at,
    positionBasis: "",
    basis: "",
    source: "",
  } as const;
  switch (kind) {
    case "tagana":
      return { ...common, kind, membersRegistered: null, membersActive: null };
    case "sentra":
      return { ...common, kind, city: "", covers: [] };
    case "warehouse":
      return { ...common, kind, level: "" };
    case "lumbung":
      return { ...common, kind, count: 1 };
  }
}

/** Ragged rings of 60 corners around kecamatan of West Java, each with a sliver and a repeated point. */
function westJava(points: readonly PopulationPoint[], dice: () => number): LngLat[][] {
  return points
    .filter(({ kabCode }) => kabCode.startsWith("32."))
    .slice(0, POLYGONS)
    .map(({ at: [lng, lat] }) => {
      const ring = Array.from({ length: 60 }, (_, i): LngLat => {
        const reach = 0.03 + 0.04 * dice();
        return [lng + reach * Math.cos((i * Math.PI) / 30), lat + reach * Math.sin((i * Math.PI) / 30)];
      });
      const [first = [lng, lat], second = first] = ring;
      return [first, first, second, first, ...ring.slice(1), first];
    });
}

function turfQuake(points: readonly { at: LngLat }[], at: LngLat, magnitude: number, depthKm: number): number {
  return timed(5, () =>
    points.filter((point) => allen2012.at({ magnitude, depthKm }, turf.distance(at, point.at)).mmi >= 4.5),
  ).medianMs;
}

/** In degrees, with something to spare so near the equator. */
const TWO_KM = 0.0185;

/** As turf is meant to be used: boxes on the polygons, and distances only where the box grown by 2 km holds the place. */
function turfOnAlert(places: readonly Place[], rings: readonly LngLat[][]) {
  const polygons = rings.map((ring) => {
    const polygon = turf.polygon([ring]);
    const bbox = turf.bbox(polygon);
    return {
      polygon: { ...polygon, bbox },
      edge: turf.lineString(ring),
      wide: [bbox[0] - TWO_KM, bbox[1] - TWO_KM, bbox[2] + TWO_KM, bbox[3] + TWO_KM] as const,
    };
  });
  const startedAt = performance.now();
  let sample = 0;
  let touched = 0;
  // Not the first places but every 97th, so that a sample is spread as they are.
  for (; sample < places.length && performance.now() - startedAt < TURF_BUDGET_MS; sample++) {
    const at = places[(sample * 97) % places.length]?.at ?? [0, 0];
    const held = polygons.filter(
      ({ wide: [west, south, east, north] }) => at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north,
    );
    const isTouched =
      held.some(({ polygon }) => turf.booleanPointInPolygon(at, polygon)) ||
      held.some(({ edge }) => turf.pointToLineDistance(at, edge) <= 2);
    touched += Number(isTouched);
  }
  return { sample, touched, ms: ((performance.now() - startedAt) * places.length) / sample };
}

/** The best as well: on a busy machine it is nearer to what the work itself takes. */
function timed(runs: number, work: () => unknown): { medianMs: number; bestMs: number } {
  const times = Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
  return { medianMs: round(times[Math.floor(runs / 2)] ?? NaN), bestMs: round(times[0] ?? NaN) };
}

const round = (ms: number) => Number(ms.toPrecision(3));

/** The same numbers in each run (mulberry32). */
function seededDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
