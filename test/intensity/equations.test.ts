import { describe, expect, test } from "vitest";
import { bssa14 } from "../../shared/intensity/bssa14.ts";
import { parker2020, parker2020Sigma, type SubductionClass } from "../../shared/intensity/parker2020.ts";
import { mmiOfLnPgv, slopeAtLnPgv } from "../../shared/intensity/wgrw12.ts";
import { describeWith } from "../companion.ts";
import { figure, readFigures } from "./checks.ts";

const off = (value: number, published: number) => Math.abs(value / published - 1);

/**
 * gem/oq-engine, openquake/hazardlib/tests/gsim/data/BSSA2014/BSSA_2014_NOSOF_MEAN.csv (from the authors' own code):
 * M, Rjb in km, Vs30 in m/s, PGV in cm/s, PGA in g, to six figures.
 */
const BSSA = [
  [3, 0, 200, 0.263499, 0.0148493],
  [3, 100, 400, 0.00146453, 5.66418e-5],
  [4, 75, 760, 0.0180685, 0.000554645],
  [4, 20, 200, 0.360322, 0.00931869],
  [5, 20, 250, 2.20568, 0.0517414],
  [6, 0, 400, 34.1906, 0.487657],
  [6, 0, 200, 37.0848, 0.425218],
  [6, 50, 760, 1.91965, 0.0351373],
  [6, 100, 400, 1.36196, 0.0189882],
  [7, 0, 250, 70.9521, 0.506053],
  [7, 20, 400, 19.8834, 0.192966],
  [7, 75, 600, 4.03757, 0.0453162],
  [7, 100, 760, 2.37487, 0.026798],
  [8, 0, 200, 105.612, 0.496188],
  [8, 50, 400, 18.7777, 0.153627],
  [8, 100, 600, 7.17321, 0.0627237],
] as const;

describe("S1 Boore, Stewart, Seyhan & Atkinson 2014 as published, within 0.01 %", () => {
  test.each(BSSA)("M %d at %d km, Vs30 %d", (magnitude, rjbKm, vs30, pgv, pga) => {
    expect(off(Math.exp(bssa14("pgv", magnitude, vs30)(rjbKm)), pgv)).toBeLessThan(1e-4);
    expect(off(Math.exp(bssa14("pga", magnitude, vs30)(rjbKm)), pga)).toBeLessThan(1e-4);
  });
});

/**
 * gem/oq-engine, openquake/hazardlib/tests/gsim/data/PARKER20/ParkerEtAl2020SInter_MEAN.csv and ParkerEtAl2020SSlab_MEAN.csv
 * (from the authors' own code): class, M, depth in km (not heeded by the interface), Rrup in km, Vs30 in m/s, PGV in cm/s, PGA in g.
 */
const PARKER: readonly (readonly [SubductionClass, number, number, number, number, number, number])[] = [
  ["interface", 7.1, 20, 180.34, 250, 1.4743603297, 0.0157383786],
  ["interface", 7.1, 20, 180.34, 1025, 0.7353350126, 0.0082385593],
  ["interface", 7.9, 20, 180.34, 1200, 1.926730644, 0.0183402018],
  ["interface", 8, 20, 180.34, 250, 4.3098455465, 0.0385423546],
  ["interface", 8, 20, 709.24, 1025, 0.0867468236, 0.0002079331],
  ["interface", 7.9, 20, 709.24, 250, 0.151525332, 0.0003774441],
  ["interface", 7.1, 20, 445.89, 250, 0.2268862916, 0.0012245974],
  ["interface", 8, 20, 445.89, 1200, 0.3658074521, 0.0016164741],
  ["intraslab", 7.6, 4, 323.23, 760, 0.5196865219, 0.0060177346],
  ["intraslab", 7.2, 4, 323.23, 1350, 0.2576537484, 0.0023989819],
  ["intraslab", 7.8, 4, 323.23, 1150, 0.5961735699, 0.005545621],
  ["intraslab", 7.6, 28, 323.23, 760, 0.6357629587, 0.007736202],
  ["intraslab", 7.2, 28, 323.23, 1150, 0.3152029204, 0.0033404151],
  ["intraslab", 7.8, 80, 323.23, 760, 2.0843128614, 0.0298170268],
  ["intraslab", 7.2, 80, 323.23, 1350, 0.8421992483, 0.0104944279],
];

/** The same, ParkerEtAl2020SInter_TOTAL_STDDEV.csv: Rrup, Vs30, σ of ln PGV, σ of ln PGA. */
const PARKER_SIGMA = [
  [160.4, 170.5, 0.62970549, 0.66813172],
  [160.4, 378, 0.72172439, 0.75594433],
  [160.4, 1200, 0.75863628, 0.79145436],
  [350, 170.5, 0.68498694, 0.81212586],
  [350, 378, 0.71945417, 0.84156166],
  [350, 1200, 0.73408758, 0.85417512],
  [628, 378, 0.71800348, 0.89185201],
] as const;

describe("S2 Parker et al. 2020 as published, within 0.01 %", () => {
  test.each(PARKER)("%s M %d, %d km deep, at %d km, Vs30 %d", (type, magnitude, depthKm, rrupKm, vs30, pgv, pga) => {
    expect(off(Math.exp(parker2020("pgv", type, { magnitude, depthKm, vs30 })(rrupKm)), pgv)).toBeLessThan(1e-4);
    expect(off(Math.exp(parker2020("pga", type, { magnitude, depthKm, vs30 })(rrupKm)), pga)).toBeLessThan(1e-4);
  });

  test.each(PARKER_SIGMA)("σ at %d km, Vs30 %d", (rrupKm, vs30, pgv, pga) => {
    expect(off(parker2020Sigma("pgv", vs30)(rrupKm), pgv)).toBeLessThan(1e-4);
    expect(off(parker2020Sigma("pga", vs30)(rrupKm), pga)).toBeLessThan(1e-4);
  });
});

const mmiOfPgv = (pgvCms: number) => mmiOfLnPgv(Math.log(pgvCms));

describeWith(
  "checks/gmice_shakemap_tests.csv",
  "S3 Worden et al. 2012 as ShakeMap's own tests have it, within 1e-6",
  (file) => {
    const rows = readFigures(file).flatMap((row) => {
      if (row["gmice"] !== "wgrw12" || row["residual_term_applied"] !== "no" || row["imt"] !== "PGV") return [];
      const there = row["direction"] === "GM2MI";
      const pgv = figure(row, there ? "input" : "expected");
      const mmi = figure(row, there ? "expected" : "input");
      return [{ pgv, mmi, tolerance: there ? 1e-6 : 1e-5 }];
    });

    test("there are some", () => expect(rows.length).toBeGreaterThanOrEqual(3));

    test.each(rows)("PGV $pgv is MMI $mmi", ({ pgv, mmi, tolerance }) => {
      expect(Math.abs(mmiOfPgv(pgv) - mmi)).toBeLessThan(tolerance);
    });
  },
);

describe("S3 Worden et al. 2012", () => {
  test("its lines: at their ends, between them, and held on the scale", () => {
    expect(mmiOfPgv(10 ** 0.5301)).toBeCloseTo(2.89 + 3.16 * 0.5301, 9);
    expect(mmiOfPgv(10 ** 0.5299)).toBeCloseTo(3.78 + 1.47 * 0.5299, 9);
    expect(mmiOfPgv(10 ** -1.3)).toBeCloseTo(4.62 - 2.17 * 1.3, 9);
    expect([mmiOfPgv(0), mmiOfPgv(1e9)]).toEqual([1, 10]);
    expect(slopeAtLnPgv(0)).toBeCloseTo(0.638, 3);
    expect(slopeAtLnPgv(3)).toBeCloseTo(1.372, 3);
  });
});
