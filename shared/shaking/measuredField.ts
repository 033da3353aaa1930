import { contoursOf } from "../felt/contours.ts";
import { distanceKm, type LngLat } from "../geo/distance.ts";
import type { PlaceIndex } from "../geo/placeIndex.ts";
import { WGRW12_SIGMA } from "../intensity/wgrw12.ts";
import type { Contour } from "../record/impact.ts";
import type { GridField } from "./gridField.ts";
import type { ShakenPoints } from "./shakenPoints.ts";
import type { OwnField, ShakingField } from "./field.ts";

/** shakemap.4: within the grid's bounds what BMKG tells, beyond them what we reckon. Felt reports no longer move what lies within. */
export function measuredField(own: OwnField, grid: GridField, levels: readonly number[]): ShakingField {
  const { epicentre } = own.drawn;
  const kmFrom = (at: Readonly<LngLat>) => distanceKm(epicentre, at);
  const mmiAt = (at: Readonly<LngLat>, km: number) => (grid.covers(at) ? grid.mmiAt(at) : own.mmiAt(at, km));
  // Beside an instrument the motion is known, and what is left is how people and houses answer to it.
  const sigmaAt = (at: Readonly<LngLat>, km: number) => {
    const usual = own.sigmaAt(at, km);
    return grid.covers(at) ? Math.max(Math.min(usual, WGRW12_SIGMA), usual * grid.ratioAt(at)) : usual;
  };
  const drawnAt = (at: LngLat) => mmiAt(at, kmFrom(at));
  const { boundsWithin: _ours, ...drawn } = own.drawn;
  const contours = contoursOf({ ...drawn, mmiAt: drawnAt, alsoIn: (mmi) => grid.boxAbove(mmi) }, levels);
  return {
    ...own,
    mmiAt,
    sigmaAt,
    over: (index, askedMmi) => overlaid(own.over(index, askedMmi), { index, grid, sigmaAt, kmFrom }),
    maxMmi: Math.max(grid.most, ...own.strongest.map(([lng, lat]) => drawnAt([lng, lat]))),
    contours: contours.map(({ mmi, area }): Contour => {
      const rings = area.coordinates as Contour["area"];
      const measured = rings.flat(2).every((at) => grid.covers(at));
      return { mmi, area: rings, ...(measured && { measured }) };
    }),
    own,
  };
}

interface Overlay extends Pick<ShakingField, "sigmaAt"> {
  index: PlaceIndex;
  grid: GridField;
  kmFrom(at: Readonly<LngLat>): number;
}

/** shakemap.5: a block within the grid has the bounds of its nodes, one across its edge those of both. */
function overlaid(points: ShakenPoints, { index, grid, sigmaAt, kmFrom }: Overlay): ShakenPoints {
  const { blocks, mmi } = points;
  const { count, boxes, coordinates, from, positions } = blocks;
  const [least, most] = [points.least.slice(), points.most.slice()];
  for (let block = 0; block < count; block++) {
    const [west, south, east, north] = boxes.subarray(4 * block, 4 * block + 4);
    const bounds = grid.boundsIn([west, south, east, north]);
    if (!bounds) continue;
    const isWhole = grid.covers([west, south]) && grid.covers([east, north]);
    least[block] = isWhole ? bounds[0] : Math.min(least[block], bounds[0]);
    most[block] = isWhole ? bounds[1] : Math.max(most[block], bounds[1]);
  }
  return {
    ...points,
    least,
    most,
    open(block) {
      points.open(block);
      const first = from[block];
      for (let slot = first; slot < from[block + 1]; slot++) {
        const at: LngLat = [coordinates[2 * slot], coordinates[2 * slot + 1]];
        if (grid.covers(at)) mmi[slot - first] = grid.mmiAt(at);
      }
    },
    sigma(block) {
      const at = index.at(positions[(from[block] + from[block + 1]) >> 1]);
      return sigmaAt(at, kmFrom(at));
    },
  };
}
