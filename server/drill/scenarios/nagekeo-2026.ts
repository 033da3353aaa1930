import { MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Scenario } from "../scenario.ts";
import { background } from "./background.ts";
import { OBSERVATIONS, ZONES, ZONE_OF_PD1 } from "./nagekeoTsunami.ts";
import { automatic, confirmed, feltInTews, m5Bulletin, tsunamiBulletin, type QuakeFacts } from "./told.ts";

/**
 * Nagekeo, 15 August 2026: PD-1 for M 7.0, PD-2 for M 7.7 twelve kilometres away and a second later, tide gauges in
 * PD-3.1 to 3.4, the end in PD-4. Facts: BMKG's bulletins. The felt feed stays at M 7.0 for good. Ours: the solutions
 * of the live list and the minute of the felt bulletin.
 */
const FIRST: QuakeFacts = { originTime: wib("2026-08-15 04:58:23"), at: [121.32, -8.33], magnitude: 7.0, depthKm: 10 };
const BETTER: QuakeFacts = { originTime: wib("2026-08-15 04:58:24"), at: [121.39, -8.41], magnitude: 7.7, depthKm: 15 };
const FIRST_AREA = "38 km TimurLaut MBAY-NAGEKEO-NTT";
const BETTER_AREA = "30 km TimurLaut MBAY-NAGEKEO-NTT";
const FELT =
  "IV-V Ruteng, V Kota Bima, V Kab. Dompu, IV-V Ende, IV-V Labuan Bajo, IV-V Maumere, IV-V Sumba Timur, IV Kupang, IV Kab. Sumbawa Barat, III-IV Flores Timur, III-IV Lembata, III-IV Adonara, III Kab. Lombok Barat, III Kota Mataram, III Kab. Lombok Timur, II-III Denpasar , II-III Badung, II-III Bulukumba, II-III Jeneponto, II-III Takalar, II-III Gowa, II-III Makassar";
const REGION = "Flores Region, Indonesia";

const startAt = FIRST.originTime - MINUTE_MS;
const actual = { status: "Actual", swapped: false } as const;

export const nagekeo2026: Scenario = {
  id: "nagekeo-2026",
  title: "Gempa dan tsunami Nagekeo, 15 Agustus 2026",
  startAt,
  endAt: wib("2026-08-15 07:45:00"),
  timeline: [
    ...background(startAt),
    automatic("bmg2026pzkq", { ...FIRST, at: [121.36, -8.36], magnitude: 6.8 }, REGION, 65_000),
    ...tsunamiBulletin({
      ...actual,
      ...FIRST,
      subject: "Warning Tsunami PD-1",
      issuedAt: wib("2026-08-15 05:00:37"),
      area: FIRST_AREA,
      zones: ZONE_OF_PD1,
      observations: [],
    }),
    ...m5Bulletin(FIRST, wib("2026-08-15 05:00:50"), FIRST_AREA, "potential"),
    ...tsunamiBulletin({
      ...actual,
      ...BETTER,
      subject: "Warning Tsunami PD-2",
      issuedAt: wib("2026-08-15 05:09:54"),
      area: BETTER_AREA,
      zones: ZONES,
      observations: [],
    }),
    confirmed("bmg2026pzkq", BETTER, REGION, wib("2026-08-15 05:14:00")),
    ...pd3("PD-3.1", "05:49:48", ["DOMPU", "LABUANBAJO", "SIKKA"], true),
    // datagempa.json kept the tsunami bulletin.
    ...feltInTews(FIRST, wib("2026-08-15 05:50:20"), "Pusat gempa berada di laut 38 km timurlaut Mbay, Nagekeo", FELT),
    ...pd3(
      "PD-3.2",
      "06:28:39",
      ["BAKALANG-ALOR", "DOMPU", "FLORESTIMUR", "LABUANBAJO", "MAUROLE-ENDE", "PELABUHANKEWAPANTE-SIKKA", "SIKKA"],
      true,
    ),
    ...pd3(
      "PD-3.3",
      "06:49:18",
      OBSERVATIONS.map((one) => one.location).filter((name) => name !== "KOLAKA"),
      false,
    ),
    ...pd3(
      "PD-3.4",
      "07:05:32",
      OBSERVATIONS.map((one) => one.location),
      false,
    ),
    ...tsunamiBulletin({
      ...actual,
      ...BETTER,
      subject: "Warning Tsunami PD-4",
      issuedAt: wib("2026-08-15 07:31:30"),
      area: BETTER_AREA,
      zones: [],
      observations: [],
    }),
  ],
  faults: [],
};

function pd3(stage: `PD-${string}`, clock: string, gauges: readonly string[], swapped: boolean) {
  return tsunamiBulletin({
    ...BETTER,
    status: "Actual",
    subject: `Warning Tsunami ${stage}`,
    issuedAt: wib(`2026-08-15 ${clock}`),
    area: BETTER_AREA,
    zones: ZONES,
    observations: OBSERVATIONS.filter((one) => gauges.includes(one.location)),
    swapped,
  });
}
