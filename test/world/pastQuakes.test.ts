import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { DAY_MS, dayStart } from "../../shared/time.ts";
import { KABUPATEN_NAMES } from "../../shared/words/kabupatenNames.ts";
import { PAST_QUAKES } from "../../shared/world/pastQuakes.ts";
import { testWith } from "../companion.ts";

/** Places of the record that are no kabupaten. */
const LIES_IN: Record<string, string> = { Ampana: "Tojo Una Una", Galela: "Halmahera Utara", Bawean: "Gresik" };
const short = (place: string) => place.replace(/^(Kab\.|Kota) (Kepulauan )?/, "");

test("wall.10 the facts lie in their order, each a day and a kabupaten or kota that there is", () => {
  const days = PAST_QUAKES.map(({ on }) => on);
  expect(days).toEqual([...new Set(days)].sort());
  const there = new Set(
    KABUPATEN_NAMES.map(({ type, shortName }) => `${type === "kota" ? "Kota" : "Kab."} ${shortName}`),
  );
  expect(PAST_QUAKES.filter(({ place }) => !there.has(place))).toEqual([]);
});

testWith("checks/quake_outcomes.csv", "wall.10 damage is told by a source of the record of outcomes", (file) => {
  const [, ...rows] = readFileSync(file, "utf8").trim().split("\n");
  const outcomes = rows.map((row) => {
    const [date, m, , , name = "", , , , level, source = ""] = row.split(",");
    return { date, m: Number(m), name, level: Number(level), source: source.toLowerCase() };
  });
  for (const { on, magnitude, place, source } of PAST_QUAKES.filter((one) => one.source !== "BMKG")) {
    const told = outcomes.find((one) => one.date === on && one.m === magnitude && one.level >= 2);
    expect(told?.source, on).toContain(source.toLowerCase());
    const named = Object.entries(LIES_IN).find(([name]) => told?.name.startsWith(name))?.[1] ?? told?.name;
    expect(named, on).toContain(short(place));
  }
});

const Told = z.object({
  after: z
    .object({ earthquakeAt: z.iso.datetime(), magnitude: z.number(), feltOnStations: z.string().nullish() })
    .nullish(),
});

testWith(
  "feeds/timeline/revisions.jsonl",
  "wall.10 what BMKG tells stands in its felt lists with VI or more",
  (file) => {
    const told = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .flatMap((line) => Told.parse(JSON.parse(line)).after ?? []);
    for (const { on, magnitude, place } of PAST_QUAKES.filter(({ source }) => source === "BMKG")) {
      const from = dayStart(on);
      const lists = told.filter(({ earthquakeAt, magnitude: m }) => {
        const at = Date.parse(earthquakeAt);
        return at >= from && at < from + DAY_MS && m === magnitude;
      });
      const strong = new RegExp(`\\b(VI|VII|VIII|IX) (Kab\\. |Kota )?${short(place)}`);
      expect(
        lists.some(({ feltOnStations }) => strong.test(feltOnStations ?? "")),
        on,
      ).toBe(true);
    }
  },
);
