import { TsunamiLevel } from "../../shared/record/bulletin.ts";
import type { Alert, Tier } from "../../shared/record/alert.ts";
import type { QuakeVersion, Tsunami, WeatherVersion } from "../../shared/record/hazard.ts";
import type { Impact } from "../../shared/record/impact.ts";
import { DAY_MS, HOUR_MS, isoDay, MINUTE_MS } from "../../shared/time.ts";
import { SEVERITY_WORDS } from "../../shared/words/severities.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { alert, impact, nagekeo, NOW, OFFICER, PD2_AT, PD4_AT, PLACES, rain, REACH } from "../http/worlds.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { incident } from "../make/incident.ts";

/** Everything that a wall can be told to show, as worlds made at once: each level that BMKG has, each stage, the longest names. */
export interface Level {
  name: string;
  scene: "calm" | "event" | "tsunami" | "weather";
  at: number;
  records: WorldRecord[];
  /** A word that stands on the screen once it is shown. */
  shows: string;
}

const LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro";
const ANSWERED = { officer: OFFICER, at: NOW - MINUTE_MS, tier: "darurat" as const };
const answer = (id: string) => incident({ id, acknowledged: ANSWERED });

function shaken(
  name: string,
  mmi: number | null,
  tier: Tier,
  {
    kabupaten = "Kabupaten Cianjur",
    ofVersion = {},
    ofAlert = {},
    isAnswered = false,
    flags = [],
  }: {
    kabupaten?: string;
    ofVersion?: Partial<QuakeVersion>;
    ofAlert?: Partial<Alert>;
    isAnswered?: boolean;
    flags?: string[];
  } = {},
): Level {
  // Each its own magnitude, by which a test sees that it is shown.
  const magnitude = 5 + shakenSoFar++ / 10;
  const one = quake({ flags }, { magnitude, ...ofVersion });
  const worst: Partial<Impact> =
    mmi === null ? {} : { maxMmi: mmi, kabupaten: [{ code: "32.03", name: kabupaten, mmi, people: 930_000 }] };
  const people = [10, 9, 8, 7, 6, 5]
    .filter((band) => mmi !== null && band <= mmi + 0.5)
    .map((band) => ({ mmi: band, low: 1250 * (11 - band), mid: 158_697 * (11 - band), high: 1_550_000 * (11 - band) }));
  return {
    name,
    scene: "event",
    at: NOW,
    records: [
      one,
      alert(one.id, tier, { raisedAt: NOW - 5 * MINUTE_MS, history: [], ...ofAlert }),
      ...(isAnswered ? [answer(one.id)] : []),
      ...(mmi === null ? [] : [impact(one.id, { ...worst, people })]),
    ],
    shows: `M ${magnitude.toFixed(1).replace(".", ",")}`,
  };
}
let shakenSoFar = 0;

const DISTRICTS =
  "MANGGARAI-BARAT BAGIAN UTARA,SIKKA BAGIAN UTARA,JENEPONTO,KEPULAUAN-SIAU-TAGULANDANG-BIARO BAGIAN SELATAN,KOTA-BIMA BAGIAN UTARA,FLORES-TIMUR BAGIAN UTARA,SUMBA-BARAT-DAYA,PANGKAJENE-DAN-KEPULAUAN,BULUKUMBA,LEMBATA BAGIAN UTARA,ALOR BAGIAN UTARA".split(
    ",",
  );

function zones(level: TsunamiLevel | null, count: number): Tsunami["zones"] {
  const lower = TsunamiLevel.options.at(-1) ?? "WASPADA";
  return Array.from({ length: level ? count : 0 }, (_, i) => ({
    province: i % 3 === 2 ? "SULSEL" : "NTT",
    district: DISTRICTS[i % DISTRICTS.length] ?? "",
    level: i < Math.ceil(count / 2) ? (level ?? lower) : lower,
    arrivalAt: i % 5 === 4 ? null : PD2_AT + (i - 4) * 3 * MINUTE_MS,
  }));
}

const GAUGES: Tsunami["observations"] = [
  { location: "Maurole", at: [121.8, -8.5], heightM: 0.94, observedAt: PD2_AT + 8 * MINUTE_MS, swapped: false },
  { location: "Labuan Bajo", at: [119.9, -8.5], heightM: 0.36, observedAt: PD2_AT + 20 * MINUTE_MS, swapped: false },
];

function wave(name: string, shows: string, told: Partial<Tsunami>, at = PD2_AT + 6 * MINUTE_MS): Level {
  const one = nagekeo({ issuedAt: PD2_AT, ...told });
  const reach = { ...REACH, people: told.level ? [{ ...REACH.people[0]!, level: told.level }] : [] };
  const raised = { raisedAt: PD2_AT - 5 * MINUTE_MS, history: [] };
  return {
    name,
    scene: "tsunami",
    at,
    records: [
      one,
      alert(one.id, "darurat", raised),
      impact(one.id, { version: 1, tsunami: told.zones?.length ? reach : null }),
    ],
    shows,
  };
}

function warned(stage: string, level: TsunamiLevel | null, count: number, more: Partial<Tsunami> = {}): Level {
  const told = { state: "warning" as const, stage, level, zones: zones(level, count), ...more };
  return wave(`tsunami ${stage} ${level ?? "no level"}, ${count} zones`, level ?? "TANPA LEVEL", told);
}

function rains(severity: WeatherVersion["severity"], more: Parameters<typeof rain>[0] = {}): Level {
  const one = rain({ ...more, versions: [{ ...rain().versions[0]!, severity }] });
  const inside = {
    peopleInside: 1_840_000,
    kabupaten: [LONG, "Kabupaten Penukal Abab Lematang Ilir", "Kabupaten Sukabumi", "Kota Bogor"].map((name, i) => ({
      code: `32.0${i}`,
      name,
      mmi: null,
      people: 200_000,
    })),
  };
  return {
    name: `weather ${severity}`,
    scene: "weather",
    at: NOW,
    records: [one, alert(one.id, "merusak", { asks: true, raisedAt: one.firstSeenAt }), impact(one.id, inside)],
    shows: SEVERITY_WORDS[severity].toUpperCase(),
  };
}

/** Five quakes of the days before, and three rains. */
function quiet(): WorldRecord[] {
  const places = "Kepulauan Siau Tagulandang Biaro,Penukal Abab Lematang Ilir,Kota Sukabumi,Garut,Cianjur".split(",");
  const felt = places.map((place, i) =>
    quake(
      { id: `quake:old-${i}`, status: "history", updatedAt: NOW - i * 20 * HOUR_MS },
      {
        originTime: ORIGIN - (i + 1) * 20 * HOUR_MS,
        form: "felt",
        felt: [{ place, mmiLow: 2, mmiHigh: 3 + (i % 3) }],
        area: `Pusat gempa berada di laut 12 km barat laut ${place}`,
      },
    ),
  );
  const names = ["Kabupaten Pangkajene dan Kepulauan", "Kabupaten Bandung Barat", LONG];
  const rainy = names.flatMap((name, i) => {
    const one = rain({ id: `cap:${i}`, endsAt: NOW + (i + 1) * HOUR_MS });
    const where = { kabupaten: [{ code: `32.0${i}`, name, mmi: null, people: 600_000 }], peopleInside: 600_000 };
    return [one, alert(one.id, "info", { asks: false }), impact(one.id, where)];
  });
  return [...felt, ...rainy];
}

/** What offices reported of their goods: of the longest name, and more than there is room for. */
function kept(): WorldRecord[] {
  const items = ["tenda keluarga portabel", "makanan siap saji", "kidware", "beras"];
  return PLACES.flatMap(({ id, kind }, place): WorldRecord[] => {
    if (kind !== "lumbung" && kind !== "warehouse") return [];
    const lots = items.map((item, i) => {
      const unit = item === "beras" ? "kg" : "paket";
      return { item, unit, quantity: 12_500 - i, batch: null, expiresOn: isoDay(NOW + (place + 20 * i) * DAY_MS) };
    });
    return [{ type: "stock", id, asOf: isoDay(NOW - place * DAY_MS), source: "Dinsos", lots }];
  });
}

const second = quake({ id: "quake:second" }, { originTime: ORIGIN + 11 * MINUTE_MS, magnitude: 6.4, area: "Laut" });
const TWO = shaken("two quakes in turns", 6.1, "merusak", { isAnswered: true });

export const LEVELS: readonly Level[] = [
  { name: "calm", scene: "calm", at: NOW, records: quiet(), shows: "Hari sejak gempa merusak" },
  { name: "calm without a record", scene: "calm", at: NOW, records: [], shows: "Hari sejak gempa merusak" },
  shaken("felt III", 3.2, "dirasakan", { ofAlert: { asks: false }, isAnswered: true }),
  shaken("felt V, unanswered", 5.1, "dirasakan"),
  shaken("damaging VI of the longest name", 6.2, "merusak", { kabupaten: LONG }),
  shaken("damaging VII", 7.2, "merusak", { isAnswered: true }),
  shaken("emergency VIII", 8.1, "darurat"),
  shaken("emergency IX", 9.2, "darurat", { kabupaten: "Kota Sukabumi", isAnswered: true }),
  shaken("emergency X of the longest name", 10.1, "darurat", { kabupaten: LONG }),
  shaken("figures still to come", null, "merusak", { ofVersion: { area: "10 km BaratDaya KAB-CIANJUR-JABAR" } }),
  shaken("by a machine alone", 6.4, "dirasakan", { ofVersion: { form: "automatic" }, flags: ["automatic"] }),
  shaken("with flags", 7.6, "darurat", { flags: ["automatic", "time-corrected"] }),
  {
    ...TWO,
    records: [
      ...TWO.records,
      second,
      alert(second.id, "merusak"),
      answer(second.id),
      impact(second.id, { kabupaten: [{ code: "32.03", name: "Kabupaten Cianjur", mmi: 6, people: 900 }] }),
    ],
  },
  wave("tsunami potential", "POTENSI", { state: "potential", stage: null, level: null, zones: [] }),
  warned("PD-1", "WASPADA", 1),
  warned("PD-1", "SIAGA", 3),
  warned("PD-1", null, 0),
  warned("PD-2", "AWAS", 22),
  warned("PD-2", "SIAGA", 22),
  warned("PD-2", "WASPADA", 5),
  warned("PD-3.1", "AWAS", 11, { observations: GAUGES }),
  warned("PD-3.2", "WASPADA", 11, { observations: GAUGES }),
  wave(
    "tsunami PD-4",
    "BERAKHIR",
    { state: "ended", stage: "PD-4", level: null, issuedAt: PD4_AT, observations: GAUGES, zones: [] },
    PD4_AT + 5 * MINUTE_MS,
  ),
  wave(
    "tsunami taken back",
    "dibatalkan",
    { state: "ended", stage: "PD-4", level: null, issuedAt: PD4_AT, zones: [], cancelled: true },
    PD4_AT + 5 * MINUTE_MS,
  ),
  rains("Extreme"),
  rains("Severe"),
  rains("Moderate"),
  rains("Minor"),
  rains("Unknown", { flags: ["end-unknown", "area-unknown"] }),
  { name: "calm, goods near their end", scene: "calm", at: NOW, records: kept(), shows: "Stok harus keluar" },
  {
    name: "calm, goods near their end beside warnings",
    ...{ scene: "calm", at: NOW, records: [...quiet(), ...kept()], shows: "Stok harus keluar" },
  },
];

/** With our own places, to which all of them refer. */
export function recordsOf(level: Level): WorldRecord[] {
  return [...PLACES, ...level.records];
}
