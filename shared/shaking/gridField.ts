import type { Box } from "../geo/area.ts";
import type { LngLat } from "../geo/distance.ts";
import { ratiosOf, type ShakemapGrid, tenthsOfMmi } from "../record/shakemap.ts";

/** A shakemap's nodes as a field: between them by both axes, so that no place is above or below the four nodes about it. */
export interface GridField {
  readonly box: Box;
  /** MMI of its strongest node. */
  readonly most: number;
  covers(at: Readonly<LngLat>): boolean;
  /** Only where it covers. */
  mmiAt(at: Readonly<LngLat>): number;
  /** σ there by that of the equations. */
  ratioAt(at: Readonly<LngLat>): number;
  /** [least, most] MMI of all that it covers of a box; null when that is nothing. */
  boundsIn(box: Box): readonly [least: number, most: number] | null;
  /** About all nodes at a level or above; null when there are none. */
  boxAbove(mmi: number): Box | null;
}

export function gridField({ west, south, east, north, columns, rows, ...letters }: ShakemapGrid): GridField {
  const tenths = tenthsOfMmi(letters.mmi);
  const ratios = letters.ratio === null ? null : ratiosOf(letters.ratio);
  const [dLng, dLat] = [(east - west) / (columns - 1), (north - south) / (rows - 1)];
  const covers = ([lng, lat]: Readonly<LngLat>) => lng >= west && lng <= east && lat >= south && lat <= north;

  function between(values: ArrayLike<number>, [lng, lat]: Readonly<LngLat>): number {
    const [x, y] = [(lng - west) / dLng, (north - lat) / dLat];
    const column = Math.min(columns - 2, Math.floor(x));
    const row = Math.min(rows - 2, Math.floor(y));
    const node = row * columns + column;
    const [a, b, c, d] = [values[node], values[node + 1], values[node + columns], values[node + columns + 1]];
    const upper = a + (x - column) * (b - a);
    const lower = c + (x - column) * (d - c);
    const value = upper + (y - row) * (lower - upper);
    // The last digits of a sum must not carry it over a bound.
    return Math.max(Math.min(a, b, c, d), Math.min(Math.max(a, b, c, d), value));
  }

  /** Columns or rows, whole, about a stretch; one more on either side makes good what dividing loses. */
  const nodesAbout = (from: number, to: number, count: number) =>
    [Math.max(0, Math.floor(from - 1e-9)), Math.min(count - 1, Math.ceil(to + 1e-9))] as const;

  return {
    box: [west, south, east, north],
    most: tenths.reduce((most, each) => Math.max(most, each), 0) / 10,
    covers,
    mmiAt: (at) => between(tenths, at) / 10,
    ratioAt: (at) => (ratios ? between(ratios, at) : 1),
    boundsIn([w, s, e, n]) {
      if (e < west || w > east || n < south || s > north) return null;
      const [firstColumn, lastColumn] = nodesAbout((w - west) / dLng, (e - west) / dLng, columns);
      const [firstRow, lastRow] = nodesAbout((north - n) / dLat, (north - s) / dLat, rows);
      let [least, most] = [Infinity, -Infinity];
      for (let row = firstRow; row <= lastRow; row++)
        for (let column = firstColumn; column <= lastColumn; column++) {
          const each = tenths[row * columns + column];
          if (each < least) least = each;
          if (each > most) most = each;
        }
      return [least / 10, most / 10];
    },
    boxAbove(mmi) {
      let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
      tenths.forEach((each, node) => {
        if (each / 10 < mmi) return;
        const [column, row] = [node % columns, Math.floor(node / columns)];
        [w, e] = [Math.min(w, west + (column - 1) * dLng), Math.max(e, west + (column + 1) * dLng)];
        [s, n] = [Math.min(s, north - (row + 1) * dLat), Math.max(n, north - (row - 1) * dLat)];
      });
      return e < w ? null : [w, s, e, n];
    },
  };
}
