import { expect, test } from "vitest";
import { heroCard } from "../../client/wall/figures/event.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { bandRange } from "../../shared/impact/bandRange.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { alert } from "../make/alert.ts";
import { impact } from "../make/impact.ts";
import { quake as wallQuake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { quake } from "./hazards.ts";

test("I16 a band's range holds its mid, whichever way its people moved", () => {
  expect(bandRange({ mmi: 7, low: 9, mid: 5, high: 1 })).toEqual({ low: 1, high: 9 });
  expect(bandRange({ mmi: 7, low: 4, mid: 11, high: 6 })).toEqual({ low: 4, high: 11 });
  expect(bandRange({ mmi: 7, low: 0, mid: 0, high: 3 })).toEqual({ low: 0, high: 3 });
});

test("I16 sums over the bands stand in order, also where those of one band do not", () => {
  const defaults = readDefaults();
  const exposure = buildExposure(readGround(undefined, defaults), defaults.places);
  let disordered = 0;
  for (const magnitude of [5.6, 6.4, 7, 7.8]) {
    const { people } = impactOf(quake([107.05, -6.84], magnitude, 10), exposure, 0);
    let [low, mid, high] = [0, 0, 0];
    for (const band of people) {
      if (band.mid < band.low || band.mid > band.high) disordered++;
      [low, mid, high] = [low + band.low, mid + band.mid, high + band.high];
      expect(low, `M ${magnitude}, ${band.mmi}`).toBeLessThanOrEqual(mid);
      expect(mid, `M ${magnitude}, ${band.mmi}`).toBeLessThanOrEqual(high);
    }
  }
  expect(disordered).toBeGreaterThan(0);
});

test("I16 the wall shows a band that the raised scheme empties, with its own middle in the range", () => {
  const people = [
    { mmi: 8, low: 0, mid: 0, high: 40_000 },
    { mmi: 7, low: 20_000, mid: 50_000, high: 0 },
  ];
  const card = heroCard(
    { quake: wallQuake({ id: "q" }), alert: alert({ id: "q", tier: "merusak" }), impact: impact({ id: "q", people }) },
    worldOf(),
    null,
  );
  expect(card.bands).toEqual([
    { mmi: 8, people: "0", range: "0–40 ribu" },
    { mmi: 7, people: "50 ribu", range: "0–50 ribu" },
  ]);
});
