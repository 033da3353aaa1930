import { OBSERVATIONS, ZONE_OF_PD1, ZONES } from "../../server/drill/scenarios/nagekeoTsunami.ts";
import { oldPage } from "../../server/public/publicOld.ts";
import type { Earthquake, Statement, Tsunami } from "../../shared/record/hazard.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { World } from "../../shared/world/world.ts";
import { alert, impact, nagekeo, NOW, PD2_AT, PHONES, PD4_AT, rain } from "../http/worlds.ts";
import { ORIGIN, quake, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { page } from "./reading.ts";

/** Every state in which the public page is read, with as much in it as a real day has. */

const bmkg = (change: Partial<Statement>): Statement => ({
  feed: "inatews-datagempa",
  form: "tsunami",
  bulletinId: null,
  issuedAt: PD2_AT,
  seenAt: PD2_AT,
  revisedAt: 0,
  originTime: PD2_AT,
  at: [121.39, -8.41],
  magnitude: 7.7,
  depthKm: 15,
  area: "30 km TimurLaut MBAY-NAGEKEO-NTT",
  potential: "potential",
  stage: null,
  zones: [],
  observations: [],
  felt: [],
  doubts: [],
  headline: null,
  instruction: null,
  shakemap: null,
  ...change,
});

const kab = (code: string, name: string, mmi: number, people: number) => ({ code, name, mmi, people });
const SHAKEN = [
  kab("32.03", "Kabupaten Cianjur", 7.1, 930_000),
  kab("32.02", "Kabupaten Sukabumi", 6.6, 300_000),
  kab("32.72", "Kota Sukabumi", 6.2, 19_000),
  kab("32.01", "Kabupaten Bogor", 5.4, 800_000),
  kab("32.17", "Kabupaten Bandung Barat", 5.1, 600_000),
  kab("32.14", "Kabupaten Purwakarta", 4.6, 300_000),
  kab("32.71", "Kota Bogor", 4.5, 300_000),
  kab("32.04", "Kabupaten Bandung", 4.4, 500_000),
  kab("32.05", "Kabupaten Garut", 4.1, 100_000),
];
const FELT = [
  ["Cianjur", 5, 6],
  ["Garut", 4, 5],
  ["Sukabumi", 4, 5],
  ["Cimahi", 3, 4],
  ["Lembang", 3, 4],
  ["Kota Bandung", 3, 3],
  ["Rancaekek", 2, 3],
].map(([place, mmiLow, mmiHigh]) => ({ place, mmiLow, mmiHigh }) as Earthquake["versions"][number]["felt"][number]);

const ADVICE = "Hati-hati terhadap gempabumi susulan yang mungkin terjadi";
export const CIANJUR = quake(
  { statements: [bmkg({ feed: "autogempa", form: "m5", seenAt: ORIGIN, instruction: ADVICE })] },
  { area: "10 km BaratDaya KAB-CIANJUR-JABAR", felt: FELT },
);
export const aftershocks = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const told = { magnitude: 2.4 + i / 5, originTime: ORIGIN + (i + 2) * MINUTE_MS };
    const id = `quake:after${i}`;
    return [quake({ id }, told), alert(id, i % 2 ? "dirasakan" : "info", { mainId: CIANJUR.id })];
  }).flat();

const FLORES = [
  kab("53.16", "Kabupaten Nagekeo", 7.9, 150_000),
  kab("53.07", "Kabupaten Sikka", 7.2, 300_000),
  kab("53.08", "Kabupaten Ende", 6.8, 260_000),
  kab("53.09", "Kabupaten Ngada", 6.4, 160_000),
  kab("53.19", "Kabupaten Manggarai Timur", 5.9, 270_000),
  kab("53.06", "Kabupaten Flores Timur", 5.2, 280_000),
  kab("53.10", "Kabupaten Manggarai", 4.8, 300_000),
];
const HEAD = "Pemutakhiran Peringatan Dini Tsunami untuk wilayah: NTB, NTT, SULSEL, SULTRA, Gempa Mag:7.7, 15-Agu-26 04:58:24 WIB, Lok:8.41 LS, 121.39 BT (30 km TimurLaut MBAY-NAGEKEO-NTT), Kedlmn:15 Km ::BMKG";
const FOLLOW = "Ikuti arahan peringatan dini TSUNAMI dari BPBD, BNPB dan BMKG";

const asked = (level: string, deed: string) => `Pemerintah Propinsi/Kab/Kota yang berada pada status "${level}" diharap ${deed}`;
const WORDS = {
  description: "Pemutakhiran Peringatan Dini Tsunami, telah terjadi gempabumi dengan kekuatan:7.7, lokasi: 30 km TimurLaut MBAY-NAGEKEO-NTT, waktu:15-Agu-26 04:58:24 WIB,  berpotensi Tsunami di wilayah: NTB, NTT, SULSEL, SULTRA",
  potential: "Potensi TSUNAMI untuk diteruskan pada masyarakat",
  levels: [
    asked("Awas", "memperhatikan dan segera mengarahkan masyarakat untuk melakukan evakuasi menyeluruh"),
    asked("Siaga", "memperhatikan dan segera mengarahkan masyarakat untuk melakukan evakuasi"),
    asked("Waspada", "memperhatikan dan segera mengarahkan masyarakat untuk menjauhi pantai dan tepian sungai"),
  ],
};

const gauges = OBSERVATIONS.map((one) => ({ ...one, swapped: false }));

function flores(told: Partial<Tsunami>, said: Partial<Statement> = {}): World {
  const warned = nagekeo(told);
  const [last] = warned.versions;
  // BMKG's last bulletins tell no heights: those of the version before stay.
  const before = version({ ...last!, tsunami: { ...last!.tsunami, state: "warning", observations: gauges } });
  const versions = told.state === "ended" ? [before, { ...last!, n: 2, fetchedAt: PD4_AT + 8000 }] : [last!];
  const statements = [bmkg({ headline: HEAD, instruction: FOLLOW, words: WORDS, stage: told.stage ?? null, ...said })];
  const standing = { ...warned, versions, statements };
  return worldOf(standing, impact(warned.id, { kabupaten: FLORES }), alert(warned.id, "darurat"));
}

export const RAIN_TEXT = `Hujan lebat disertai petir akan terjadi pada 13 October 2025, 12:23 WIB di sebagian wilayah Jawa Barat, khususnya di Babakancikao, Bl. Limbangan, Bungursari, Campaka, Cibatu, Cijambe, Cikampek, Cipeunduey, Cisalak, Cisarua, Dawuan, Jatisari, Kalijati, Kiarapedes, Kota Baru, Ngamprah, Pabuaran, Pagaden Barat, Pagelaran, Parongpong, Patokbeusi, Purabaya, Purwakarta, Selaawi, Serangpanjang, Sindangkerta, Subang, Takokak, Tanjungsiang.
 Kondisi ini berpotensi menimbulkan dampak berupa jarak pandang berkurang, angin kencang, dan banjir lokal.
 Masyarakat dihimbau untuk tetap waspada, mengurangi aktivitas di luar ruangan, serta mengambil langkah-langkah pencegahan yang diperlukan guna menjaga keselamatan.
 Kondisi diperkirakan dapat berlangsung hingga 13 October 2025, 14:30 WIB.`;
const WET = [
  kab("32.14", "Kabupaten Purwakarta", 0, 500_000),
  kab("32.13", "Kabupaten Subang", 0, 400_000),
  kab("32.17", "Kabupaten Bandung Barat", 0, 200_000),
  kab("32.05", "Kabupaten Garut", 0, 60_000),
  kab("32.03", "Kabupaten Cianjur", 0, 50_000),
].map((one) => ({ ...one, mmi: null }));
export function raining(id: string, places: readonly (typeof WET)[number][], change: Parameters<typeof rain>[0] = {}) {
  const hazard = rain({ id, ...change });
  const versions = hazard.versions.map((one) => ({ ...one, description: RAIN_TEXT }));
  const people = places.reduce((sum, one) => sum + one.people, 0);
  return [
    { ...hazard, versions },
    impact(id, { kabupaten: [...places], zones: [], people: [], resources: [], felt: [], peopleInside: people }),
  ];
}
export const WETTEST = WET;

const strong = [impact(CIANJUR.id, { kabupaten: SHAKEN }), alert(CIANJUR.id, "darurat")];
const over = (tier: "darurat" | "dirasakan") => alert(CIANJUR.id, tier, { endedAt: NOW - MINUTE_MS });
const past = quake({ id: "quake:past", status: "history" });
const ALL_BUT_WEATHER = ["autogempa", "gempaterkini", "gempadirasakan", "inatews-datagempa", "inatews-tsunami", "inatews-live"] as const;
const OVER_TOLD = "Peringatan Dini TSUNAMI yang disebabkan oleh gempa Mag:7.7, lokasi: 30 km TimurLaut MBAY-NAGEKEO-NTT, waktu:15-Agu-26 04:58:24 WIB, dinyatakan telah berakhir, demikian informasi terakhir disampaikan oleh Sistem Peringatan Dini Tsunami Indonesia,kecuali ada informasi baru";
const OVER: Partial<Statement> = { issuedAt: PD4_AT, headline: "Peringatan Dini TSUNAMI yang disebabkan oleh gempa Mag:7.7, 15-Agu-26 04:58:24 WIB, dinyatakan telah berakhir::BMKG", words: { ...WORDS, description: OVER_TOLD } };
const ended: Partial<Tsunami> = { state: "ended", issuedAt: PD4_AT, zones: [], observations: [], level: null };

export const STATES: Record<string, () => string> = {
  calm: () => page(worldOf(past)),
  doubted: () => page(worldOf(past), NOW, ALL_BUT_WEATHER),
  "three rains": () =>
    page(
      worldOf(
        ...raining("weather:1", WET),
        ...raining("weather:2", WET.slice(2, 4), { endsAt: NOW + HOUR_MS }),
        ...raining("weather:3", WET.slice(4), { endsAt: NOW + 14 * HOUR_MS }),
      ),
    ),
  event: () => page(worldOf(CIANJUR, ...strong, ...aftershocks(10))),
  "event and doubted": () => page(worldOf(CIANJUR, ...strong, ...aftershocks(10), ...raining("weather:1", WET)), NOW, ["inatews-tsunami"]),
  felt: () => page(worldOf(CIANJUR, impact(CIANJUR.id, { kabupaten: SHAKEN.slice(5), people: [] }), alert(CIANJUR.id, "dirasakan"))),
  automatic: () => {
    const solved = quake({ flags: ["automatic"] }, { form: "automatic", area: "Java, Indonesia", tsunami: { ...CIANJUR.versions[0]!.tsunami, state: "unknown" } });
    return page(worldOf(solved, ...strong));
  },
  "tsunami PD-1": () => page(flores({ stage: "PD-1", level: "WASPADA", zones: [...ZONE_OF_PD1] }), PD2_AT + MINUTE_MS),
  "tsunami PD-2": () => page(flores({ stage: "PD-2", level: "SIAGA", zones: [...ZONES] }), PD2_AT + MINUTE_MS),
  "tsunami PD-3": () =>
    page(flores({ stage: "PD-3", level: "SIAGA", zones: [...ZONES], observations: gauges }), PD2_AT + HOUR_MS),
  "tsunami potential": () => page(flores({ state: "potential", stage: null, level: null, zones: [] }), PD2_AT + MINUTE_MS),
  "tsunami ended": () => page(flores({ ...ended, stage: "PD-4" }, OVER), PD4_AT + HOUR_MS),
  "tsunami cancelled": () => page(flores({ ...ended, stage: null, cancelled: true }, { headline: null }), PD4_AT + HOUR_MS),
  "tsunami denied": () => {
    const warned = nagekeo({ state: "potential", stage: null, level: null, zones: [] });
    const [last] = warned.versions;
    const none = version({ ...last!, n: 2, fetchedAt: last!.fetchedAt + 4 * MINUTE_MS, tsunami: { ...last!.tsunami, state: "none", issuedAt: null } });
    const told = { ...warned, versions: [last!, none] };
    return page(worldOf(told, impact(told.id, { kabupaten: FLORES }), alert(told.id, "merusak")), none.fetchedAt + HOUR_MS);
  },
  "tsunami silent": () => {
    const warned = flores({ stage: "PD-2", level: "SIAGA", zones: [...ZONES] });
    const [quake] = warned.hazard.values();
    return page(worldOf(quake!, impact(quake!.id, { kabupaten: FLORES }), alert(quake!.id, "darurat", { endedAt: PD2_AT + 12 * HOUR_MS })), PD2_AT + 13 * HOUR_MS);
  },
  "quake cancelled": () => page(worldOf({ ...CIANJUR, flags: ["cancelled"] }, strong[0]!, over("darurat"))),
  "automatic withdrawn": () => page(worldOf({ ...CIANJUR, flags: ["automatic", "withdrawn"] }, strong[0]!, over("dirasakan"))),
  weather: () => page(worldOf(...raining("weather:1", WET), alert("weather:1", "dirasakan"))),
  "weather cancelled": () =>
    page(
      worldOf(
        ...raining("weather:1", WET, { cancelled: true, endsAt: NOW - MINUTE_MS }),
        alert("weather:1", "dirasakan", { endedAt: NOW - MINUTE_MS }),
      ),
    ),
  drill: () => page(worldOf(CIANJUR, ...strong), NOW, [], { scenario: "cianjur-2022", speed: 20 }),
  old: () => oldPage(NOW - HOUR_MS, null, PHONES),
};
