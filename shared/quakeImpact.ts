import { actionFor } from "./action.ts";
import { sentraFor } from "./coverage.ts";
import { DISPLACEMENT_RATES, displaced } from "./displaced.ts";
import type { Exposure, Ground } from "./exposure.ts";
import { distanceKm, type LngLat } from "./geo/distance.ts";
import { nearestFirst } from "./geo/nearestFirst.ts";
import { current, type Earthquake } from "./hazard.ts";
import { centreOf, isAbleAt, rankHelp } from "./help.ts";
import type {
  CoveringSentra,
  HelpOffer,
  Impact,
  KabupatenImpact,
  PeopleBand,
  ResourceImpact,
  TsunamiReach,
} from "./impact.ts";
import { probabilityAtLeast } from "./intensity/probability.ts";
import { mmiInTable } from "./intensity/shakingTable.ts";
import { quakeNeeds } from "./quakeNeeds.ts";
import { type ShakingField, shakingField } from "./shakingField.ts";
import { stopAt, type Stop } from "./travel.ts";
import { tsunamiImpact } from "./tsunami/tsunamiImpact.ts";

/** Lower end of V, where a place counts as inside. */
const INSIDE_MMI = 4.5;
const HELP_OF_EACH_KIND = 20;
const WEAKEST_BAND = 4;
const STRONGEST_BAND = 10;
/** How far the scheme is shifted for the low and the high figure. */
const SHIFT_MMI = 0.5;
/** A quake that shakes nobody at V is still named by the kabupaten nearest to it, if one is near enough to mean anything. */
const NAMED_WITHIN_KM = 300;

export function quakeImpact(hazard: Earthquake, exposure: Exposure, now: number, fieldCount: number | null): Impact {
  const { ground } = exposure;
  const version = current(hazard);
  const { at } = version;
  const field = shakingField(hazard, ground);
  const { people, kabupaten } = countPeople(at, field, ground);
  const touched = kabupaten.length > 0 ? kabupaten : nearestKabupaten(at, field, ground);
  const target = people.length > 0 && touched[0] ? targetIn(touched[0], at, field, ground) : null;
  const { felt, zones, contours, maxMmi, inputs } = field;
  const toShelter = displaced(people, DISPLACEMENT_RATES, fieldCount);
  const shaken = shakenPlaces(at, field, exposure);
  return {
    type: "impact",
    id: hazard.id,
    version: version.n,
    computedAt: now,
    population: ground.base,
    epicentre: at,
    maxMmi,
    zones,
    contours,
    people,
    peopleInside: null,
    kabupaten: touched,
    resources: resourcesInside(shaken, field, exposure),
    help: target ? helpTo(target.stop, field, at, shaken, exposure, now) : [],
    covering: touched[0] ? coveringOf(touched[0].code, shaken, exposure) : null,
    felt,
    displaced: toShelter.high < 1 ? null : toShelter,
    needs: toShelter.high < 1 || !target ? [] : quakeNeeds(toShelter, target.stop, shaken.mmiOf, exposure, now),
    tsunami: tsunamiReach(hazard, exposure, now),
    inputs: { ...inputs, target: target && { name: target.name, at: [target.stop.at[0], target.stop.at[1]] } },
  };
}

/** One pass over the points that are shaken at all: people by band, and each kabupaten's share. */
function countPeople(at: LngLat, field: ShakingField, { people, kabupaten }: Ground) {
  // People by half units of MMI: bands, and bands shifted by a half, are then sums of neighbours.
  const halves = new Float64Array(2 * STRONGEST_BAND + 4);
  const strongest = new Float64Array(kabupaten.length);
  const inside = new Float64Array(kabupaten.length);
  const { table } = field;
  const reachKm = field.reachKm(WEAKEST_BAND - 0.5 - SHIFT_MMI);
  if (reachKm !== null) {
    people.index.around(at, reachKm, (point, km) => {
      const mmi = table ? mmiInTable(table, km) : field.mmiAt(people.index.at(point), km);
      const count = people.count[point] ?? 0;
      const half = Math.floor(2 * Math.max(0, mmi));
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

function nearestKabupaten(at: LngLat, field: ShakingField, { people, kabupaten }: Ground): KabupatenImpact[] {
  const [nearest] = people.index.nearest(at, 1);
  if (!nearest || nearest.km > NAMED_WITHIN_KM) return [];
  const kab = kabupaten[people.kabupaten[nearest.index] ?? -1];
  const mmi = field.mmiAt(people.index.at(nearest.index), nearest.km);
  return kab ? [{ code: kab.code, name: kab.name, mmi, people: 0 }] : [];
}

/** Help goes to where the shaken people of the hardest-hit kabupaten are. */
function targetIn(
  { code, name, mmi }: KabupatenImpact,
  epicentre: LngLat,
  field: ShakingField,
  { peopleOf, islands, means }: Ground,
) {
  const points = peopleOf.get(code) ?? [];
  const least = Math.max(INSIDE_MMI, (mmi ?? 0) - 1);
  const shaken = points.filter(({ at }) => field.mmiAt(at, distanceKm(epicentre, at)) >= least);
  const centre = centreOf(shaken.length > 0 ? shaken : points);
  const stop = centre && stopAt(centre, islands.islandOf(centre), means);
  return stop && { name, stop };
}

/** MMI at each of our places, by position; 0 where it is below V. One pass, for all who ask. */
function shakenPlaces(epicentre: LngLat, field: ShakingField, { places, placesOf }: Exposure) {
  const mmiOf = new Float64Array(places.length);
  const near = nearestFirst(places.length);
  const { table } = field;
  const reachKm = field.reachKm(INSIDE_MMI);
  if (reachKm === null) return { mmiOf, near };
  for (const { index, offset } of placesOf) {
    index.around(epicentre, reachKm, (i, km) => {
      const mmi = table ? mmiInTable(table, km) : field.mmiAt(index.at(i), km);
      if (mmi < INSIDE_MMI) return;
      mmiOf[offset + i] = mmi;
      near.found(offset + i, km);
    });
  }
  return { mmiOf, near };
}

function resourcesInside({ mmiOf, near }: ShakenPlaces, field: ShakingField, { places }: Exposure): ResourceImpact[] {
  const resources: ResourceImpact[] = [];
  near.visit((position, km) => {
    const place = places[position];
    if (!place) return;
    const mmi = mmiOf[position] ?? 0;
    const sigma = field.sigmaAt(place.at, km);
    const v = probabilityAtLeast(mmi, sigma, 5);
    const vi = probabilityAtLeast(mmi, sigma, 6);
    const vii = probabilityAtLeast(mmi, sigma, 7);
    resources.push({
      placeId: place.id,
      kind: place.kind,
      mmi,
      pAtLeast: { v, vi, vii },
      action: actionFor({ pAtLeast: (level) => (level === 7 ? vii : level === 6 ? vi : v) }),
      where: "inside",
      distanceKm: km,
    });
  });
  // Where distance alone decides, nearest first is strongest first already.
  return field.table ? resources : resources.sort((a, b) => (b.mmi ?? 0) - (a.mmi ?? 0) || a.distanceKm - b.distanceKm);
}

type ShakenPlaces = ReturnType<typeof shakenPlaces>;

function helpTo(
  target: Stop,
  field: ShakingField,
  epicentre: LngLat,
  { mmiOf }: ShakenPlaces,
  { places, placesOf, islands, airports, ground }: Exposure,
  departAt: number,
): HelpOffer[] {
  return rankHelp({
    target,
    places,
    placesOf,
    islands,
    airports,
    mmiAt(position) {
      const place = places[position];
      return place ? field.mmiAt(place.at, distanceKm(epicentre, place.at)) : null;
    },
    isAble: (position) => isAbleAt(mmiOf[position] ?? null),
    departAt,
    means: ground.means,
    most: HELP_OF_EACH_KIND,
  });
}

function coveringOf(kabCode: string, { mmiOf }: ShakenPlaces, { sentra, ground }: Exposure): CoveringSentra | null {
  const isAble = (id: string) => isAbleAt(mmiOf[sentra.get(id) ?? -1] ?? null);
  const found = sentraFor(kabCode, ground.coverage, isAble);
  return found && { sentraId: found.sentraId, altId: found.altId, askId: found.askId, basis: found.basis };
}

/** Null unless BMKG's warning is in force and names zones. */
function tsunamiReach(hazard: Earthquake, { places, ground }: Exposure, now: number): TsunamiReach | null {
  const { tsunami } = current(hazard);
  if (tsunami.state !== "warning" || tsunami.zones.length === 0) return null;
  const { coast, zoneNames, peopleOf, kabupaten } = ground;
  const reach = tsunamiImpact(tsunami, { coast, names: zoneNames, places, people: peopleOf }, now);
  return {
    zones: reach.zones.map(({ zone, match, widthKm, people, placeIds }) => ({
      ...zone,
      codes: [...match.codes],
      part: match.part,
      island: match.island,
      widthKm,
      people,
      placeIds,
    })),
    people: reach.people,
    places: reach.places,
    leftOut: reach.leftOut.map((code) => kabupaten.find((kab) => kab.code === code)?.shortName ?? code),
  };
}
