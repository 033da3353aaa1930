import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, feltBulletin, silentBulletin, type QuakeFacts } from "./told.ts";

/**
 * Palu, 28 September 2018: M 7.7, then 7.4, then 7.5, and a first felt list far below what was found later (IX). Facts:
 * the magnitudes, the last solution's place, the first felt list. Ours: the hours of the bulletins, the place and depth
 * of the first two, the words of the place. BMKG also issued and ended a tsunami warning: its zones and times are not
 * at hand, so nothing here speaks of a tsunami. The files have the form of today.
 */
const LAST: QuakeFacts = { originTime: wib("2018-09-28 17:02:44"), at: [119.85, -0.22], magnitude: 7.5, depthKm: 10 };
const FIRST: QuakeFacts = { ...LAST, magnitude: 7.7 };
const SECOND: QuakeFacts = { ...LAST, magnitude: 7.4 };
const AREA = "52 km Utara DONGGALA-SULTENG";
const FELT_AREA = "Pusat gempa berada di darat 52 km utara Donggala";
const FELT = "IV Donggala, III-IV Palu";

const startAt = LAST.originTime - MINUTE_MS;
const after = (minutes: number) => LAST.originTime + minutes * MINUTE_MS;

export const palu2018: Scenario = {
  id: "palu-2018",
  title: "Gempa Palu, 28 September 2018",
  startAt,
  endAt: after(15),
  timeline: [
    ...background(startAt),
    automatic("bmg2018tbmh", FIRST, "Minahassa Peninsula, Sulawesi"),
    silentBulletin(FIRST, LAST.originTime + 163_000, AREA),
    silentBulletin(SECOND, after(6), AREA),
    ...feltBulletin(SECOND, after(8), FELT_AREA, FELT),
    ...feltBulletin(LAST, after(12), FELT_AREA, FELT),
  ],
  faults: [],
};
