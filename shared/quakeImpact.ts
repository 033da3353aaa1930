import type { Exposure } from "./exposure.ts";
import type { LngLat } from "./geo/distance.ts";
import { nearestFirst } from "./geo/nearestFirst.ts";
import { current, type Earthquake } from "./hazard.ts";
import type { Impact, KabupatenImpact, NearestHelp, PeopleBand, ResourceImpact } from "./impact.ts";
import { type MmiAt, tabulate } from "./intensity/intensityTable.ts";
import { byNearness } from "./nearness.ts";
import { radiusWhere, zonesOf } from "./intensity/zones.ts";

/** Lower ends of V, where a place counts as inside, and of VI, where a helper may itself be hurt. */
const INSIDE_MMI = 4.5;
const DAMAGING_MMI = 5.5;
const NEAREST_OF_EACH_KIND = 12;
const WEAKEST_BAND = 4;
const STRONGEST_BAND = 10;
/** How far the scheme is shifted for the low and the high figure. */
const SHIFT_MMI = 0.5;
/** A quake that shakes nobody at V is still named by the kabupaten nearest to it, if one is near enough to mean anything. */
const NAMED_WITHIN_KM = 300;

export function quakeImpact(hazard: Earthquake, exposure: Exposure, now: number): Impact {
  const version = current(hazard);
  const mmiAt = tabulate(exposure.model, version);
  const { people, kabupaten } = countPeople(version.at, mmiAt, exposure);
  const touched = kabupaten.length > 0 ? kabupaten : nearestKabupaten(version.at, mmiAt, exposure);
  return {
    type: "impact",
    id: hazard.id,
    version: version.n,
    computedAt: now,
    model: exposure.model.name,
    population: exposure.base,
    epicentre: version.at,
    maxMmi: mmiAt(0),
    zones: zonesOf(exposure.model, version),
    people,
    peopleInside: null,
    kabupaten: touched,
    resources: resourcesInside(version.at, mmiAt, exposure),
    nearest: nearestHelp(version.at, mmiAt, exposure),
    coveringSentra: (touched[0] && exposure.sentraOf.get(touched[0].code)) ?? null,
  };
}

/** One pass over the points that are shaken at all: people by band, and each kabupaten's share. */
function countPeople(at: LngLat, mmiAt: MmiAt, { people, kabupaten }: Exposure) {
  // People by half units of MMI: bands, and bands shifted by a half, are then sums of neighbours.
  const halves = new Float64Array(2 * STRONGEST_BAND + 1);
  const strongest = new Float64Array(kabupaten.length);
  const inside = new Float64Array(kabupaten.length);
  const reachKm = radiusWhere(mmiAt, WEAKEST_BAND - 0.5 - SHIFT_MMI);
  if (reachKm !== null) {
    people.index.around(at, reachKm, (point, km) => {
      const mmi = mmiAt(km);
      const count = people.count[point] ?? 0;
      const half = Math.floor(2 * mmi);
      halves[half] = (halves[half] ?? 0) + count;
      if (mmi < INSIDE_MMI) return;
      const kab = people.kabupaten[point] ?? -1;
      strongest[kab] = Math.max(strongest[kab] ?? 0, mmi);
      inside[kab] = (inside[kab] ?? 0) + count;
    });
  }
  const touched: KabupatenImpact[] = kabupaten.flatMap(({ code, name }, kab) => {
    const mmi = strongest[kab] ?? 0;
    return mmi < INSIDE_MMI ? [] : [{ code, name, mmi, people: inside[kab] ?? 0 }];
  });
  touched.sort((a, b) => (b.mmi ?? 0) - (a.mmi ?? 0) || b.people - a.people || a.code.localeCompare(b.code));
  return { people: bandsOf(halves), kabupaten: touched };
}

/** Strongest first, of the bands in which somebody may be: empty for a quake that nobody feels. */
function bandsOf(halves: Float64Array): PeopleBand[] {
  /** Counts from a lower end, given in half units; the strongest band has no upper end. */
  const sum = (from: number, band: number) =>
    halves.slice(from, band === STRONGEST_BAND ? undefined : from + 2).reduce((a, b) => a + b, 0);
  const bands: PeopleBand[] = [];
  for (let mmi = STRONGEST_BAND; mmi >= WEAKEST_BAND; mmi--) {
    const band = { mmi, low: sum(2 * mmi, mmi), mid: sum(2 * mmi - 1, mmi), high: sum(2 * mmi - 2, mmi) };
    if (band.low + band.mid + band.high > 0) bands.push(band);
  }
  return bands;
}

function nearestKabupaten(at: LngLat, mmiAt: MmiAt, { people, kabupaten }: Exposure): KabupatenImpact[] {
  const [nearest] = people.index.nearest(at, 1);
  if (!nearest || nearest.km > NAMED_WITHIN_KM) return [];
  const kab = kabupaten[people.kabupaten[nearest.index] ?? -1];
  return kab ? [{ code: kab.code, name: kab.name, mmi: mmiAt(nearest.km), people: 0 }] : [];
}

/** Intensity falls with distance, so the nearest are the strongest shaken. */
function resourcesInside(at: LngLat, mmiAt: MmiAt, { places, placesOf }: Exposure): ResourceImpact[] {
  const reachKm = radiusWhere(mmiAt, INSIDE_MMI);
  if (reachKm === null) return [];
  const inside = nearestFirst(places.length);
  for (const { index, offset } of placesOf) index.around(at, reachKm, (i, km) => inside.found(offset + i, km));
  const resources: ResourceImpact[] = [];
  inside.visit((index, distanceKm) => {
    const place = places[index];
    if (!place) return;
    resources.push({ placeId: place.id, kind: place.kind, mmi: mmiAt(distanceKm), where: "inside", distanceKm });
  });
  return resources;
}

function nearestHelp(at: LngLat, mmiAt: MmiAt, { places, placesOf }: Exposure): NearestHelp[] {
  const damagedKm = radiusWhere(mmiAt, DAMAGING_MMI) ?? -1;
  return placesOf
    .flatMap(({ kind, index, offset }) =>
      index.nearest(at, NEAREST_OF_EACH_KIND, damagedKm).flatMap(({ index: i, km }) => {
        const place = places[offset + i];
        return place ? [{ placeId: place.id, kind, distanceKm: km }] : [];
      }),
    )
    .sort(byNearness);
}
