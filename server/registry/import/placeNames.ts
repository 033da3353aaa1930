import type { Place } from "../../../shared/record/place.ts";
import { groupBy } from "../../../shared/groupBy.ts";

/** Our places by what a table of an office has of them. */

interface PlaceNames {
  /** By `slug` of the name. */
  named(name: string): readonly Place[];
  of(kind: Place["kind"], kabCode: string): readonly Place[];
}

const built = new WeakMap<ReadonlyMap<string, Place>, PlaceNames>();

/** Indexed once for all rows of a table. */
export function placeNames(places: ReadonlyMap<string, Place>): PlaceNames {
  let names = built.get(places);
  if (!names) {
    const bySlug = groupBy(places.values(), ({ name }) => slug(name));
    const byKab = groupBy(places.values(), ({ kind, kabCode }) => `${kind} ${kabCode}`);
    names = {
      named: (name) => bySlug.get(slug(name)) ?? [],
      of: (kind, kabCode) => byKab.get(`${kind} ${kabCode}`) ?? [],
    };
    built.set(places, names);
  }
  return names;
}

/** Letters and digits in capitals: *Gudang 1* is not *Gudang 2*. */
export function slug(text: string): string {
  return text
    .normalize("NFD")
    .toUpperCase()
    .replace(/['\u2019\p{M}]/gu, "")
    .replace(/[^A-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
