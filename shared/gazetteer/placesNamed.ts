import type { FeltNames, NamedPlace } from "./feltNames.ts";
import { isNearlyEqual, lettersOf, mayBeNearlyEqual, nameKey, type Qualifier, unqualified } from "./nameKey.ts";

/** Whether a place may be meant, seen from this quake; `only` when no other place bears the name. */
export type Believed = (place: NamedPlace, only: boolean) => boolean;

/**
 * felt.2: all places that a name of a Dirasakan list can mean, anywhere. Tried in turn, the first that gives something counts: the whole name;
 * without `Kab.`, `Kota`, `Kec.`, `Pulau`; as several places' common stem (`Siau`); with the kabupaten behind it (`Lamno Aceh Jaya`,
 * `Pendolo (Kab. Poso)`); misspelt, among the places that are believed alone.
 */
export function placesNamed(names: FeltNames, text: string, believed: Believed): NamedPlace[] {
  const place = text.replace(/[()]/g, " ").replace(/\s+/g, " ").trim();
  const written = called(names, place);
  const some = (places: NamedPlace[]) => places.some((candidate) => believed(candidate, places.length === 1));
  if (some(written)) return written;
  const behind = withKabupaten(names, place);
  if (some(behind)) return behind;
  const misspelt = nearlyCalled(names, place, believed);
  return misspelt.length > 0 ? misspelt : written;
}

function called(names: FeltNames, place: string): NamedPlace[] {
  const whole = names.exact.get(nameKey(place));
  const { name, qualifier } = unqualified(place);
  if (whole && qualifier === null) return outermost(whole);
  const key = nameKey(name);
  const same = names.exact.get(key) ?? [];
  // `Kota Padang` is a kecamatan of Rejang Lebong, and it is how the town of Padang is called.
  if (whole && qualifier === "kota")
    return outermost([...new Set([...whole, ...same.filter((candidate) => fits(candidate, qualifier))])]);
  const asked = qualifier === null ? same : same.filter((candidate) => fits(candidate, qualifier));
  if (asked.length > 0) return qualifier === "kecamatan" ? [...asked] : outermost(asked);
  return outermost(same.length > 0 ? same : [...(whole ?? []), ...(names.stems.get(key) ?? [])]);
}

function fits({ level }: NamedPlace, qualifier: Qualifier): boolean {
  switch (qualifier) {
    case "kabupaten":
      return level === "kabupaten";
    case "kota":
      return level === "kota" || level === "seat";
    case "kecamatan":
      return level === "kecamatan";
    case "pulau":
      return true;
  }
}

/** A kecamatan that bears the name of its own kabupaten is not what an unqualified name means. */
function outermost(places: readonly NamedPlace[]): NamedPlace[] {
  const wholes = new Set(
    places.flatMap(({ level, code }) => (level === "kabupaten" || level === "kota" ? [code] : [])),
  );
  return places.filter(({ level, kabCode }) => level !== "kecamatan" || !wholes.has(kabCode));
}

/** `Lamno Aceh Jaya`: the last words name a kabupaten or kota, the first a place in it; the kabupaten itself when they name none. */
function withKabupaten(names: FeltNames, place: string): NamedPlace[] {
  const words = place.split(/[\s-]+/).filter((word) => word !== "");
  for (let from = 1; from < words.length; from++) {
    const outer = (names.exact.get(nameKey(unqualified(words.slice(from).join(" ")).name)) ?? []).filter(
      ({ level }) => level === "kabupaten" || level === "kota",
    );
    if (outer.length === 0) continue;
    const codes = new Set(outer.map(({ kabCode }) => kabCode));
    const inner = called(names, words.slice(0, from).join(" ")).filter(({ kabCode }) => codes.has(kabCode));
    return inner.length > 0 ? inner : outer;
  }
  return [];
}

/** One letter wrong in six to eight, two in nine and more. */
function nearlyCalled(names: FeltNames, place: string, believed: Believed): NamedPlace[] {
  const { name, qualifier } = unqualified(place);
  const key = nameKey(name);
  const letters = lettersOf(key);
  const most = key.length >= 9 ? 2 : 1;
  for (let wrong = 1; wrong <= most; wrong++) {
    const found = new Set<NamedPlace>();
    for (let length = key.length - wrong; length <= key.length + wrong; length++) {
      for (const { key: other, letters: others } of names.byLength.get(length) ?? []) {
        if (!mayBeNearlyEqual(letters, others, wrong) || !isNearlyEqual(key, other, wrong)) continue;
        for (const candidate of names.exact.get(other) ?? []) {
          if (believed(candidate, false) && (qualifier === null || fits(candidate, qualifier))) found.add(candidate);
        }
      }
    }
    if (found.size > 0) return outermost([...found]);
  }
  return [];
}
