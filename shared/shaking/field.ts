import type { Drawn } from "../felt/contours.ts";
import type { LngLat } from "../geo/distance.ts";
import type { PlaceIndex } from "../geo/placeIndex.ts";
import type { Contour, FeltPlace, Inputs, Zone } from "../record/impact.ts";
import type { ShakenPoints } from "./shakenPoints.ts";

/** How strongly one quake's version shook the ground, anywhere: the scheme, with a fault scenario and felt reports where there are. */
export interface ShakingField {
  /** Decimal MMI at a place `km` from the epicentre. */
  mmiAt(at: Readonly<LngLat>, km: number): number;
  sigmaAt(at: Readonly<LngLat>, km: number): number;
  /** `mmiAt` for the points of an index, a hundred thousand of them. Blocks weaker than `askedMmi` are only known to be weaker. */
  over(index: PlaceIndex, askedMmi: number): ShakenPoints;
  pgvCmsAt(km: number): number;
  maxMmi: number;
  zones: Zone[];
  contours: Contour[] | null;
  felt: FeltPlace[];
  inputs: Omit<Inputs, "target" | "shakemap">;
  /** What we reckon without BMKG's shakemap; null when there is none. */
  own: ShakingField | null;
}

/** A field of ours, with what another needs that takes its place in part. */
export interface OwnField extends ShakingField {
  drawn: Drawn;
  /** Its strongest places are among these. */
  strongest: readonly Readonly<LngLat>[];
}
