import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, m5Bulletin, type QuakeFacts } from "./told.ts";

/**
 * Mamuju and Majene, 15 January 2021, M 6.2 at 10 km, in the night: over a hundred dead. Facts: BMKG's solution. Ours: the hours of the
 * bulletins, the automatic solution, the words of the bulletin. No felt list is carried.
 */
const MAIN: QuakeFacts = { originTime: wib("2021-01-15 01:28:17"), at: [118.94, -2.98], magnitude: 6.2, depthKm: 10 };

const startAt = MAIN.originTime - MINUTE_MS;

export const mamuju2021: Scenario = {
  id: "mamuju-2021",
  title: "Gempa Mamuju dan Majene, 15 Januari 2021",
  startAt,
  endAt: MAIN.originTime + 12 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2021ayxe", MAIN, "Sulawesi, Indonesia"),
    ...m5Bulletin(MAIN, MAIN.originTime + 163_000, "6 km TimurLaut MAJENE-SULBAR"),
  ],
  faults: [],
};
