import { contours } from "d3-contour";
import type { MultiPolygon, Position } from "geojson";
import { KM_PER_DEGREE, lngReach } from "../geo/area.ts";
import { distanceKm, type LngLat } from "../geo/distance.ts";
import type { Blended } from "./blend.ts";

export interface BandContour {
  /** Roman numeral L. */
  mmi: number;
  /** Where the blended field is L − 0.5 and above, as [lng, lat]; outer rings run against the clock. */
  area: MultiPolygon;
}

/** Nodes across a grid: the radius of a circle is then told within 0.2 % or so. */
const NODES = 97;
/** No zone of ours is wider, whatever the magnitude. */
const WIDEST_KM = 2500;
/** How far a report lifts its neighbourhood in a way that shows. */
const LIFTED_KM = 120;
/** … and the share of a lift that is left there: exp(−3). */
const LEFT_OF_LIFT = 0.05;

/**
 * Zones of a blended field, strongest first; levels that are reached nowhere are left out. Each level has a grid of its own, as wide
 * as the level may reach, so that a small inner zone is drawn as finely as a wide outer one. The prediction must not rise away from
 * the epicentre.
 */
export function contoursOf(field: Blended, levels: readonly number[]): BandContour[] {
  return [...levels]
    .sort((a, b) => b - a)
    .flatMap((mmi) => {
      const area = contourAt(field, mmi - 0.5);
      return area.coordinates.length > 0 ? [{ mmi, area }] : [];
    });
}

function contourAt(field: Blended, threshold: number): MultiPolygon {
  const circles = reachOf(field, threshold);
  if (circles.length === 0) return { type: "MultiPolygon", coordinates: [] };
  const { west, north, dLng, dLat } = gridOf(circles);
  const values = new Array<number>(NODES * NODES);
  for (let row = 0; row < NODES; row++) {
    for (let column = 0; column < NODES; column++) {
      values[row * NODES + column] = field.mmiAt([west + column * dLng, north - row * dLat]);
    }
  }
  const toLngLat = ([x = 0, y = 0]: Position): Position => [west + (x - 0.5) * dLng, north - (y - 0.5) * dLat];
  const { coordinates } = contours().size([NODES, NODES]).contour(values, threshold);
  return { type: "MultiPolygon", coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(toLngLat))) };
}

interface Circle {
  at: Readonly<LngLat>;
  km: number;
}

/** Circles outside which the field is surely below the threshold; none when it is so everywhere. */
function reachOf({ predict, epicentre, eventTerm, used }: Blended, threshold: number): Circle[] {
  const highest = Math.max(0, ...used.map(({ residual }) => residual));
  const far = Math.max(0, eventTerm) + highest * LEFT_OF_LIFT;
  const aroundKm = radiusKm(predict, epicentre, threshold - far);
  const circles: Circle[] = aroundKm === null ? [] : [{ at: epicentre, km: aroundKm }];
  for (const { at, residual } of used) {
    // Towards the source the prediction is higher than at the report, so the same lift reaches more there.
    const share = Math.min(1, LIFTED_KM / Math.max(1, distanceKm(at, epicentre)));
    const nearer: LngLat = [at[0] + share * (epicentre[0] - at[0]), at[1] + share * (epicentre[1] - at[1])];
    if (residual > 0 && predict(nearer) + highest >= threshold) circles.push({ at, km: LIFTED_KM });
  }
  return circles;
}

/** Distance from the epicentre at which the prediction falls to a level, on the side where it reaches farthest; null when it is below at once. */
function radiusKm(predict: Blended["predict"], [lng, lat]: Readonly<LngLat>, level: number): number | null {
  if (predict([lng, lat]) < level) return null;
  const reaches = (km: number) => {
    const dLat = km / KM_PER_DEGREE;
    const dLng = lngReach(lat, dLat);
    const sides: LngLat[] = [
      [lng - dLng, lat],
      [lng + dLng, lat],
      [lng, Math.max(-90, lat - dLat)],
      [lng, Math.min(90, lat + dLat)],
    ];
    return sides.some((side) => predict(side) >= level);
  };
  let [low, high] = [0, 1];
  while (reaches(high) && high < WIDEST_KM) [low, high] = [high, high * 2];
  while (high - low > 0.01 + 0.001 * low) {
    const middle = (low + high) / 2;
    if (reaches(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** One grid over all circles, a little wider, so that every ring closes inside it. */
function gridOf(circles: readonly Circle[]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { at, km } of circles) {
    const dLat = (1.06 * km + 0.1) / KM_PER_DEGREE;
    const dLng = lngReach(at[1], dLat);
    west = Math.min(west, at[0] - dLng);
    east = Math.max(east, at[0] + dLng);
    south = Math.max(-90, Math.min(south, at[1] - dLat));
    north = Math.min(90, Math.max(north, at[1] + dLat));
  }
  return { west, north, dLng: (east - west) / (NODES - 1), dLat: (north - south) / (NODES - 1) };
}
