import type { LngLat } from "../../../shared/geo/distance.ts";
import { besideCross, crossBox, crossSizeU } from "./cross.ts";
import { ROW_U, rowWidthU } from "./labelStyles.ts";
import type { Measure } from "./measure.ts";
import { overlaps, type Box, type Point } from "./placeLabels.ts";
import { SEA_NAMES } from "./seaNames.ts";

/** What on the picture no word may cover. Pure. */

interface Town {
  at: LngLat;
  /** How many stand side by side there. */
  symbols: number;
  danger: boolean;
}

export interface Obstacles {
  /** Towns with our posts. */
  towns: readonly Town[];
  epicentre: LngLat | null;
  /** The lines of the innermost class of the field: the cross is no larger than they allow. */
  innermost: readonly (readonly LngLat[])[];
  gauges: readonly LngLat[];
  /** Small crosses, and marks of warned areas, each with half its breadth in units. */
  marks: readonly { at: LngLat; halfU: number }[];
  /** CSS px: other things that lie over the map. */
  plates: readonly Box[];
}

/** Where the camera stands. */
export interface Standpoint {
  project: (at: LngLat) => Point;
  zoom: number;
  /** CSS px of one 2160th of the canvas's height. */
  u: number;
  free: Box;
  widthOf: Measure;
}

/** Where the notes begin: clear of the screen's outer 2 %. */
export const NOTES_LEFT_U = 77;
/** The scale at its longest (ScaleBar.svelte), with the air around it. */
const SCALE_U = { width: 400, height: 90 };
/** How far it is moved from the lower right corner at a time. */
const SCALE_STEP_U = 40;
const SYMBOL_U = 44;
/** Zooms are told for 1080 px height; a taller canvas shows the same at a deeper zoom. */
export const toldZoom = (zoom: number, u: number) => zoom - Math.log2(2 * u);

/** The symbols of a town on the screen, those that the cross would cover moved beside it. */
export interface TownBox {
  town: Town;
  box: Box;
  /** How far they were moved, CSS px of symbols of full size. */
  moved: Point;
}

export type Seen = Pick<Standpoint, "project" | "zoom" | "u">;

/** The cross on the screen; null without an epicentre. */
export function crossOn({ epicentre, innermost }: Obstacles, { project, u }: Seen): { sizeU: number; box: Box } | null {
  if (!epicentre) return null;
  const sizeU = crossSizeU(
    innermost.map((line) => line.map(project)),
    u,
  );
  return { sizeU, box: crossBox(project(epicentre), sizeU, u) };
}

export function townBoxes(obstacles: Obstacles, stand: Seen): TownBox[] {
  const { project, zoom, u } = stand;
  const shrunk = Math.min(1, Math.max(0.32, 0.32 + ((toldZoom(zoom, u) - 5.4) / 2) * 0.68));
  const boxes = obstacles.towns.map((town) => {
    const size = town.danger ? Math.max(0.85, shrunk) : shrunk;
    const box = around(project(town.at), (town.symbols * SYMBOL_U * size) / 2, (SYMBOL_U * size) / 2, u);
    return { town, size, box };
  });
  const cross = crossOn(obstacles, stand)?.box;
  return boxes.map(({ town, size, box }) => {
    if (!cross) return { town, box, moved: [0, 0] };
    const others = boxes.flatMap((other) => (other.town === town ? [] : [other.box]));
    const [dx, dy] = besideCross(box, cross, others, u);
    return { town, box: shifted(box, [dx, dy]), moved: [dx / size, dy / size] };
  });
}

/** All but the towns. */
export function boxesOf(obstacles: Obstacles, notes: readonly string[], stand: Standpoint): Box[] {
  const { project, zoom, u, free, widthOf } = stand;
  const seas = SEA_NAMES.features.flatMap(({ geometry, properties }) => {
    const [lng = 0, lat = 0] = geometry.coordinates;
    if (toldZoom(zoom, u) < Number(properties?.["fromZoom"])) return [];
    return [around(project([lng, lat]), widthOf(String(properties?.["name"]), "italic", 37) / 2 + 8, 22, u)];
  });
  const notesWide = Math.max(0, ...notes.map((note) => rowWidthU(note, "fine", widthOf)));
  const corner = { ...free, right: NOTES_LEFT_U * u + notesWide * u, top: free.bottom - notes.length * ROW_U * u };
  const cross = crossOn(obstacles, stand);
  return [
    ...seas,
    ...obstacles.gauges.map((at) => around(project(at), 18, 18, u)),
    ...obstacles.marks.map(({ at, halfU }) => around(project(at), halfU, halfU, u)),
    ...(cross ? [cross.box] : []),
    ...(notes.length > 0 ? [corner] : []),
    scaleBox(obstacles, stand),
    ...obstacles.plates,
  ];
}

/** map.19: where the scale stands: in the lower right corner, or so far along the lower edge that no symbol lies under it. */
export function scaleBox(obstacles: Obstacles, stand: Seen & Pick<Standpoint, "free">): Box {
  const { project, u, free } = stand;
  const cross = crossOn(obstacles, stand);
  const symbols = [
    ...townBoxes(obstacles, stand).map(({ box }) => box),
    ...obstacles.gauges.map((at) => around(project(at), 18, 18, u)),
    ...(cross ? [cross.box] : []),
    ...obstacles.plates,
  ];
  const corner = { ...free, left: free.right - SCALE_U.width * u, top: free.bottom - SCALE_U.height * u };
  // The notes begin at the left.
  const steps = Math.max(0, Math.floor((free.right - free.left - 2 * SCALE_U.width * u) / (SCALE_STEP_U * u)));
  const places = Array.from({ length: steps + 1 }, (_, i) => shifted(corner, [-i * SCALE_STEP_U * u, 0]));
  return places.find((place) => !symbols.some((symbol) => overlaps(symbol, place))) ?? corner;
}

function around([x, y]: Point, halfWidthU: number, halfHeightU: number, u: number): Box {
  return { left: x - halfWidthU * u, top: y - halfHeightU * u, right: x + halfWidthU * u, bottom: y + halfHeightU * u };
}

function shifted({ left, top, right, bottom }: Box, [dx, dy]: Point): Box {
  return { left: left + dx, top: top + dy, right: right + dx, bottom: bottom + dy };
}
