import { distanceKm, EARTH_RADIUS_KM, type LngLat, unitVector } from "../geo/distance.ts";
import type { Located } from "../gazetteer/candidate.ts";
import { HOUR_MS } from "../time.ts";
import { cholesky } from "./cholesky.ts";

/**
 * What was reported, worked into what was estimated (SCIENCE §2.9). The residuals r = reported − predicted are kriged with
 * τ² + φ²·exp(−d / λ) + σo²·δ in two steps, which together are that kriging: the part all places share is the event term b,
 * held in bounds; the part of a neighbourhood is kriged from r − b with φ²·exp(−d / λ) + σo²·δ. τ² stands in b alone: a second
 * time in the second step it would undo the holding.
 */

type Predict = (at: Readonly<LngLat>) => number;

interface Residual {
  located: Located;
  at: Readonly<LngLat>;
  /** Middle of the reported range. */
  reported: number;
  predicted: number;
  /** reported − predicted, in MMI. */
  residual: number;
}

export interface Blended {
  /** b, in MMI; 0 without reports. */
  eventTerm: number;
  /** What was reckoned with: places that were found and bear an intensity. */
  used: readonly Residual[];
  /** Blended intensity, decimal MMI, 1–12. */
  mmiAt(at: Readonly<LngLat>): number;
  /** What reports add to a prediction at a place, after the guards. */
  correctionAt(at: Readonly<LngLat>, predicted: number): number;
  /** Of a prediction's σ what remains where reports are near. */
  sigmaAt(at: Readonly<LngLat>, predicted: number, sigma: number): number;
  /** For contours: the estimate it began from. */
  predict: Predict;
  epicentre: Readonly<LngLat>;
}

export interface BlendParts {
  predict: Predict;
  located: readonly Located[];
  epicentre: Readonly<LngLat>;
  /** How long after the origin BMKG told this list, in ms. It stays what it was then: an early list does not ripen by lying about. */
  listAgeMs: number;
}

/** felt.6, felt.7: standard deviations in MMI between quakes, within one, and of a report, fitted to BMKG's lists of 2022–2026 (SCIENCE §7.6). */
const TAU2 = 0.44 ** 2;
const PHI2 = 0.68 ** 2;
const REPORT2 = 0.3 ** 2;
/** λ, the middle of the 40–100 km that hold: the lists alone say 236, and 55 once a trend with magnitude is taken out. */
export const CORRELATION_KM = 70;
/** Bounds of the event term, in MMI. */
export const EVENT_TERM = [-0.5, 1] as const;
/** Farther reports (exp(−7) < 0.001) say nothing of a neighbourhood. */
const CUT_OFF_KM = 7 * CORRELATION_KM;

/** felt.8: early lists are far too low near the source: they may lower neither what is predicted V and above nor what lies near. */
export const EARLY_MS = 6 * HOUR_MS;
const NEAR_SOURCE_KM = 50;
export const GUARDED_MMI = 4.5;

export function blend({ predict, located, epicentre, listAgeMs }: BlendParts): Blended {
  const used = located.flatMap((one) => residualOf(one, predict) ?? []);
  const size = used.length;
  const sum = used.reduce((total, { residual }) => total + residual, 0);
  const eventTerm = clamp((TAU2 * sum) / (size * TAU2 + PHI2 + REPORT2), ...EVENT_TERM);
  const local = cholesky(covariances(used, 0), size);
  const whole = cholesky(covariances(used, TAU2), size);
  const weights = local.solve(Float64Array.from(used, ({ residual }) => residual - eventTerm));
  const vectors = Float64Array.from(used.flatMap(({ at }) => unitVector(at)));
  const told = used.map(({ residual }) => residual);
  const [least, most] = [Math.min(eventTerm, 0, ...told), Math.max(eventTerm, 0, ...told)];
  const early = listAgeMs < EARLY_MS;

  function correctionAt(at: Readonly<LngLat>, predicted: number): number {
    if (size === 0) return 0;
    let correction = eventTerm;
    const [x, y, z] = unitVector(at);
    for (let i = 0; i < size; i++) {
      const dx = x - vectors[3 * i];
      const dy = y - vectors[3 * i + 1];
      const dz = z - vectors[3 * i + 2];
      const chord2 = dx * dx + dy * dy + dz * dz;
      if (chord2 < CUT_OFF_CHORD2) correction += weights[i] * PHI2 * correlation(Math.sqrt(chord2));
    }
    // Kriging may overshoot beside a steep pair; no place is moved farther than a report was off.
    correction = clamp(correction, least, most);
    return correction < 0 && isGuarded(at, predicted) ? 0 : correction;
  }

  function isGuarded(at: Readonly<LngLat>, predicted: number): boolean {
    return early && (predicted >= GUARDED_MMI || distanceKm(at, epicentre) <= NEAR_SOURCE_KM);
  }

  return {
    eventTerm,
    used,
    predict,
    epicentre,
    correctionAt,
    mmiAt(at) {
      const predicted = predict(at);
      return clamp(predicted + correctionAt(at, predicted), 1, 12);
    },
    sigmaAt(at, predicted, sigma) {
      // A report that was not believed makes nothing surer.
      if (size === 0 || (correctionAt(at, predicted) === 0 && isGuarded(at, predicted))) return sigma;
      const cross = Float64Array.from(
        used,
        (other) => TAU2 + PHI2 * Math.exp(-distanceKm(at, other.at) / CORRELATION_KM),
      );
      const explained = whole.solve(cross).reduce((total, weight, i) => total + weight * cross[i], 0);
      return sigma * Math.sqrt(Math.max(0, 1 - explained / (TAU2 + PHI2)));
    },
  };
}

const CUT_OFF_CHORD2 = (CUT_OFF_KM / EARTH_RADIUS_KM) ** 2;
/** exp(−d / λ) in steps of 50 m: the exponential is most of what a field of 80,000 points costs, and a line between is as good. */
const STEP_KM = 0.05;
const CORRELATIONS = Float64Array.from({ length: CUT_OFF_KM / STEP_KM + 2 }, (_, i) =>
  Math.exp((-i * STEP_KM) / CORRELATION_KM),
);

/** At a chord of the unit sphere, which is shorter than the arc by less than 0.01 % up to the cut-off. */
function correlation(chord: number): number {
  const place = (chord * EARTH_RADIUS_KM) / STEP_KM;
  const step = Math.floor(place);
  const from = CORRELATIONS[step];
  return from + (place - step) * (CORRELATIONS[step + 1] - from);
}

function residualOf(located: Located, predict: Predict): Residual | null {
  const { report, state, candidates } = located;
  if (state !== "found" || report.mmiLow === null || report.mmiHigh === null) return null;
  const [{ at }] = candidates;
  const reported = (report.mmiLow + report.mmiHigh) / 2;
  const predicted = predict(at);
  return { located, at, reported, predicted, residual: reported - predicted };
}

/** Between the reports, each with its own error on the diagonal. */
function covariances(used: readonly Residual[], shared: number): Float64Array {
  const K = new Float64Array(used.length ** 2);
  used.forEach((a, i) =>
    used.forEach((b, j) => {
      const km = i === j ? 0 : distanceKm(a.at, b.at);
      K[i * used.length + j] = shared + PHI2 * Math.exp(-km / CORRELATION_KM) + (i === j ? REPORT2 : 0);
    }),
  );
  return K;
}

function clamp(x: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, x));
}
