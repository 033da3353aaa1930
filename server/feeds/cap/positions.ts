import type { LngLat } from "../../../shared/geo/distance.ts";

/** Where BMKG warns of weather. No latitude in it could be one of its longitudes, so the two orders can't be taken for each other. */
const BOUNDS = { south: -15, north: 10, west: 90, east: 145 };

/** Two degrees in either order; null when they lie elsewhere. */
export function positionOf(first: number, second: number): LngLat | null {
  if (isWithin(second, first)) return [second, first];
  return isWithin(first, second) ? [first, second] : null;
}

/**
 * feed.24: the positions in a text: `lat,lon lat,lon …`, or with heights, with blanks behind the commas, with commas throughout, or
 * `lon,lat`. Null stands for one that can't be read.
 */
export function positionsIn(text: string): (LngLat | null)[] {
  const words = text.replace(/\s*,\s*/g, ",").split(/[\s;]+/);
  const tuples = words.map((word) => word.split(","));
  if (tuples.every(({ length }) => length === 2 || length === 3)) return tuples.map(positionIn);
  const numbers = tuples.flat();
  const [pairs, triples] = [positionsOf(2, numbers), positionsOf(3, numbers)];
  return share(triples) > share(pairs) ? triples : pairs;
}

function positionsOf(size: 2 | 3, numbers: readonly string[]): (LngLat | null)[] {
  const starts = Array.from({ length: Math.ceil(numbers.length / size) }, (_, i) => i * size);
  return starts.map((start) => positionIn(numbers.slice(start, start + size)));
}

/** Of those that can be read. */
function share(positions: readonly (LngLat | null)[]): number {
  return positions.filter((position) => position !== null).length / positions.length;
}

function positionIn([first, second]: readonly string[]): LngLat | null {
  return isNumber(first) && isNumber(second) ? positionOf(Number(first), Number(second)) : null;
}

/** `Number` also reads "" and `0x6a`. */
function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^[+-]?\d+(?:\.\d+)?$/.test(text);
}

function isWithin(lng: number, lat: number): boolean {
  return lat >= BOUNDS.south && lat <= BOUNDS.north && lng >= BOUNDS.west && lng <= BOUNDS.east;
}
