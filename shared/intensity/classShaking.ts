import { allen2012At } from "./allen2012.ts";
import { bssa14, BSSA14_SIGMA } from "./bssa14.ts";
import { clampMmi, type QuakeSource } from "./intensityModel.ts";
import { parker2020, parker2020Sigma, type SubductionClass } from "./parker2020.ts";
import { buried, crustalRjb, subductionRrup } from "./rupture.ts";
import type { TectonicClass } from "./tectonics.ts";
import { mmiOfLnPgv, slopeAtLnPgv, WGRW12_SIGMA } from "./wgrw12.ts";

/** The shaking of one tectonic class by epicentral distance in km (SCIENCE §2.3–2.6). */
export interface ClassShaking {
  /** `segmentKm`: distance to a known rupture segment, in place of the averaged one; only crustal shaking heeds it. */
  lnPgv(epicentralKm: number, segmentKm?: number): number;
  /** MMI 1–10, of the ln PGV at that distance. */
  mmi(lnPgv: number, epicentralKm: number): number;
  /** Of MMI. */
  variance(lnPgv: number, epicentralKm: number): number;
}

export function classShaking(type: TectonicClass, quake: QuakeSource, vs30: number): ClassShaking {
  return type === "crustal" ? crustalShaking(quake, vs30) : subductionShaking(type, quake, vs30);
}

function crustalShaking(quake: QuakeSource, vs30: number): ClassShaking {
  const lnPgvAt = bssa14("pgv", quake.magnitude, vs30);
  const averaged = crustalRjb(quake);
  const lengthened = buried(quake);
  return {
    lnPgv: (epicentralKm, segmentKm) =>
      lnPgvAt(segmentKm === undefined ? averaged(epicentralKm) : lengthened(segmentKm)),
    mmi: mmiOfLnPgv,
    variance: (lnPgv) => varianceOf(lnPgv, BSSA14_SIGMA),
  };
}

function subductionShaking(type: SubductionClass, quake: QuakeSource, vs30: number): ClassShaking {
  const rrup = subductionRrup(type, quake);
  const lnPgvAt = parker2020("pgv", type, { ...quake, vs30 });
  const sigmaAt = parker2020Sigma("pgv", vs30);
  const part = type === "intraslab" ? hypocentralPart(quake.depthKm) : 0;
  return {
    lnPgv: (epicentralKm) => lnPgvAt(rrup(epicentralKm)),
    mmi(lnPgv, epicentralKm) {
      const mmi = mmiOfLnPgv(lnPgv);
      if (part === 0) return mmi;
      const hypocentral = allen2012At(quake.magnitude, Math.hypot(epicentralKm, quake.depthKm)).mmi;
      return (1 - part) * mmi + part * clampMmi(hypocentral);
    },
    variance: (lnPgv, epicentralKm) => varianceOf(lnPgv, sigmaAt(rrup(epicentralKm))),
  };
}

/** A slab quake deeper than 150 km is beyond the data of Parker et al.: up to half of it is Allen, Wald & Worden 2012 (SCIENCE §2.5). */
function hypocentralPart(depthKm: number): number {
  return 0.5 * Math.max(0, Math.min(1, (depthKm - 150) / 100));
}

function varianceOf(lnPgv: number, sigmaLnPgv: number): number {
  return WGRW12_SIGMA ** 2 + (slopeAtLnPgv(lnPgv) * sigmaLnPgv) ** 2;
}
