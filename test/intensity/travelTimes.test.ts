import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PHASES, travelTimes, wavesFrom } from "../../shared/intensity/travelTimes.ts";
import { readArrivals } from "./checks.ts";

const arrivals = readArrivals();
const table = travelTimes(arrivals);
/** Steps of a metre or a millisecond: no wave is asked for at 10⁻³²³ km. */
const upTo = (most: number) => fc.integer({ min: 0, max: 1000 * most }).map((thousandths) => thousandths / 1000);
const depth = upTo(700);

describe("S13 the wavefront is ak135's, by inverse interpolation", () => {
  test("at each of the table's 2,436 nodes it gives the distance back", () => {
    expect(arrivals.length).toBe(2436);
    for (const { depthKm, epicentralKm, pSeconds, sSeconds } of arrivals) {
      const waves = wavesFrom(table, depthKm);
      expect(waves.arrivalSeconds("P", epicentralKm)).toBeCloseTo(pSeconds, 9);
      expect(waves.arrivalSeconds("S", epicentralKm)).toBeCloseTo(sSeconds, 9);
      expect(waves.radiusKm("P", pSeconds)).toBeCloseTo(epicentralKm, 6);
      expect(waves.radiusKm("S", sSeconds)).toBeCloseTo(epicentralKm, 6);
    }
  });

  test("distance to time and back is the same, between nodes and depths too", () => {
    fc.assert(
      fc.property(depth, upTo(3500), fc.constantFrom(...PHASES), (h, km, phase) => {
        const waves = wavesFrom(table, h);
        const seconds = waves.arrivalSeconds(phase, km);
        expect(seconds).not.toBeNull();
        expect(Math.abs((waves.radiusKm(phase, seconds ?? NaN) ?? NaN) - km)).toBeLessThan(0.01);
      }),
    );
  });

  test("it grows with time, P before S", () => {
    fc.assert(
      fc.property(depth, upTo(380), fc.double({ min: 0.1, max: 60, noNaN: true }), (h, t, more) => {
        const waves = wavesFrom(table, h);
        const [p, later, s] = [waves.radiusKm("P", t), waves.radiusKm("P", t + more), waves.radiusKm("S", t)];
        if (p !== null && later !== null) expect(later).toBeGreaterThan(p);
        if (p !== null && s !== null && t > 0) expect(s).toBeLessThan(p);
      }),
    );
  });

  test("nothing is drawn before a wave reaches the surface, nor past the table's end", () => {
    const deep = wavesFrom(table, 600);
    expect(deep.radiusKm("P", 70)).toBeNull();
    expect(deep.radiusKm("P", 70.07)).toBeGreaterThan(0);
    expect(deep.radiusKm("S", 127.1)).toBeNull();
    expect(wavesFrom(table, 0).radiusKm("P", -1)).toBeNull();
    expect(wavesFrom(table, 0).radiusKm("P", 0)).toBe(0);
    expect(wavesFrom(table, 10).radiusKm("P", 100_000)).toBeNull();
    expect(wavesFrom(table, 10).arrivalSeconds("S", 3501)).toBeNull();
  });

  test("below the deepest row the deepest row holds", () => {
    expect(wavesFrom(table, 800).radiusKm("P", 90)).toBe(wavesFrom(table, 700).radiusKm("P", 90));
  });

  test("a table with a hole, or one that runs backwards, is refused with a sentence", () => {
    expect(() => travelTimes(arrivals.slice(1))).toThrow("depth 0 km has no row for 0 km");
    const backwards = arrivals.map((row) => (row.epicentralKm === 20 ? { ...row, pSeconds: 0.1 } : row));
    expect(() => travelTimes(backwards)).toThrow("arrives farther away before it is near");
  });
});
