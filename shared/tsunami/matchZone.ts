import { provinceWords } from "../words/provinces.ts";
import type { TsunamiZone } from "../record/bulletin.ts";
import { ALIASES } from "../gazetteer/aliases.ts";
import { isNearlyEqual, nameKey, placeWords } from "../gazetteer/nameKey.ts";
import type { Kabupaten } from "../gazetteer/kabupaten.ts";
import type { Side } from "../record/side.ts";

/** strip.1–strip.5: BMKG's warning zones (`MANGGARAI-BARAT BAGIAN UTARA`, `BIMA PULAU SANGIANG`, `KOTA-BAU-BAU`) as kabupaten and kota. */

export interface ZoneMatch {
  /** `ambiguous`: several kabupaten may be meant, and all are in `codes`. */
  state: "found" | "ambiguous" | "unknown";
  /** Kemendagri codes of kabupaten and kota. */
  codes: string[];
  /** Only this side of the kabupaten is named. */
  part: Side | null;
  /** Only this island of the kabupaten is named, in BMKG's spelling. */
  island: string | null;
}

type Named = Pick<Kabupaten, "code" | "shortName" | "type" | "province">;

export interface ZoneNames {
  readonly byKey: ReadonlyMap<string, readonly Named[]>;
}

export function buildZoneNames(kabupaten: readonly Named[]): ZoneNames {
  const byKey = new Map<string, Named[]>();
  const add = (name: string, kab: Named) => {
    const there = byKey.get(nameKey(name)) ?? [];
    if (!there.includes(kab)) byKey.set(nameKey(name), [...there, kab]);
  };
  for (const kab of kabupaten) {
    add(kab.shortName, kab);
    add(kab.shortName.replace(/^Kep\.?\s/, "Kepulauan "), kab);
    add(kab.shortName.replace(/^(?:Kepulauan|Kep\.?|Pulau|Administrasi)\s+/, ""), kab);
  }
  const byCode = new Map(kabupaten.map((kab) => [kab.code, kab]));
  for (const [alias, codes] of Object.entries(ALIASES)) {
    for (const code of codes) {
      const kab = byCode.get(code);
      if (kab) add(alias, kab);
    }
  }
  return { byKey };
}

export function matchZone(
  { province, district }: Pick<TsunamiZone, "province" | "district">,
  names: ZoneNames,
): ZoneMatch {
  const text = expand(district);
  // Seram Bagian Timur and Pulau Morotai are kabupaten.
  const whole = kabupatenOf(text, province, names, false);
  if (whole.length > 0) return matched(whole, null, null);
  const [, before = text, side] = /^(.*?)\s+BAGIAN\s+(UTARA|SELATAN|TIMUR|BARAT|TENGAH)$/.exec(text) ?? [];
  if (side !== undefined) {
    // `LUWU BAGIAN TIMUR` is the kabupaten Luwu Timur, not the east of Luwu.
    const ownName = kabupatenOf(`${before} ${side}`, province, names, false);
    if (ownName.length > 0) return matched(ownName, null, null);
    return matched(kabupatenOf(before, province, names), sideOf(side), null);
  }
  const [, owner = "", island] = /^(.*?)\s*\b(?:PULAU|P)\s+(.+)$/.exec(text) ?? [];
  // `PULAU ENDE` is an island of the kabupaten whose name it bears.
  if (island !== undefined) return matched(kabupatenOf(owner === "" ? island : owner, province, names), null, island);
  return matched(kabupatenOf(text, province, names), null, null);
}

function matched(found: readonly Named[], part: Side | null, island: string | null): ZoneMatch {
  const state = found.length === 1 ? "found" : found.length === 0 ? "unknown" : "ambiguous";
  return { state, codes: found.map(({ code }) => code), part, island };
}

/** Some words are cut short to fit BMKG's form. */
function expand(district: string): string {
  return placeWords(district)
    .join(" ")
    .replace(/(?<=[A-Z])BRT\b/g, "BARAT")
    .replace(/(?<=[A-Z])SLTN\b/g, "SELATAN");
}

function sideOf(word: string): Side {
  switch (word) {
    case "UTARA":
      return "utara";
    case "SELATAN":
      return "selatan";
    case "TIMUR":
      return "timur";
    case "BARAT":
      return "barat";
    default:
      return "tengah";
  }
}

/** Of that name, in that province if one is there; a kota only when it is called so, or no kabupaten bears the name. */
function kabupatenOf(text: string, province: string, names: ZoneNames, spelling = true): Named[] {
  const wantsKota = /^KOTA /.test(text);
  const name = text.replace(/^KOTA /, "");
  const exact = [
    ...(names.byKey.get(nameKey(name)) ?? []),
    ...(wantsKota ? (names.byKey.get(nameKey(text)) ?? []) : []),
  ];
  const found = exact.length > 0 || !spelling ? exact : misspelt(nameKey(name), province, names);
  const near = found.filter((kab) => isIn(kab, province));
  const here = near.length > 0 ? near : found;
  const asked = here.filter(({ type }) => (type === "kota") === wantsKota);
  return asked.length > 0 ? asked : here;
}

function misspelt(key: string, province: string, names: ZoneNames): Named[] {
  for (let wrong = 1; wrong <= (key.length >= 9 ? 2 : 1); wrong++) {
    const found = new Set<Named>();
    for (const [other, kabupaten] of names.byKey) {
      if (other.length < 5 || !isNearlyEqual(key, other, wrong)) continue;
      for (const kab of kabupaten) if (isIn(kab, province)) found.add(kab);
    }
    if (found.size > 0) return [...found];
  }
  return [];
}

/** strip.5: provinces that were others before 2022; BMKG's word may be the old one. */
const ONCE: Readonly<Record<string, string>> = {
  "Papua Selatan": "Papua",
  "Papua Tengah": "Papua",
  "Papua Pegunungan": "Papua",
  "Papua Barat Daya": "Papua Barat",
  "Kalimantan Utara": "Kalimantan Timur",
};

function isIn(kab: Named, province: string): boolean {
  const asked = provinceWords(province);
  return kab.province === asked || ONCE[kab.province] === asked;
}
