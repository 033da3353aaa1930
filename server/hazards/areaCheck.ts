import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { placeWords } from "../../shared/gazetteer/nameKey.ts";
import { placeUnsqueezed } from "../../shared/words/squeezed.ts";

/** Names as BMKG writes them in `Wilayah`, to see whether an epicentre can be where the words say it is. */

interface NamedPoint {
  names: string[];
  at: LngLat;
}

export interface AreaNames {
  /** Points of all places whose name stands in the text as whole words. */
  find(area: string): LngLat[];
}

export function buildAreaNames(points: readonly NamedPoint[]): AreaNames {
  const byName = new Map<string, LngLat[]>();
  for (const { names, at } of points)
    for (const name of names) {
      const key = wordsOf(name).join(" ");
      if (key.length >= 4) byName.set(key, [...(byName.get(key) ?? []), at]);
    }
  return {
    find(area) {
      const words = area.split(/[^A-Za-z. ]+/).flatMap((part) => wordsOf(placeUnsqueezed(part) ?? part));
      const found: LngLat[] = [];
      for (let start = 0; start < words.length; start++)
        for (let end = start + 1; end <= Math.min(words.length, start + 4); end++)
          // The islands of Batu are not the town of that name.
          if (!ISLANDS.has(words[start - 1] ?? ""))
            found.push(...(byName.get(words.slice(start, end).join(" ")) ?? []));
      return found;
    },
  };
}

const ISLANDS: ReadonlySet<string> = new Set(["KEPULAUAN", "PULAU"]);

/** A town may stand in the text without the `KOTA` of its name, and the other way about. */
function wordsOf(text: string): string[] {
  return placeWords(text).filter((word) => word !== "KOTA");
}

/**
 * How far the epicentre lies from where `Wilayah` puts it: the distance to the named place less the stated one, for the
 * best fitting place of that name. Null when no name is known.
 */
export function contradictionKm(areaNames: AreaNames, area: string, at: LngLat): number | null {
  const points = areaNames.find(area);
  if (points.length === 0) return null;
  // Now and then the unit is missing.
  const statedKm = Number(/(\d+(?:[.,]\d+)?)\s*(?:km|[a-z])/i.exec(area)?.[1]?.replace(",", ".") ?? 0);
  return Math.min(...points.map((point) => Math.max(0, distanceKm(point, at) - statedKm)));
}
