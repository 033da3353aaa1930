import type { Point } from "./placeLabels.ts";

/** Points so far apart along each line, from its first on. */
export function alongLines(lines: readonly (readonly Point[])[], every: number): Point[] {
  return lines.flatMap((line) => {
    const [first] = line;
    if (!first) return [];
    const found: Point[] = [first];
    let left = every;
    for (const [i, to] of line.slice(1).entries()) {
      let from = line[i] ?? to;
      let length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      while (length >= left) {
        from = [from[0] + ((to[0] - from[0]) * left) / length, from[1] + ((to[1] - from[1]) * left) / length];
        found.push(from);
        length -= left;
        left = every;
      }
      left -= length;
    }
    return found;
  });
}

/** At most so many of them, spread over all. */
export function evenly<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / most)] as T);
}
