import type { Box, Point } from "./placeLabels.ts";

/** The cross of the quake that the wall speaks of: how large it may be, and who steps aside for it. Pure. */

/** Of the smallest ring: what lies in it is still seen, and its numeral stands on its line. */
const OF_RING = 0.55;
const LARGEST_U = 96;
/** With no ring about it, on a coast whose lines it would hide. */
const BARE_U = 76;
/** Found from the farthest seat all the same. */
const LEAST_U = 40;

/** map.13: in units; `rings`: the lines of the innermost class on the screen, CSS px. */
export function crossSizeU(rings: readonly (readonly Point[])[], u: number): number {
  const spans = rings.filter((ring) => ring.length > 0).map(narrowest);
  if (spans.length === 0) return BARE_U;
  return Math.max(LEAST_U, Math.min(LARGEST_U, (OF_RING * Math.max(...spans)) / u));
}

/** What of the picture the cross takes: its arms, not their casing. */
export function crossBox([x, y]: Point, sizeU: number, u: number): Box {
  const half = 0.42 * sizeU * u;
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

/** Between the cross and the symbols of a post. */
const GAP_U = 4;

/**
 * map.13: by how much the symbols of a town move so that they stand beside the cross: along the axis that takes the least, and onto no other
 * town where there is a choice. They stand at an estimated place in any case.
 */
export function besideCross(town: Box, cross: Box, others: readonly Box[], u: number): Point {
  const gap = GAP_U * u;
  if (!(town.left < cross.right + gap && town.right > cross.left - gap)) return [0, 0];
  if (!(town.top < cross.bottom + gap && town.bottom > cross.top - gap)) return [0, 0];
  const ways: Point[] = [
    [cross.right + gap - town.left, 0],
    [cross.left - gap - town.right, 0],
    [0, cross.bottom + gap - town.top],
    [0, cross.top - gap - town.bottom],
  ];
  ways.sort(([ax, ay], [bx, by]) => Math.abs(ax) + Math.abs(ay) - Math.abs(bx) - Math.abs(by));
  const isFree = ([dx, dy]: Point) =>
    !others.some(
      ({ left, right, top, bottom }) =>
        left < town.right + dx && right > town.left + dx && top < town.bottom + dy && bottom > town.top + dy,
    );
  return ways.find(isFree) ?? ways[0] ?? [0, 0];
}

function narrowest(ring: readonly Point[]): number {
  const span = (axis: 0 | 1) => {
    const values = ring.map((at) => at[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.min(span(0), span(1));
}
