import { remark, type Remark } from "../../../shared/bmkg/remarks.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { addNote, asText, shown } from "../../upstream/fields.ts";
import { positionsIn } from "./positions.ts";

/** A thousand corners and more; the longest on record has 615 letters. */
const MOST_LETTERS = 30_000;
/** A ring of fewer points (the first again at the end included) encloses nothing. */
const RING_POINTS = 4;

/** feed.11: CAP's polygons → closed rings of [lng, lat]. BMKG's slivers are dropped; what can't be read costs only itself and a note. */
export function readPolygons(polygons: readonly unknown[], notes: Remark[]): LngLat[][] {
  return polygons.flatMap((polygon) => {
    const text = asText(polygon, MOST_LETTERS);
    if (text === null) return [];
    if (text.endsWith("…")) addNote(notes, remark("polygon = {} is longer than {} letters", shown(text), MOST_LETTERS));
    const points = positionsIn(text);
    const good = points.flatMap((point) => (point ? [point] : []));
    if (good.length < points.length) addNote(notes, remark("{} of {} points of a polygon are none: {}", points.length - good.length, points.length, shown(text))); // prettier-ignore
    // With fewer than half of its points it would be another shape.
    if (good.length < points.length / 2) return [];
    const ring = closed(good.filter((point, i) => i === 0 || !same(point, good[i - 1])));
    return ring.length < RING_POINTS ? [] : [ring];
  });
}

function closed(ring: LngLat[]): LngLat[] {
  const [first] = ring;
  return first === undefined || same(first, ring.at(-1)) ? ring : [...ring, first];
}

function same(a: LngLat, b: LngLat | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}
