import type { LngLat } from "../geo/distance.ts";
import type { Kabupaten } from "./kabupaten.ts";
import { ALIASES } from "./aliases.ts";
import { lettersOf, nameKey, stemOf } from "./nameKey.ts";
import { groupBy } from "../groupBy.ts";

/** What a name of a Dirasakan list can mean: kabupaten, kota, their seats and kecamatan, found by any of their spellings. */

export interface NamedPlace {
  /** Kemendagri's: `32.03`, of a kecamatan `32.03.11`, of a region those of its kecamatan with `+` between. */
  code: string;
  name: string;
  /**
   * `seat`: the town that a kabupaten is governed from, with the kabupaten's code. `region`: several kecamatan called after one island
   * or land, at their middle.
   */
  level: "kabupaten" | "kota" | "seat" | "kecamatan" | "region";
  kabCode: string;
  province: string;
  /** Of a seat, and of a kabupaten that bears its seat's name, the town's centre; else population-weighted. */
  at: LngLat;
}

export interface Kecamatan {
  code: string;
  name: string;
  kabCode: string;
  at: LngLat;
}

/** With a bit for each letter that stands in it: keys that share few letters need not be compared. */
interface LetteredKey {
  key: string;
  letters: number;
}

export interface FeltNames {
  /** By whole names and by the table of aliases, in keys of `nameKey`. */
  readonly exact: ReadonlyMap<string, readonly NamedPlace[]>;
  /** By names without their sides: `SIAU` gives Siau Timur, Siau Barat, … */
  readonly stems: ReadonlyMap<string, readonly NamedPlace[]>;
  /** Keys of `exact` of six letters and more, by length, for spellings that no table knows. */
  readonly byLength: ReadonlyMap<number, readonly LetteredKey[]>;
}

/** Throws when an alias or a kecamatan belongs to a code that is not in the tables. */
export function buildFeltNames(kabupaten: readonly Kabupaten[], kecamatan: readonly Kecamatan[]): FeltNames {
  const places = [...kabupaten.flatMap(placesOf), ...kecamatanPlaces(kabupaten, kecamatan)];
  const exact = new Map<string, NamedPlace[]>();
  const stems = new Map<string, NamedPlace[]>();
  for (const place of places) {
    for (const name of namesOf(place)) add(exact, nameKey(name), place);
    const stem = stemOf(bare(place.name));
    if (stem !== null) add(stems, nameKey(stem), place);
  }
  const byCode = new Map(places.filter(({ level }) => level !== "seat").map((place) => [place.code, place]));
  for (const [alias, codes] of Object.entries(ALIASES)) {
    for (const code of codes) {
      const place = byCode.get(code);
      if (!place) throw new Error(`shared/gazetteer/aliases.ts: ${alias} means ${code}, which is no place of ours.`);
      add(exact, nameKey(alias), place);
    }
  }
  const long = [...exact.keys()].filter((key) => key.length >= SHORTEST_TO_MISSPELL);
  const byLength = groupBy(
    long.map((key): LetteredKey => ({ key, letters: lettersOf(key) })),
    ({ key }) => key.length,
  );
  return { exact, stems, byLength };
}

/** Shorter names are too easily another name. */
const SHORTEST_TO_MISSPELL = 6;

function placesOf(kab: Kabupaten): NamedPlace[] {
  const common = { code: kab.code, kabCode: kab.code, province: kab.province };
  const ownTown = kab.type === "kota" || nameKey(kab.capital.name) === nameKey(kab.shortName);
  // A report comes from where people telephone and instruments stand: the town, when the kabupaten bears its name.
  const at = kab.type === "kabupaten" && ownTown ? kab.capital.at : kab.at;
  const itself: NamedPlace = { ...common, name: kab.shortName, level: kab.type, at };
  return ownTown ? [itself] : [itself, { ...common, name: kab.capital.name, level: "seat", at: kab.capital.at }];
}

function kecamatanPlaces(kabupaten: readonly Kabupaten[], kecamatan: readonly Kecamatan[]): NamedPlace[] {
  const provinces = new Map(kabupaten.map(({ code, province }) => [code, province]));
  return kecamatan.map(({ code, name, kabCode, at }) => {
    const province = provinces.get(kabCode);
    if (province === undefined) throw new Error(`Kecamatan ${code} lies in kabupaten ${kabCode}, which is not known.`);
    return { code, name, level: "kecamatan", kabCode, province, at };
  });
}

/**
 * `Kepulauan Mentawai` and `Kep. Siau Tagulandang Biaro` are called without their first word too; so are `Pulau Morotai` and
 * the kecamatan `Kota Ternate Utara`.
 */
function namesOf({ name }: NamedPlace): string[] {
  return bare(name) === name ? [name] : [name, bare(name)];
}

function bare(name: string): string {
  return name.replace(/^(?:Kepulauan|Kep\.?|Pulau(?:-pulau)?|Kota)\s+/i, "");
}

function add(places: Map<string, NamedPlace[]>, key: string, place: NamedPlace): void {
  const there = places.get(key);
  if (!there) places.set(key, [place]);
  else if (!there.includes(place)) there.push(place);
}
