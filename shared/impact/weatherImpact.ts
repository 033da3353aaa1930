import { sentraFor } from "../help/covering.ts";
import type { Exposure, Ground } from "../ground/exposure.ts";
import { type Area, areaOf, grown } from "../geo/area.ts";
import { type AreaGrid, gridOf } from "../geo/areaGrid.ts";
import { current, type WeatherAlert } from "../record/hazard.ts";
import { planHelp } from "../help/help.ts";
import { helpTargets, onlyTarget, planOf, type Target, type Weigh } from "./helpTargets.ts";
import { MOST_LISTED, placeCounter } from "./listing.ts";
import type { Place } from "../record/place.ts";
import type { Help, Impact, KabupatenImpact, ResourceImpact } from "../record/impact.ts";

/** impact.9: a place outside, but no farther away, stands at the edge of the warned area. */
export const EDGE_KM = 2;
/** impact.9: nobody is sent farther because of rain. */
const HELP_WITHIN_HOURS = 12;

export function weatherImpact(hazard: WeatherAlert, exposure: Exposure, now: number): Impact {
  const { ground } = exposure;
  const area = areaOf(hazard.polygons.map((ring) => [ring]));
  const grid = gridOf(area, EDGE_KM);
  const kabupaten = kabupatenInside(area, grid, ground);
  const touched = touchedPlaces(area, grid, exposure);
  const { targets, others } = targetsInside(kabupaten, grid, ground);
  const answering = targets.at(0)?.kabCode ?? kabupaten.at(0)?.code;
  return {
    type: "impact",
    id: hazard.id,
    version: current(hazard).n,
    computedAt: now,
    population: ground.base,
    epicentre: null,
    maxMmi: null,
    zones: [],
    contours: null,
    people: [],
    expected: null,
    // impact.19: people are told at points, and an area between them, or none at all, is not for that reason empty.
    peopleInside: kabupaten.length === 0 ? null : kabupaten.reduce((sum, { people }) => sum + people, 0),
    kabupaten,
    resources: touched.resources,
    ...(touched.unlisted && { unlisted: touched.unlisted }),
    plan: planOf(targets, others),
    help: helpFor(targets, touched.inside, exposure, now),
    covering: answering === undefined ? null : sentraFor(answering, ground.coverage),
    felt: [],
    displaced: null,
    needs: [],
    tsunami: null,
    inputs: {
      model: "poligon BMKG",
      weights: null,
      eventTerm: null,
      reportsUsed: 0,
      fault: null,
      target: null,
    },
  };
}

/** Most people first. */
function kabupatenInside(area: Area, grid: AreaGrid, { people, kabupaten }: Ground): KabupatenImpact[] {
  const inside = new Map<number, number>();
  const { from, coordinates } = people.index.blocks;
  for (const block of area.box ? people.index.blocksIn(area.box) : []) {
    for (let slot = from[block]; slot < from[block + 1]; slot++) {
      if (!grid.isInside(coordinates[2 * slot], coordinates[2 * slot + 1])) continue;
      const kab = people.kabupatenOfSlot[slot];
      inside.set(kab, (inside.get(kab) ?? 0) + people.countOfSlot[slot]);
    }
  }
  return [...inside]
    .map(([position, count]) => {
      const { code, name } = kabupaten[position];
      return { code, name, mmi: null, people: count };
    })
    .sort((a, b) => b.people - a.people || a.code.localeCompare(b.code));
}

/** impact.9: help goes to where the people inside are. */
function targetsInside(
  kabupaten: readonly KabupatenImpact[],
  grid: AreaGrid,
  ground: Ground,
): ReturnType<typeof helpTargets> {
  const weigh: Weigh = ({ points, index }) => {
    const { coordinates, positions } = index.blocks;
    const weights = Float64Array.from(positions, (position, slot) =>
      grid.isInside(coordinates[2 * slot], coordinates[2 * slot + 1]) ? points[position].people : 0,
    );
    return { weights, isTarget: true };
  };
  const found = helpTargets({ kabupaten, weigh, ground });
  const most = kabupaten.at(0);
  if (found.targets.length > 0 || !most) return found;
  return { ...found, targets: onlyTarget(most.code, weigh, ground) };
}

/** Help comes from outside the polygons: a post inside has the rain to see to. */
function helpFor(targets: readonly Target[], inside: Uint8Array, exposure: Exposure, departAt: number): Help[] {
  const { places, placesOf, stops, lands, starts, ground } = exposure;
  return planHelp({
    targets,
    places,
    placesOf,
    stops,
    lands,
    starts,
    mmiAt: () => null,
    isAble: (position) => inside[position] === 0,
    departAt,
    means: ground.means,
    withinHours: HELP_WITHIN_HOURS,
  });
}

/** Places inside, by position, then those at the edge, nearest first; listed one by one as far as that goes, else counted. For each of all places whether it is inside. */
function touchedPlaces(area: Area, grid: AreaGrid, exposure: Exposure) {
  const { places, placesOf } = exposure;
  const inside = new Uint8Array(places.length);
  const within: number[] = [];
  const beside: { position: number; km: number }[] = [];
  const box = area.box && grown(area.box, EDGE_KM);
  for (const { index, offset } of box ? placesOf : []) {
    const { from, positions, coordinates } = index.blocks;
    for (const block of box ? index.blocksIn(box) : []) {
      for (let slot = from[block]; slot < from[block + 1]; slot++) {
        const km = grid.awayKm(coordinates[2 * slot], coordinates[2 * slot + 1]);
        if (km > EDGE_KM) continue;
        const position = offset + positions[slot];
        if (km === 0) {
          inside[position] = 1;
          within.push(position);
        } else beside.push({ position, km });
      }
    }
  }
  // Numbers sort several times faster than objects by a comparison, and a large alert holds thousands.
  const sorted = Uint32Array.from(within).sort();
  const room = Math.max(0, MOST_LISTED - sorted.length);
  if (room > 0) beside.sort((a, b) => a.km - b.km || a.position - b.position);
  const rest = placeCounter(exposure);
  for (const position of sorted.subarray(MOST_LISTED)) rest.add(position, null, "inside");
  for (const { position } of beside.slice(room)) rest.add(position, null, "edge");
  const resources = [
    ...Array.from(sorted.subarray(0, MOST_LISTED), (position) => touchedAt(places[position], "inside", 0)),
    ...beside.slice(0, room).map(({ position, km }) => touchedAt(places[position], "edge", km)),
  ];
  return { resources, inside, unlisted: rest.counts() };
}

function touchedAt({ id: placeId, kind }: Place, where: ResourceImpact["where"], distanceKm: number): ResourceImpact {
  return { placeId, kind, mmi: null, pAtLeast: null, action: null, where, distanceKm };
}
