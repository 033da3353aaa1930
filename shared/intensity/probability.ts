/** P(I ≥ level) at a place: 1 − Φ((level − 0.5 − mmi) / sigma), where level is a Roman numeral's number (SCIENCE §2.7). */
export function probabilityAtLeast(mmi: number, sigma: number, level: number): number {
  return standardNormal((mmi - (level - 0.5)) / sigma);
}

/** Φ, within 1e-15: its series near the middle, the continued fraction of the tail outside. */
function standardNormal(z: number): number {
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
