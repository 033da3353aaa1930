import { contours } from "d3-contour";
import type { MultiPolygon, Position } from "geojson";
import { type Box, lngReach } from "../geo/area.ts";
import { type Cap, capOf } from "../geo/cap.ts";
import { distanceKm, KM_PER_DEGREE, type LngLat } from "../geo/distance.ts";
import type { Line } from "../geo/line.ts";
import type { Blended } from "./blend.ts";

export interface BandContour {
  /** Roman numeral L. */
  mmi: number;
  /** Where the field is L − 0.5 and above, as [lng, lat]; outer rings run against the clock. */
  area: MultiPolygon;
}

/** A field that is drawn: reports blended in, or the rupture of a fault scenario, or both. */
export interface Drawn extends Pick<Blended, "mmiAt" | "predict" | "epicentre" | "eventTerm" | "used"> {
  rupture?: Rupture;
  /** [least, most] of all that lies within a circle, where that is known. */
  boundsWithin?: (cap: Cap) => readonly [least: number, most: number];
  /** Where it may reach a level besides; null when nowhere. */
  alsoIn?: (threshold: number) => Box | null;
}

export interface Rupture {
  segment: Line;
  /** The farthest from the segment that any place at `epicentralKm` or beyond reaches a level; null when none does. */
  reachKm(mmi: number, epicentralKm: number): number | null;
}

/** Nodes across a grid: enough to draw the radius of a circle within 0.2 % or so. */
const NODES = 97;
/** A zone along a rupture may be long and thin: nodes across its thin side, and along its long side at most and at least. */
const [ACROSS, ALONG, COARSEST] = [8, 161, 49] as const;
/** No zone of ours is wider, whatever the magnitude. */
const WIDEST_KM = 2500;
/** How far a report lifts its neighbourhood in a way that shows. */
const LIFTED_KM = 120;
/** … and the share of a lift that is left there: exp(−3). */
const LEFT_OF_LIFT = 0.05;

/**
 * felt.10: zones of a field, strongest first; levels that are reached nowhere are left out. Each level has a grid of its own, as wide
 * as the level may reach, so that a small inner zone is drawn as finely as a wide outer one. The prediction must not rise away from
 * the epicentre, nor what the rupture adds away from its segment.
 */
export function contoursOf(field: Drawn, levels: readonly number[]): BandContour[] {
  return [...levels]
    .sort((a, b) => b - a)
    .flatMap((mmi) => {
      const area = contourAt(field, mmi - 0.5);
      return area.coordinates.length > 0 ? [{ mmi, area }] : [];
    });
}

function contourAt(field: Drawn, threshold: number): MultiPolygon {
  const circles = reachOf(field, threshold);
  const box = field.alsoIn?.(threshold) ?? null;
  if (circles.length === 0 && box === null) return { type: "MultiPolygon", coordinates: [] };
  const grid = gridOf(circles, box, field);
  const { west, north, dLng, dLat, columns, rows } = grid;
  const values = new Array<number>(columns * rows).fill(threshold);
  const drawing: Drawing = { field, threshold, grid, values };
  for (let row = 0; row < rows; row += TILE)
    for (let column = 0; column < columns; column += TILE) fillTile(drawing, column, row);
  const toLngLat = ([x = 0, y = 0]: Position): Position => [west + (x - 0.5) * dLng, north - (y - 0.5) * dLat];
  const { coordinates } = contours().size([columns, rows]).contour(values, threshold);
  return { type: "MultiPolygon", coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(toLngLat))) };
}

/** One level on its grid, while its nodes are filled in. */
interface Drawing {
  field: Drawn;
  threshold: number;
  grid: Grid;
  /** Of the nodes, row by row. */
  values: number[];
}

/** Nodes across a tile. */
const TILE = 8;
/** Degrees beyond which a parallel bends so much that a circle about a tile's corners may not hold the tile. */
const POLAR = 60;

/**
 * A line is drawn between nodes on either side of the level, so a tile that lies on one side, with the nodes next to it, may
 * bear any value of that side.
 */
function fillTile({ field, threshold, grid, values }: Drawing, column: number, row: number): void {
  const { mmiAt, boundsWithin } = field;
  const { west, north, dLng, dLat, columns, rows } = grid;
  const [x, y] = [Math.min(columns, column + TILE), Math.min(rows, row + TILE)];
  const at = (x: number, y: number): LngLat => [west + x * dLng, north - y * dLat];
  const corners = [at(column - 1, row - 1), at(x, row - 1), at(column - 1, y), at(x, y)];
  const isPolar = Math.abs(north - row * dLat) > POLAR;
  const [least, most] = (!isPolar && boundsWithin?.(capOf(corners))) || [-Infinity, Infinity];
  const side = most < threshold ? most : least >= threshold ? least : null;
  for (let j = row; j < y; j++) for (let i = column; i < x; i++) values[j * columns + i] = side ?? mmiAt(at(i, j));
}

interface Circle {
  at: Readonly<LngLat>;
  km: number;
}

/** Circles outside which the field is surely below the threshold; none when it is so everywhere. */
function reachOf({ predict, epicentre, eventTerm, used, rupture }: Drawn, threshold: number): Circle[] {
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
  const besideKm = rupture?.reachKm(threshold, aroundKm ?? 0) ?? null;
  // A box about circles at its corners is one about the whole segment.
  if (rupture && besideKm !== null) circles.push(...rupture.segment.map((at) => ({ at, km: besideKm })));
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

type Grid = ReturnType<typeof gridOf>;

/** One grid over all circles, a little wider, and the box, so that every ring closes inside it. */
function gridOf(circles: readonly Circle[], box: Box | null, { rupture, used }: Drawn) {
  let [west, south, east, north] = box ?? [Infinity, Infinity, -Infinity, -Infinity];
  for (const { at, km } of circles) {
    const dLat = (1.06 * km + 0.1) / KM_PER_DEGREE;
    const dLng = lngReach(at[1], dLat);
    west = Math.min(west, at[0] - dLng);
    east = Math.max(east, at[0] + dLng);
    south = Math.max(-90, Math.min(south, at[1] - dLat));
    north = Math.min(90, Math.max(north, at[1] + dLat));
  }
  const [columns, rows] = rupture ? alongRupture() : [NODES, NODES];
  return { west, north, dLng: (east - west) / (columns - 1), dLat: (north - south) / (rows - 1), columns, rows };

  function alongRupture(): [columns: number, rows: number] {
    const squeeze = Math.cos((((north + south) / 2) * Math.PI) / 180);
    const [widthKm, heightKm] = [(east - west) * squeeze * KM_PER_DEGREE, (north - south) * KM_PER_DEGREE];
    const longKm = Math.max(widthKm, heightKm);
    const thinKm = 2 * Math.min(...circles.map(({ km }) => km));
    const coarsest = longKm / ((used.length > 0 ? NODES : COARSEST) - 1);
    const stepKm = Math.max(longKm / (ALONG - 1), Math.min(coarsest, thinKm / ACROSS));
    return [Math.ceil(widthKm / stepKm) + 1, Math.ceil(heightKm / stepKm) + 1];
  }
}
