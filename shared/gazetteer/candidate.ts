import type { FeltReport } from "../record/bulletin.ts";
import type { LngLat } from "../geo/distance.ts";
import type { NamedPlace } from "./feltNames.ts";

/** What a name of a Dirasakan list can mean. */

export interface Candidate extends NamedPlace {
  /** To the epicentre. */
  distanceKm: number;
}

export interface Located {
  report: FeltReport;
  /**
   * `found`: one place, several so near each other that they say the same, or an island that several kecamatan are called after.
   * `ambiguous`: several that would say different things, or a kecamatan far from all else that the list names. `unknown`: no place of that name lies where this quake can be felt.
   * `absurd`: found, but the quake cannot have been that strong there.
   */
  state: "found" | "ambiguous" | "unknown" | "absurd";
  /**
   * Likeliest first; the first is the place when it is found, and a region is followed by its kecamatan. Of an unknown name: those of
   * that name that lie too far away.
   */
  candidates: Candidate[];
}

/** Of the quake: what tells how far away it can have been felt. */
export interface FeltQuake {
  at: Readonly<LngLat>;
  magnitude: number;
  depthKm: number;
}
