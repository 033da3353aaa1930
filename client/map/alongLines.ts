import type { Point } from "./placeLabels.ts";

/** Points so far apart along lines, their ends among them; at most `most`, evenly chosen. */
export function alongLines(lines: readonly (readonly Point[])[], every: number, most = Infinity): Point[] {
  const points = lines.flatMap((line) => {
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
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, i) => points[Math.floor(((i + 0.5) * points.length) / most)] ?? [0, 0]);
}
