import { remark, type Remark } from "../../../shared/bmkg/remarks.ts";
import { circleAround } from "../../../shared/geo/circle.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { addNote, asText, shown } from "../../upstream/fields.ts";
import { positionOf } from "./positions.ts";

/** A larger one is no warning of rain: perhaps its radius is told in metres. */
const LARGEST_KM = 1000;

/** CAP's `lat,lon radius`, in km, drawn as polygons. */
export function readCircles(circles: readonly unknown[], notes: Remark[]): LngLat[][] {
  return circles.flatMap((circle) => {
    const numbers = (asText(circle)?.match(/[+-]?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const [first, second, radiusKm] = numbers;
    const at = first === undefined || second === undefined ? null : positionOf(first, second);
    if (at && numbers.length === 3 && radiusKm !== undefined && radiusKm > 0 && radiusKm <= LARGEST_KM)
      return [circleAround(at, radiusKm)];
    addNote(notes, remark("circle = {} is not drawn", shown(circle)));
    return [];
  });
}
