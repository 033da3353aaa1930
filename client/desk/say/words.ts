import { shakenBy } from "../../../shared/words/shakenBy.ts";
import type { FeedHealth, FeedStatus } from "../../../shared/bmkg/feedHealth.ts";
import { FEEDS } from "../../../shared/bmkg/feeds.ts";
import { UNKNOWN_END_STANDS } from "../../../shared/bmkg/unknownEnd.ts";
import { doubtIn, type PlainFlag } from "../../../shared/record/flag.ts";
import type { Hazard } from "../../../shared/record/hazard.ts";
import type { CoveringSentra } from "../../../shared/record/coverage.ts";
import { type FeltPlace, type Impact, isOfWarning } from "../../../shared/record/impact.ts";
import type { PlaceKind } from "../../../shared/record/place.ts";
import type { World } from "../../../shared/world/world.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { doubtWords } from "../../../shared/words/doubts.ts";
import { decimals, peopleWords } from "../../../shared/words/figures.ts";
import { owedWords } from "../../../shared/words/owed.ts";
import { roman } from "../../../shared/words/mmi.ts";

/** The desk's turns of phrase. */

export const MOVE_WORDS = { raised: "naik ke", lowered: "turun ke", ended: "berakhir dari" } as const;
/** Shapes of the map, so that a list and a map are read alike. */
export const KIND_SHAPES: Record<PlaceKind, string> = { tagana: "●", sentra: "■", lumbung: "⬢", warehouse: "▲" };

const HEALTH_WORDS: Record<Exclude<FeedHealth, "owing">, string> = {
  "never-read": "belum pernah terbaca",
  lost: "tidak diperiksa",
  unreachable: "tidak terjangkau",
  unreadable: "tidak terbaca",
  quiet: "terbaca, isinya lama",
  current: "terbaca",
};

export function healthWords(health: FeedHealth, { owed }: Pick<FeedStatus, "owed">): string {
  return health === "owing" ? owedWords(owed) : HEALTH_WORDS[health];
}

const FLAG_WORDS: Readonly<Record<string, string>> = {
  automatic: "Otomatis: dihitung mesin BMKG, belum ditinjau orang.",
  foreign: "Di luar wilayah Indonesia.",
  "bmkg-test": "TES BMKG: pesan uji, bukan kejadian.",
  "time-unsure": "Jam server belum dapat dipastikan saat ini dibaca: dinilai lagi begitu jam BMKG diketahui.",
  "time-corrected": "Waktu asal pernah dibetulkan BMKG.",
  withdrawn: "Tidak ada lagi di daftar otomatis BMKG.",
  "to-and-fro": "BMKG silih berganti memberi isi lama dan baru; yang baru dipakai.",
  cancelled: "Dibatalkan BMKG.",
  replaced: "Diganti peringatan BMKG lain yang mencakupnya.",
  "end-unknown": `Akhir berlakunya tidak diketahui: dianggap berlaku ${UNKNOWN_END_STANDS.value} ${UNKNOWN_END_STANDS.unit} sejak terbit. Pilihan kami; ${UNKNOWN_END_STANDS.why}.`,
  "area-unknown": "Wilayahnya tidak diketahui: penduduk dan pos di dalamnya belum diketahui.",
  "area-partly": "Sebagian wilayahnya tidak diketahui: penduduk dan pos di bagian itu belum terhitung.",
  "issue-doubted": "Jam terbit satu buletin tidak mungkin dan tidak dipakai; tahapnya yang menentukan urutan.",
  "stage-unknown":
    "Tahap satu buletin tsunami tidak terbaca: zonanya tetap dipakai, dan yang tanpa zona tidak menggantikan peringatan yang berlaku. Periksa ke BMKG.",
  "area-kept": "Wilayah pembaruan ini tidak terbaca: dipakai wilayah versi sebelumnya.",
  "area-by-code": "Wilayahnya hanya disebut dengan kode: digambar di sekitar kecamatan-kecamatannya, perkiraan.",
  "cancel-unknown":
    "Kata-kata BMKG menyebut pembatalan, jenis pesannya tidak: dianggap berlaku sampai akhirnya. Periksa ke BMKG.",
  "shakemap-refused": "Shakemap BMKG untuk gempa ini ditolak; perkiraan kami yang dipakai.",
  "felt-doubted": "Satu angka dirasakan mustahil untuk gempa ini dan tidak dipakai.",
} satisfies Record<PlainFlag, string>;

/** desk.35: the sources that fail, in one breath; null when none does. */
export function failingWords(failing: readonly { title: string; words: string }[]): string | null {
  const [first] = failing;
  if (!first) return null;
  if (failing.length === 1) return `${first.title} ${first.words}`;
  const alike = failing.every(({ words }) => words === first.words);
  return `${failing.length} sumber ${alike ? first.words : "bermasalah"}`;
}

/** desk.7: what a reader must be told of a hazard, one sentence each; held reasons with BMKG's fields and values. */
export function flagSentences(hazard: Hazard): string[] {
  const plain = hazard.flags
    .filter((flag) => doubtIn(flag) === null)
    .map((flag) => FLAG_WORDS[flag] ?? `Tanda: ${flag}.`);
  if (hazard.kind === "weather") return plain;
  const doubts = hazard.statements.flatMap(({ feed, doubts }) =>
    doubts.map(({ kind, detail }) => `Ditahan dari ${FEEDS[feed].name}: ${doubtWords(kind)}. ${detail}`),
  );
  const refused = hazard.shakemap?.refused ?? null;
  return [
    ...plain,
    ...(refused === null ? [] : [`Shakemap BMKG ${hazard.shakemap?.eventId}: ${refused}.`]),
    ...new Set(doubts),
  ];
}

export interface PeopleFigure {
  figure: string;
  where: string;
  /** Empty where the figure is not known. */
  range: string;
}

/** People in MMI VI and above (V, when nobody is), or inside a polygon; null when the estimate names nobody. */
export function peopleFigure(impact: Impact): PeopleFigure | null {
  const { people, peopleInside, epicentre } = impact;
  const where = "di dalam wilayah peringatan";
  if (peopleInside !== null) return { figure: peopleWords(peopleInside), where, range: "perkiraan" };
  if (isOfWarning({ epicentre })) return { figure: "belum diketahui", where: `orang ${where}`, range: "" };
  const from = [6, 5, 4].find((band) => people.some(({ mmi, mid }) => mmi >= band && mid > 0));
  if (from === undefined) return null;
  const [low, mid, high] = (["low", "mid", "high"] as const).map((end) =>
    people.reduce((sum, band) => sum + (band.mmi >= from ? band[end] : 0), 0),
  );
  return {
    figure: peopleWords(mid ?? 0),

    where: `di MMI ${roman(from)} atau lebih`,
    range: `${shakenBy(impact)}, ${peopleWords(low ?? 0)} sampai ${peopleWords(high ?? 0)}`,
  };
}

/** `3 m 00 d`, `0 j 18 m`, `2 h 3 j`: durations at the desk. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  if (hours >= 48) return `${Math.floor(hours / 24)} h ${hours % 24} j`;
  return hours > 0 ? `${hours} j ${two(minutes % 60)} m` : `${minutes} m ${two(seconds % 60)} d`;
}

/** `66 %`, `<1 %`, `>99 %`: no chance is ever told as none or as certain. */
export function chanceWords(chance: number): string {
  if (chance < 0.01) return "<1 %";
  return chance > 0.99 ? ">99 %" : `${Math.round(chance * 100)} %`;
}

/** Long names as lists write them: `Tagana Kab. Cianjur`. */
export function postName(places: World["place"], id: string): string {
  return kabWords(places.get(id)?.name ?? id);
}

/** A way that may be broken between its legs alone. */
export function wholeLegs(way: string): string {
  return way
    .split(" · ")
    .map((leg) => leg.replaceAll(" ", "\u00a0").replaceAll("–", "\u2060–\u2060"))
    .join("\u00a0· ");
}

export function kmWords(km: number): string {
  return `${decimals(km, km < 10 ? 1 : 0)} km`;
}

export const COVERAGE_WORDS: Record<CoveringSentra["basis"], string> = {
  published: "menurut wilayah kerja yang diterbitkan",
  derived: "diturunkan dari jarak, wilayah kerja tidak diterbitkan",
};

/** desk.20: where a line of BMKG's list was found; what was not is shown and not reckoned with. */
export function feltStateWords({ state, names }: Pick<FeltPlace, "state" | "names">): string {
  switch (state) {
    case "found":
      return names[0] ?? "ditemukan";
    case "ambiguous":
      if (names.length === 1) return `diragukan, jauh dari tempat lain di daftar, tidak dihitung: ${names.join("")}`;
      return `bisa beberapa tempat, tidak dihitung: ${names.slice(0, 4).join("; ")}${names.length > 4 ? `; ${names.length - 4} lain` : ""}`;
    case "unknown":
      return "tempat tidak dikenal, tidak dihitung";
    case "absurd":
      return `${names[0] ?? "ditemukan"}: mustahil sekuat itu, tidak dihitung`;
  }
}
