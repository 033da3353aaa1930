import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, feltBulletin, m5Bulletin, type QuakeFacts } from "./told.ts";

/**
 * Java Sea, 14 April 2023, M 6.6 at 632 km: nobody near is hurt, and it is felt from Banten to Bima. Facts: BMKG's felt
 * bulletin. Ours: the hours of the bulletins, the automatic solution, the words of the M ≥ 5 bulletin.
 */
const MAIN: QuakeFacts = { originTime: wib("2023-04-14 16:55:44"), at: [111.92, -6.29], magnitude: 6.6, depthKm: 632 };
const FELT =
  "V Kuta, IV Karangkates, IV Trenggalek, IV Tuban, IV Garut, III - IV Kediri, III - IV Malang, III - IV Surabaya, III - IV Tulungagung, III - IV Pacitan, IV Gianyar, III Pelabuhan Ratu, III Labuan, III Tabanan, II Magelang, II Bantul, II Gunungkidul, II Purworejo, II Wonogiri, II Purwokerto, II - III Solo, II Klaten, II Wonosobo, II Purbalingga, II Temanggung, IV Mataram, III Lombok Barat, III Lombok Timur, III Lombok Tengah, III Lombok Utara, III Sumbawa, III Dompu, III Bima";

const startAt = MAIN.originTime - MINUTE_MS;

export const javaSea2023: Scenario = {
  id: "java-sea-2023",
  title: "Gempa Laut Jawa, 14 April 2023",
  startAt,
  endAt: MAIN.originTime + 12 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2023hhfw", MAIN, "Java Sea"),
    ...m5Bulletin(MAIN, MAIN.originTime + 163_000, "69 km BaratLaut TUBAN-JATIM"),
    ...feltBulletin(MAIN, MAIN.originTime + 8 * MINUTE_MS, "Pusat gempa berada di laut 68 km barat laut Tuban", FELT),
  ],
  faults: [],
};
