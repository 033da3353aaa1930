import { gatherSmallest } from "./smallest.ts";

const POSITIONS = 2 ** 25;

type Visit = (index: number, km: number) => void;

/**
 * Gathers what is found and gives it back nearest first; what is less than 0.1 m apart stands by position. Sorting numbers that
 * bear both distance and position is several times faster than sorting objects, and a great quake reaches all that we have.
 * `size` bounds the positions; each may be found once.
 */
export function nearestFirst(size: number) {
  if (size > POSITIONS) throw new Error(`nearestFirst: ${size} is more than ${POSITIONS}`);
  const away = new Float64Array(size);
  const keys = new Float64Array(size);
  let count = 0;
  return {
    found(index: number, km: number): void {
      away[index] = km;
      keys[count++] = Math.floor(km * 1e4) * POSITIONS + index;
    },
    get count(): number {
      return count;
    },
    /** Until `each` answers false. */
    visitWhile(each: (index: number, km: number) => boolean): void {
      for (const key of keys.subarray(0, count).sort()) {
        const index = key - Math.floor(key / POSITIONS) * POSITIONS;
        if (!each(index, away[index] ?? Infinity)) return;
      }
    },
    /** `other` is shown, in no order, what is left beyond the `most` nearest. */
    visit(each: Visit, most = Infinity, other?: Visit): void {
      const found = keys.subarray(0, count);
      if (most < count) gatherSmallest(found, most);
      found.subarray(0, most).sort();
      for (let i = 0; i < count; i++) {
        const key = found[i] ?? 0;
        const index = key - Math.floor(key / POSITIONS) * POSITIONS;
        if (i < most) each(index, away[index] ?? Infinity);
        else if (other) other(index, away[index] ?? Infinity);
        else return;
      }
    },
  };
}
