import { arcKm, type LngLat, unitVector } from "../../shared/geo/distance.ts";
import { chord2ToPieces, type Line, piecesOf } from "../../shared/geo/line.ts";

/** Kilometres from a place to a line, as the field reckons them. Infinity when the line has no points. */
export function kmToLine(line: Line): (at: Readonly<LngLat>) => number {
  const pieces = piecesOf(line);
  return (at) => {
    const chord2 = chord2ToPieces(pieces, ...unitVector(at));
    return chord2 === Infinity ? Infinity : arcKm(chord2);
  };
}
