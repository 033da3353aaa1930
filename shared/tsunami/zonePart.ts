import type { Box } from "../geo/area.ts";
import type { Shore } from "../geo/coast.ts";
import type { LngLat } from "../geo/distance.ts";
import type { ZoneMatch } from "./matchZone.ts";
import type { Side } from "../record/side.ts";

/** Which part of a kabupaten a zone names (strip.7, strip.11): one rule for who is counted there and for the coast that is drawn. */
export interface ZonePart {
  holds(at: Readonly<LngLat>): boolean;
  /** Whether the shore of a land is surely not meant. */
  leavesOut(landmass: number): boolean;
}

export type Named = Pick<ZoneMatch, "part" | "island">;

/**
 * A named side is the half of the kabupaten's main shore on that side of the middle of its bounding box, with a tenth of the box more; small islands count by where
 * they lie, and a kota is always whole. A named island leaves out every land that is shared with other kabupaten and so can't be the island itself; which of those that
 * are left bears the name is not known.
 * @param shore undefined for a kabupaten without one: then nothing is left out
 */
export function zonePart(kabCode: string, shore: Shore | undefined, { part, island }: Named): ZonePart {
  return {
    holds: (at) => shore === undefined || part === null || isKota(kabCode) || isOnSide(at, shore.box, part),
    leavesOut: (landmass) => island !== null && (shore?.shared.includes(landmass) ?? false),
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
