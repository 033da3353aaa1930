import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import type { WeatherAlert } from "../../../shared/record/hazard.ts";
import type { PostMark } from "../../map/drawing/postsToGeoJson.ts";
import type { EpicentreMark } from "../../map/drawing/quakesToGeoJson.ts";
import type { MapLabel, NamedLine } from "../../map/labels/mapLabels.ts";
import type { Obstacles } from "../../map/labels/obstacles.ts";
import type { Box } from "../../map/labels/placeLabels.ts";
import type { Scene } from "../scene/scene.ts";
import { townsOf, type TownName } from "./marks.ts";
import { areaNames, quakeNumbers, townNames, warningNames, warningNumbers, type Contoured } from "./names.ts";
import { gaugeLabels, inOrder, type gauges } from "./warnedCoast.ts";

/** What the map of a scene says, and what its words keep clear of. Pure. */

type Measured = ReturnType<typeof gauges>;

interface Named {
  kind: Scene["kind"];
  /** The warning that a weather scene is about. */
  focusId: string | null;
  epicentres: readonly EpicentreMark[];
  warned: readonly WeatherAlert[];
  told: readonly TownName[];
  contoured: Contoured | null;
  zones: readonly MapLabel[];
  measured: Measured;
  leftOut: readonly MapLabel[];
  doubts: readonly MapLabel[];
  kabupaten: readonly Kabupaten[];
}

/** Of the hero's cross at its largest: how far its number keeps. */
const HERO_HALF_U = 48;
const SMALL_HALF_U = 16;

/** In the order in which they find their places. */
export function namesOf(named: Named): MapLabel[] {
  const { kind, focusId, epicentres, warned, told, contoured, zones, measured, leftOut, doubts, kabupaten } = named;
  const towns = townNames(told, contoured);
  return [
    ...quakeNumbers(epicentres, HERO_HALF_U),
    ...(kind === "weather" ? warningNames(warned, focusId) : warningNumbers(warned)),
    ...towns.filter(({ style }) => style === "town"),
    ...inOrder(zones, gaugeLabels(measured), leftOut),
    ...towns.filter(({ style }) => style !== "town"),
    ...doubts,
    ...areaNames(kabupaten, told),
  ];
}

interface Kept {
  posts: readonly PostMark[];
  epicentre: LngLat | null;
  lines: readonly NamedLine[];
  measured: Measured;
  epicentres: readonly EpicentreMark[];
  plates: readonly Box[];
}

export function obstaclesOf({ posts, epicentre, lines, measured, epicentres, plates }: Kept): Obstacles {
  return {
    towns: townsOf(posts),
    epicentre,
    innermost: lines.slice(0, 1).map(({ line }) => line),
    gauges: measured.map(({ at }) => at),
    marks: epicentres.flatMap(({ at, hero }) => (hero ? [] : [{ at, halfU: SMALL_HALF_U }])),
    plates,
  };
}
