import { actionFor } from "./action.ts";
import type { CoveringSentra } from "../record/coverage.ts";
import { sentraFor } from "../help/covering.ts";
import { displaced } from "../need/displaced.ts";
import type { Exposure, Ground } from "../ground/exposure.ts";
import { distanceKm, type LngLat } from "../geo/distance.ts";
import { current, type Earthquake } from "../record/hazard.ts";
import { centreOf, rankHelp } from "../help/help.ts";
import {
  type Help,
  type Impact,
  INSIDE_MMI,
  type KabupatenImpact,
  type ResourceImpact,
  type TsunamiReach,
} from "../record/impact.ts";
import { probabilityAtLeast } from "../intensity/probability.ts";
import type { Place } from "../record/place.ts";
import { quakeNeeds } from "./quakeNeeds.ts";
import { shakenPeople } from "./shakenPeople.ts";
import { shakenPlaces, type ShakenPlaces } from "./shakenPlaces.ts";
import { type ShakingField, shakingField } from "../shaking/shakingField.ts";
import { stopAt } from "../travel/air.ts";
import type { Stop } from "../travel/means.ts";
import { tsunamiImpact } from "../tsunami/tsunamiImpact.ts";

const HELP_OF_EACH_KIND = 20;
/** impact.8: a quake that shakes nobody at V is still named by the kabupaten nearest to it, if one is near enough to mean anything. */
const NAMED_WITHIN_KM = 300;

export function quakeImpact(hazard: Earthquake, exposure: Exposure, now: number, fieldCount: number | null): Impact {
  const { ground } = exposure;
  const version = current(hazard);
  const { at } = version;
  const field = shakingField(hazard, ground);
  const { people, expected, reached, kabupaten } = shakenPeople(field, ground);
  const touched = kabupaten.length > 0 ? kabupaten : nearestKabupaten(at, field, ground);
  const hardestHit = touched.at(0) ?? null;
  const target = people.length > 0 && hardestHit ? targetIn(hardestHit, at, field, ground) : null;
  const { felt, zones, contours, maxMmi, inputs } = field;
  const toShelter = displaced(reached, fieldCount);
  const shaken = shakenPlaces(field, exposure);
  const needed =
    toShelter.mid < 1 || !target
      ? []
      : quakeNeeds({ displaced: toShelter, target: target.stop, able: shaken, exposure, departAt: now });
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
    expected,
    peopleInside: null,
    kabupaten: touched,
    resources: resourcesInside(shaken, field, exposure),
    ...(shaken.unlisted && { unlisted: shaken.unlisted }),
    help: target ? helpTo(target.stop, { field, epicentre: at, shaken, exposure, departAt: now }) : [],
    covering: hardestHit && coveringOf(hardestHit.code, shaken, exposure),
    felt,
    displaced: toShelter.mid < 1 ? null : toShelter,
    needs: needed,
    tsunami: tsunamiReach(hazard, exposure, now),
    inputs: { ...inputs, target: target && { name: target.name, at: [target.stop.at[0], target.stop.at[1]] } },
  };
}

function nearestKabupaten(at: LngLat, field: ShakingField, { people, kabupaten }: Ground): KabupatenImpact[] {
  const nearest = people.index.nearest(at);
  if (!nearest || nearest.km > NAMED_WITHIN_KM) return [];
  const { code, name } = kabupaten[people.kabupaten[nearest.index]];
  const mmi = field.mmiAt(people.index.at(nearest.index), nearest.km);
  return [{ code, name, mmi, people: 0 }];
}

/** impact.7: help goes to where the shaken people of the hardest-hit kabupaten are. */
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

function resourcesInside({ listed }: ShakenPlaces, field: ShakingField, { places }: Exposure): ResourceImpact[] {
  return listed.map(({ position, mmi, km }) => resourceInside(places[position], mmi, km, field));
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

interface Helpers {
  field: ShakingField;
  epicentre: LngLat;
  shaken: ShakenPlaces;
  exposure: Exposure;
  departAt: number;
}

function helpTo(target: Stop, { field, epicentre, shaken, exposure, departAt }: Helpers): Help[] {
  const { places, placesOf, stops, lands, ground } = exposure;
  return rankHelp({
    target,
    places,
    placesOf,
    stops,
    lands,
    mmiAt(position) {
      const { at } = places[position];
      return field.mmiAt(at, distanceKm(epicentre, at));
    },
    isAble: shaken.isAble,
    ableIn: shaken.ableIn,
    departAt,
    means: ground.means,
    most: HELP_OF_EACH_KIND,
  });
}

function coveringOf(kabCode: string, { isAble }: ShakenPlaces, { sentra, ground }: Exposure): CoveringSentra | null {
  return sentraFor(kabCode, ground.coverage, (id) => isAble(sentra.get(id) ?? -1));
}

/** Null unless BMKG's warning is in force and names zones. */
function tsunamiReach(hazard: Earthquake, { places, ground }: Exposure, now: number): TsunamiReach | null {
  const { tsunami } = current(hazard);
  if (tsunami.state !== "warning" || tsunami.zones.length === 0) return null;
  const { coast, zoneNames, peopleOf, kabupaten } = ground;
  const reach = tsunamiImpact(tsunami, { coast, names: zoneNames, places, people: peopleOf }, now);
  return {
    zones: reach.zones.map(({ zone, match, widthKm, shoreOffKm, people, placeIds }) => ({
      ...zone,
      codes: [...match.codes],
      part: match.part,
      island: match.island,
      widthKm,
      shoreOffKm,
      people,
      placeIds,
    })),
    people: reach.people,
    places: reach.places,
    leftOut: reach.leftOut.map((code) => kabupaten.find((kab) => kab.code === code)?.shortName ?? code),
  };
}
