import type { LngLat } from "../../../shared/geo/distance.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../shared/time.ts";
import { wib, type Step } from "../scenario.ts";
import type { QuakeFacts } from "./told.ts";

/**
 * What BMKG's files already hold when a drill begins. The quakes are invented: usual places and sizes, dated back from
 * the scenario's start, so that the lists are as long as the real ones. The tsunami warnings that ended are facts, save
 * one for the days before them all.
 */
export function background(startAt: number): Step[] {
  const facts = ENDED_WARNINGS.filter((step) => step.at < startAt);
  const warnings = facts.length > 0 ? facts : [inventedWarning(startAt)];
  const steps = [...OLDER.flatMap((quake) => stepsOf(quake, startAt)), ...warnings];
  return steps.filter((step) => step.at < startAt).sort((a, b) => a.at - b.at);
}

/** PD-4 of 14 December 2021 (Flores Sea) and 8 June 2026 (off the Talaud islands). */
const ENDED_WARNINGS: readonly Step[] = [
  ended(
    wib("2021-12-14 12:20:00"),
    { originTime: wib("2021-12-14 10:20:23"), at: [122.24, -7.59], magnitude: 7.4, depthKm: 10 },
    "113 km BaratLaut LARANTUKA-NTT",
  ),
  ended(
    wib("2026-06-08 10:15:48"),
    { originTime: wib("2026-06-08 06:37:42"), at: [125.14, 5.79], magnitude: 7.7, depthKm: 47 },
    "244 km BaratLaut PULAUKARATUNG-SULUT",
  ),
];

function inventedWarning(startAt: number): Step {
  const originTime = startAt - 200 * DAY_MS;
  const facts: QuakeFacts = { originTime, at: [126.4, 1.9], magnitude: 7.1, depthKm: 30 };
  return ended(originTime + 2 * HOUR_MS, facts, "137 km BaratLaut TERNATE-MALUT");
}

function ended(issuedAt: number, facts: QuakeFacts, area: string): Step {
  const none = { felt: "-", zones: [], observations: [], swapped: false };
  return {
    at: issuedAt,
    publish: "tsunami",
    bulletin: { status: "Actual", subject: "Warning Tsunami PD-4", issuedAt, ...facts, area, ...none },
  };
}

interface OldQuake {
  hoursBefore: number;
  at: LngLat;
  magnitude: number;
  depthKm: number;
  m5Area: string | null;
  feltArea: string;
  felt: string;
}

function stepsOf({ hoursBefore, at, magnitude, depthKm, m5Area, feltArea, felt }: OldQuake, startAt: number): Step[] {
  const originTime = startAt - hoursBefore * HOUR_MS - ((hoursBefore * 37) % 60) * 1000;
  const issuedAt = originTime + 160_000;
  const feltAt = originTime + 25 * MINUTE_MS;
  const key = `background-${hoursBefore}`;
  const facts = { originTime, at, magnitude, depthKm };
  const feltQuake = { ...facts, area: feltArea, potential: "felt" as const, felt, shakemapAt: originTime };
  const m5: Step[] =
    m5Area === null
      ? []
      : [
          {
            at: issuedAt,
            publish: "gempaterkini",
            key,
            quake: { ...facts, area: m5Area, potential: "none", felt: "-", shakemapAt: issuedAt },
          },
        ];
  return [
    ...m5,
    { at: feltAt, publish: "autogempa", quake: feltQuake },
    { at: feltAt, publish: "gempadirasakan", key, quake: feltQuake },
    {
      at: feltAt,
      publish: "datagempa",
      bulletin: {
        status: "Actual",
        subject: "Warning Gempa dirasakan",
        issuedAt: feltAt,
        ...facts,
        area: feltArea,
        felt,
        zones: [],
        observations: [],
        swapped: false,
      },
    },
    {
      at: feltAt,
      publish: "live",
      key: `bmgold${hoursBefore}`,
      solution: { status: "confirmed", ...facts, area: "Indonesia Region" },
    },
  ];
}

// prettier-ignore
const OLDER: readonly OldQuake[] = [
  { hoursBefore: 9, at: [126.42, 1.21], magnitude: 4.4, depthKm: 34, m5Area: null, feltArea: "Pusat gempa berada di laut 128 km barat laut Ternate", felt: "II-III Ternate" },
  { hoursBefore: 21, at: [95.31, 4.62], magnitude: 4.9, depthKm: 18, m5Area: null, feltArea: "Pusat gempa berada di laut 96 km barat daya Kab. Aceh Jaya", felt: "III Calang, II-III Meulaboh" },
  { hoursBefore: 34, at: [122.87, -0.44], magnitude: 5.2, depthKm: 61, m5Area: "84 km Tenggara GORONTALO", feltArea: "Pusat gempa berada di laut 104 km selatan Gorontalo", felt: "II-III Gorontalo, II Luwuk" },
  { hoursBefore: 52, at: [119.12, -9.71], magnitude: 4.3, depthKm: 22, m5Area: null, feltArea: "Pusat gempa berada di laut 21 km barat laut Sumba Barat Daya", felt: "III Tambolaka" },
  { hoursBefore: 71, at: [130.02, -6.88], magnitude: 5.6, depthKm: 132, m5Area: "176 km BaratDaya MALUKUTENGGARABRT", feltArea: "Pusat gempa berada di laut 174 km barat laut Tanimbar", felt: "III Saumlaki" },
  { hoursBefore: 96, at: [107.32, -8.47], magnitude: 5.1, depthKm: 26, m5Area: "98 km BaratDaya KAB-GARUT-JABAR", feltArea: "Pusat gempa berada di laut 112 km barat daya Kab. Garut", felt: "III Pameungpeuk, II Pangandaran" },
  { hoursBefore: 118, at: [140.71, -2.61], magnitude: 3.4, depthKm: 10, m5Area: null, feltArea: "Pusat gempa berada di darat 8 km selatan Kota Jayapura", felt: "II-III Kota Jayapura" },
  { hoursBefore: 149, at: [101.88, -4.02], magnitude: 5.0, depthKm: 33, m5Area: "61 km BaratDaya BENGKULU", feltArea: "Pusat gempa berada di laut 57 km barat daya Bengkulu", felt: "III Bengkulu, II Mukomuko" },
  { hoursBefore: 187, at: [116.31, -8.92], magnitude: 4.0, depthKm: 44, m5Area: null, feltArea: "Pusat gempa berada di laut 24 km tenggara Lombok Tengah", felt: "II-III Kab. Lombok Tengah" },
  { hoursBefore: 221, at: [124.38, 3.92], magnitude: 5.4, depthKm: 280, m5Area: "166 km BaratLaut TAHUNA-KEP.SANGIHE-SULUT", feltArea: "Pusat gempa berada di laut 164 km barat laut Tahuna", felt: "II Tahuna" },
  { hoursBefore: 264, at: [98.74, 0.33], magnitude: 5.0, depthKm: 21, m5Area: "109 km BaratDaya MANDAILINGNATAL-SUMUT", feltArea: "Pusat gempa berada di laut 92 km tenggara Nias Selatan", felt: "III Teluk Dalam" },
  { hoursBefore: 300, at: [120.43, -1.52], magnitude: 3.9, depthKm: 10, m5Area: null, feltArea: "Pusat gempa berada di darat 22 km tenggara Poso", felt: "III Poso, II-III Poso Pesisir" },
  { hoursBefore: 342, at: [113.02, -9.31], magnitude: 5.3, depthKm: 19, m5Area: "122 km Tenggara KAB-MALANG-JATIM", feltArea: "Pusat gempa berada di laut 128 km selatan Lumajang", felt: "II-III Malang, II Blitar" },
  { hoursBefore: 411, at: [128.21, -3.42], magnitude: 4.2, depthKm: 12, m5Area: null, feltArea: "Pusat gempa berada di laut 31 km utara Ambon", felt: "II-III Kota Ambon" },
  { hoursBefore: 477, at: [134.12, -1.02], magnitude: 5.1, depthKm: 14, m5Area: "19 km Tenggara MANOKWARI-PAPUABRT", feltArea: "Pusat gempa berada di darat 20 km selatan Manokwari", felt: "IV Manokwari, III Ransiki" },
];
