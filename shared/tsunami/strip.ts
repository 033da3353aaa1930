import type { TsunamiLevel } from "../record/bulletin.ts";
import { type Coast, shoreKm } from "../geo/coast.ts";
import type { LngLat } from "../geo/distance.ts";
import type { ZoneMatch } from "./matchZone.ts";
import { zonePart } from "./zonePart.ts";

/** The coastal strip of a warned kabupaten. It says who is surely near the sea; it never says that anybody else is safe. */

/** strip.6: ours, for planning (SCIENCE §5): BMKG names levels, not widths. */
export function stripWidthKm(level: TsunamiLevel): number {
  switch (level) {
    case "AWAS":
      return 3;
    case "SIAGA":
      return 2;
    case "WASPADA":
      return 1;
  }
}

/** Widths of the strip in which the low, the middle and the high figure of people are counted. */
export const STRIP_SHARES = { low: 0.5, mid: 1, high: 1.5 };

export interface Strip {
  /** Of a point that belongs to `kabCode`: whether it lies in the zone, as near to the shore as the strip is wide. */
  contains(at: Readonly<LngLat>, kabCode: string, widthKm: number): boolean;
}

/** The strip is widened by what the map may be off. */
export function stripOf(coast: Coast, { codes, part, island }: Pick<ZoneMatch, "codes" | "part" | "island">): Strip {
  const parts = new Map(codes.map((code) => [code, zonePart(code, coast.shores.get(code), { part, island })]));
  return {
    contains(at, kabCode, widthKm) {
      const named = parts.get(kabCode);
      if (!named?.holds(at)) return false;
      return shoreKm(coast, at, widthKm + coast.offByKm, (landmass) => !named.leavesOut(landmass)) < Infinity;
    },
  };
}
