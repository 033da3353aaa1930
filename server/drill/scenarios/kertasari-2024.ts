import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, m5Bulletin, type QuakeFacts } from "./told.ts";

/**
 * Kertasari south of Bandung, 18 September 2024, M 5.0 at 10 km: 4,600 houses, and hardly anybody at VI by the median. Facts: BMKG's
 * solution. Ours: the hours of the bulletins, the automatic solution, the words of the bulletin. No felt list is carried.
 */
const MAIN: QuakeFacts = { originTime: wib("2024-09-18 09:41:08"), at: [107.67, -7.19], magnitude: 5, depthKm: 10 };

const startAt = MAIN.originTime - MINUTE_MS;

export const kertasari2024: Scenario = {
  id: "kertasari-2024",
  title: "Gempa Kertasari, 18 September 2024",
  startAt,
  endAt: MAIN.originTime + 12 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2024sjqk", MAIN, "Java, Indonesia"),
    ...m5Bulletin(MAIN, MAIN.originTime + 163_000, "24 km Tenggara KAB-BANDUNG-JABAR"),
  ],
  faults: [],
};
