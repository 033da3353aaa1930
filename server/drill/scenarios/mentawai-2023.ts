import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario, type TsunamiZoneFact } from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, feltBulletin, m5Bulletin, tsunamiBulletin, type QuakeFacts } from "./told.ts";

/**
 * Mentawai, 25 April 2023, M 7.3 at 84 km, with a tsunami warning for one island. Facts: BMKG's PD-1 with its hour and
 * its zone, which it names twice; the felt bulletin and its hour. Ours: the automatic solution; the M ≥ 5 bulletin's
 * hour. No later stage was recorded, so the warning stands to the end.
 */
const MAIN: QuakeFacts = { originTime: wib("2023-04-25 03:00:57"), at: [98.39, -0.93], magnitude: 7.3, depthKm: 84 };
const AREA = "177 km BaratLaut KEP-MENTAWAI-SUMBAR";
const ZONE: TsunamiZoneFact = {
  province: "SUMUT",
  district: "NIAS-SELATAN PULAU TANABALA",
  level: "WASPADA",
  arrivalAt: wib("2023-04-25 03:09:54"),
};
const FELT =
  "VI Siberut, VI Mentawai, V Pasaman Barat, V Padang Pariaman, V Agam, V Padang, III Gunung Sitoli, III Padang Panjang, III Pesisir Selatan, III Limapuluhkota, III Solok Selatan, III Solok, III Bukittinggi, II Labuhan Batu, II Padang Sidempuan";

const startAt = MAIN.originTime - MINUTE_MS;
const warnedAt = wib("2023-04-25 03:05:33");

export const mentawai2023: Scenario = {
  id: "mentawai-2023",
  title: "Gempa Mentawai, 25 April 2023",
  startAt,
  endAt: MAIN.originTime + 11 * MINUTE_MS,
  timeline: [
    ...background(startAt),
    automatic("bmg2023icro", MAIN, "Southern Sumatra, Indonesia"),
    ...tsunamiBulletin({
      ...MAIN,
      status: "Actual",
      subject: "Warning Tsunami PD-1",
      issuedAt: warnedAt,
      area: AREA,
      zones: [ZONE, ZONE],
      observations: [],
      swapped: false,
    }),
    ...m5Bulletin(MAIN, warnedAt + 10_000, AREA, "potential"),
    ...feltBulletin(
      MAIN,
      wib("2023-04-25 03:05:57"),
      "Pusat gempa berada di laut 177 km barat laut Kepulauan Mentawai",
      FELT,
    ),
  ],
  faults: [],
};
