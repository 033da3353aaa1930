import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Alert, Tier } from "../../shared/record/alert.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Earthquake, QuakeVersion, Tsunami, WeatherAlert } from "../../shared/record/hazard.ts";
import type { FeltPlace, Impact } from "../../shared/record/impact.ts";
import type { Place } from "../../shared/record/place.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { EMPTY_WORLD, withChanges, type World, type WorldRecord } from "../../shared/world/world.ts";

/** Worlds for the tests of pages and desk: Cianjur (2022) and Nagekeo (2026) from the scenarios' facts. */

/** 21 Nov 2022, 13.39.10 WIB: 18 minutes after the quake. */
export const NOW = Date.UTC(2022, 10, 21, 6, 39, 10);
export const OFFICER = "Sari Wulandari";

export function worldOf(...records: WorldRecord[]): World {
  const world = withChanges(
    EMPTY_WORLD,
    records.map((record) => ({ op: "put" as const, record })),
  );
  return { ...world, seq: records.length };
}

const NO_TSUNAMI: Tsunami = {
  state: "none",
  stage: null,
  level: null,
  issuedAt: null,
  zones: [],
  observations: [],
};

const ORIGIN = Date.UTC(2022, 10, 21, 6, 21, 10);

export function version(change: Partial<QuakeVersion> = {}): QuakeVersion {
  return {
    n: 1,
    feed: "autogempa",
    form: "m5",
    issuedAt: ORIGIN + 163_000,
    fetchedAt: ORIGIN + 170_000,
    originTime: ORIGIN,
    at: [107.05, -6.84],
    magnitude: 5.6,
    depthKm: 10,
    area: "10 km BaratDaya KAB-CIANJUR-JABAR",
    felt: [],
    tsunami: NO_TSUNAMI,
    changed: [],
    ...change,
  };
}

export function quake(change: Partial<Earthquake> = {}): Earthquake {
  return {
    type: "hazard",
    kind: "earthquake",
    id: "quake:20221121062110",
    status: "live",
    firstSeenAt: ORIGIN + 170_000,
    updatedAt: ORIGIN + 170_000,
    flags: [],
    versions: [version()],
    statements: [],
    ...change,
  };
}

export function alert(id: string, tier: Tier, change: Partial<Alert> = {}): Alert {
  return {
    type: "alert",
    id,
    tier,
    reasons: ["158.697 orang di MMI VII (perkiraan)"],
    raisedAt: ORIGIN + 171_000,
    endedAt: null,
    history: [{ at: ORIGIN + 171_000, version: 1, tier, move: "raised", why: "158.697 orang di MMI VII (perkiraan)" }],
    mainId: null,
    fieldCount: null,
    acknowledged: null,
    ...change,
  };
}

/** Cianjur: figures as the mocks of the desk have them, with every list of the impact filled. */
export function impact(id: string, change: Partial<Impact> = {}): Impact {
  return {
    type: "impact",
    id,
    version: 1,
    computedAt: ORIGIN + 171_000,
    population: "kecamatan",
    epicentre: [107.05, -6.84],
    maxMmi: 7.3,
    zones: [
      { mmi: 7, r50Km: 5.4, r16Km: 13.1 },
      { mmi: 6, r50Km: 14.4, r16Km: 27.2 },
      { mmi: 5, r50Km: 29, r16Km: 58.3 },
    ],
    contours: null,
    people: [
      { mmi: 7, low: 0, mid: 158_697, high: 550_000 },
      { mmi: 6, low: 550_000, mid: 1_086_650, high: 1_750_000 },
      { mmi: 5, low: 2_000_000, mid: 2_556_968, high: 3_000_000 },
    ],
    peopleInside: null,
    kabupaten: [
      { code: "32.03", name: "Kabupaten Cianjur", mmi: 7.1, people: 930_000 },
      { code: "32.02", name: "Kabupaten Sukabumi", mmi: 6.2, people: 300_000 },
    ],
    resources: RESOURCES,
    help: HELP.map((offer) => ({ ...offer, arrivesAt: ORIGIN + 171_000 + offer.hours * HOUR_MS })),
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
    displaced: { low: 8600, high: 86_000, basis: "perkiraan" },
    needs: ([3, 7, 14] as const).flatMap((days) => [
      { profile: "perka-7-2008" as const, days, stock: IN_REACH, lines: perka(days) },
      { profile: "paket-lapangan" as const, days, stock: IN_REACH, lines: PAKET },
    ]),
    tsunami: null,
    inputs: {
      model: "skema",
      weights: { crustal: 1, interface: 0, intraslab: 0 },
      eventTerm: 0.21,
      reportsUsed: 2,
      fault: null,
      target: { name: "Cugenang", at: [107.09, -6.81] },
    },
    ...change,
  };
}

const RESOURCES: Impact["resources"] = [
  { placeId: "TGN-3203", kind: "tagana", mmi: 6.3, pAtLeast: { v: 0.97, vi: 0.66, vii: 0.21 }, action: "periksa", where: "inside", distanceKm: 9.6 },
  { placeId: "LBG-3203", kind: "lumbung", mmi: 6.3, pAtLeast: { v: 0.97, vi: 0.66, vii: 0.21 }, action: "periksa", where: "inside", distanceKm: 9.6 },
  { placeId: "TGN-3272", kind: "tagana", mmi: 5.4, pAtLeast: { v: 0.87, vi: 0.44, vii: 0.09 }, action: "hubungi", where: "inside", distanceKm: 16.2 },
]; // prettier-ignore

const road = (hours: number) => [{ mode: "darat" as const, km: hours * 40, hours }];
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
    need: { low, high: low * 10 },
    have,
    short: { low: Math.max(0, low - (have ?? 0)), high: Math.max(0, low * 10 - (have ?? 0)) },
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
const IN_REACH = { stores: 12, example: 12, withinHours: 6 };
const PAKET = [
  {
    item: "selimut",
    unit: "lembar",
    need: { low: 1384, high: 13_760 },
    have: 1600,
    short: { low: 0, high: 12_160 },
    useFirst: false,
  },
];

const common = {
  type: "place" as const,
  province: "Jawa Barat",
  positionBasis: "pusat kabupaten",
  basis: "derived: jumlah provinsi dibagi rata",
  source: "facts",
};
export const PLACES: Place[] = [
  { ...common, kind: "tagana", id: "TGN-3203", name: "Tagana Kab. Cianjur", kabCode: "32.03", at: [107.14, -6.82], membersRegistered: 60, membersActive: 51 },
  { ...common, kind: "tagana", id: "TGN-3272", name: "Tagana Kota Sukabumi", kabCode: "32.72", at: [106.93, -6.92], membersRegistered: 60, membersActive: 51 },
  { ...common, kind: "tagana", id: "TGN-3271", name: "Tagana Kota Bogor", kabCode: "32.71", at: [106.8, -6.6], membersRegistered: 60, membersActive: 51 },
  { ...common, kind: "lumbung", id: "LBG-3203", name: "Lumbung Kab. Cianjur", kabCode: "32.03", at: [107.14, -6.82], count: 4 },
  { ...common, kind: "sentra", id: "sentra:inten-soeweno", name: "Sentra Terpadu Inten Soeweno", kabCode: "32.01", at: [106.85, -6.48], positionBasis: "exact", basis: "published", city: "Cibinong", covers: ["32.03"] },
  { ...common, kind: "sentra", id: "sentra:phalamartha", name: "Sentra Phala Martha", kabCode: "32.02", at: [106.78, -6.88], positionBasis: "exact", basis: "published", city: "Sukabumi", covers: ["32.02"] },
  { ...common, kind: "warehouse", id: "GDG-PUSAT-BEKASI", name: "Gudang Bekasi", kabCode: "32.16", at: [107.1, -6.3], basis: "estimated", level: "regional" },
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
    const failing = broken.includes(id);
    return {
      id,
      title,
      everyMs: 10_000,
      quietAfterMs: null,
      triedAt: now - 4000,
      readAt: failing ? now - 10 * MINUTE_MS - 5000 : now - 4000,
      newestAt: now - 20 * MINUTE_MS,
      outcome: failing ? "unreachable" : "unchanged",
      reason: failing ? "HTTP 403" : null,
      failingSince: failing ? now - 10 * MINUTE_MS : null,
      failures: failing ? 60 : 0,
      notes: [],
    };
  });
}

const NAGEKEO = "quake:20260814215824";
/** PD-2: 05.09.54 WIB, 15 Aug 2026. */
export const PD2_AT = Date.UTC(2026, 7, 14, 22, 9, 54);
export const PD4_AT = Date.UTC(2026, 7, 15, 0, 31, 30);

export function nagekeo(tsunami: Partial<Tsunami> = {}): Earthquake {
  const originTime = Date.UTC(2026, 7, 14, 21, 58, 24);
  const zone = (province: string, district: string, level: "AWAS" | "SIAGA" | "WASPADA", minute: number) => ({
    province,
    district,
    level,
    arrivalAt: Date.UTC(2026, 7, 14, 22, minute, 23),
  });
  return quake({
    id: NAGEKEO,
    versions: [
      version({
        feed: "inatews-datagempa",
        form: "tsunami",
        issuedAt: PD2_AT,
        fetchedAt: PD2_AT + 8000,
        originTime,
        at: [121.39, -8.41],
        magnitude: 7.7,
        depthKm: 15,
        area: "30 km TimurLaut MBAY-NAGEKEO-NTT",
        tsunami: {
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
          observations: [],
          ...tsunami,
        },
      }),
    ],
  });
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
  return {
    type: "hazard",
    kind: "weather",
    id: "cap:2.49.0.1.360.0.2022.11.21.06.32.001",
    status: "live",
    firstSeenAt: sentAt,
    updatedAt: sentAt,
    flags: [],
    endsAt: NOW + 100 * MINUTE_MS,
    cancelled: false,
    polygons: [],
    versions: [
      {
        n: 1,
        fetchedAt: sentAt + 30_000,
        identifier: "2.49.0.1.360.0.2022.11.21.06.32.001",
        code: "CJB20221121001",
        msgType: "Alert",
        references: [],
        event: "Hujan Lebat dan Petir",
        urgency: "Immediate",
        severity: "Moderate",
        certainty: "Observed",
        sentAt,
        effectiveAt: sentAt,
        expiresAt: NOW + 100 * MINUTE_MS,
        headline: "Hujan Lebat disertai Petir di Jawa Barat",
        description: "Hujan lebat.",
        instruction: null,
        areaDesc: "Jawa Barat",
        web: null,
        changed: [],
      },
    ],
    ...change,
  };
}
