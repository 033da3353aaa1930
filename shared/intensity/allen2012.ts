/**
 * Allen, T. I., Wald, D. J. & Worden, C. B. (2012), *Intensity attenuation for active crustal regions*, J. Seismology 16,
 * 409–433; the hypocentral form:
 *
 *   I = c0 + c1·M + c2·ln √(R² + Rm²) [+ c4·ln(R/50) where R > 50],  Rm = m1 + m2·e^(M−5);  σ = s1 + s2 / (1 + (R/s3)²)
 *
 * R hypocentral distance in km, M moment magnitude (BMKG's is taken for it), I decimal MMI, ln natural. Derived from M 5–7.9 up
 * to 300 km; beyond that, and for deep or subduction quakes, it is an extrapolation.
 */
const AWW12 = { c0: 2.085, c1: 1.428, c2: -1.402, c4: 0.078, m1: -0.209, m2: 2.042, s1: 0.82, s2: 0.37, s3: 22.9 };

/** The equation as published, not clamped. `hypocentralKm` > 0. */
export function allen2012At(magnitude: number, hypocentralKm: number): { mmi: number; sigma: number } {
  const { c0, c1, c2, c4, m1, m2, s1, s2, s3 } = AWW12;
  const rm = m1 + m2 * Math.exp(magnitude - 5);
  const near = c0 + c1 * magnitude + c2 * Math.log(Math.hypot(hypocentralKm, rm));
  const far = hypocentralKm > 50 ? c4 * Math.log(hypocentralKm / 50) : 0;
  return { mmi: near + far, sigma: s1 + s2 / (1 + (hypocentralKm / s3) ** 2) };
}
