import { actionFor } from "./action.ts";
import type { CoveringSentra } from "../record/coverage.ts";
import { sentraFor } from "../help/covering.ts";
import { displaced } from "../need/displaced.ts";
import type { Exposure, Ground } from "../ground/exposure.ts";
import { distanceKm, type LngLat } from "../geo/distance.ts";
import { current, type Earthquake } from "../record/hazard.ts";
import { HURT_MMI, planHelp } from "../help/help.ts";
import { helpTargets, onlyTarget, planOf, type Target, type Weigh } from "./helpTargets.ts";
import {
  type Help,
  type Impact,
  type KabupatenImpact,
  type ResourceImpact,
  type TsunamiReach,
  INSIDE_MMI,
} from "../record/impact.ts";
import { probabilityAtLeast } from "../intensity/probability.ts";
import type { Place } from "../record/place.ts";
import { quakeNeeds } from "./quakeNeeds.ts";
import { shakenPeople } from "./shakenPeople.ts";
import { shakenPlaces, type ShakenPlaces } from "./shakenPlaces.ts";
import type { ShakingField } from "../shaking/field.ts";
import { shakingField } from "../shaking/shakingField.ts";
import { tsunamiImpact } from "../tsunami/tsunamiImpact.ts";

/** impact.8: a quake that shakes nobody at V is still named by the kabupaten nearest to it, if one is near enough to mean anything. */
const NAMED_WITHIN_KM = 300;

export function quakeImpact(hazard: Earthquake, exposure: Exposure, now: number, fieldCount: number | null): Impact {
  const { ground } = exposure;
  const version = current(hazard);
  const { at } = version;
  const field = shakingField(hazard, ground);
  const { people, expected, reached, kabupaten, expectedOf, chanceOfVi } = shakenPeople(field, ground);
  const touched = kabupaten.length > 0 ? kabupaten : nearestKabupaten(at, field, ground);
  const { targets, others } =
    people.length > 0 ? targetsIn(touched, { expectedOf, chanceOfVi }, field, ground) : NO_TARGETS;
  const { felt, zones, contours, maxMmi } = field;
  const toShelter = displaced(reached, fieldCount);
  const shaken = shakenPlaces(field, exposure);
  const needed =
    toShelter.mid < 1 || targets.length === 0
      ? []
      : quakeNeeds({
          displaced: toShelter,
          roads: targets.map(({ road }) => road),
          able: shaken,
          exposure,
          departAt: now,
        });
  const answering = targets.at(0)?.kabCode ?? touched.at(0)?.code;
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
    plan: planOf(targets, others),
    help: helpTo(targets, { field, epicentre: at, shaken, exposure, departAt: now }),
    covering: answering === undefined ? null : coveringOf(answering, shaken, exposure),
    felt,
    displaced: toShelter.mid < 1 ? null : toShelter,
    needs: needed,
    tsunami: tsunamiReach(hazard, exposure, now),
    inputs: { ...inputsOf(hazard, field, ground), target: null },
  };
}

/** shakemap.6: both are kept, so that *Mengapa* can tell what our own estimate was. */
function inputsOf(
  { shakemap }: Earthquake,
  { inputs, own }: ShakingField,
  ground: Ground,
): Omit<Impact["inputs"], "target"> {
  if (!shakemap || !own) return inputs;
  const { eventId, version, processedAt, method } = shakemap;
  const { people, expected } = shakenPeople(own, ground);
  return {
    ...inputs,
    shakemap: { eventId, version, processedAt, method, own: { maxMmi: own.maxMmi, people, expected } },
  };
}

function nearestKabupaten(at: LngLat, field: ShakingField, { people, kabupaten }: Ground): KabupatenImpact[] {
  const nearest = people.index.nearest(at);
  if (!nearest || nearest.km > NAMED_WITHIN_KM) return [];
  const { code, name } = kabupaten[people.kabupaten[nearest.index]];
  const mmi = field.mmiAt(people.index.at(nearest.index), nearest.km);
  return [{ code, name, mmi, people: 0 }];
}

const NO_TARGETS: ReturnType<typeof helpTargets> = { targets: [], others: { targets: 0, people: 0 } };

/** impact.7: help goes to the kabupaten that have VI somewhere; where none has, to the hardest-hit alone. */
function targetsIn(
  touched: readonly KabupatenImpact[],
  { expectedOf, chanceOfVi }: Pick<ReturnType<typeof shakenPeople>, "expectedOf" | "chanceOfVi">,
  field: ShakingField,
  ground: Ground,
): ReturnType<typeof helpTargets> {
  const weigh: Weigh = ({ points, index }) => {
    const { blocks, most, mmi, open } = field.over(index, WEIGHED_MMI);
    const [weights, strengths] = [new Float64Array(points.length), new Float64Array(points.length)];
    let strongest = 0;
    for (let block = 0; block < blocks.count; block++) {
      if (most[block] < WEIGHED_MMI) continue;
      open(block);
      const first = blocks.from[block];
      for (let slot = first; slot < blocks.from[block + 1]; slot++) {
        const here = mmi[slot - first];
        weights[slot] = points[blocks.positions[slot]].people * chanceOfVi(here);
        strengths[slot] = here;
        strongest = Math.max(strongest, here);
      }
    }
    if (strongest >= HURT_MMI) return { weights, isTarget: true };
    // Weak shaking reaches far: there help goes to where it was strongest, not to the middle of all who felt it.
    const least = Math.max(INSIDE_MMI, strongest - 1);
    const pointing = weights.map((weight, slot) => (strengths[slot] >= least ? weight : 0));
    return { weights, pointing, isTarget: false };
  };
  const shaken = touched.filter(({ mmi }) => (mmi ?? 0) >= HURT_MMI);
  const kabupaten = shaken.map(({ code }) => ({ code, people: expectedOf(code) }));
  const found = helpTargets({ kabupaten, weigh, ground });
  const hardestHit = touched.at(0);
  if (found.targets.length > 0 || !hardestHit) return found;
  return { ...NO_TARGETS, targets: onlyTarget(hardestHit.code, weigh, ground) };
}

/** Weaker shaking has no chance that counts. */
const WEIGHED_MMI = 3.5;

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

function helpTo(targets: readonly Target[], { field, epicentre, shaken, exposure, departAt }: Helpers): Help[] {
  const { places, placesOf, stops, lands, starts, ground } = exposure;
  return planHelp({
    targets,
    places,
    placesOf,
    stops,
    lands,
    starts,
    mmiAt(position) {
      const { at } = places[position];
      return field.mmiAt(at, distanceKm(epicentre, at));
    },
    isAble: shaken.isAble,
    ableIn: shaken.ableIn,
    departAt,
    means: ground.means,
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
    leftOut: reach.leftOut.map((code) => kabupaten.find((kab) => kab.code === code)?.name ?? code),
  };
}
