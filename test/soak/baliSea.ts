import { wib, type Step } from "../../server/drill/scenario.ts";
import { automatic, confirmed, feltBulletin, m5Bulletin, type QuakeFacts } from "../../server/drill/scenarios/told.ts";
import { MINUTE_MS } from "../../shared/time.ts";

/**
 * North of Lombok, 29 August 2023: told as M 7.4 at 10 km, 290 km too far north, where it would have done damage, and put
 * right by BMKG to M 7.1 at 525 km. Facts: both solutions and the felt list, which BMKG's felt feed showed corrected at
 * 01:17:32 UTC (../shared/feeds/timeline/revisions.jsonl). Ours: the automatic solution, the hours of the first bulletins.
 */
const ORIGIN = wib("2023-08-29 02:55:32");
export const CORRECTED_AFTER_MS = Date.parse("2023-08-29T01:17:32Z") - ORIGIN;

const KEY = "bmg2026s900";
const FELT =
  "V Kuta, IV Gianyar, IV Denpasar, IV Waingapu, IV Lombok, III-IV Karangkates, III Kuta Selatan, III Tabanan, II-III Trenggalek, II Bantul, II Blitar";

/** Its steps for a quake at `originTime`; an event of the tier *merusak* until it is put right. */
export function baliSea(originTime: number, correctedAt: number, solvedAfterMs: number): Step[] {
  const first: QuakeFacts = { originTime, at: [116.9, -4.38], magnitude: 7.4, depthKm: 10 };
  const right: QuakeFacts = { originTime, at: [116.57, -6.94], magnitude: 7.1, depthKm: 525 };
  return [
    automatic(KEY, first, "Java Sea", solvedAfterMs),
    ...m5Bulletin(first, originTime + 163_000, "180 km Tenggara TANAHBUMBU-KALSEL"),
    ...feltBulletin(first, originTime + 8 * MINUTE_MS, "Pusat gempa berada di laut 180 km Tenggara Tanahbumbu", FELT),
    confirmed(KEY, right, "Bali Sea", correctedAt),
    ...feltBulletin(right, correctedAt, "Pusat gempa berada di laut 163 km TimurLaut Lombok Utara", FELT),
  ];
}
