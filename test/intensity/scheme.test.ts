import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import {
  type SlabBelow,
  slabTable,
  TECTONIC_CLASSES,
  type TectonicClass,
  weightsAbove,
} from "../../shared/intensity/tectonics.ts";
import { readTectonics } from "../../server/registry/tectonics.ts";
import { describeWith } from "../companion.ts";
import { figure, readFigures } from "./checks.ts";
import { runs } from "../runs.ts";

const { slab } = readTectonics();

describeWith("checks/scheme_reference_values.csv", "S4 the scheme agrees with the check values within 1 %", (file) => {
  test.each(TECTONIC_CLASSES)("%s: MMI, σ and PGV", (type) => {
    const rows = readFigures(file).filter((row) => row["class"] === type);
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) {
      const model = schemeModel(type, { vs30: figure(row, "vs30") });
      const quake = { magnitude: figure(row, "M"), depthKm: figure(row, "depth_km") };
      const { mmi, sigma, pgvCms } = model.at(quake, figure(row, "repi_km"));
      // A hundred times nearer than asked for: only their rounding is left.
      expect(Math.abs(mmi / figure(row, "mmi") - 1), JSON.stringify(row)).toBeLessThan(1e-4);
      expect(Math.abs(sigma / figure(row, "sigma_mmi") - 1), JSON.stringify(row)).toBeLessThan(1e-4);
      expect(Math.abs(pgvCms / figure(row, "pgv_cms") - 1), JSON.stringify(row)).toBeLessThan(1e-4);
    }
  });
});

describe("S4 the scheme", () => {
  // On rock, where the terms of the ground fall away, and at the corner magnitude, where those of magnitude do: what is left of
  // the published coefficients is short enough to be reckoned by hand. σ of ln PGV: 0.65, and √(0.477² + 0.348).
  const rupture = { interface: 20 - (10 ** 1.8909 / 2) * Math.sin(Math.PI / 12), intraslab: 100 - (10 ** 1.6476 / 2) * Math.sin(Math.PI / 3) }; // prettier-ignore
  const R = { interface: Math.hypot(rupture.interface, 10 ** 1.1708), intraslab: Math.hypot(rupture.intraslab, 35) };
  const corners: [TectonicClass, number, number, number, number][] = [
    ["crustal", 6.2, 5, 5.037 - 0.98987 * Math.log(5.3) - 0.00344 * 4.3, 0.65],
    ["interface", 7.9, 20, 8.097 - 0.871 * Math.log(R.interface) - 0.395 * Math.log(1 + 10 ** 2.3416) - 0.00395 * R.interface, 0.7586],
    ["intraslab", 7.6, 100, 13.4633 - 1.662 * Math.log(R.intraslab) - 0.38 * Math.log(1226) - 0.0019 * R.intraslab, 0.7586],
  ]; // prettier-ignore
  test.each(corners)(
    "%s M %d, %d km deep, at the epicentre on rock: by hand",
    (type, magnitude, depthKm, ln, spread) => {
      const { mmi, sigma, pgvCms } = schemeModel(type, { vs30: 760 }).at({ magnitude, depthKm }, 0);
      expect(Math.log(pgvCms)).toBeCloseTo(ln, 4);
      expect(mmi).toBeCloseTo(2.89 + (3.16 * ln) / Math.LN10, 3);
      expect(sigma).toBeCloseTo(Math.hypot(0.63, (3.16 / Math.LN10) * spread), 3);
    },
  );

  test("a mixture is the weighted mean of its classes, and their spread adds to σ", () => {
    const quake = { magnitude: 6.8, depthKm: 30 };
    const weights = { crustal: 0.2, interface: 0.5, intraslab: 0.3 };
    for (const km of [0, 40, 200, 700]) {
      const parts = TECTONIC_CLASSES.map((type) => ({ weight: weights[type], ...schemeModel(type).at(quake, km) }));
      const sum = (read: (part: (typeof parts)[number]) => number) =>
        parts.reduce((total, part) => total + part.weight * read(part), 0);
      const mixed = schemeModel(weights).at(quake, km);
      const mean = sum(({ mmi }) => mmi);
      expect(mixed.mmi).toBeCloseTo(mean, 12);
      expect(mixed.sigma ** 2).toBeCloseTo(
        sum(({ sigma, mmi }) => sigma ** 2 + (mmi - mean) ** 2),
        10,
      );
      expect(Math.log(mixed.pgvCms)).toBeCloseTo(
        sum(({ pgvCms }) => Math.log(pgvCms)),
        10,
      );
    }
  });
});

describeWith("checks/class_weights_reference.csv", "S5 class weights of known quakes", (file) => {
  test.each(readFigures(file))("$event", (row) => {
    const quake = {
      at: [figure(row, "lon"), figure(row, "lat")] as const,
      depthKm: figure(row, "depth_km"),
      magnitude: figure(row, "M"),
    };
    const weights = weightsAbove(slab.below(quake.at), quake);
    expect(Math.abs(weights.crustal - figure(row, "w_crustal"))).toBeLessThan(0.001);
    expect(Math.abs(weights.interface - figure(row, "w_interface"))).toBeLessThan(0.001);
    expect(Math.abs(weights.intraslab - figure(row, "w_intraslab"))).toBeLessThan(0.001);
    const below = slab.below(quake.at);
    expect(below.map(({ zone }) => zone)).toEqual(row["slab_zone"] === "" ? [] : [row["slab_zone"]]);
    if (below[0]) {
      expect(Math.abs(below[0].depthKm - figure(row, "slab_depth_km"))).toBeLessThan(0.06);
      expect(Math.abs(below[0].uncertaintyKm - figure(row, "slab_unc_km"))).toBeLessThan(0.06);
    }
  });
});

describe("S5 class weights follow Slab2", () => {
  const node = (zone: string, lng: number, lat: number, depthKm: number) =>
    ({ zone, at: [lng, lat], depthKm, uncertaintyKm: 10, deepestInterfaceKm: 50 }) as const;

  test("bilinear between four nodes, the node itself on one, and at an edge the nodes that are there", () => {
    const table = slabTable([
      node("a", 100, 0, 10),
      node("a", 100.25, 0, 20),
      node("a", 100, 0.25, 30),
      node("a", 100.25, 0.25, 60),
      node("a", 100.5, 0, 90),
    ]);
    const depthAt = (lng: number, lat: number) => table.below([lng, lat]).map(({ depthKm }) => depthKm);
    expect(depthAt(100, 0)).toEqual([10]);
    expect(depthAt(100.125, 0.125)[0]).toBeCloseTo(30, 9);
    expect(depthAt(100.0625, 0)[0]).toBeCloseTo(12.5, 9);
    // Corners weigh 1/4 each; the fourth is missing.
    expect(depthAt(100.375, 0.125)[0]).toBeCloseTo((20 + 90 + 60) / 3, 9);
    expect(depthAt(100.75, 0)).toEqual([]);
    expect(depthAt(100.74, 0)).toEqual([90]);
    expect(depthAt(-100, 0)).toEqual([]);
  });

  test("the same from either side of the date line", () => {
    const table = slabTable([node("a", 180, 0, 10), node("a", -179.75, 0, 30)]);
    for (const lng of [-179.9, 180.1]) expect(table.below([lng, 0])[0]?.depthKm).toBeCloseTo(18, 9);
  });

  test("of several zones the one nearest in depth counts", () => {
    const slabs: SlabBelow[] = [node("deep", 0, 0, 120), node("near", 0, 0, 30)];
    const alone = (i: number, depthKm: number) => weightsAbove(slabs.slice(i, i + 1), { magnitude: 7, depthKm });
    expect(weightsAbove(slabs, { magnitude: 7, depthKm: 35 })).toEqual(alone(1, 35));
    expect(weightsAbove(slabs, { magnitude: 7, depthKm: 110 })).toEqual(alone(0, 110));
  });

  test("without a slab depth alone decides", () => {
    const at = (depthKm: number) => weightsAbove(slab.below([-30, 60]), { magnitude: 6, depthKm });
    expect(at(35)).toEqual({ crustal: 1, interface: 0, intraslab: 0 });
    expect(at(45)).toEqual({ crustal: 0.5, interface: 0, intraslab: 0.5 });
    expect(at(55)).toEqual({ crustal: 0, interface: 0, intraslab: 1 });
  });

  test("parts of one, anywhere", () => {
    const anywhere = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    const indonesia = fc.tuple(
      fc.double({ min: 92, max: 142.5, noNaN: true }),
      fc.double({ min: -12, max: 8.5, noNaN: true }),
    );
    const depth = fc.double({ min: 0, max: 800, noNaN: true });
    const magnitude = fc.double({ min: 1, max: 9.5, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(anywhere, indonesia), magnitude, depth, (at, m, depthKm) => {
        const weights = Object.values(weightsAbove(slab.below(at), { magnitude: m, depthKm }));
        for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
        expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe("I2, S6 intensity is between 1 and 10, never rises with distance, never falls with magnitude", () => {
  const magnitude = fc.double({ min: 1, max: 9.5, noNaN: true });
  const depth = fc.oneof(fc.double({ min: 0, max: 70, noNaN: true }), fc.double({ min: 0, max: 800, noNaN: true }));
  const km = fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 20_016, noNaN: true }));
  const slabs = fc.array(
    fc.record({
      zone: fc.constantFrom("a", "b"),
      depthKm: fc.double({ min: 0, max: 200, noNaN: true }),
      uncertaintyKm: fc.double({ min: 0, max: 45, noNaN: true }),
      deepestInterfaceKm: fc.constantFrom(41, 44, 45, 49, 53),
    }),
    { maxLength: 2 },
  );
  const model = fc.oneof(
    fc.constantFrom(...TECTONIC_CLASSES).map((type) => schemeModel(type)),
    slabs.map((below) => schemeModel((quake) => weightsAbove(below, quake))),
    fc
      .tuple(fc.double({ min: 92, max: 142.5, noNaN: true }), fc.double({ min: -12, max: 8.5, noNaN: true }))
      .map((at) => schemeModel((quake) => weightsAbove(slab.below(at), quake))),
  );

  test("for M 1–9.5, depth 0–800, any slab, to the other side of the globe", () => {
    fc.assert(
      fc.property(model, magnitude, magnitude, depth, km, km, (scheme, m1, m2, depthKm, r1, r2) => {
        const [weak, strong] = [Math.min(m1, m2), Math.max(m1, m2)];
        const [near, far] = [Math.min(r1, r2), Math.max(r1, r2)];
        const shaking = scheme.at({ magnitude: weak, depthKm }, near);
        expect(shaking.mmi).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(shaking.mmi).toBeLessThanOrEqual(10 + 1e-12);
        expect(shaking.sigma).toBeGreaterThan(0.6);
        expect(shaking.sigma).toBeLessThan(3);
        expect(shaking.pgvCms).toBeGreaterThanOrEqual(0);
        expect(scheme.at({ magnitude: weak, depthKm }, far).mmi).toBeLessThanOrEqual(shaking.mmi + 1e-12);
        expect(scheme.at({ magnitude: strong, depthKm }, near).mmi).toBeGreaterThanOrEqual(shaking.mmi - 1e-12);
      }),
      { numRuns: runs(8000) },
    );
  });

  test("for magnitudes a tenth apart where weight goes to the interface", () => {
    fc.assert(
      fc.property(slabs, fc.double({ min: 6.9, max: 8.6, noNaN: true }), depth, km, (below, m, depthKm, away) => {
        const scheme = schemeModel((quake) => weightsAbove(below, quake));
        const mmi = (magnitude: number) => scheme.at({ magnitude, depthKm }, away).mmi;
        expect(mmi(m + 0.1)).toBeGreaterThanOrEqual(mmi(m) - 1e-12);
        expect(mmi(m + 0.001)).toBeGreaterThanOrEqual(mmi(m) - 1e-12);
      }),
      {
        numRuns: runs(8000),
        // From M 8.5 on all weight is the interface's.
        examples: [
          [[{ zone: "a", depthKm: 0, uncertaintyKm: 0, deepestInterfaceKm: 41 }], 8.4, 0, 1418.3895733798627],
          [[{ zone: "a", depthKm: 30, uncertaintyKm: 45, deepestInterfaceKm: 53 }], 8.4995, 10, 1460],
        ],
      },
    );
  });

  test("the bound that this takes touches nothing above MMI 1.5", () => {
    const below: SlabBelow[] = [{ zone: "a", depthKm: 2, uncertaintyKm: 40, deepestInterfaceKm: 53 }];
    const scheme = schemeModel((quake) => weightsAbove(below, quake));
    let held = 0;
    for (let magnitude = 7; magnitude <= 9; magnitude += 0.1)
      for (let away = 0; away < 3000; away += 50) {
        const quake = { magnitude, depthKm: 52 };
        const bound = scheme.at(quake, away).mmi;
        const plain = schemeModel(scheme.weights(quake)).at(quake, away).mmi;
        if (bound === plain) continue;
        held++;
        expect(bound).toBeGreaterThan(plain);
        expect(bound).toBeLessThanOrEqual(1.5);
      }
    expect(held).toBeGreaterThan(0);
  });

  test("also from a held bulletin's impossible figures", () => {
    for (const type of TECTONIC_CLASSES)
      for (const magnitude of [-9, 0, 15, 99])
        for (const depthKm of [-10, 0, 6400]) {
          const { mmi, sigma, pgvCms } = schemeModel(type).at({ magnitude, depthKm }, 0);
          expect(mmi).toBeGreaterThanOrEqual(1);
          expect(Number.isFinite(sigma) && Number.isFinite(pgvCms)).toBe(true);
        }
  });
});
