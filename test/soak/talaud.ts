import type { TsunamiLevel } from "../../shared/record/bulletin.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { wib, type ObservationFact, type Step, type TsunamiZoneFact } from "../../server/drill/scenario.ts";
import {
  automatic,
  feltInTews,
  m5Bulletin,
  tsunamiBulletin,
  type QuakeFacts,
} from "../../server/drill/scenarios/told.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";

/**
 * North-west of the Talaud islands, 8 June 2026, M 7.7: a warning that PD-4 ended, and a shaking that reached VI by the
 * estimate alone. Facts: the solution and the hour of PD-4 (BMKG's tsunami list). The stages before PD-4 are not at hand:
 * zones, levels, gauges and their hours are ours. Ours too is the felt list, weaker than BMKG's own, and its hour: a quarter
 * of one after the sixth, when it may lower what the estimate says (E8).
 */
const ORIGIN = wib("2026-06-08 06:37:42");
export const PD1_AFTER_MS = 134_000;
export const PD4_AFTER_MS = wib("2026-06-08 10:15:48") - ORIGIN;
export const LIST_AFTER_MS = 6.25 * HOUR_MS;

const AREA = "244 km BaratLaut PULAUKARATUNG-SULUT";
const FELT =
  "III-IV Melonguane, III Tahuna, III Siau, II-III Manado, II-III Bitung, II-III Minahasa Utara, II Ternate, II Morotai, II Gorontalo";

const ZONES: readonly [province: string, district: string, level: TsunamiLevel, minutes: number][] = [
  ["SULUT", "KEPULAUAN-SANGIHE", "SIAGA", 21],
  ["SULUT", "KEPULAUAN-TALAUD", "SIAGA", 24],
  ["SULUT", "KEP.SIAU-TAGULANDANG-BIARO", "SIAGA", 34],
  ["SULUT", "MINAHASA-UTARA", "SIAGA", 43],
  ["SULUT", "KOTA-BITUNG", "SIAGA", 49],
  ["SULUT", "BOLAANG-MONGONDOW-UTARA", "SIAGA", 52],
  ["SULUT", "KOTA-MANADO", "WASPADA", 45],
  ["SULUT", "MINAHASA", "WASPADA", 46],
  ["SULUT", "MINAHASA-SELATAN", "WASPADA", 48],
  ["SULUT", "BOLAANG-MONGONDOW", "WASPADA", 50],
  ["GORONTALO", "GORONTALO-UTARA", "WASPADA", 55],
  ["SULTENG", "BUOL", "WASPADA", 57],
  ["SULTENG", "TOLI-TOLI", "WASPADA", 62],
  ["MALUT", "PULAU-MOROTAI", "WASPADA", 58],
  ["MALUT", "HALMAHERA-UTARA", "WASPADA", 60],
  ["MALUT", "HALMAHERA-BARAT", "WASPADA", 64],
  ["MALUT", "KOTA-TERNATE", "WASPADA", 68],
  ["MALUT", "KOTA-TIDORE-KEPULAUAN", "WASPADA", 70],
  ["MALUT", "HALMAHERA-TIMUR", "WASPADA", 83],
  ["MALUT", "HALMAHERA-SELATAN", "WASPADA", 86],
];
const GAUGES: readonly [location: string, at: LngLat, heightM: number, minutes: number][] = [
  ["TAHUNA", [125.5, 3.6], 0.31, 27],
  ["MELONGUANE", [126.67, 4.0], 0.42, 30],
  ["ULUSIAU", [125.4, 2.74], 0.22, 39],
  ["LIKUPANG", [125.05, 1.68], 0.18, 51],
  ["BITUNG", [125.19, 1.44], 0.12, 58],
  ["KWANDANG", [122.9, 0.86], 0.1, 66],
  ["DARUBA", [128.28, 2.05], 0.24, 69],
  ["TOBELO", [128.01, 1.73], 0.15, 75],
];

/** Its steps for a quake at `originTime`. */
export function talaud(originTime: number, solvedAfterMs: number): Step[] {
  const facts: QuakeFacts = { originTime, at: [125.14, 5.79], magnitude: 7.7, depthKm: 47 };
  const zones = ZONES.map(([province, district, level, minutes]): TsunamiZoneFact => ({
    province,
    district,
    level,
    arrivalAt: originTime + minutes * MINUTE_MS,
  }));
  const stage = (subject: `PD-${string}`, afterMs: number, named: readonly TsunamiZoneFact[], gauges = 0): Step[] =>
    tsunamiBulletin({
      ...facts,
      status: "Actual",
      subject: `Warning Tsunami ${subject}`,
      issuedAt: originTime + afterMs,
      area: AREA,
      zones: named,
      observations: GAUGES.slice(0, gauges).map(([location, at, heightM, minutes]): ObservationFact => ({
        location,
        at,
        heightM,
        observedAt: originTime + minutes * MINUTE_MS,
      })),
      swapped: false,
    });
  return [
    automatic("bmg2026s901", facts, "Mindanao, Philippines", solvedAfterMs),
    ...stage("PD-1", PD1_AFTER_MS, zones.slice(0, 2)),
    ...m5Bulletin(facts, originTime + PD1_AFTER_MS + 13_000, AREA, "potential"),
    ...stage("PD-2", 11 * MINUTE_MS, zones),
    ...stage("PD-3.1", 51 * MINUTE_MS, zones, 3),
    ...stage("PD-3.2", 90 * MINUTE_MS, zones, 6),
    ...stage("PD-3.3", 127 * MINUTE_MS, zones, GAUGES.length),
    ...stage("PD-4", PD4_AFTER_MS, []),
    ...feltInTews(
      facts,
      originTime + LIST_AFTER_MS,
      "Pusat gempa berada di laut 244 km barat laut Pulau Karatung",
      FELT,
    ),
  ];
}
