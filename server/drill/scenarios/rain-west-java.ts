import type { LngLat } from "../../../shared/geo/distance.ts";
import { partsIn } from "../../../shared/time.ts";
import { wib, type NowcastAlert, type Scenario, type Step } from "../scenario.ts";
import { background } from "./background.ts";
import { cellOf, kecamatanOf, type KecamatanPoint } from "./kecamatanCells.ts";

/**
 * An invented afternoon of rain over west Java. Kecamatan, their middle and area are facts (population-weighted points);
 * the polygons are ours, one a kecamatan as BMKG's are (kecamatanCells.ts). BMKG has never been seen to send Update, Cancel
 * or more than Moderate: the drill does, as CAP allows.
 */
const DAY = "2026-11-10";
const startAt = wib(`${DAY} 13:30:00`);

const WEST_JAVA = kecamatanOf("32");
const BOGOR = named([
  "32.01.24", // Ciawi
  "32.01.25", // Cisarua
  "32.01.26", // Megamendung
  "32.01.27", // Caringin
  "32.01.38", // Cigombong
]);
const CIANJUR = named([
  "32.03.10", // Pacet
  "32.03.28", // Cipanas
  "32.03.11", // Cugenang
  "32.03.02", // Warungkondang
  "32.03.01", // Cianjur
]);
const WEST_BANDUNG = named([
  "32.17.01", // Lembang
  "32.17.02", // Parongpong
  "32.17.03", // Cisarua
  "32.17.06", // Ngamprah
  "32.77.03", // Cimahi Utara
]);
const SUKABUMI = named([
  "32.02.29", // Cisaat
  "32.02.30", // Kadudampit
  "32.02.12", // Nagrak
  "32.02.28", // Cicantayan
]);
const GARUT = named([
  "32.05.07", // Samarang
  "32.05.08", // Pasirwangi
  "32.05.17", // Bayongbong
  "32.05.20", // Cisurupan
]);

const BOGOR_FIRST = alert({ n: 1, sent: "13:38:00", effective: "13:45:00", expires: "15:45:00", places: BOGOR });
const BANDUNG = alert({
  n: 2,
  sent: "14:05:00",
  effective: "14:10:00",
  expires: "16:10:00",
  places: WEST_BANDUNG,
  // BMKG's overlay leaves slivers of four points and repeats points.
  polygons: [
    ...WEST_BANDUNG.map(cell),
    sliver([107.601, -6.781]),
    sliver([107.512, -6.902]),
    ...WEST_BANDUNG.slice(0, 1).map(cell).map(withRepeats),
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

function named(codes: readonly string[]): KecamatanPoint[] {
  return codes.map((code) => {
    const found = WEST_JAVA.find((one) => one.code === code);
    if (!found) throw new Error(`there is no kecamatan ${code}`);
    return found;
  });
}

interface AlertFacts extends Partial<NowcastAlert> {
  n: number;
  /** Clocks of the day, in WIB. */
  sent: string;
  effective: string;
  expires: string;
  places: readonly KecamatanPoint[];
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
    polygons: places.map(cell),
    ...more,
  };
}

function describe(effectiveAt: number, expiresAt: number, places: readonly KecamatanPoint[]): string {
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

function cell(place: KecamatanPoint): LngLat[] {
  return cellOf(place, WEST_JAVA);
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
