import type { Impact } from "../../shared/record/impact.ts";
import { frozen } from "./frozen.ts";
import { ORIGIN } from "./quake.ts";

/** Cianjur's, with every list empty. */
export function impact(change: Partial<Impact> = {}): Impact {
  return frozen({
    type: "impact",
    id: "quake:20221121062110",
    version: 1,
    computedAt: ORIGIN + 171_100,
    population: "kecamatan",
    epicentre: [107.05, -6.84],
    maxMmi: 7.1,
    zones: [],
    contours: null,
    people: [],
    expected: { v: 0, vi: 0, vii: 0, viii: 0 },
    peopleInside: null,
    kabupaten: [],
    resources: [],
    plan: null,
    help: [],
    covering: null,
    felt: [],
    displaced: null,
    needs: [],
    tsunami: null,
    inputs: { model: "skema", weights: null, eventTerm: null, reportsUsed: 0, fault: null, target: null },
    ...change,
  });
}
