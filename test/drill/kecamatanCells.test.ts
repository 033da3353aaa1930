import { area, booleanPointInPolygon, polygon } from "@turf/turf";
import { expect, test } from "vitest";
import { cellOf, kecamatanOf } from "../../server/drill/scenarios/kecamatanCells.ts";

const ALL = kecamatanOf("32");
const INLAND = ALL.filter(({ at }) => Math.hypot(at[0] - 107.1, at[1] + 6.85) < 0.2);

test("a drill's kecamatan hold their own point, are as large as kecamatan are, and lie side by side without a gap", () => {
  const edges = new Map<string, number>();
  for (const one of INLAND) {
    const ring = cellOf(one, ALL);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(booleanPointInPolygon(one.at, polygon([ring]))).toBe(true);
    const km2 = area(polygon([ring])) / 1e6;
    expect(km2).toBeGreaterThan(5);
    expect(km2).toBeLessThan(250);
    for (const [i, to] of ring.slice(1).entries()) {
      const key = [String(ring[i]), String(to)].sort().join(" ");
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  }
  const isInner = (key: string) =>
    key.split(" ").every((corner) => {
      const [lng = 0, lat = 0] = corner.split(",").map(Number);
      return Math.hypot(lng - 107.1, lat + 6.85) < 0.1;
    });
  const inner = [...edges].filter(([key]) => isInner(key));
  expect(inner.length).toBeGreaterThan(100);
  expect(inner.filter(([, times]) => times !== 2)).toEqual([]);
});
