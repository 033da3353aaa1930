import type { LngLat } from "../../../shared/geo/distance.ts";
import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, confirmed, feltBulletin, m5Bulletin, type QuakeFacts } from "./told.ts";

/**
 * Cianjur, 21 November 2022, M 5.6. Facts: BMKG's bulletin (time, place, magnitude, felt list) and catalogue (its later
 * solution, the aftershocks of the first 15 minutes). The first bulletin came about 163 s after the quake. Ours: the
 * automatic solution at +70 s, the hour of the felt bulletins, the felt lists of the aftershocks.
 */
const MAIN: QuakeFacts = { originTime: wib("2022-11-21 13:21:10"), at: [107.05, -6.84], magnitude: 5.6, depthKm: 10 };
const FELT =
  "V-VI Cianjur, IV-V Garut, IV-V Sukabumi, III Cimahi, III Lembang, III Bandung, III Cikalong Wetan, III Rangkasbitung, III Bogor, III Bayah, II-III Rancaekek, II-III Tangerang Selatan, II-III Jakarta, II-III Depok";
const REGION = "Java, Indonesia";

const AFTERSHOCKS: readonly [key: string, facts: QuakeFacts][] = [
  ["bmg2022wvai", aftershock("13:24:00", [107.1, -6.81], 4.3, 10)],
  ["bmg2022wvaj", aftershock("13:24:41", [107.1, -6.85], 4.1, 10)],
  ["bmg2022wvak", aftershock("13:25:30", [107.1, -6.84], 3.6, 10)],
  ["bmg2022wval", aftershock("13:26:28", [107.11, -6.8], 3.5, 10)],
  ["bmg2022wvam", aftershock("13:27:01", [107.09, -6.86], 3.1, 14)],
  ["bmg2022wvan", aftershock("13:27:41", [107.1, -6.86], 3.6, 10)],
  ["bmg2022wvao", aftershock("13:28:12", [107.09, -6.82], 3.2, 10)],
  ["bmg2022wvap", aftershock("13:28:51", [107.11, -6.83], 3.4, 10)],
  ["bmg2022wvaq", aftershock("13:35:55", [107.09, -6.8], 2.7, 12)],
  ["bmg2022wvar", aftershock("13:39:09", [107.09, -6.86], 2.4, 10)],
];

const startAt = MAIN.originTime - MINUTE_MS;

export const cianjur2022: Scenario = {
  id: "cianjur-2022",
  title: "Gempa Cianjur, 21 November 2022",
  startAt,
  endAt: wib("2022-11-21 13:51:00"),
  timeline: [
    ...background(startAt),
    automatic("bmg2022wvah", { ...MAIN, at: [107.09, -6.82], magnitude: 5.4 }, REGION),
    ...m5Bulletin(MAIN, MAIN.originTime + 163_000, "10 km BaratDaya KAB-CIANJUR-JABAR"),
    ...feltBulletin(
      MAIN,
      wib("2022-11-21 13:28:40"),
      "Pusat gempa berada di darat 10 km barat daya Kab. Cianjur",
      FELT,
    ),
    confirmed("bmg2022wvah", { ...MAIN, at: [107.03, -6.85], depthKm: 11 }, REGION, wib("2022-11-21 13:34:00")),
    ...AFTERSHOCKS.map(([key, facts]) => automatic(key, facts, REGION, 75_000)),
    ...feltBulletin(
      aftershock("13:24:00", [107.1, -6.81], 4.3, 10),
      wib("2022-11-21 13:33:20"),
      "Pusat gempa berada di darat 4 km barat Kab. Cianjur",
      "III-IV Cianjur, II-III Sukabumi",
    ),
    ...feltBulletin(
      aftershock("13:24:41", [107.1, -6.85], 4.1, 10),
      wib("2022-11-21 13:37:05"),
      "Pusat gempa berada di darat 5 km barat daya Kab. Cianjur",
      "III Cianjur",
    ),
  ],
  faults: [],
};

function aftershock(clock: string, at: LngLat, magnitude: number, depthKm: number): QuakeFacts {
  return { originTime: wib(`2022-11-21 ${clock}`), at, depthKm, magnitude };
}
