/**
 * Parker, Stewart, Boore, Atkinson & Hassani (2020), *NGA-Subduction global ground-motion models with regional adjustment
 * factors*, PEER Report 2020/03; the global model of interface and of slab quakes, no basin term (SCIENCE §2.3). Made for M 5–9.5
 * (interface) and 5–8.5 (slab), rupture distances 20–1000 km, slab depths to 200 km, Vs30 150–2000 m/s; beyond that it is an extrapolation.
 */
export type SubductionClass = "interface" | "intraslab";

interface Terms {
  c0: number;
  c1: number;
  a0: number;
  c4: number;
  c5: number;
  c6: number;
  /** Of depth; the interface has none. */
  d: number;
  m: number;
}

const TERMS: Record<SubductionClass, Record<"pgv" | "pga", Terms>> = {
  interface: {
    pgv: { c0: 8.097, c1: -1.661, a0: -0.00395, c4: 1.336, c5: -0.039, c6: 1.844, d: 0, m: 0 },
    pga: { c0: 4.082, c1: -1.662, a0: -0.00657, c4: 1.246, c5: -0.021, c6: 1.128, d: 0, m: 0 },
  },
  intraslab: {
    pgv: { c0: 13.194, c1: -2.422, a0: -0.0019, c4: 1.84, c5: -0.05, c6: 0.8, d: 0.2693, m: 0.0252 },
    pga: { c0: 9.907, c1: -2.543, a0: -0.00255, c4: 1.84, c5: -0.05, c6: 0.4, d: 0.3004, m: 0.0314 },
  },
};
const SITE = {
  pgv: { s2: -0.601, v2: 850, f4: -0.31763, f5: -0.0052 },
  pga: { s2: -0.498, v2: 1350, f4: -0.44169, f5: -0.0052 },
} as const;
/** Variances of ln Y: between events τ² from τ, within an event φ² from `phi21` (near) to `phi22` (far), less `phi2v` on soft ground. */
const SPREAD = {
  pgv: { tau: 0.477, phi21: 0.348, phi22: 0.288, phi2v: -0.179 },
  pga: { tau: 0.48, phi21: 0.396, phi22: 0.565, phi2v: -0.18 },
} as const;

const CORNER = { interface: 7.9, intraslab: 7.6 } as const;
/** Vs30 of the rock for which the equation is written, m/s. */
const ROCK = 760;

interface SubductionSite {
  magnitude: number;
  depthKm: number;
  vs30: number;
}

/** ln of the median, PGV in cm/s or PGA in g, by rupture distance in km > 0. Falls with distance, rises with magnitude. */
export function parker2020(
  measure: "pgv" | "pga",
  type: SubductionClass,
  { magnitude, depthKm, vs30 }: SubductionSite,
): (rruptureKm: number) => number {
  const { s2, v2, f4, f5 } = SITE[measure];
  const onRock = rock(TERMS[type][measure], type, magnitude, depthKm);
  const pgaOnRock = rock(TERMS[type].pga, type, magnitude, depthKm);
  const saturation = nearSourceKm(type, magnitude);
  const linear = s2 * Math.log(Math.min(vs30, v2) / ROCK);
  const softness = f4 * (Math.exp(f5 * (Math.min(vs30, ROCK) - 200)) - Math.exp(f5 * (ROCK - 200)));
  return (rruptureKm) => {
    const r = Math.sqrt(rruptureKm * rruptureKm + saturation * saturation);
    const lnR = Math.log(r);
    return onRock(r, lnR) + linear + softness * Math.log((Math.exp(pgaOnRock(r, lnR)) + 0.05) / 0.05);
  };
}

/** σ of ln Y. φ² goes from its near to its far value between 200 and 500 km, in the logarithm of distance. */
export function parker2020Sigma(measure: "pgv" | "pga", vs30: number): (rruptureKm: number) => number {
  const { tau, phi21, phi22, phi2v } = SPREAD[measure];
  const soft = phi2v * (Math.log(500 / Math.max(200, Math.min(500, vs30))) / Math.log(500 / 200));
  return (rruptureKm) => {
    const far = Math.log(Math.max(200, Math.min(500, rruptureKm)) / 200) / Math.log(500 / 200);
    return Math.sqrt(tau * tau + phi21 + far * (phi22 - phi21) + (1 - far) * soft);
  };
}

/** At Vs30 = 760 m/s, of R and ln R where R = √(Rrup² + H²). */
function rock(terms: Terms, type: SubductionClass, magnitude: number, depthKm: number) {
  const { c0, c1, a0, c4, c5, c6, d, m } = terms;
  const over = magnitude - CORNER[type];
  const event = over <= 0 ? c4 * over + c5 * over * over : c6 * over;
  const depth = depthKm >= 67 ? d : m * (Math.max(depthKm, 20) - 67) + d;
  const saturation = nearSourceKm(type, magnitude);
  const constant = c0 + event + depth - 0.05 * magnitude * Math.log(1 + saturation * saturation);
  const spreading = c1 + 0.1 * magnitude;
  return (r: number, lnR: number) => constant + spreading * lnR + a0 * r;
}

/** H, km. */
function nearSourceKm(type: SubductionClass, magnitude: number): number {
  if (type === "interface") return 10 ** (-0.82 + 0.252 * magnitude);
  const corner = CORNER.intraslab;
  if (magnitude > corner) return 35;
  return 10 ** ((Math.log10(35 / 3.12) / (corner - 4)) * (magnitude - corner) + Math.log10(35));
}
