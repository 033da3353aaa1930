import { expect, test } from "vitest";
import { buildAreaNames, contradictionKm } from "../../server/hazards/areaCheck.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { describeWith, readCompanion } from "../companion.ts";

const areaNames = buildAreaNames(
  readDefaults().kabupaten.map(({ shortName, capital, at }) => ({ names: [shortName, capital.name], at })),
);

/** What BMKG typed wrongly and, where it stayed long enough, put right. */
const SLIPS = [
  "2023118223523",
  "20230626171237",
  "20231116182413",
  "20231122094854",
  "20250306020127",
  "20260812161032",
];

describeWith("feeds/timeline", "doubt.3 felt bulletins of 2022 to 2026", () => {
  test("only real slips lie more than 300 km from their words", () => {
    const far = new Set<string>();
    for (const line of readCompanion("feeds/timeline/revisions.jsonl").trim().split("\n")) {
      const { id, after } = JSON.parse(line) as { id: string; after: After | null };
      if (
        after &&
        (contradictionKm(areaNames, after.locationInIndonesian, [after.longitude, after.latitude]) ?? 0) > 300
      )
        far.add(id);
    }
    expect([...far].sort()).toEqual(SLIPS.sort());
  });
});

interface After {
  latitude: number;
  longitude: number;
  locationInIndonesian: string;
}
