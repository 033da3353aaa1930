import { gatherSmallest } from "./smallest.ts";

const POSITIONS = 2 ** 25;
const FIRST_SORTED = 64;

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
    /** Forgets what was found, for the next search of the same size. */
    clear(): void {
      count = 0;
    },
    /** Until `each` answers false. */
    visitWhile(each: (index: number, km: number) => boolean): void {
      // A caller that stops early pays for sorting the nearest alone.
      for (let [from, size] = [0, FIRST_SORTED]; from < count; [from, size] = [from + size, size * 2]) {
        const rest = keys.subarray(from, count);
        if (size < rest.length) gatherSmallest(rest, size);
        for (const key of rest.subarray(0, size).sort()) {
          const index = key - Math.floor(key / POSITIONS) * POSITIONS;
          if (!each(index, away[index])) return;
        }
      }
    },
    visit(each: (index: number, km: number) => void, most = Infinity): void {
      const found = keys.subarray(0, count);
      if (most < count) gatherSmallest(found, most);
      for (const key of found.subarray(0, most).sort()) {
        const index = key - Math.floor(key / POSITIONS) * POSITIONS;
        each(index, away[index]);
      }
    },
  };
}
