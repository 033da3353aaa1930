import { contains, grown, overlaps, type Box, type Point } from "./placeLabels.ts";

/** Whether words find a place within an area, as near to its middle as can be. Pure, on the screen alone. */

/** Places that are tried, along each axis. */
const STEPS = 24;
const GAP_U = 6;

export function insidePlace(
  area: readonly (readonly Point[])[],
  { width, height }: { width: number; height: number },
  { free, obstacles, u }: { free: Box; obstacles: readonly Box[]; u: number },
): Box | null {
  const points = area.flat();
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle: Point = [mean(xs), mean(ys)];
  let best: Box | null = null;
  let least = Infinity;
  for (let i = 0; i <= STEPS; i++)
    for (let j = 0; j <= STEPS; j++) {
      const [x, y] = [west + ((east - west) * i) / STEPS, north + ((south - north) * j) / STEPS];
      const away = Math.hypot(x - middle[0], y - middle[1]);
      if (away >= least) continue;
      const box = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
      const wide = grown(box, GAP_U * u);
      if (!contains(free, box) || obstacles.some((other) => overlaps(other, wide))) continue;
      if (!edgeOf(wide).every((at) => area.some((ring) => isWithin(at, ring)))) continue;
      [best, least] = [box, away];
    }
  return best;
}

/** Corners, the middles of the edges and of the box. */
function edgeOf({ left, top, right, bottom }: Box): Point[] {
  const [xs, ys] = [
    [left, (left + right) / 2, right],
    [top, (top + bottom) / 2, bottom],
  ];
  return xs.flatMap((x) => ys.map((y): Point => [x, y]));
}

/** Even-odd. */
function isWithin([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
