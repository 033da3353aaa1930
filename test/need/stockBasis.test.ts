import { expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { Needs } from "../../shared/record/impact.ts";
import { stockWords } from "../../shared/need/stockWords.ts";
import { quake } from "../impact/hazards.ts";

const defaults = readDefaults();
const ground = readGround(undefined, defaults);
const cianjur = (places = defaults.places) =>
  impactOf(quake([107.05, -6.84], 5.6, 10), buildExposure(ground, places), 0).needs;

test("B10 each table of needs tells how many lumbung its stock counts, all with example contents, and within how many hours", () => {
  const needs = cianjur();
  const [first] = needs;
  const rice = needs.flatMap(({ lines }) => lines).find(({ item }) => item === "beras")?.have ?? 0;
  const each = ground.lumbungContents.find(({ item }) => item === "beras")?.quantity ?? 0;
  expect(first?.stock?.stores).toBeGreaterThan(10);
  expect(first?.stock).toEqual({ stores: rice / each, example: rice / each, withinHours: 2 });
  expect(needs.map(({ stock }) => stock)).toEqual(needs.map(() => first?.stock));
});

test("B10 without a lumbung in reach none is counted", () => {
  const [first] = cianjur(defaults.places.filter(({ kind }) => kind !== "lumbung"));
  expect(first?.stock).toEqual({ stores: 0, example: 0, withinHours: 2 });
  expect(first?.lines.find(({ item }) => item === "beras")?.have).toBe(0);
});

test("B10 an impact that was kept before this was told reads back, and claims nothing", () => {
  const old = Needs.parse({ profile: "paket-lapangan", days: 3, lines: [] });
  expect(old.stock).toBeNull();
  expect(stockWords(old.stock)).toBe("dasarnya tidak tercatat");
  expect(old.feedsDays).toBeNull();
});

test.each([
  [0, 0, "tidak ada lumbung ≤ 6 jam tempuh"],
  [1204, 1204, "1.204 lumbung ≤ 6 jam tempuh, isi contoh"],
  [12, 3, "12 lumbung ≤ 6 jam tempuh, 9 dilaporkan, 3 isi contoh"],
  [12, 0, "12 lumbung ≤ 6 jam tempuh, isi dilaporkan"],
])("B10 %i lumbung, %i of them examples: %s", (stores, example, words) => {
  expect(stockWords({ stores, example, withinHours: 6 })).toBe(words);
});
