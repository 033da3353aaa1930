/** intensity.8: P(I ≥ level) at a place: 1 − Φ((level − 0.5 − mmi) / sigma), where level is a Roman numeral's number (SCIENCE §2.7). */
export function probabilityAtLeast(mmi: number, sigma: number, level: number): number {
  return standardNormal((mmi - (level - 0.5)) / sigma);
}

/**
 * Φ, within 1e-15: Taylor's series about the nearest of the points that were reckoned once, whose next terms each come from the two
 * before (the Hermite polynomials). Tens of thousands of chances are asked for a great quake.
 */
function standardNormal(z: number): number {
  if (!(Math.abs(z) < FARTHEST)) return z > 0 ? 1 : z < 0 ? 0 : NaN;
  const node = Math.round((z + FARTHEST) / STEP);
  const from = node * STEP - FARTHEST;
  const h = z - from;
  // Of density(from + h) by h, less its value at 0: the n-th is Heₙ₋₁ · (−h)ⁿ⁻¹ / n!.
  let [before, hermite, power, sum] = [0, 1, h, 0];
  for (let n = 1; n <= TERMS; n++) {
    sum += hermite * power;
    [before, hermite] = [hermite, from * hermite - (n - 1) * before];
    power *= -h / (n + 1);
  }
  return PHI[node] + DENSITY[node] * sum;
}

/** Beyond it a chance differs from 0 or 1 by less than 1e-15. */
const FARTHEST = 8;
const STEP = 1 / 128;
const TERMS = 6;
const NODES = Float64Array.from({ length: (2 * FARTHEST) / STEP + 1 }, (_, i) => i * STEP - FARTHEST);
const DENSITY = NODES.map(density);
const PHI = NODES.map(slowNormal);

function slowNormal(z: number): number {
  if (Math.abs(z) < 3) return 0.5 + density(z) * series(z);
  const tail = density(z) * fraction(Math.abs(z));
  return z < 0 ? tail : 1 - tail;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** z + z³/3 + z⁵/15 + … (Abramowitz & Stegun 26.2.11). */
function series(z: number): number {
  let [sum, term] = [z, z];
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** 1/(z + 1/(z + 2/(z + 3/(…)))) for z ≥ 3 (Abramowitz & Stegun 26.2.14). */
function fraction(z: number): number {
  let below = z;
  for (let k = 60; k >= 1; k--) below = z + k / below;
  return 1 / below;
}
