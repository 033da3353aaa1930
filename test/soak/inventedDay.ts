import type { QuakeFacts } from "../../server/drill/scenarios/told.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { DAY_START } from "./plan.ts";
import { MINUTE_MS } from "../../shared/time.ts";

/**
 * Twenty-two quakes of an everyday day, by us, for where the catalogue of real ones is not at hand: as dense, as deep and as
 * large as theirs, felt in the first hour and then for hours none at all.
 */
const QUAKES: readonly [minutes: number, at: LngLat, magnitude: number, depthKm: number][] = [
  [14, [128.1, -7.4], 4.5, 162],
  [31, [105.3, -7.1], 5.1, 47],
  [33, [105.2, -7.2], 4.6, 51],
  [64, [133.4, -1.9], 3.2, 12],
  [290, [139.3, -2.6], 3.0, 15],
  [446, [123.1, -0.2], 3.4, 138],
  [449, [95.7, 3.5], 3.3, 25],
  [475, [128.4, -6.5], 4.2, 240],
  [662, [127.5, -7.1], 4.1, 218],
  [735, [123.6, 0.1], 3.8, 151],
  [792, [100.8, -4.7], 5.4, 22],
  [811, [100.6, -4.9], 4.7, 44],
  [974, [111.4, -8.7], 2.6, 19],
  [995, [102.2, -5.4], 5.0, 33],
  [1081, [116.9, -8.6], 1.8, 11],
  [1112, [115.3, -8.8], 1.7, 14],
  [1160, [126.9, 5.3], 4.0, 149],
  [1197, [128.5, -3.3], 2.2, 10],
  [1217, [115.8, -8.3], 2.5, 18],
  [1276, [110.9, -8.5], 2.4, 13],
  [1318, [122.8, -0.3], 2.5, 39],
  [1419, [141.7, -2.6], 3.3, 10],
];

export const inventedDay: readonly QuakeFacts[] = QUAKES.map(([minutes, at, magnitude, depthKm]) => ({
  originTime: DAY_START + minutes * MINUTE_MS,
  at,
  magnitude,
  depthKm,
}));
