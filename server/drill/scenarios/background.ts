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
  old(9, [126.42, 1.21], 4.4, 34, null, "Pusat gempa berada di laut 128 km barat laut Ternate", "II-III Ternate"),
  old(21, [95.31, 4.62], 4.9, 18, null, "Pusat gempa berada di laut 96 km barat daya Kab. Aceh Jaya", "III Calang, II-III Meulaboh"),
  old(34, [122.87, -0.44], 5.2, 61, "84 km Tenggara GORONTALO", "Pusat gempa berada di laut 104 km selatan Gorontalo", "II-III Gorontalo, II Luwuk"),
  old(52, [119.12, -9.71], 4.3, 22, null, "Pusat gempa berada di laut 21 km barat laut Sumba Barat Daya", "III Tambolaka"),
  old(71, [130.02, -6.88], 5.6, 132, "176 km BaratDaya MALUKUTENGGARABRT", "Pusat gempa berada di laut 174 km barat laut Tanimbar", "III Saumlaki"),
  old(96, [107.32, -8.47], 5.1, 26, "98 km BaratDaya KAB-GARUT-JABAR", "Pusat gempa berada di laut 112 km barat daya Kab. Garut", "III Pameungpeuk, II Pangandaran"),
  old(118, [140.71, -2.61], 3.4, 10, null, "Pusat gempa berada di darat 8 km selatan Kota Jayapura", "II-III Kota Jayapura"),
  old(149, [101.88, -4.02], 5.0, 33, "61 km BaratDaya BENGKULU", "Pusat gempa berada di laut 57 km barat daya Bengkulu", "III Bengkulu, II Mukomuko"),
  old(187, [116.31, -8.92], 4.0, 44, null, "Pusat gempa berada di laut 24 km tenggara Lombok Tengah", "II-III Kab. Lombok Tengah"),
  old(221, [124.38, 3.92], 5.4, 280, "166 km BaratLaut TAHUNA-KEP.SANGIHE-SULUT", "Pusat gempa berada di laut 164 km barat laut Tahuna", "II Tahuna"),
  old(264, [98.74, 0.33], 5.0, 21, "109 km BaratDaya MANDAILINGNATAL-SUMUT", "Pusat gempa berada di laut 92 km tenggara Nias Selatan", "III Teluk Dalam"),
  old(300, [120.43, -1.52], 3.9, 10, null, "Pusat gempa berada di darat 22 km tenggara Poso", "III Poso, II-III Poso Pesisir"),
  old(342, [113.02, -9.31], 5.3, 19, "122 km Tenggara KAB-MALANG-JATIM", "Pusat gempa berada di laut 128 km selatan Lumajang", "II-III Malang, II Blitar"),
  old(411, [128.21, -3.42], 4.2, 12, null, "Pusat gempa berada di laut 31 km utara Ambon", "II-III Kota Ambon"),
  old(477, [134.12, -1.02], 5.1, 14, "19 km Tenggara MANOKWARI-PAPUABRT", "Pusat gempa berada di darat 20 km selatan Manokwari", "IV Manokwari, III Ransiki"),
];

function old(
  hoursBefore: number,
  at: LngLat,
  magnitude: number,
  depthKm: number,
  m5Area: string | null,
  feltArea: string,
  felt: string,
): OldQuake {
  return { hoursBefore, at, magnitude, depthKm, m5Area, feltArea, felt };
}
