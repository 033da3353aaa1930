import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, feltBulletin, m5Bulletin, type QuakeFacts } from "./told.ts";

/**
 * South of Bantul, 30 June 2023, M 6.4. Facts: BMKG's solution and felt list. Ours: the hours of the bulletins, the
 * automatic solution, the words of the M ≥ 5 bulletin; the list came in parts over hours, here at once.
 */
const MAIN: QuakeFacts = { originTime: wib("2023-06-30 19:57:43"), at: [110.08, -8.63], magnitude: 6.4, depthKm: 25 };
const FELT =
  "III Purwokerto, III Demak, III Mojokerto, III Banjarnegara, III Purbalingga, III Madiun, III-IV Purworejo, III-IV Sleman, III-IV Kota Yogyakarta, III-IV Wonogiri, III-IV Kulonprogo, III-IV Kediri, III-IV Karangkates, IV Cilacap, IV Nganjuk, IV Kebumen, IV Ponorogo, IV Klaten, III Pacitan, III Gresik, III Jepara, III Blitar, III Solo, III Garut, III Pangandaran, II-III Bandung, II-III Lumajang, II-III Ngawi, II-III Trenggalek, II-III Pacitan, II-III Tulungagung, II-III Blora, II-III Indramayu, II Sumedang, II Malang, II Salatiga, II Denpasar, II Sidoarjo, II Surabaya";

const startAt = MAIN.originTime - MINUTE_MS;

export const bantul2023: Scenario = {
  id: "bantul-2023",
  title: "Gempa Bantul, 30 Juni 2023",
  startAt,
  endAt: MAIN.originTime + 12 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2023msve", MAIN, "Java, Indonesia"),
    ...m5Bulletin(MAIN, MAIN.originTime + 163_000, "87 km BaratDaya KAB-BANTUL-DIY"),
    ...feltBulletin(MAIN, MAIN.originTime + 8 * MINUTE_MS, "Pusat gempa berada di laut 86 km barat daya Bantul", FELT),
  ],
  faults: [],
};
