import type { GeoJSON, Position } from "geojson";
import { outerRings } from "./outerRings.ts";

/** The country in a few strokes, for a picture as small as a stamp. Pure. */

/** Islands smaller than this are left out, and corners nearer to each other than that: degrees. */
const LEAST_ISLAND = 0.3;
const LEAST_STEP = 0.12;

export interface Frame {
  /** west, south, east, north */
  bounds: readonly [number, number, number, number];
  width: number;
  height: number;
}

/** So small that its parallels are drawn evenly. */
export function framed([lng = 0, lat = 0]: Position, { bounds, width, height }: Frame): [number, number] {
  const [west, south, east, north] = bounds;
  return [((lng - west) / (east - west)) * width, ((north - lat) / (north - south)) * height];
}

/** An SVG path of the land's outer rings. */
export function outlinePath(land: GeoJSON, frame: Frame): string {
  return outerRings(land)
    .filter(isLarge)
    .map((ring) =>
      thinned(ring).map((at) =>
        framed(at, frame)
          .map((value) => value.toFixed(1))
          .join(" "),
      ),
    )
    .map((corners) => `M${corners.join("L")}Z`)
    .join("");
}

function isLarge(ring: readonly Position[]): boolean {
  const [first] = ring;
  if (!first) return false;
  const [x0 = 0, y0 = 0] = first;
  let [west, south, east, north] = [x0, y0, x0, y0];
  for (const [lng = 0, lat = 0] of ring) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return Math.max(east - west, north - south) >= LEAST_ISLAND;
}

function thinned(ring: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const at of ring) {
    const last = kept.at(-1);
    if (!last || Math.hypot((at[0] ?? 0) - (last[0] ?? 0), (at[1] ?? 0) - (last[1] ?? 0)) >= LEAST_STEP) kept.push(at);
  }
  return kept;
}
