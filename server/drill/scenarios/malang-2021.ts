import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, m5Bulletin, type QuakeFacts } from "./told.ts";

/**
 * South of Malang, 10 April 2021: told as M 6.7 at 25 km, put right to M 6.1 at 80 km; ten dead and 16,000 houses, and nobody at VI by
 * the median. Facts: both solutions (BMKG, in its bulletins of the day). Ours: the hours of the bulletins, the automatic solution, the words
 * of the bulletins. No felt list is carried.
 */
const FIRST: QuakeFacts = { originTime: wib("2021-04-10 14:00:15"), at: [112.48, -8.95], magnitude: 6.7, depthKm: 25 };
const MAIN: QuakeFacts = { originTime: wib("2021-04-10 14:00:16"), at: [112.5, -8.83], magnitude: 6.1, depthKm: 80 };

const startAt = MAIN.originTime - MINUTE_MS;

export const malang2021: Scenario = {
  id: "malang-2021",
  title: "Gempa Malang, 10 April 2021",
  startAt,
  endAt: MAIN.originTime + 16 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2021hafz", FIRST, "Java, Indonesia"),
    ...m5Bulletin(FIRST, FIRST.originTime + 163_000, "90 km BaratDaya KAB-MALANG-JATIM"),
    ...m5Bulletin(MAIN, MAIN.originTime + 12 * MINUTE_MS, "96 km Selatan KAB-MALANG-JATIM"),
  ],
  faults: [],
};
