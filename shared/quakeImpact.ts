import { actionFor } from "./action.ts";
import { sentraFor } from "./coverage.ts";
import { DISPLACEMENT_RATES, displaced } from "./displaced.ts";
import type { Exposure, Ground } from "./exposure.ts";
import { distanceKm, type LngLat } from "./geo/distance.ts";
import { gatherSmallest } from "./geo/smallest.ts";
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
import { MOST_LISTED, unlistedCounter } from "./listing.ts";
import type { Place } from "./place.ts";
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
    ...resourcesInside(shaken, field, exposure),
    help: target ? helpTo(target.stop, field, at, shaken, exposure, now) : [],
    covering: touched[0] ? coveringOf(touched[0].code, shaken, exposure) : null,
    felt,
    displaced: toShelter.high < 1 ? null : toShelter,
    needs: toShelter.high < 1 || !target ? [] : quakeNeeds(toShelter, target.stop, shaken.hurt, exposure, now),
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
  const reachKm = field.reachKm(WEAKEST_BAND - 0.5 - SHIFT_MMI);
  if (reachKm !== null) {
    const mmiOf = field.over(people.index);
    people.index.around(at, reachKm, (point, km) => {
      const mmi = mmiOf(point, km);
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

/** Our places at V and above, in no order, as lists side by side: a great quake shakes tens of thousands. */
interface ShakenPlaces {
  readonly positions: readonly number[];
  readonly mmi: readonly number[];
  readonly km: readonly number[];
  /** By position in `places`: 1 where a post may be hurt itself. */
  readonly hurt: Uint8Array;
}

/** One pass, for all who ask. */
function shakenPlaces(epicentre: LngLat, field: ShakingField, { places, placesOf }: Exposure): ShakenPlaces {
  const positions: number[] = [];
  const mmi: number[] = [];
  const km: number[] = [];
  const hurt = new Uint8Array(places.length);
  const reachKm = field.reachKm(INSIDE_MMI);
  for (const { index, offset } of reachKm === null ? [] : placesOf) {
    const mmiOf = field.over(index);
    index.around(epicentre, reachKm ?? 0, (i, away) => {
      const strength = mmiOf(i, away);
      if (strength < INSIDE_MMI) return;
      positions.push(offset + i);
      mmi.push(strength);
      km.push(away);
      if (!isAbleAt(strength)) hurt[offset + i] = 1;
    });
  }
  return { positions, mmi, km, hurt };
}

/** The strongest one by one, strongest first, then nearest; the others counted. */
function resourcesInside(shaken: ShakenPlaces, field: ShakingField, exposure: Exposure) {
  const { positions, mmi, km } = shaken;
  const listed = strongestFirst(shaken, MOST_LISTED);
  const resources = listed.flatMap((i): ResourceImpact | [] => {
    const place = exposure.places[positions[i] ?? -1];
    return place ? resourceInside(place, mmi[i] ?? 0, km[i] ?? 0, field) : [];
  });
  if (listed.length === positions.length) return { resources };
  const isListed = new Uint8Array(positions.length);
  for (const i of listed) isListed[i] = 1;
  const rest = unlistedCounter(exposure);
  for (let i = 0; i < positions.length; i++) if (isListed[i] === 0) rest.add(positions[i] ?? 0, mmi[i] ?? 0, "inside");
  const unlisted = rest.counts();
  return unlisted ? { resources, unlisted } : { resources };
}

/** Which of the lists, at most so many. Exact: who is as strong as the weakest that has a chance is compared too. */
function strongestFirst({ positions, mmi, km }: ShakenPlaces, most: number): number[] {
  let weakest = 0;
  if (positions.length > most) {
    const keys = new Float64Array(mmi.length);
    for (let i = 0; i < keys.length; i++) keys[i] = -(mmi[i] ?? 0);
    gatherSmallest(keys, most);
    weakest = -keys.subarray(0, most).reduce((least, key) => Math.max(least, key));
  }
  const strong: number[] = [];
  for (let i = 0; i < mmi.length; i++) if ((mmi[i] ?? 0) >= weakest) strong.push(i);
  const order = (a: number, b: number) =>
    (mmi[b] ?? 0) - (mmi[a] ?? 0) || (km[a] ?? 0) - (km[b] ?? 0) || (positions[a] ?? 0) - (positions[b] ?? 0);
  return strong.sort(order).slice(0, most);
}

function resourceInside(place: Place, mmi: number, km: number, field: ShakingField): ResourceImpact {
  const sigma = field.sigmaAt(place.at, km);
  const v = probabilityAtLeast(mmi, sigma, 5);
  const vi = probabilityAtLeast(mmi, sigma, 6);
  const vii = probabilityAtLeast(mmi, sigma, 7);
  return {
    placeId: place.id,
    kind: place.kind,
    mmi,
    pAtLeast: { v, vi, vii },
    action: actionFor({ pAtLeast: (level) => (level === 7 ? vii : level === 6 ? vi : v) }),
    where: "inside",
    distanceKm: km,
  };
}

function helpTo(
  target: Stop,
  field: ShakingField,
  epicentre: LngLat,
  { hurt }: ShakenPlaces,
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
    isAble: (position) => hurt[position] !== 1,
    departAt,
    means: ground.means,
    most: HELP_OF_EACH_KIND,
  });
}

function coveringOf(kabCode: string, { hurt }: ShakenPlaces, { sentra, ground }: Exposure): CoveringSentra | null {
  const isAble = (id: string) => hurt[sentra.get(id) ?? -1] !== 1;
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
