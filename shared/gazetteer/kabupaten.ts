import { z } from "zod";
import type { LngLat } from "../geo/distance.ts";
import { LngLatSchema } from "../record/bulletin.ts";

/** A kabupaten or kota, and where its people live. Fixed facts: they are not journaled. */

export const Kabupaten = z.object({
  /** Kemendagri's, with its dot: `32.03`. */
  code: z.string(),
  /** `Kabupaten Cianjur`, `Kota Bandung` */
  name: z.string(),
  /** `Cianjur` */
  shortName: z.string(),
  type: z.enum(["kabupaten", "kota"]),
  provinceCode: z.string(),
  province: z.string(),
  /** Population-weighted. */
  at: LngLatSchema,
  capital: z.object({ name: z.string(), at: LngLatSchema }),
  population: z.number(),
});
export type Kabupaten = z.infer<typeof Kabupaten>;

export interface PopulationPoint {
  /** Of the kecamatan or the desa. */
  code: string;
  kabCode: string;
  at: LngLat;
  people: number;
  /** Of the kecamatan or the desa; null where it is not known. */
  areaKm2: number | null;
}
