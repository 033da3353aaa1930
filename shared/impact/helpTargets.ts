import { middleOf } from "../geo/middle.ts";
import { arcKm, distanceKm } from "../geo/distance.ts";
import type { Ground } from "../ground/exposure.ts";
import type { KabupatenPart } from "../ground/kabupatenParts.ts";
import { HELP_SETTINGS } from "../help/helpSettings.ts";
import type { HelpPlan, HelpTarget } from "../record/impact.ts";
import { stopAt } from "../travel/air.ts";
import { type TravelTo, travelTo } from "../travel/travel.ts";

/** Where help is to go. */

export interface Target extends HelpTarget {
  road: TravelTo;
}

export interface TargetQuestion {
  /** Those that may hold a target, each with its people: at VI and above by chance, or inside the polygons. */
  kabupaten: readonly { code: string; people: number }[];
  weigh: Weigh;
  ground: Ground;
}

/** The people meant of each point of a part, by slot of its index, and whether they make it a target; `pointing` where fewer of them say where help goes. */
export type Weigh = (part: KabupatenPart) => { weights: Float64Array; pointing?: Float64Array; isTarget: boolean };

/**
 * help.9: the parts of kabupaten with the most people, so many as the setting says; the others are counted. Kabupaten are taken apart
 * only as far as one of their parts can be among the first.
 */
export function helpTargets({ kabupaten, weigh, ground }: TargetQuestion): {
  targets: Target[];
  others: HelpPlan["others"];
} {
  const most = HELP_SETTINGS.mostTargets.value;
  const wanted = kabupaten
    .filter(({ people }) => people >= HELP_SETTINGS.leastPeople.value)
    .sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
  const found: Weighed[] = [];
  let opened = 0;
  for (const { code, people } of wanted) {
    if (people <= (found[most - 1]?.people ?? -Infinity)) break;
    opened++;
    found.push(
      ...weighedParts(code, weigh, ground).filter(
        ({ isTarget, people }) => isTarget && people >= HELP_SETTINGS.leastPeople.value,
      ),
    );
    found.sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
  }
  const unopened = wanted.slice(opened);
  const left = found.slice(most);
  return {
    targets: found.slice(0, most).map((one) => targetIn(one, ground)),
    others: {
      targets: left.length + unopened.length,
      people: [...left, ...unopened].reduce((sum, { people }) => sum + people, 0),
    },
  };
}

/** One target alone, where most of its people are: of a hazard that makes no target of any kabupaten and yet touches this one. */
export function onlyTarget(code: string, weigh: Weigh, ground: Ground): Target[] {
  const parts = weighedParts(code, weigh, ground).sort((a, b) => b.people - a.people);
  return parts.slice(0, 1).map((one) => targetIn(one, ground));
}

interface Weighed extends ReturnType<Weigh> {
  id: string;
  code: string;
  part: KabupatenPart;
  people: number;
}

function weighedParts(code: string, weigh: Weigh, ground: Ground): Weighed[] {
  return ground.partsOf(code).map((part, i) => {
    const weighed = weigh(part);
    const people = weighed.weights.reduce((sum, weight) => sum + weight, 0);
    return { ...weighed, id: i === 0 ? code : `${code}/${i + 1}`, code, part, people };
  });
}

function targetIn({ id, code, part, weights, pointing = weights, people }: Weighed, ground: Ground): Target {
  const { islands, means, kabupaten } = ground;
  const { at, code: pointCode } = part.points[pointIn(part, pointing)];
  const kab = kabupaten.find((one) => one.code === code);
  const seat = kab?.capital;
  const isSeat = seat && distanceKm(seat.at, at) <= SEAT_KM;
  const kecamatan = ground.kecamatanNames.get(pointCode.slice(0, KECAMATAN_DIGITS));
  return {
    id,
    kabCode: code,
    name: kab?.name ?? code,
    place: isSeat ? seat.name : kecamatan === undefined ? (seat?.name ?? "") : `Kec. ${kecamatan}`,
    at: [at[0], at[1]],
    people,
    road: travelTo(stopAt(at, islands.islandOf(at), means), means),
  };
}

/** A point as near to the town as this is called by its name: about as far as a seat's own kecamatan reaches. */
const SEAT_KM = 8;
/** `53.16.01` of a kecamatan, and of a village `53.16.01.2001`. */
const KECAMATAN_DIGITS = 8;

/** help.8: the point with people, on the island itself, that lies nearest to their weighted middle: so never out to sea, and never on an islet. */
function pointIn({ points, index, onIsland }: KabupatenPart, weights: Float64Array): number {
  const { positions, vectors } = index.blocks;
  const lives = (slot: number) => positions[slot] < onIsland && points[positions[slot]].people > 0;
  const meant = weights.map((weight, slot) => (lives(slot) ? weight : 0));
  const [x, y, z] = middleOf(
    vectors,
    meant.some((weight) => weight > 0)
      ? meant
      : weights.map((_, slot) => (lives(slot) ? points[positions[slot]].people : 0)),
  );
  let [nearest, nearestKm] = [0, Infinity];
  positions.forEach((position, slot) => {
    if (!lives(slot)) return;
    const km = arcKm(
      (vectors[3 * slot] - x) ** 2 + (vectors[3 * slot + 1] - y) ** 2 + (vectors[3 * slot + 2] - z) ** 2,
    );
    if (km < nearestKm) [nearest, nearestKm] = [position, km];
  });
  return nearest;
}

/** As it is told. */
export function planOf(targets: readonly Target[], others: HelpPlan["others"]): HelpPlan {
  return { targets: targets.map(({ road: _, ...told }) => told), others };
}
