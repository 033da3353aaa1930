import { afterAll, describe, expect, test } from "vitest";
import { readCoast } from "../../server/registry/coast.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readFaults } from "../../server/registry/faults.ts";
import { readGround } from "../../server/registry/ground.ts";
import { readIslands } from "../../server/registry/islands.ts";
import { shoreKm } from "../../shared/geo/coast.ts";
import { tinyPack } from "./tinyPack.ts";

const defaults = readDefaults();
const { folder, remove } = tinyPack();
afterAll(remove);

test("L1 islands are the pack's: what shares a border is one land", () => {
  const islands = readIslands(folder);
  expect(islands.islandOf([100.5, -8.5])).toBe(islands.islandOf([101.5, -8.5]));
  expect(islands.islandOf([103.2, -8.8])).not.toBe(islands.islandOf([101.5, -8.5]));
  expect(islands.islandOf([103.2, -8.8])).not.toBeNull();
  expect(islands.islandOf([102.5, -8.8])).toBeNull();
});

describe("U8 the shore of the pack", () => {
  const coast = readCoast(folder, defaults.population);

  test("is where its kabupaten end and no other begins", () => {
    expect([...coast.shores.keys()].sort()).toEqual(["01.01", "01.02", "01.03"]);
    expect(shoreKm(coast, [100.5, -8.99], 5)).toBeLessThan(1.2);
    expect(shoreKm(coast, [101, -8.5], 20), "the border between them is no shore").toBe(Infinity);
    expect(coast.land, "it knows every island").toBeNull();
  });

  test("knows whose border reaches the sea", () => {
    expect([...coast.neighbours]).toEqual([
      ["01.01", new Set(["01.02"])],
      ["01.02", new Set(["01.01"])],
    ]);
  });
});

test("S11 its faults are read, each segment under its own name", () => {
  expect(readFaults(folder)).toMatchObject([{ name: "Ruas Utara" }]);
});

test("G2 the ground of a pack counts people by its villages", () => {
  const { base, peopleOf } = readGround({ folder, files: new Set(["faults_named.geojson"]) }, defaults);
  expect(base).toBe("desa");
  expect(peopleOf.get("32.03")?.map(({ people }) => people)).toEqual([1500, 700]);
});
