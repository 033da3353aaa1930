import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import type { Alert, Tier } from "../../shared/record/alert.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import type { Earthquake, Tsunami, WeatherAlert } from "../../shared/record/hazard.ts";
import type { FeltPlace, HelpTarget, Impact } from "../../shared/record/impact.ts";
import type { Place } from "../../shared/record/place.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { PUBLISHED_PHONES, readPhones } from "../../server/phones.ts";
import { alert as bareAlert } from "../make/alert.ts";
import { feedStatus } from "../make/feedStatus.ts";
import { impact as bareImpact } from "../make/impact.ts";
import { lumbung, sentra, tagana, warehouse } from "../make/place.ts";
import { ORIGIN, quake, tsunami } from "../make/quake.ts";
import { weather } from "../make/weather.ts";

/** Worlds for the tests of pages and desk: Cianjur (2022) and Nagekeo (2026) from the scenarios' facts. */

/** 21 Nov 2022, 13.39.10 WIB: 18 minutes after the quake. */
export const NOW = Date.UTC(2022, 10, 21, 6, 39, 10);
export const OFFICER = "Sari Wulandari";
export const PHONES = readPhones(PUBLISHED_PHONES)!;

/** Raised at once, for its people. */
export function alert(id: string, tier: Tier, change: Partial<Alert> = {}): Alert {
  const why = "158.697 orang di MMI VII (perkiraan)";
  const history = [{ at: ORIGIN + 171_000, version: 1, tier, move: "raised" as const, why }];
  return bareAlert({ id, tier, reasons: [why], history, ...change });
}

/** Cianjur: figures as the mocks of the desk have them, with every list of the impact filled. */
export function impact(id: string, change: Partial<Impact> = {}): Impact {
  return bareImpact({
    id,
    computedAt: ORIGIN + 171_000,
    maxMmi: 7.3,
    zones: [
      { mmi: 7, r50Km: 5.4, r16Km: 13.1 },
      { mmi: 6, r50Km: 14.4, r16Km: 27.2 },
      { mmi: 5, r50Km: 29, r16Km: 58.3 },
    ],
    people: [
      { mmi: 7, low: 0, mid: 158_697, high: 550_000 },
      { mmi: 6, low: 550_000, mid: 1_086_650, high: 1_750_000 },
      { mmi: 5, low: 2_000_000, mid: 2_556_968, high: 3_000_000 },
    ],
    kabupaten: [
      { code: "32.03", name: "Kabupaten Cianjur", mmi: 7.1, people: 930_000 },
      { code: "32.02", name: "Kabupaten Sukabumi", mmi: 6.2, people: 300_000 },
    ],
    resources: RESOURCES,
    plan: { targets: [CIANJUR], others: { targets: 0, people: 0 } },
    help: HELP.map((offer) => ({ ...offer, target: CIANJUR.id, arrivesAt: ORIGIN + 171_000 + offer.hours * HOUR_MS })),
    covering: {
      sentraId: "sentra:inten-soeweno",
      altId: "sentra:phalamartha",
      askId: "sentra:inten-soeweno",
      basis: "derived",
    },
    felt: [
      felt("Cianjur", 5, 6, { state: "found", names: ["Kabupaten Cianjur"], at: [107.14, -6.82], estimatedMmi: 6.3 }),
      felt("Garut", 4, 5, { state: "found", names: ["Kabupaten Garut"], at: [107.9, -7.2], estimatedMmi: 3.2 }),
      felt("Sukamaju", 3, 3, { state: "ambiguous", names: ["Kec. Sukamaju, Garut", "Kec. Sukamaju, Bogor"] }),
      felt("Tanjungan", 2, 3, { state: "unknown" }),
    ],
    displaced: { low: 8600, mid: 27_000, high: 86_000, basis: "perkiraan" },
    needs: ([3, 7, 14] as const).flatMap((days) => [
      { profile: "perka-7-2008" as const, days, stock: IN_REACH, feedsDays: null, lines: perka(days) },
      { profile: "paket-lapangan" as const, days, stock: IN_REACH, feedsDays: 0.4, lines: PAKET },
    ]),
    inputs: {
      model: "skema",
      weights: { crustal: 1, interface: 0, intraslab: 0 },
      eventTerm: 0.21,
      reportsUsed: 2,
      fault: null,
      target: null,
    },
    ...change,
  });
}

const CIANJUR: HelpTarget = {
  id: "32.03",
  kabCode: "32.03",
  name: "Kabupaten Cianjur",
  place: "Kec. Cugenang",
  at: [107.09, -6.81],
  people: 560_000,
};

const RESOURCES: Impact["resources"] = [
  { placeId: "TGN-3203", kind: "tagana", mmi: 6.3, pAtLeast: { v: 0.97, vi: 0.66, vii: 0.21 }, action: "periksa", where: "inside", distanceKm: 9.6 },
  { placeId: "LBG-3203", kind: "lumbung", mmi: 6.3, pAtLeast: { v: 0.97, vi: 0.66, vii: 0.21 }, action: "periksa", where: "inside", distanceKm: 9.6 },
  { placeId: "TGN-3272", kind: "tagana", mmi: 5.4, pAtLeast: { v: 0.87, vi: 0.44, vii: 0.09 }, action: "hubungi", where: "inside", distanceKm: 16.2 },
]; // prettier-ignore

const road = (hours: number) => [{ mode: "darat" as const, km: hours * 40, hours, name: null }];
const HELP = [
  { placeId: "TGN-3272", kind: "tagana", hours: 0.65, km: 18.6, legs: road(0.65), mmi: 5.4 },
  { placeId: "TGN-3271", kind: "tagana", hours: 1.37, km: 39.1, legs: road(1.37), mmi: 4.2 },
  { placeId: "sentra:inten-soeweno", kind: "sentra", hours: 1.6, km: 45.7, legs: road(1.6), mmi: 4 },
  { placeId: "GDG-PUSAT-BEKASI", kind: "warehouse", hours: 2.24, km: 64, legs: road(2.24), mmi: 3.4 },
] as const;

function felt(place: string, mmiLow: number, mmiHigh: number, found: Partial<FeltPlace>): FeltPlace {
  return { report: { place, mmiLow, mmiHigh }, state: "unknown", names: [], at: null, estimatedMmi: null, ...found };
}

/** Eight thousand six hundred to ten times as many people, against the four lumbung of Cianjur. */
function perka(days: 3 | 7 | 14): Impact["needs"][number]["lines"] {
  const line = (item: string, unit: string, low: number, have: number | null, useFirst = false) => ({
    item,
    unit,
    need: { low, mid: low * 3, high: low * 10 },
    have,
    useFirst,
  });
  return [
    line("beras", "kg", 3460 * days, 4000),
    line("air minum", "liter", 21_500 * days, null),
    line("makanan siap saji", "porsi", 17_200 * days, 2800, true),
    line("family kit", "paket", 1730, 400),
    line("tenda keluarga", "unit", 1730, 40),
  ];
}
const IN_REACH = { stores: 12, example: 12, withinHours: 2 };
const PAKET = [
  {
    item: "selimut",
    unit: "lembar",
    need: { low: 1384, mid: 4152, high: 13_760 },
    have: 1600,
    useFirst: false,
  },
];

const DERIVED = { basis: "derived: jumlah provinsi dibagi rata" };
const unit = (kabCode: string, town: string, at: LngLat) => {
  const figures = { membersRegistered: 60, membersActive: 51, positionBasis: "pusat kabupaten" };
  return tagana({ id: `TGN-${kabCode.replace(".", "")}`, name: `Tagana ${town}`, kabCode, at, ...figures, ...DERIVED });
};
const PUBLISHED = { positionBasis: "exact", basis: "published" };
export const PLACES: Place[] = [
  unit("32.03", "Kab. Cianjur", [107.14, -6.82]),
  unit("32.72", "Kota Sukabumi", [106.93, -6.92]),
  unit("32.71", "Kota Bogor", [106.8, -6.6]),
  lumbung({ positionBasis: "pusat kabupaten", ...DERIVED }),
  sentra({ id: "sentra:inten-soeweno", name: "Sentra Terpadu Inten Soeweno", kabCode: "32.01", at: [106.85, -6.48], city: "Cibinong", covers: ["32.03"], ...PUBLISHED }),
  sentra({ id: "sentra:phalamartha", name: "Sentra Phala Martha", kabCode: "32.02", at: [106.78, -6.88], city: "Sukabumi", covers: ["32.02"], ...PUBLISHED }),
  warehouse({ id: "GDG-PUSAT-BEKASI", name: "Gudang Bekasi", kabCode: "32.16", at: [107.1, -6.3], positionBasis: "pusat kabupaten", basis: "estimated", level: "regional" }),
]; // prettier-ignore

export const KABUPATEN: Kabupaten[] = [
  { code: "32.03", name: "Kabupaten Cianjur", shortName: "Cianjur", type: "kabupaten", provinceCode: "32", province: "Jawa Barat", at: [107.14, -6.82], capital: { name: "Cianjur", at: [107.14, -6.82] }, population: 2_500_000 },
  { code: "53.16", name: "Kabupaten Nagekeo", shortName: "Nagekeo", type: "kabupaten", provinceCode: "53", province: "Nusa Tenggara Timur", at: [121.3, -8.6], capital: { name: "Mbay", at: [121.3, -8.6] }, population: 160_000 },
]; // prettier-ignore

const FEEDS: [FeedId, string][] = [
  ["autogempa", "Gempa"],
  ["gempaterkini", "M ≥ 5"],
  ["gempadirasakan", "Dirasakan"],
  ["inatews-datagempa", "InaTEWS"],
  ["inatews-tsunami", "Tsunami"],
  ["inatews-live", "Otomatis"],
  ["nowcast", "Cuaca"],
];

/** All well at `now`, but for those in `broken`: unreachable for ten minutes. */
export function feeds(now: number, broken: readonly FeedId[] = []): FeedStatus[] {
  return FEEDS.map(([id, title]) => {
    const [readAt, newestAt, since] = [now - 4000, now - 20 * MINUTE_MS, now - 10 * MINUTE_MS];
    const well = { id, title, everyMs: 10_000, triedAt: readAt, readAt, newestAt };
    if (!broken.includes(id)) return feedStatus(well);
    const failing = { outcome: "unreachable", reason: "HTTP 403", failingSince: since, failures: 60 } as const;
    return feedStatus({ ...well, ...failing, readAt: since - 5000 });
  });
}

const NAGEKEO = "quake:20260814215824";
/** PD-2: 05.09.54 WIB, 15 Aug 2026. */
export const PD2_AT = Date.UTC(2026, 7, 14, 22, 9, 54);
export const PD4_AT = Date.UTC(2026, 7, 15, 0, 31, 30);

export function nagekeo(told: Partial<Tsunami> = {}): Earthquake {
  const originTime = Date.UTC(2026, 7, 14, 21, 58, 24);
  const zone = (province: string, district: string, level: "AWAS" | "SIAGA" | "WASPADA", minute: number) => ({
    province,
    district,
    level,
    arrivalAt: Date.UTC(2026, 7, 14, 22, minute, 23),
  });
  return quake(
    { id: NAGEKEO },
    {
      feed: "inatews-datagempa",
      form: "tsunami",
      issuedAt: PD2_AT,
      fetchedAt: PD2_AT + 8000,
      originTime,
      at: [121.39, -8.41],
      magnitude: 7.7,
      depthKm: 15,
      area: "30 km TimurLaut MBAY-NAGEKEO-NTT",
      tsunami: tsunami({
        state: "warning",
        stage: "PD-2",
        level: "SIAGA",
        issuedAt: PD2_AT,
        zones: [
          zone("NTT", "MANGGARAI-BARAT BAGIAN UTARA", "SIAGA", 3),
          zone("NTT", "SIKKA BAGIAN UTARA", "SIAGA", 13),
          zone("SULSEL", "JENEPONTO", "SIAGA", 15),
          zone("NTB", "KOTA-BIMA BAGIAN UTARA", "WASPADA", 30),
        ],
        ...told,
      }),
    },
  );
}

/** Our own reading of Nagekeo's bulletin for one of its zones. */
export const REACH: NonNullable<Impact["tsunami"]> = {
  zones: [
    {
      province: "NTT",
      district: "SIKKA BAGIAN UTARA",
      level: "SIAGA",
      arrivalAt: Date.UTC(2026, 7, 14, 22, 13, 23),
      codes: ["53.07"],
      part: "utara",
      island: null,
      widthKm: 2,
      shoreOffKm: 0,
      people: { low: 9000, mid: 21_400.6, high: 33_000 },
      placeIds: ["TGN-5307"],
    },
  ],
  people: [{ level: "SIAGA", low: 9000, mid: 21_400.6, high: 33_000 }],
  places: [{ placeId: "TGN-5307", level: "SIAGA", arrivalAt: Date.UTC(2026, 7, 14, 22, 13, 23) }],
  leftOut: ["Kabupaten Nagekeo"],
};

export function rain(change: Partial<WeatherAlert> = {}): WeatherAlert {
  const sentAt = NOW - 20 * MINUTE_MS;
  const times = { firstSeenAt: sentAt, updatedAt: sentAt, endsAt: NOW + 100 * MINUTE_MS };
  return weather({ ...times, ...change }, { fetchedAt: sentAt + 30_000, sentAt, effectiveAt: sentAt });
}
