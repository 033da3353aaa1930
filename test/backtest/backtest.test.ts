import { describe, expect, test } from "vitest";
import { backtest } from "../../server/backtest/backtest.ts";
import { figuresOf } from "../../server/backtest/figures.ts";
import { readOutcomes } from "../../server/backtest/outcomes.ts";
import { reportWords } from "../../server/backtest/report.ts";
import { solutionOf } from "../../server/backtest/solved.ts";
import { listener, readExposure, rulesWith, type Solution, type Weighed } from "../../server/backtest/tell.ts";
import { ALERT_RULES } from "../../shared/alert/alertRules.ts";
import { DAY_MS, MINUTE_MS } from "../../shared/time.ts";
import { describeWith, readCompanion } from "../companion.ts";

/** Twenty-eight thousand quakes of fourteen years. */
const LONG = { timeout: 300_000 };
const HEADER = "date_wib,m,lat,lon,name,deaths,houses,displaced,level,source";
const CIANJUR = "2022-11-21,5.6,-6.84,107.05,Cianjur,602,56311,114414,3,known";
const table = (...rows: string[]) => readOutcomes([HEADER, ...rows].join("\n"), "uji.csv");
const CIANJUR_AT = Date.UTC(2022, 10, 21, 6, 21, 10);

describe("backtest.4 the table of outcomes", () => {
  test("is read with its day in Jakarta; other columns may stand beside", () => {
    expect(table(CIANJUR)).toEqual([
      { name: "Cianjur", dayStart: Date.UTC(2022, 10, 20, 17), at: [107.05, -6.84], magnitude: 5.6, level: 3 },
    ]);
  });

  test.each([
    ["2022-11-21,5.6,-6.84,107.05,Cianjur,,,,9,", 'row 2: level "9" is none of 1'],
    ["21 Nov,5.6,-6.84,107.05,Cianjur,,,,3,", 'row 2: date_wib "21 Nov" is no day'],
    ["2022-11-21,kuat,-6.84,107.05,Cianjur,,,,3,", 'row 2: m "kuat" is no number'],
    ["2022-11-21,5.6,-684,107.05,Cianjur,,,,3,", 'row 2: lat "-684" is no number from -90 to 90'],
    ["2022-11-21,5.6,-6.84,,Cianjur,,,,3,", 'row 2: lon "" is no number'],
  ])("%s is refused with field and value", (row, words) => expect(() => table(row)).toThrow(words));

  test("without a column or without rows is refused", () => {
    expect(() => readOutcomes("date_wib,m,lat,lon,name\n2022-11-21,5,1,2,x", "uji.csv")).toThrow("has no column level");
    expect(() => readOutcomes(HEADER, "uji.csv")).toThrow("has no rows");
  });
});

describe("backtest.1 a quake of the table", () => {
  const [outcome] = table(CIANJUR);
  const main: Solution = { originTime: CIANJUR_AT, at: [107.05, -6.84], magnitude: 5.6, depthKm: 10 };

  test("is BMKG's own solution of that day, the likest; else the table's at 10 km", () => {
    const others: Solution[] = [
      { ...main, originTime: CIANJUR_AT + 10 * MINUTE_MS, magnitude: 4.2 },
      { ...main, originTime: CIANJUR_AT - 3 * DAY_MS },
      { ...main, at: [110, -7] },
    ];
    expect(outcome && solutionOf(outcome, [...others, main])).toBe(main);
    expect(outcome && solutionOf(outcome, others)).toMatchObject({ at: [107.05, -6.84], magnitude: 5.6, depthKm: 10 });
  });

  test("goes through merge, impact and judge; what is told of it later counts too", () => {
    const exposure = readExposure(undefined);
    const hear = listener(exposure);
    const told = hear(main);
    expect(told).toMatchObject({ isLoud: true, isAsked: true });
    expect(told.expectedVi).toBeGreaterThan(1e6);
    // Its aftershock belongs to it.
    expect(hear({ ...main, originTime: CIANJUR_AT + 60 * MINUTE_MS, magnitude: 4 })).toMatchObject({
      isLoud: false,
      mainId: told.id,
    });
    const felt = { toldAt: CIANJUR_AT + 5 * MINUTE_MS, reports: [{ place: "Cianjur", mmiLow: 6, mmiHigh: 6 }] };
    expect(listener(exposure)({ ...main, magnitude: 3.5, felt })).toMatchObject({ isLoud: true });
    expect(listener(exposure, rulesWith(1e8))({ ...main, at: [107.05, -9.5] }).isLoud).toBe(false);
  });
});

test("backtest.2 backtest.3 figures are counted by level, loudness and whether it is known", () => {
  const quiet: Weighed = { isLoud: false, isAsked: false, expectedVi: 0, mainId: null, id: "q" };
  const rows = table(CIANJUR, "2022-11-22,5,-7,110,Dua,,,,2,", "2022-11-23,5,-8,112,Satu,,,,1,");
  const solution = (at: [number, number], originTime: number): Solution => ({
    originTime,
    at,
    magnitude: 5,
    depthKm: 10,
  });
  const outcomes = rows.map((outcome, i) => ({
    outcome,
    solution: solution([outcome.at[0], outcome.at[1]], outcome.dayStart + 1),
    weighed: { ...quiet, isLoud: i !== 1, expectedVi: [9e5, 200, 6e4][i] ?? 0 },
  }));
  const heard = (at: [number, number], dayOf: number, weighed: Partial<Weighed>) => ({
    solution: solution(at, (rows[dayOf]?.dayStart ?? 0) + 2),
    weighed: { ...quiet, ...weighed },
  });
  const quakes = [
    heard([107.05, -6.84], 0, { id: "main", isLoud: true, expectedVi: 9e5 }),
    heard([107.05, -6.84], 2, { id: "after", isLoud: true, mainId: "main", expectedVi: 6e4 }),
    heard([130, -5], 1, { id: "unknown", isLoud: true, expectedVi: 6e4 }),
    heard([131, -5], 2, { id: "small", expectedVi: 100 }),
  ];
  const told = figuresOf({ outcomes, catalogue: { quakes, years: 2 }, lists: { asked: 30, years: 3 } });
  expect(told).toMatchObject({
    damaging: 2,
    damagingFound: 1,
    disasters: 1,
    disastersFound: 1,
    light: 1,
    lightLoud: 1,
    sirensPerYear: 1.5,
    askedPerYear: 10,
    // Of six pairs with the three that are no row the damaging ones have more in four.
    auc: 0.667,
    silent: [{ date: "2022-11-22", name: "Dua", level: 2, expectedVi: 200 }],
    loud: [{ name: "Satu", level: 1 }],
  });
  expect(told.withoutKnownDamagePerYear).toBeGreaterThan(100);
  expect(reportWords(told, ALERT_RULES)).toContain("Dua");
  const alone = figuresOf({ outcomes, catalogue: null, lists: null });
  expect([alone.sirensPerYear, alone.withoutKnownDamagePerYear, alone.askedPerYear, alone.auc]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

/** BMKG's first solutions of damaging quakes in which nobody, or nearly nobody, was at VI by the median. */
test.each<[string, Solution]>([
  ["Bantul 2023", { originTime: Date.UTC(2023, 5, 30, 12, 57, 43), at: [110.08, -8.63], magnitude: 6.4, depthKm: 25 }],
  ["Malang 2021", { originTime: Date.UTC(2021, 3, 10, 7, 0, 15), at: [112.5, -8.95], magnitude: 6.7, depthKm: 25 }],
  ["Kertasari 2024", { originTime: Date.UTC(2024, 8, 18, 2, 41, 6), at: [107.67, -7.19], magnitude: 5, depthKm: 10 }],
])("backtest.5 %s sounds", (_, solution) => {
  expect(listener(readExposure(undefined))(solution).isLoud).toBe(true);
});

describeWith("checks/quake_outcomes.csv", "backtest.5 the shared half", () => {
  test("damaging 70 %, disasters all, 13 sirens a year, an officer asked once a day, AUC 0.95", LONG, async () => {
    const outcomes = readOutcomes(readCompanion("checks/quake_outcomes.csv"), "quake_outcomes.csv");
    const told = await backtest({ outcomes, threshold: null, mapPack: undefined });
    expect(told.damagingFound / told.damaging).toBeGreaterThanOrEqual(0.7);
    expect(told.disastersFound).toBe(told.disasters);
    expect(told.sirensPerYear).toBeLessThanOrEqual(13);
    expect(told.askedPerYear).toBeLessThanOrEqual(365);
    expect(told.auc).toBeGreaterThanOrEqual(0.95);
    expect(told.silent.map(({ name }) => name)).not.toContain("Kertasari Bandung");
    expect(told.silent.map(({ name }) => name)).not.toContain("Malang");
  });
});
