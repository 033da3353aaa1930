/**
 * Moves the `count` smallest numbers of a list to its beginning, in no order there: in time that grows with the list alone, where
 * sorting would take longer. In place.
 */
export function gatherSmallest(keys: Float64Array, count: number): void {
  let [low, high] = [0, keys.length - 1];
  while (low < high) {
    const pivot = middleOf(keys[low], keys[(low + high) >> 1], keys[high]);
    let [left, right] = [low, high];
    while (left <= right) {
      while (keys[left] < pivot) left++;
      while (keys[right] > pivot) right--;
      if (left > right) break;
      const key = keys[left];
      keys[left++] = keys[right];
      keys[right--] = key;
    }
    // Now none up to `right` is greater than the pivot, none from `left` on is less, and what lies between is equal to it.
    if (count - 1 <= right) high = right;
    else if (count > left) low = left;
    else return;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
