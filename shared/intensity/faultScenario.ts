import { type Cap, capOf, leastKm } from "../geo/cap.ts";
import { distanceKm, type LngLat, unitVector } from "../geo/distance.ts";
import { type Line, nearestOnLine, pointTowards } from "../geo/line.ts";
import type { ClassWeights } from "./tectonics.ts";

/**
 * *Skenario sesar* (SCIENCE §2.8): a large crustal quake breaks tens of kilometres of a fault, so places far from the epicentre may
 * lie beside it. Which part breaks is not known in the first hours: the segment is a what-if, drawn beside the circles.
 */

/** A mapped fault, as the map pack has it. */
export interface Fault {
  readonly name: string;
  readonly lines: readonly Line[];
}

export interface FaultScenario {
  /** Name of the mapped fault. */
  fault: string;
  /** Of the fault, nearest to the epicentre: the segment's middle. */
  middle: LngLat;
  /** From the epicentre to it. */
  awayKm: number;
  lengthKm: number;
  segment: LngLat[];
}

interface Quake {
  at: Readonly<LngLat>;
  magnitude: number;
}

/** A magnitude from which a crustal quake has one, and from which it has one only close to a mapped fault. */
export const FAULT_SCENARIO_FROM_M = 7;
export const BESIDE_FAULT_FROM_M = 6.5;
const BESIDE_KM = 25;
/** A quake counts as crustal when that is at least as likely as all else together. */
const CRUSTAL_WEIGHT = 0.5;

/**
 * intensity.11: null without mapped faults, for a quake that is too small or not crustal, and when the nearest fault is farther away than the whole
 * rupture would be long (our own bound: it is then another fault's quake).
 */
export function faultScenario(quake: Quake, weights: ClassWeights, faults: readonly Fault[]): FaultScenario | null {
  const { at, magnitude } = quake;
  if (weights.crustal < CRUSTAL_WEIGHT || magnitude < BESIDE_FAULT_FROM_M) return null;
  const lengthKm = 10 ** (-2.44 + 0.59 * magnitude);
  const limitKm = magnitude < FAULT_SCENARIO_FROM_M ? BESIDE_KM : Math.max(BESIDE_KM, lengthKm);
  const nearest = nearestFault(at, limitKm, faults);
  if (!nearest) return null;
  const segment = segmentOf(nearest.line, nearest.foot, lengthKm);
  return segment && { fault: nearest.name, middle: nearest.foot.at, awayKm: nearest.foot.km, lengthKm, segment };
}

function nearestFault(at: Readonly<LngLat>, limitKm: number, faults: readonly Fault[]): Found | null {
  let best: Found | null = null;
  const vector = unitVector(at);
  for (const { name, lines } of faults) {
    for (const line of lines) {
      const nearestKm: number = best?.foot.km ?? limitKm;
      if (leastKm(capOfLine(line), vector) > nearestKm) continue;
      const foot = nearestOnLine(line, at);
      if (foot && (best ? foot.km < nearestKm : foot.km <= nearestKm)) best = { name, line, foot };
    }
  }
  return best;
}

/** A mapped line never changes and each large quake asks for all of them, so what holds it is reckoned once. */
const CAPS = new WeakMap<Line, Cap>();

function capOfLine(line: Line): Cap {
  const known = CAPS.get(line);
  if (known) return known;
  const cap = capOf(line);
  CAPS.set(line, cap);
  return cap;
}

interface Found {
  name: string;
  line: Line;
  foot: { at: LngLat; km: number; piece: number };
}

/**
 * Half the length along the trace to either side. Mapped traces are often shorter than the rupture: the rest goes straight on in
 * the direction from the middle to the trace's end. Null for a trace that is a point.
 */
function segmentOf(line: Line, { at: middle, piece }: Found["foot"], lengthKm: number): LngLat[] | null {
  const before = [...line.slice(0, piece + 1)].reverse();
  const after = line.slice(piece + 1);
  const [first, last] = [before.at(-1), after.at(-1)];
  if (!first || !last || line.every((point) => distanceKm(point, middle) < SAME_KM)) return null;
  const back = walk(middle, before, last, lengthKm / 2);
  const on = walk(middle, after, first, lengthKm / 2);
  return [...back.reverse(), middle, ...on];
}

/** Nearer than a millimetre two points are one. */
const SAME_KM = 1e-6;

/** `opposite`: the other end of the trace, to go straight away from when there is no trace on this side. */
function walk(from: LngLat, points: Line, opposite: Readonly<LngLat>, km: number): LngLat[] {
  const path: LngLat[] = [];
  let [here, left] = [from, km];
  for (const [lng, lat] of points) {
    const next: LngLat = [lng, lat];
    const step = distanceKm(here, next);
    if (step >= left) return [...path, pointTowards(here, next, left)];
    if (step > SAME_KM) path.push(next);
    [here, left] = [next, left - step];
  }
  const gone = distanceKm(from, here);
  if (gone > SAME_KM) return [...path, pointTowards(from, here, gone + left)];
  const apart = distanceKm(opposite, from);
  return apart > SAME_KM ? [...path, pointTowards(opposite, from, apart + left)] : path;
}
