import type { LngLat } from "../geo/distance.ts";

/** A kabupaten or kota, and where its people live. Fixed facts: they are not journaled. */

export interface Kabupaten {
  /** Kemendagri's, with its dot: `32.03`. */
  code: string;
  /** `Kabupaten Cianjur`, `Kota Bandung` */
  name: string;
  /** `Cianjur` */
  shortName: string;
  type: "kabupaten" | "kota";
  provinceCode: string;
  province: string;
  /** Population-weighted. */
  at: LngLat;
  capital: { name: string; at: LngLat };
  population: number;
}

export interface PopulationPoint {
  /** Of the kecamatan or the desa. */
  code: string;
  kabCode: string;
  at: LngLat;
  people: number;
}
