import { type ClassShaking, classShaking } from "./classShaking.ts";
import type { Intensity, IntensityModel, QuakeSource } from "./intensityModel.ts";
import { type ClassWeights, INTERFACE_GROWS_M, TECTONIC_CLASSES, type TectonicClass } from "./tectonics.ts";
import { LN_PGV_BREAKS } from "./wgrw12.ts";

/** The whole scheme of SCIENCE §2.1–2.6: ground motion of three tectonic classes, turned to intensity and mixed by weight. */

interface Shaking extends Intensity {
  /** Median of peak ground velocity, cm/s; of several classes the weighted geometric mean. */
  pgvCms: number;
}

/** By epicentral distance in km; with `segmentKm`, the distance to a known crustal rupture stands in for the averaged one. */
export type ShakingAt = (epicentralKm: number, segmentKm?: number) => Shaking;

export interface SchemeModel extends IntensityModel {
  weights(quake: QuakeSource): ClassWeights;
  /** Made ready for one quake: ask it for many distances. */
  over(quake: QuakeSource): QuakeShaking;
  at(quake: QuakeSource, epicentralKm: number): Shaking;
}

export interface QuakeShaking {
  readonly weights: ClassWeights;
  readonly at: ShakingAt;
  /** What `at` mixes, of intensities above `HELD_MMI`; none where a single model stands in for the scheme. */
  readonly parts: readonly SchemePart[];
  /** Intensity steps or bends where one of these falls to one of its levels. */
  readonly breaks: readonly Falling[];
}

export interface SchemePart extends ClassShaking {
  readonly type: TectonicClass;
  readonly weight: number;
}

export interface Falling {
  at(epicentralKm: number): number;
  readonly levels: readonly number[];
}

export interface SchemeOptions {
  /** m/s. Ground softer than 250 may make intensity fall with magnitude, by 0.001 MMI. */
  vs30?: number;
}

const FIRM_SOIL = 400;

const ONLY: Record<TectonicClass, ClassWeights> = {
  crustal: { crustal: 1, interface: 0, intraslab: 0 },
  interface: { crustal: 0, interface: 1, intraslab: 0 },
  intraslab: { crustal: 0, interface: 0, intraslab: 1 },
};

/**
 * For one class, for weights that are known, or for those that a place gives: `(quake) => weightsAbove(slab.below(at), quake)`.
 * Good for M 1–9.5 at depths 0–800 km; the equations' own ranges are narrower (see each).
 */
export function schemeModel(
  weights: TectonicClass | ClassWeights | ((quake: QuakeSource) => ClassWeights),
  { vs30 = FIRM_SOIL }: SchemeOptions = {},
): SchemeModel {
  const weightsOf =
    typeof weights === "function" ? weights : () => (typeof weights === "string" ? ONLY[weights] : weights);
  const over = (quake: QuakeSource) => shakingOf(weightsOf, held(quake), vs30);
  return {
    name: "BSSA14 · PSBAH20 · WGRW12",
    weights: (quake) => weightsOf(held(quake)),
    over,
    at: (quake, epicentralKm) => over(quake).at(epicentralKm),
  };
}

/** A held bulletin may say anything; no equation is asked beyond what quakes are. */
function held({ magnitude, depthKm }: QuakeSource): QuakeSource {
  return { magnitude: Math.max(1, Math.min(9.5, magnitude)), depthKm: Math.max(0, Math.min(800, depthKm)) };
}

/**
 * intensity.6: below this, where nobody feels anything, the mixture is held up to what it would be with the weights of smaller magnitudes:
 * as magnitude grows weight goes from slab to interface, and very far away (R > 1000 km, MMI < 1.42) Parker's interface is
 * weaker by more than the larger magnitude adds. Everywhere else intensity rises with magnitude by itself.
 */
export const HELD_MMI = 1.5;

function shakingOf(weightsOf: (quake: QuakeSource) => ClassWeights, quake: QuakeSource, vs30: number): QuakeShaking {
  const weights = weightsOf(quake);
  const smaller = weightsOf({ ...quake, magnitude: Math.min(quake.magnitude, INTERFACE_GROWS_M.from) });
  // A class that has no weight left at this magnitude still holds up the mixture.
  const classes = TECTONIC_CLASSES.filter((type) => weights[type] > 0 || smaller[type] > 0).map((type) => ({
    type,
    ...classShaking(type, quake, vs30),
  }));
  const weighed = (by: ClassWeights): SchemePart[] =>
    classes.filter(({ type }) => by[type] > 0).map((one) => ({ ...one, weight: by[one.type] }));
  const parts = weighed(weights);
  const breaks = parts.map(({ lnPgv }): Falling => ({ at: lnPgv, levels: LN_PGV_BREAKS }));
  const mixed = (heldAt?: MeanAt) => (parts.length === 1 ? ofOne(parts[0], heldAt) : ofSeveral(parts, heldAt));
  if (TECTONIC_CLASSES.every((type) => smaller[type] === weights[type])) return { weights, at: mixed(), parts, breaks };
  const mean: Falling = { at: meanOf(parts), levels: [HELD_MMI] };
  const heldMean: Falling = { at: meanOf(weighed(smaller)), levels: [HELD_MMI] };
  return { weights, at: mixed(heldMean.at), parts, breaks: [...breaks, mean, heldMean] };
}

type MeanAt = (epicentralKm: number, segmentKm?: number) => number;

function ofOne({ lnPgv, mmi: mmiOf, variance }: SchemePart, heldAt?: MeanAt): ShakingAt {
  return (epicentralKm, segmentKm) => {
    const ln = lnPgv(epicentralKm, segmentKm);
    const mmi = heldUp(mmiOf(ln, epicentralKm), epicentralKm, segmentKm, heldAt);
    return { mmi, sigma: Math.sqrt(variance(ln, epicentralKm)), pgvCms: Math.exp(ln) };
  };
}

function heldUp(mean: number, epicentralKm: number, segmentKm?: number, heldAt?: MeanAt): number {
  if (heldAt === undefined || mean >= HELD_MMI) return mean;
  return Math.max(mean, Math.min(HELD_MMI, heldAt(epicentralKm, segmentKm)));
}

/** Weighted mean of intensity; the classes' spread about it adds to their own variances. */
function ofSeveral(parts: readonly SchemePart[], heldAt?: MeanAt): ShakingAt {
  return (epicentralKm, segmentKm) => {
    let [ln, mean, square] = [0, 0, 0];
    for (const part of parts) {
      const lnPgv = part.lnPgv(epicentralKm, segmentKm);
      const mmi = part.mmi(lnPgv, epicentralKm);
      ln += part.weight * lnPgv;
      mean += part.weight * mmi;
      square += part.weight * (part.variance(lnPgv, epicentralKm) + mmi * mmi);
    }
    const mmi = heldUp(mean, epicentralKm, segmentKm, heldAt);
    return { mmi, sigma: Math.sqrt(square - mean * mean), pgvCms: Math.exp(ln) };
  };
}

function meanOf(parts: readonly SchemePart[]): MeanAt {
  return (epicentralKm, segmentKm) => {
    let mean = 0;
    for (const part of parts) mean += part.weight * part.mmi(part.lnPgv(epicentralKm, segmentKm), epicentralKm);
    return mean;
  };
}
