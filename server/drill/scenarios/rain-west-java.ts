import type { LngLat } from "../../../shared/geo/distance.ts";
import { partsIn } from "../../../shared/time.ts";
import { wib, type NowcastAlert, type Scenario, type Step } from "../scenario.ts";
import { background } from "./background.ts";

/**
 * An invented afternoon of rain over west Java. Kecamatan, their middle and area are facts (population-weighted points);
 * the polygons are ours, drawn round them. BMKG has never been seen to send Update, Cancel or more than Moderate: the
 * drill does, as CAP allows.
 */
const DAY = "2026-11-10";
const startAt = wib(`${DAY} 13:30:00`);

const BOGOR = [
  kecamatan("Ciawi", 106.868, -6.684, 47),
  kecamatan("Cisarua", 106.941, -6.687, 71),
  kecamatan("Megamendung", 106.895, -6.668, 64),
  kecamatan("Caringin", 106.849, -6.722, 78),
  kecamatan("Cigombong", 106.8, -6.735, 47),
];
const CIANJUR = [
  kecamatan("Pacet", 107.041, -6.742, 42),
  kecamatan("Cipanas", 107.021, -6.724, 68),
  kecamatan("Cugenang", 107.073, -6.805, 77),
  kecamatan("Warungkondang", 107.081, -6.861, 46),
  kecamatan("Cianjur", 107.135, -6.821, 27),
];
const LEMBANG = kecamatan("Lembang", 107.634, -6.813, 100);
const WEST_BANDUNG = [
  LEMBANG,
  kecamatan("Parongpong", 107.579, -6.835, 39),
  kecamatan("Cisarua", 107.547, -6.804, 57),
  kecamatan("Ngamprah", 107.514, -6.847, 35),
  kecamatan("Cimahi Utara", 107.553, -6.865, 14),
];
const SUKABUMI = [
  kecamatan("Cisaat", 106.89, -6.903, 23),
  kecamatan("Kadudampit", 106.923, -6.841, 70),
  kecamatan("Nagrak", 106.822, -6.855, 69),
  kecamatan("Cicantayan", 106.844, -6.914, 36),
];
const GARUT = [
  kecamatan("Samarang", 107.827, -7.204, 57),
  kecamatan("Pasirwangi", 107.777, -7.217, 55),
  kecamatan("Bayongbong", 107.842, -7.272, 46),
  kecamatan("Cisurupan", 107.774, -7.306, 92),
];

const BOGOR_FIRST = alert({ n: 1, sent: "13:38:00", effective: "13:45:00", expires: "15:45:00", places: BOGOR });
const BANDUNG = alert({
  n: 2,
  sent: "14:05:00",
  effective: "14:10:00",
  expires: "16:10:00",
  places: WEST_BANDUNG,
  // BMKG's overlay leaves slivers of four points and repeats points.
  polygons: [
    ...WEST_BANDUNG.map(ringRound),
    sliver([107.601, -6.781]),
    sliver([107.512, -6.902]),
    withRepeats(ringRound(LEMBANG)),
  ],
});

const ALERTS: readonly NowcastAlert[] = [
  BOGOR_FIRST,
  BANDUNG,
  alert({ n: 3, sent: "14:32:00", effective: "14:40:00", expires: "16:30:00", places: SUKABUMI }),
  alert({
    n: 4,
    sent: "15:20:00",
    effective: "15:25:00",
    expires: "17:00:00",
    places: [...BOGOR, ...CIANJUR],
    msgType: "Update",
    severity: "Severe",
    references: [referenceTo(BOGOR_FIRST)],
  }),
  alert({
    n: 5,
    sent: "15:28:00",
    effective: "15:28:00",
    expires: "16:10:00",
    places: WEST_BANDUNG,
    msgType: "Cancel",
    references: [referenceTo(BANDUNG)],
  }),
  alert({ n: 6, sent: "15:50:00", effective: "16:00:00", expires: "17:10:00", places: GARUT }),
];

export const rainWestJava: Scenario = {
  id: "rain-west-java",
  title: "Hujan lebat di Jawa Barat",
  startAt,
  endAt: wib(`${DAY} 17:20:00`),
  // The index names an alert two minutes after it was sent.
  timeline: [
    ...background(startAt),
    ...ALERTS.map((one): Step => ({ at: one.sentAt + 120_000, publish: "nowcast", alert: one })),
  ],
  faults: [],
};

interface Kecamatan {
  name: string;
  at: LngLat;
  areaKm2: number;
}

function kecamatan(name: string, lng: number, lat: number, areaKm2: number): Kecamatan {
  return { name, at: [lng, lat], areaKm2 };
}

interface AlertFacts extends Partial<NowcastAlert> {
  n: number;
  /** Clocks of the day, in WIB. */
  sent: string;
  effective: string;
  expires: string;
  places: readonly Kecamatan[];
}

function alert({ n, sent, effective, expires, places, ...more }: AlertFacts): NowcastAlert {
  const at = (clock: string) => wib(`${DAY} ${clock}`);
  const [sentAt, effectiveAt, expiresAt] = [at(sent), at(effective), at(expires)];
  const sequence = String(n).padStart(3, "0");
  const utcHour = new Date(sentAt).toISOString().slice(0, 13).replace("T", "-").replaceAll("-", ".");
  return {
    code: `CJB${DAY.replaceAll("-", "")}${sequence}`,
    identifier: `2.49.0.1.360.0.${utcHour}.32.${sequence}`,
    msgType: "Alert",
    references: [],
    severity: "Moderate",
    sentAt,
    effectiveAt,
    expiresAt,
    headline: "Hujan Lebat disertai Petir di Jawa Barat",
    description: describe(effectiveAt, expiresAt, places),
    province: "Jawa Barat",
    polygons: places.map(ringRound),
    ...more,
  };
}

function describe(effectiveAt: number, expiresAt: number, places: readonly Kecamatan[]): string {
  const day = "10 November 2026";
  const clock = (at: number) => {
    const { hour, minute } = partsIn("WIB", at);
    return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")} WIB`;
  };
  const names = [...new Set(places.map((place) => place.name.toUpperCase()))].sort().join(", ");
  return [
    `Hujan lebat disertai petir akan terjadi pada ${day}, ${clock(effectiveAt)} di sebagian wilayah Jawa Barat, khususnya di ${names}.`,
    " Kondisi ini berpotensi menimbulkan dampak berupa jarak pandang berkurang, angin kencang, dan banjir lokal.",
    " Masyarakat dihimbau untuk tetap waspada dan mengurangi aktivitas di luar ruangan.",
    ` Kondisi diperkirakan dapat berlangsung hingga ${day}, ${clock(expiresAt)}.`,
  ].join("\n");
}

function referenceTo(earlier: NowcastAlert): string {
  return `cuaca.ekstrem@bmkg.go.id,${earlier.identifier},${new Date(earlier.sentAt + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}

/** Twelve corners at the radius of a circle of the kecamatan's area, in and out by a fifth in turn. */
function ringRound({ at: [lng, lat], areaKm2 }: Kecamatan): LngLat[] {
  const radius = Math.sqrt(areaKm2 / Math.PI) / 111;
  const corners = Array.from({ length: 12 }, (_, i): LngLat => {
    const reach = radius * (i % 2 === 0 ? 1.2 : 0.8);
    return [lng + reach * Math.cos((i * Math.PI) / 6), lat + reach * Math.sin((i * Math.PI) / 6)];
  });
  return [...corners, ...corners.slice(0, 1)];
}

function sliver([lng, lat]: LngLat): LngLat[] {
  return [
    [lng, lat],
    [lng - 0.005, lat - 0.002],
    [lng - 0.005, lat + 0.001],
    [lng, lat],
  ];
}

function withRepeats(ring: LngLat[]): LngLat[] {
  return ring.flatMap((point, i) => (i % 4 === 1 ? [point, point] : [point]));
}
