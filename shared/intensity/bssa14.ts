/**
 * Boore, Stewart, Seyhan & Atkinson (2014), *NGA-West2 equations for predicting PGA, PGV, and 5 % damped PSA for shallow crustal
 * earthquakes*, Earthquake Spectra 30, 1057–1085; mechanism unspecified, global anelastic term, no basin term (SCIENCE §2.3).
 * Made for M 3–8.5, Joyner–Boore distances to 400 km, Vs30 150–1500 m/s; beyond that it is an extrapolation.
 */
// prettier-ignore
const TERMS = {
  pgv: {
    e0: 5.037, e4: 1.073, e5: -0.1536, e6: 0.2252, mh: 6.2, c1: -1.243, c2: 0.1489, c3: -0.00344, h: 5.3,
    c: -0.84, vc: 1300, f4: -0.1, f5: -0.00844,
  },
  pga: {
    e0: 0.4473, e4: 1.431, e5: 0.05053, e6: -0.1662, mh: 5.5, c1: -1.134, c2: 0.1917, c3: -0.008088, h: 4.5,
    c: -0.6, vc: 1500, f4: -0.15, f5: -0.00701,
  },
} as const;

/** Of ln PGV, as the scheme uses it. */
export const BSSA14_SIGMA = 0.65;

/** Vs30 of the rock for which the equation is written, m/s. */
const ROCK = 760;

/** ln of the median, PGV in cm/s or PGA in g, by Joyner–Boore distance in km. Falls with distance, rises with magnitude. */
export function bssa14(measure: "pgv" | "pga", magnitude: number, vs30: number): (rjbKm: number) => number {
  const { c, vc, f4, f5 } = TERMS[measure];
  const onRock = rock(measure, magnitude);
  const pgaOnRock = rock("pga", magnitude);
  const linear = c * Math.log(Math.min(vs30, vc) / ROCK);
  const softness = f4 * (Math.exp(f5 * (Math.min(vs30, ROCK) - 360)) - Math.exp(f5 * (ROCK - 360)));
  return (rjbKm) => onRock(rjbKm) + linear + softness * Math.log((Math.exp(pgaOnRock(rjbKm)) + 0.1) / 0.1);
}

/** At Vs30 = 760 m/s: the terms of event and path. */
function rock(measure: "pgv" | "pga", magnitude: number): (rjbKm: number) => number {
  const { e0, e4, e5, e6, mh, c1, c2, c3, h } = TERMS[measure];
  const over = magnitude - mh;
  const event = over <= 0 ? e0 + e4 * over + e5 * over * over : e0 + e6 * over;
  const spreading = c1 + c2 * (magnitude - 4.5);
  return (rjbKm) => {
    const r = Math.sqrt(rjbKm * rjbKm + h * h);
    return event + spreading * Math.log(r) + c3 * (r - 1);
  };
}
