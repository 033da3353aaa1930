import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blend, type Blended } from "../../shared/felt/blend.ts";
import { cholesky } from "../../shared/felt/cholesky.ts";
import { contoursOf } from "../../shared/felt/contours.ts";
import type { Located } from "../../shared/gazetteer/candidate.ts";
import { areaOf, isInside } from "../../shared/geo/area.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";

const TAU2 = 0.44 ** 2;
const PHI2 = 0.68 ** 2;
const REPORT2 = 0.3 ** 2;
const HOUR = 3600_000;
const SOURCE: LngLat = [107, -7];

/** VIII at the source, falling with distance alone. */
const predict = (at: Readonly<LngLat>) => 8 - 1.4 * Math.log(1 + distanceKm(at, SOURCE) / 10);

/** A place some km east of the source. */
const east = (km: number): LngLat => [SOURCE[0] + km / (111.195 * Math.cos((7 * Math.PI) / 180)), SOURCE[1]];

function report(at: LngLat, mmiLow: number | null, mmiHigh = mmiLow, state: Located["state"] = "found"): Located {
  const place = { code: "00.00", name: "X", level: "kabupaten", kabCode: "00.00", province: "X", at } as const;
  const candidates = [{ ...place, distanceKm: distanceKm(at, SOURCE) }];
  return { report: { place: "X", mmiLow, mmiHigh }, state, candidates };
}

const blended = (located: Located[], listAgeMs = 0) => blend({ predict, located, epicentre: SOURCE, listAgeMs });
const told = fc.record({ km: fc.double({ min: 0, max: 400, noNaN: true }), mmi: fc.integer({ min: 1, max: 10 }) });
const lists = fc.array(told, { maxLength: 30 });
const someKm = fc.double({ min: 0, max: 500, noNaN: true });
const listOf = (list: { km: number; mmi: number }[]) => list.map(({ km, mmi }) => report(east(km), mmi));

describe("E5 without a report that can be used", () => {
  test.each<[string, Located[]]>([
    ["an empty list", []],
    ["an ambiguous place", [report(east(100), 7, 7, "ambiguous")]],
    ["an unknown place", [report(east(100), 7, 7, "unknown")]],
    ["a place without an intensity", [report(east(100), null)]],
  ])("the field is the prediction: %s", (_, located) => {
    const field = blended(located);
    expect(field.used).toEqual([]);
    expect(field.eventTerm).toBe(0);
    for (const km of [0, 40, 100, 300]) {
      expect(field.mmiAt(east(km))).toBe(predict(east(km)));
      expect(field.sigmaAt(east(km), predict(east(km)), 0.8)).toBe(0.8);
    }
  });
});

describe("E6 the event term", () => {
  test("is τ²Σr / (Nτ² + φ² + σo²) of reported middles less predictions", () => {
    const field = blended([report(east(100), 5), report(east(200), 4, 5)]);
    expect(field.used.map(({ reported }) => reported)).toEqual([5, 4.5]);
    const sum = field.used.reduce((total, { at, reported }) => total + reported - predict(at), 0);
    expect(field.eventTerm).toBeCloseTo((TAU2 * sum) / (2 * TAU2 + PHI2 + REPORT2), 12);
  });

  test("stays between −0.5 and +1, whatever is told", () => {
    const high = [60, 120, 180, 240, 300].map((km) => report(east(km), 10));
    const low = [60, 120, 180, 240, 300].map((km) => report(east(km), 1));
    expect(blended(high).eventTerm).toBe(1);
    expect(blended(low).eventTerm).toBe(-0.5);
    expect(blended(low, 7 * HOUR).correctionAt(east(5000), 1)).toBe(-0.5);
  });
});

describe("E7 the field", () => {
  /** Straightforward: solve the dense system by elimination, once for each place. */
  function oracle(field: Blended, at: LngLat): number {
    const { used, eventTerm } = field;
    const K = used.map((a, i) =>
      used.map((b, j) => PHI2 * Math.exp(-distanceKm(a.at, b.at) / 70) + (i === j ? REPORT2 : 0)),
    );
    const y = used.map(({ residual }) => residual - eventTerm);
    for (let i = 0; i < y.length; i++) {
      for (let k = i + 1; k < y.length; k++) {
        const times = K[k]![i]! / K[i]![i]!;
        for (let j = i; j < y.length; j++) K[k]![j]! -= times * K[i]![j]!;
        y[k]! -= times * y[i]!;
      }
    }
    for (let i = y.length - 1; i >= 0; i--) {
      for (let j = i + 1; j < y.length; j++) y[i]! -= K[i]![j]! * y[j]!;
      y[i]! /= K[i]![i]!;
    }
    const local = used.reduce((sum, other, i) => sum + y[i]! * PHI2 * Math.exp(-distanceKm(at, other.at) / 70), 0);
    const residuals = used.map(({ residual }) => residual);
    const bounds = [0, eventTerm, ...residuals];
    return Math.min(Math.max(eventTerm + local, Math.min(...bounds)), Math.max(...bounds));
  }

  test("agrees with a dense solution within 0.02 MMI", () => {
    fc.assert(
      fc.property(lists, someKm, (list, km) => {
        const field = blended(listOf(list), 7 * HOUR);
        const at = east(km);
        expect(Math.abs(field.correctionAt(at, predict(at)) - oracle(field, at))).toBeLessThan(0.02);
      }),
    );
  });

  test("of one report is kriging with τ² + φ²·exp(−d/70) + σo²·δ", () => {
    const field = blended([report(east(100), 6)]);
    const [{ residual } = { residual: NaN }] = field.used;
    for (const km of [100, 130, 200]) {
      const cross = TAU2 + PHI2 * Math.exp(-distanceKm(east(km), east(100)) / 70);
      expect(field.correctionAt(east(km), 4)).toBeCloseTo((cross / (TAU2 + PHI2 + REPORT2)) * residual, 4);
    }
  });

  test("moves no place farther than a report was off, and stays within 1–12", () => {
    fc.assert(
      fc.property(lists, someKm, fc.boolean(), (list, km, early) => {
        const field = blended(listOf(list), early ? 0 : 7 * HOUR);
        const residuals = field.used.map(({ residual }) => residual);
        const correction = field.correctionAt(east(km), predict(east(km)));
        expect(correction).toBeGreaterThanOrEqual(Math.min(0, field.eventTerm, ...residuals));
        expect(correction).toBeLessThanOrEqual(Math.max(0, field.eventTerm, ...residuals));
        expect(field.mmiAt(east(km))).toBeGreaterThanOrEqual(1);
        expect(field.mmiAt(east(km))).toBeLessThanOrEqual(12);
      }),
    );
  });

  test("a matrix that no covariance gives is refused", () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(/not positive definite/);
  });
});

describe("E8 an early list", () => {
  test("lowers no place predicted V and above, and none within 50 km of the epicentre", () => {
    fc.assert(
      fc.property(lists, someKm, fc.integer({ min: 0, max: 6 * HOUR - 1 }), (list, km, ageMs) => {
        const at = east(km);
        const predicted = predict(at);
        fc.pre(predicted >= 4.5 || km <= 49.9);
        expect(blended(listOf(list), ageMs).mmiAt(at)).toBeGreaterThanOrEqual(predicted);
      }),
    );
  });

  test("may lower what is predicted weaker and lies farther", () => {
    const field = blended([report(east(300), 1)]);
    expect(predict(east(300))).toBeLessThan(4.5);
    expect(field.mmiAt(east(300))).toBeLessThan(predict(east(300)));
  });

  test("Palu: III–IV near the source lowers nothing there, and makes nothing surer", () => {
    const field = blended([report(east(20), 4), report(east(73), 3, 4)]);
    expect(field.eventTerm).toBeLessThan(0);
    for (const km of [0, 20, 45]) {
      expect(field.mmiAt(east(km))).toBe(predict(east(km)));
      expect(field.sigmaAt(east(km), predict(east(km)), 0.8)).toBe(0.8);
    }
  });

  test("that BMKG told or revised after six hours may lower too", () => {
    const list = [report(east(20), 4), report(east(73), 3, 4)];
    expect(blended(list, 6 * HOUR - 1).mmiAt(east(20))).toBe(predict(east(20)));
    expect(blended(list, 6 * HOUR).mmiAt(east(20))).toBeLessThan(predict(east(20)));
  });
});

describe("E9 reports", () => {
  test("raise freely: one far report raises its neighbourhood, and fades", () => {
    const field = blended([report(east(200), 7)]);
    const raised = [200, 250, 375, 680].map((km) => field.mmiAt(east(km)) - predict(east(km)));
    expect(raised[0]).toBeGreaterThan(1.5);
    expect(raised).toEqual([...raised].sort((a, b) => b - a));
    expect(raised.at(-1)).toBeLessThan(field.eventTerm + 0.01);
  });

  test("raise near the source as well, whatever the age of the list", () => {
    expect(blended([report(east(10), 10)]).mmiAt(east(10))).toBeGreaterThan(predict(east(10)) + 1);
  });

  test("a place that is not in the list is not moved by that: only by what others told", () => {
    const [without, withIt] = [
      blended([report(east(100), 6)]),
      blended([report(east(100), 6), report(east(250), null)]),
    ];
    expect(withIt.mmiAt(east(250))).toBe(without.mmiAt(east(250)));
  });

  test("make the estimate surer where they are, never less sure", () => {
    const field = blended([report(east(100), 6)]);
    const sigmas = [100, 130, 400].map((km) => field.sigmaAt(east(km), predict(east(km)), 0.8));
    expect(sigmas).toEqual([...sigmas].sort((a, b) => a - b));
    const explained = (TAU2 + PHI2) / (TAU2 + PHI2 + REPORT2);
    expect(sigmas[0]).toBeCloseTo(0.8 * Math.sqrt(1 - explained), 6);
    expect(sigmas[2]).toBeLessThan(0.8);
  });
});

describe("E10 zones", () => {
  test("without reports are circles of the prediction's radii", () => {
    const contours = contoursOf(blended([]), [4, 5, 6, 7, 8]);
    expect(contours.map(({ mmi }) => mmi)).toEqual([8, 7, 6, 5, 4]);
    for (const { mmi, area } of contours) {
      const radius = 10 * (Math.exp((8 - (mmi - 0.5)) / 1.4) - 1);
      expect(area.coordinates).toHaveLength(1);
      expect(area.coordinates[0]).toHaveLength(1);
      for (const point of area.coordinates[0]![0]!) {
        expect(Math.abs(distanceKm(point as LngLat, SOURCE) / radius - 1), `MMI ${mmi}`).toBeLessThan(0.01);
      }
    }
  });

  test("hold exactly the places whose blended intensity is in them", () => {
    const field = blended([report(east(150), 7), report([106, -8.2], 6), report(east(60), 3)]);
    for (const { mmi, area } of contoursOf(field, [4, 5, 6, 7])) {
      const zone = areaOf(area.coordinates as LngLat[][][]);
      for (let lng = 103; lng < 111; lng += 0.23) {
        for (let lat = -10; lat < -4; lat += 0.23) {
          const margin = field.mmiAt([lng, lat]) - (mmi - 0.5);
          if (Math.abs(margin) > 0.15) expect(isInside(zone, [lng, lat]), `${mmi} at ${lng},${lat}`).toBe(margin > 0);
        }
      }
    }
  });

  test("that a report makes are islands of their own, as rings against the clock", () => {
    const [zone] = contoursOf(blended([report(east(350), 8)]), [6]);
    expect(zone?.area.coordinates.length).toBe(2);
    for (const [outer] of zone!.area.coordinates) {
      const doubled = outer!.reduce((sum, [x = 0, y = 0], i) => {
        const [x0 = 0, y0 = 0] = outer!.at(i - 1) ?? [];
        return sum + x0 * y - x * y0;
      }, 0);
      expect(doubled).toBeGreaterThan(0);
      expect(outer!.at(0)).toEqual(outer!.at(-1));
    }
  });

  test("that nothing reaches are left out", () => {
    expect(contoursOf(blended([]), [4, 9, 12]).map(({ mmi }) => mmi)).toEqual([4]);
  });
});
