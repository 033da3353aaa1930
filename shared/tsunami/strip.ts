import type { TsunamiLevel } from "../bulletin.ts";
import type { Box } from "../geo/area.ts";
import { type Coast, shoreKm } from "../geo/coast.ts";
import type { LngLat } from "../geo/distance.ts";
import type { Side, ZoneMatch } from "./matchZone.ts";

/** The coastal strip of a warned kabupaten. It says who is surely near the sea; it never says that anybody else is safe. */

/** Ours, for planning (SCIENCE §5): BMKG names levels, not widths. */
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

export interface Strip {
  /** Of a point that belongs to `kabCode`: whether it lies in the zone, as near to the shore as the strip is wide. */
  contains(at: Readonly<LngLat>, kabCode: string, widthKm: number): boolean;
}

/**
 * The strip is widened by what the map may be off. A named side is the half of the kabupaten's main shore on that side of the middle of its bounding box, with a tenth of the box more;
 * small islands count by where they lie, and a kota is always whole. A named island leaves out the main land, if that is shared with other kabupaten and so can't
 * be the island itself; else it is the whole kabupaten: which of its islands bears the name is not known.
 */
export function stripOf(coast: Coast, { codes, part, island }: Pick<ZoneMatch, "codes" | "part" | "island">): Strip {
  const named = new Set(codes);
  return {
    contains(at, kabCode, widthKm) {
      if (!named.has(kabCode)) return false;
      const shore = coast.shores.get(kabCode);
      if (shore && part !== null && !isKota(kabCode) && !isOnSide(at, shore.box, part)) return false;
      const leavesOut = shore && island !== null && shore.shared ? shore.landmass : null;
      return shoreKm(coast, at, widthKm + coast.offByKm, (landmass) => landmass !== leavesOut) < Infinity;
    },
  };
}

const MORE = 0.1;

/** Kemendagri numbers kota from 71 on. A town is too small to be halved. */
function isKota(kabCode: string): boolean {
  return Number(kabCode.slice(3)) > 70;
}

function isOnSide([lng, lat]: Readonly<LngLat>, [west, south, east, north]: Box, side: Side): boolean {
  const y = (lat - south) / (north - south);
  const x = (lng - west) / (east - west);
  switch (side) {
    case "utara":
      return y >= 0.5 - MORE;
    case "selatan":
      return y <= 0.5 + MORE;
    case "timur":
      return x >= 0.5 - MORE;
    case "barat":
      return x <= 0.5 + MORE;
    case "tengah":
      return true;
  }
}
