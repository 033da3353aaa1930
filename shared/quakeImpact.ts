import { actionFor } from "./action.ts";
import { sentraFor } from "./coverage.ts";
import { DISPLACEMENT_RATES, displaced } from "./displaced.ts";
import type { Exposure, Ground } from "./exposure.ts";
import { gaps } from "./gap.ts";
import { distanceKm, type LngLat } from "./geo/distance.ts";
import { HALF_ROUND_KM } from "./geo/placeIndex.ts";
import { nearestFirst } from "./geo/nearestFirst.ts";
import { current, type Earthquake } from "./hazard.ts";
import { centreOf, isAbleAt, rankHelp } from "./help.ts";
import type {
  CoveringSentra,
  HelpOffer,
  Impact,
  KabupatenImpact,
  Needs,
  PeopleBand,
  ResourceImpact,
  TsunamiReach,
} from "./impact.ts";
import { probabilityAtLeast } from "./intensity/probability.ts";
import { mmiInTable } from "./intensity/shakingTable.ts";
import { needs } from "./needs.ts";
import { type ShakingField, shakingField } from "./shakingField.ts";
import { STOCK_SETTINGS, stockInTime, type StockLot } from "./stock.ts";
import { leastHours, type Means, type Stop, travelHours, usableAt } from "./travel.ts";
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
    needs: toShelter.high < 1 || !target ? [] : needsOf(toShelter, target.stop, shaken, exposure, now),
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
  { peopleOf, islands }: Ground,
) {
  const points = peopleOf.get(code) ?? [];
  const least = Math.max(INSIDE_MMI, (mmi ?? 0) - 1);
  const shaken = points.filter(({ at }) => field.mmiAt(at, distanceKm(epicentre, at)) >= least);
  const centre = centreOf(shaken.length > 0 ? shaken : points);
  const stop: Stop | null = centre && { at: centre, island: islands.islandOf(centre) };
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
  { places, placesOf, islands, ground }: Exposure,
  departAt: number,
): HelpOffer[] {
  return rankHelp({
    target,
    places,
    placesOf,
    islands,
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

/** Where lots are whose travel is already within the deadline. */
const IN_TIME = "lumbung dalam jangkauan";
const HERE = new Map([[IN_TIME, 0]]);

/**
 * All lumbung in time as one: while each is taken to hold what one office published, with no expiry known, which of them gives
 * makes no difference to what is there.
 */
function lumbungLots(target: Stop, { mmiOf }: ShakenPlaces, exposure: Exposure): StockLot[] {
  const { islands, lumbungCount, ground } = exposure;
  const means = usableAt(target, ground.means);
  const hours = STOCK_SETTINGS.inTimeHours.value;
  const lumbung = exposure.placesOf.find(({ kind }) => kind === "lumbung");
  let count = 0;
  lumbung?.index.around(target.at, farthestKm(hours, means), (i, km) => {
    const position = lumbung.offset + i;
    const island = islands[position] ?? null;
    const sameIsland = island !== null && island === target.island;
    // On one island the least is what it takes; between islands it spares most the search for a port or an airport.
    if (leastHours(km, means, sameIsland) > hours || !isAbleAt(mmiOf[position] ?? null)) return;
    if (sameIsland || travelHours({ at: lumbung.index.at(i), island }, target, means).hours <= hours)
      count += lumbungCount[position] ?? 0;
  });
  return ground.lumbungContents.map(({ item, unit, quantity }) => ({
    placeId: IN_TIME,
    item,
    unit,
    quantity: quantity * count,
    expiresAt: null,
    basis: "contoh",
  }));
}

/** Beyond this nothing arrives within `hours`, however it travels. */
function farthestKm(hours: number, means: Means): number {
  let [near, far] = [0, HALF_ROUND_KM];
  while (far - near > 1) {
    const middle = (near + far) / 2;
    if (leastHours(middle, means) <= hours) near = middle;
    else far = middle;
  }
  return far;
}

const PROFILES = ["perka-7-2008", "paket-lapangan"] as const;
const SPANS = [3, 7, 14] as const;

function needsOf(
  people: { low: number; high: number },
  target: Stop,
  shaken: ShakenPlaces,
  exposure: Exposure,
  now: number,
): Needs[] {
  const ready = stockInTime({
    lots: lumbungLots(target, shaken, exposure),
    hoursTo: HERE,
    departAt: now,
  });
  return PROFILES.flatMap((profile) =>
    SPANS.map((days): Needs => ({
      profile,
      days,
      lines: gaps(needs(people, days, profile, exposure.ground.needTable), ready).map(
        ({ item, unit, need, have, short, used }) => ({
          item,
          unit,
          need,
          have,
          short,
          useFirst: used.some((lot) => lot.useFirst),
        }),
      ),
    })),
  );
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
      widthKm,
      people,
      placeIds,
    })),
    people: reach.people,
    places: reach.places,
    leftOut: reach.leftOut.map((code) => kabupaten.find((kab) => kab.code === code)?.shortName ?? code),
  };
}
