import { describe, expect, test } from "vitest";
import { z } from "zod";
import { weightsAbove } from "../../shared/intensity/tectonics.ts";
import { wavesFrom } from "../../shared/intensity/travelTimes.ts";
import { readDataTable } from "../../server/registry/table/dataTable.ts";
import { readTectonics } from "../../server/registry/tectonics.ts";

describe("S14 Slab2 and ak135 as the product carries them", () => {
  test("are read into tables that answer", () => {
    const { slab, waves } = readTectonics();
    expect(slab.below([99.65, -0.84])).toHaveLength(1);
    expect(weightsAbove(slab.below([99.65, -0.84]), { magnitude: 7.6, depthKm: 71 }).intraslab).toBe(1);
    expect(wavesFrom(waves, 0).radiusKm("P", 1.72)).toBeCloseTo(10, 6);
  });

  test("a row that is not as it should be is named", () => {
    const Strict = z.object({ zone: z.literal("sum") });
    expect(() => readDataTable("slab2_indonesia_0p25deg", Strict)).toThrow(
      "server/data/slab2_indonesia_0p25deg.csv, row 2:",
    );
  });
});
