import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksFrom, blocksOf, slotKm, sumsOf } from "../../shared/geo/blocks.ts";
import type { Box } from "../../shared/geo/area.ts";
import { distanceKm, type LngLat, unitVector } from "../../shared/geo/distance.ts";
import { buildPlaceIndex } from "../../shared/geo/placeIndex.ts";
import { runs } from "../runs.ts";

const lng = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.9, -179.9, 0));
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 89.9, -89.9, 0));
const lngLat = fc.tuple(lng, lat) as fc.Arbitrary<LngLat>;

/** Half round the globe an arc sine near 1 is good to decimetres only. */
const ARC_KM = 1e-3;

test("I13 each point is in one block, no nearer than its block and no farther than across it, anywhere on the globe", () => {
  fc.assert(
    fc.property(fc.array(lngLat, { maxLength: 200 }), lngLat, (points, at) => {
      const blocks = blocksOf(points);
      expect([...blocks.positions].sort((a, b) => a - b)).toEqual([...points.keys()]);
      const vector = unitVector(at);
      const nearKm = blocksFrom(blocks, vector);
      const sizes = sumsOf(blocks, () => 1);
      for (let block = 0; block < blocks.count; block++) {
        const [from = 0, to = 0] = blocks.from.subarray(block, block + 2);
        expect(to - from).toBe(sizes[block]);
        expect(to - from).toBeLessThanOrEqual(blocks.largest);
        for (let slot = from; slot < to; slot++) {
          const km = slotKm(blocks.vectors, slot, vector);
          // Half round the globe the haversine itself is good to metres only.
          expect(Math.abs(km - distanceKm(points[blocks.positions[slot] ?? -1] ?? at, at))).toBeLessThan(0.01);
          expect(km).toBeGreaterThanOrEqual((nearKm[block] ?? Infinity) - ARC_KM);
          expect(km).toBeLessThanOrEqual((nearKm[block] ?? 0) + 2 * (blocks.radiiKm[block] ?? 0) + ARC_KM);
        }
      }
    }),
    { numRuns: runs(200), examples: [[[[-6.037091348628667e-7, 0]], [-179.9999989543451, 0]]] },
  );
});

test("I13 whatever lies in a box lies in one of its blocks, across the date line too", () => {
  const span = fc.double({ min: 0, max: 40, noNaN: true });
  fc.assert(
    fc.property(fc.array(lngLat, { maxLength: 200 }), lng, lat, span, span, (points, west, south, wide, high) => {
      const index = buildPlaceIndex(points);
      const { from, positions, coordinates } = index.blocks;
      const box: Box = [west, south, west + wide, south + high];
      const held = index.blocksIn(box).flatMap((block) => [...positions.subarray(from[block], from[block + 1])]);
      expect(new Set(held).size).toBe(held.length);
      const turns = [west, west - 360, west + 360];
      points.forEach(([lng, lat], position) => {
        // On the very edge either answer is right: degrees are rounded on their way round the globe.
        const isIn = lat >= south && lat <= south + high && turns.some((from) => lng > from && lng < from + wide);
        if (isIn) expect(held).toContain(position);
      });
      positions.forEach((position, slot) => {
        expect([...coordinates.subarray(2 * slot, 2 * slot + 2)]).toEqual(points[position]);
      });
    }),
    { numRuns: runs(200) },
  );
});

test("I13 no points, no blocks", () => expect(blocksOf([])).toMatchObject({ count: 0, largest: 0 }));
