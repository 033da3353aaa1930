import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, silentBulletin, type QuakeFacts } from "./told.ts";

/**
 * Lombok, 5 August 2018: M 7.0 at 15 km, later M 6.8 at 32 km. Facts: both solutions of BMKG. Ours: the hours of the
 * bulletins and the words of the place. BMKG also issued and ended a tsunami warning: its zones and times are not at
 * hand, so nothing here speaks of a tsunami. The files have the form of today.
 */
const FIRST: QuakeFacts = { originTime: wib("2018-08-05 18:46:37"), at: [116.47, -8.35], magnitude: 7.0, depthKm: 15 };
const LATER: QuakeFacts = { ...FIRST, magnitude: 6.8, depthKm: 32 };
const AREA = "34 km Timur LOMBOKUTARA-NTB";

const startAt = FIRST.originTime - MINUTE_MS;

export const lombok2018: Scenario = {
  id: "lombok-2018",
  title: "Gempa Lombok, 5 Agustus 2018",
  startAt,
  endAt: FIRST.originTime + 11 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2018pgvr", FIRST, "Lombok Region, Indonesia"),
    silentBulletin(FIRST, FIRST.originTime + 163_000, AREA),
    silentBulletin(LATER, FIRST.originTime + 8 * MINUTE_MS, AREA),
  ],
  faults: [],
};
