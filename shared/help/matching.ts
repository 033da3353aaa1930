/**
 * Rows matched to columns, each at most once, so that the sum of costs is least; a row that has no column costs `without`. Infinity: the
 * two can't be matched. The answer is each row's column, or null. Of several that cost the same, the same one each time.
 * Row by row along shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957; the form of Jonker & Volgenant 1987).
 */
export function cheapestMatching(
  costs: readonly Readonly<Float64Array>[],
  without: readonly number[],
  columns: number,
): (number | null)[] {
  const rows = costs.length;
  // Each row has a column of its own besides, where it stays without.
  const width = columns + rows;
  const rowPotential = new Float64Array(rows);
  const potential = new Float64Array(width);
  const rowOf = new Int32Array(width).fill(-1);
  const reached = new Float64Array(width);
  const before = new Int32Array(width);
  const settled = new Uint8Array(width);
  const costOf = (row: number, column: number) =>
    column < columns ? costs[row][column] : column - columns === row ? without[row] : Infinity;

  for (let first = 0; first < rows; first++) {
    reached.fill(Infinity);
    settled.fill(0);
    let [row, column, pathCost] = [first, -1, 0];
    do {
      // From the row that was reached last, by reduced costs, which are never negative.
      let [nearest, nearestCost] = [-1, Infinity];
      for (let next = 0; next < width; next++) {
        if (settled[next] === 1) continue;
        const cost = pathCost + costOf(row, next) - rowPotential[row] - potential[next];
        if (cost < reached[next]) {
          reached[next] = cost;
          before[next] = column;
        }
        if (reached[next] < nearestCost) [nearest, nearestCost] = [next, reached[next]];
      }
      // A row can always stay without, so there always is a nearest.
      [column, pathCost] = [nearest, nearestCost];
      settled[column] = 1;
      row = rowOf[column];
    } while (row >= 0);
    rowPotential[first] += pathCost;
    for (let done = 0; done < width; done++) {
      if (settled[done] === 0 || done === column) continue;
      rowPotential[rowOf[done]] += pathCost - reached[done];
      potential[done] -= pathCost - reached[done];
    }
    for (let at = column; at >= 0; at = before[at]) rowOf[at] = before[at] >= 0 ? rowOf[before[at]] : first;
  }
  const columnOf: (number | null)[] = costs.map(() => null);
  for (let column = 0; column < columns; column++) if (rowOf[column] >= 0) columnOf[rowOf[column]] = column;
  return columnOf;
}
