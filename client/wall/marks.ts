import type { Impact } from "../../shared/impact.ts";
import type { Place } from "../../shared/place.ts";
import type { PostMark, TownLabel } from "../map/toGeoJson.ts";
import { townOf } from "./event.ts";
import { kmWords } from "./words.ts";

/** Which of our posts stand on the map, and which names. Pure. */

const DAMAGING_MMI = 5.5;
const LABELLED_HELPERS = 14;

/** In calm the lumbung are left out: each stands in a kabupaten's seat, where its Tagana is already a dot. */
export function postMarks(places: ReadonlyMap<string, Place>, impact: Impact | null, withLumbung: boolean): PostMark[] {
  const danger = new Set(
    impact?.resources.filter(({ mmi }) => (mmi ?? 0) >= DAMAGING_MMI).map(({ placeId }) => placeId),
  );
  return [...places.values()]
    .filter(({ kind }) => withLumbung || kind !== "lumbung")
    .map((place) => ({ place, danger: danger.has(place.id) }));
}

/** Towns in danger in ink, then the nearest helpers with their distance; one name a town. */
export function helperLabels(impact: Impact, places: ReadonlyMap<string, Place>): TownLabel[] {
  const labels = new Map<string, TownLabel>();
  const add = (place: Place | undefined, words: (town: string) => string, strong: boolean) => {
    if (!place || labels.has(place.at.join())) return;
    labels.set(place.at.join(), { at: place.at, words: words(townOf([place])), strong });
  };
  for (const { placeId, mmi } of impact.resources) {
    if ((mmi ?? 0) >= DAMAGING_MMI) add(places.get(placeId), (town) => town, true);
  }
  const sentra = impact.coveringSentra ? places.get(impact.coveringSentra) : undefined;
  add(sentra, (town) => town, true);
  const nearest = impact.nearest.toSorted((a, b) => a.distanceKm - b.distanceKm).slice(0, LABELLED_HELPERS * 2);
  for (const { placeId, distanceKm } of nearest) {
    if (labels.size >= LABELLED_HELPERS) break;
    add(places.get(placeId), (town) => `${town} · ${kmWords(distanceKm)}`, false);
  }
  return [...labels.values()];
}
