import { expect, test } from "vitest";
import { measuredHeights } from "../../shared/tsunami/measured.ts";
import { tsunami, version } from "../make/quake.ts";

const gauge = (location: string, heightM: number) => ({
  location,
  at: null,
  heightM,
  observedAt: null,
  swapped: false,
});
const told = (...observations: ReturnType<typeof gauge>[]) => version({ tsunami: tsunami({ observations }) });

test("strip.15 the highest first, each gauge once, of the newest bulletin that tells any", () => {
  const first = told(gauge("DOMPU", 0.17), gauge("SIKKA", 9));
  const second = told(gauge("DOMPU", 0.17), gauge("SIKKA", 0.19), gauge("MAUROLE-ENDE", 0.94), gauge("SIKKA", 0.12));
  const heights = (versions: ReturnType<typeof told>[]) =>
    measuredHeights(versions).map(({ location, heightM }) => [location, heightM]);
  const all = [
    ["MAUROLE-ENDE", 0.94],
    ["SIKKA", 0.19],
    ["DOMPU", 0.17],
  ];
  expect(heights([first, second])).toEqual(all);
  expect(heights([first, second, told()])).toEqual(all);
  expect(heights([told()])).toEqual([]);
});
