import { describe, expect, test } from "vitest";
import { answer, pureScheme } from "../../server/impact/answer.ts";
import { readQuestion } from "../../server/impact/ask.ts";
import { parseFelt } from "../../server/feeds/felt.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";

const CIANJUR = "--lat -6.84 --lon 107.05 --depth 10 --magnitude 5.6".split(" ");

describe("I15 the impact can be asked from the command line, down to its inputs", () => {
  test("a place, points and a felt list", () => {
    const question = readQuestion([
      ...CIANJUR,
      "--at",
      "107.14,-6.82",
      "--at=-180,90",
      "--felt",
      "V Cianjur, III Bandung",
    ]);
    expect(question).toEqual({
      kind: "place",
      magnitude: 5.6,
      depthKm: 10,
      epicentre: [107.05, -6.84],
      at: [[107.14, -6.82], [-180, 90]], // prettier-ignore
      felt: "V Cianjur, III Bandung",
    });
  });

  test.each([
    [["--lat", "x", ...CIANJUR.slice(2)], '--lat: "x" bukan bilangan.'],
    [["--lat", "95", ...CIANJUR.slice(2)], "--lat: mestinya dari -90 sampai 90."],
    [CIANJUR.slice(0, 4), "--depth: belum disebut."],
    [[...CIANJUR, "--at", "107"], "--at.0: "],
    [[...CIANJUR, "--colour", "red"], "Pilihan --colour tidak dikenal."],
    [["--magnitude", "5", "--depth", "10"], "--lat dan --lon"],
    [["--class", "volcanic", "--magnitude", "5", "--depth", "10"], "--class: "],
    [["Cianjur"], '"Cianjur" tidak dikenal.'],
    [[...CIANJUR, "--felt"], "Pilihan --felt belum diberi nilai."],
  ])("%j is refused with a sentence", (args, sentence) => {
    expect(() => readQuestion(args)).toThrow(sentence);
  });

  test("Cianjur: the radii, the chance at a point, who is in danger, who comes, the tier and why", () => {
    const question = readQuestion([...CIANJUR, "--at", "107.14,-6.82"]);
    if (question.kind !== "place") throw new Error("a place was asked");
    const defaults = readDefaults();
    const told = answer(question, parseFelt(""), buildExposure(readGround(undefined, defaults), defaults.places), 0);
    const radii = told.zones.map(({ mmi, r50Km, r16Km }) => [mmi, Number(r50Km.toFixed(1)), Number(r16Km.toFixed(1))]);
    expect(radii.slice(0, 4)).toEqual([[8, 0, 6.7], [7, 5.4, 15.7], [6, 14.4, 27.8], [5, 29, 75.4]]); // prettier-ignore
    expect(told.at[0]?.pAtLeast["6"]).toBeCloseTo(0.65, 2);
    expect(told).toMatchObject({ weights: { crustal: 0.925, intraslab: 0 }, tier: "darurat", estimate: "perkiraan" });
    expect(told.resources[0]?.placeId).toBe("TGN-3203");
    expect(told.helpers[0]?.hours).toBeLessThan(1);
    expect(told.reasons.join()).toContain("orang mungkin di MMI VI ke atas");
  });

  test("one class alone, at distances", () => {
    const question = readQuestion("--class interface --depth 25 --magnitude 8 --distances 0,10,50".split(" "));
    if (question.kind !== "class") throw new Error("a class was asked");
    const { at, zones } = pureScheme(question);
    expect(at.map(({ repiKm }) => repiKm)).toEqual([0, 10, 50]);
    expect(zones.find(({ mmi }) => mmi === 6)?.r50Km).toBeCloseTo(178, -0.5);
  });
});
