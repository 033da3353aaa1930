import type { LngLat } from "../../shared/geo/distance.ts";
import { addNote, asText, shown } from "../upstream/fields.ts";
import { onTheGlobe } from "./position.ts";

/** A ring of fewer points (the first again at the end included) encloses nothing. */
const RING_POINTS = 4;

/** feed.11: CAP's `lat,lon lat,lon …` → closed rings of [lng, lat]. BMKG's slivers are dropped, a bad one costs only itself and a note. */
export function readPolygons(polygons: readonly unknown[], notes: string[]): LngLat[][] {
  return polygons.flatMap((polygon) => {
    const text = asText(polygon);
    if (text === null) return [];
    const points = text.split(/\s+/).map(parsePoint);
    const bad = points.indexOf(null);
    if (bad >= 0) {
      addNote(notes, `polygon skipped: point ${shown(text.split(/\s+/)[bad])}`);
      return [];
    }
    const ring = closed(
      points.flatMap((point) => (point ? [point] : [])).filter((point, i, all) => i === 0 || !same(point, all[i - 1])),
    );
    return ring.length < RING_POINTS ? [] : [ring];
  });
}

function parsePoint(text: string): LngLat | null {
  const match = /^([+-]?\d+(?:\.\d+)?),([+-]?\d+(?:\.\d+)?)$/.exec(text);
  if (!match) return null;
  const point: LngLat = [Number(match[2]), Number(match[1])];
  return onTheGlobe(point) ? point : null;
}

function closed(ring: LngLat[]): LngLat[] {
  const [first] = ring;
  return first === undefined || same(first, ring.at(-1)) ? ring : [...ring, first];
}

function same(a: LngLat, b: LngLat | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}
