import type { Position } from "geojson";

/** How much of a line's height its northern and southern parts are. */
const PART = 0.35;

export interface NumeralPlaces {
  north: Position;
  south: Position;
}

/**
 * map.12: where a line says its name twice: at its northern and southern ends, or beside them as near as nothing that is `taken` lies
 * within `clear`; all in degrees, for near the equator they are alike. Where no place is clear the end itself is taken: a
 * numeral is never left out here. Null for a line without points.
 */
export function numeralPlaces(
  line: readonly Position[],
  taken: readonly Position[],
  clear: number,
): NumeralPlaces | null {
  const [first] = line;
  if (!first) return null;
  const north = line.reduce((a, b) => (latOf(b) > latOf(a) ? b : a), first);
  const south = line.reduce((a, b) => (latOf(b) < latOf(a) ? b : a), first);
  const part = (latOf(north) - latOf(south)) * PART;
  const beside = (end: Position, also: readonly Position[]) =>
    line
      .filter((at) => Math.abs(latOf(at) - latOf(end)) <= part)
      .toSorted((a, b) => apart(a, end) - apart(b, end))
      .find((at) => [...taken, ...also].every((other) => apart(at, other) >= clear)) ?? end;
  const placed = beside(north, []);
  return { north: placed, south: beside(south, [placed]) };
}

function latOf(at: Position): number {
  return at[1] ?? 0;
}

function apart(a: Position, b: Position): number {
  return Math.hypot((a[0] ?? 0) - (b[0] ?? 0), latOf(a) - latOf(b));
}
