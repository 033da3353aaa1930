import { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import type { Earthquake, QuakeVersion, Statement } from "../../../shared/record/hazard.ts";
import { distanceKm } from "../../../shared/geo/distance.ts";

/** How much versions of a quake differ, and which is the gravest. A warning outweighs every figure of the quake. */

const WARNED = 100;
const REVIEWED = 10;
/** Ours: so much is one step: half a magnitude, half an intensity, 30 km. */
const PER_MAGNITUDE = 2;
const PER_MMI = 2;
const KM_A_STEP = 30;

export const WEIGHED = {
  step(before: QuakeVersion, after: QuakeVersion): number {
    return (
      (stateOf(before) === stateOf(after) ? 0 : WARNED) +
      (before.form === after.form ? 0 : REVIEWED) +
      PER_MAGNITUDE * Math.abs(after.magnitude - before.magnitude) +
      PER_MMI * Math.abs(mostFelt(after) - mostFelt(before)) +
      (distanceKm(before.at, after.at) + Math.abs(after.depthKm - before.depthKm)) / KM_A_STEP
    );
  },
  gravity: (version: QuakeVersion): number =>
    WARNED * levelOf(version.tsunami) + PER_MAGNITUDE * version.magnitude + mostFelt(version),
};

/** By how much the magnitude must be above all that were told, to be heard among changes that come too fast. */
const GRAVER_BY = 0.2;

/** quake.14: what is graver than all that was told of the quake is heard at once, however often the feed changes. */
export function isGraver(said: Statement, { versions }: Pick<Earthquake, "versions">): boolean {
  return (
    versions.every(({ tsunami }) => levelOf(said) > levelOf(tsunami)) ||
    versions.every(({ magnitude }) => said.magnitude >= magnitude + GRAVER_BY) ||
    versions.every((version) => mostFelt(said) > mostFelt(version))
  );
}

function stateOf({ tsunami: { state, stage, level } }: QuakeVersion): string {
  return [state, stage, level].join();
}

/** 0 without a zone. */
function levelOf({ zones }: Pick<Statement, "zones">): number {
  return Math.max(0, ...zones.map(({ level }) => TsunamiLevel.options.length - TsunamiLevel.options.indexOf(level)));
}

export function mostFelt({ felt }: Pick<Statement, "felt">): number {
  return Math.max(0, ...felt.map(({ mmiHigh }) => mmiHigh ?? 0));
}
