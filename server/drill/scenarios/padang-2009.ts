import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, silentBulletin, type QuakeFacts } from "./told.ts";

/**
 * Padang, 30 September 2009, M 7.7 at 81 km, within the slab. Facts: BMKG's solution. Ours: the hours of the bulletins
 * and the words of the place. What BMKG said of a tsunami that day is not at hand, so nothing here speaks of one. The
 * files have the form of today.
 */
const MAIN: QuakeFacts = { originTime: wib("2009-09-30 17:16:10"), at: [99.88, -0.8], magnitude: 7.7, depthKm: 81 };

const startAt = MAIN.originTime - MINUTE_MS;

export const padang2009: Scenario = {
  id: "padang-2009",
  title: "Gempa Padang, 30 September 2009",
  startAt,
  endAt: MAIN.originTime + 6 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2009tdxk", MAIN, "Southern Sumatra, Indonesia"),
    silentBulletin(MAIN, MAIN.originTime + 163_000, "33 km BaratDaya KOTA-PARIAMAN-SUMBAR"),
  ],
  faults: [],
};
