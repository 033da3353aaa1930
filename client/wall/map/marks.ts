import { groupBy } from "../../../shared/groupBy.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { isHurt } from "../../../shared/impact/hurtPlaces.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import type { Place } from "../../../shared/record/place.ts";
import type { PostMark } from "../../map/drawing/postsToGeoJson.ts";
import { townOf } from "../figures/posts.ts";
import { travelWords } from "../say/words.ts";

/** Which of our posts stand on the map, and which names. Pure. */

const LABELLED_HELPERS = 14;
/** Hours that nobody knows come last, and no journey takes so many. */
const LAST = 1e6;

/** In calm the lumbung are left out: each stands in a kabupaten's seat, where its Tagana is already a dot. */
export function postMarks(places: ReadonlyMap<string, Place>, impact: Impact | null, withLumbung: boolean): PostMark[] {
  const danger = new Set([
    ...(impact?.resources.filter(isHurt).map(({ placeId }) => placeId) ?? []),
    ...(impact?.tsunami?.places.map(({ placeId }) => placeId) ?? []),
  ]);
  return [...places.values()]
    .filter(({ kind }) => withLumbung || kind !== "lumbung")
    .map((place) => ({ place, danger: danger.has(place.id) }));
}

/** How many symbols stand side by side in each town. */
export function townsOf(posts: readonly PostMark[]): { at: LngLat; symbols: number; danger: boolean }[] {
  return [...groupBy(posts, ({ place }) => place.at.join()).values()].flatMap((town) => {
    const [first] = town;
    const kinds = new Set(town.map(({ place }) => place.kind));
    return first ? [{ at: first.place.at, symbols: kinds.size, danger: town.some(({ danger }) => danger) }] : [];
  });
}

export interface TownName {
  at: LngLat;
  /** `Kab. Cianjur` */
  name: string;
  /** `Kab. Cianjur · 1,6 jam` */
  words: string;
  style: "danger" | "town" | "helper";
}

/** In ink: towns in danger, the first unit and the Sentra to ask; then the soonest helpers with their hours; one name a town. */
export function helperLabels(impact: Impact, places: ReadonlyMap<string, Place>): TownName[] {
  const labels = new Map<string, TownName>();
  const add = (place: Place | undefined, words: (town: string) => string, style: TownName["style"]) => {
    if (!place || labels.has(place.at.join())) return;
    const name = townOf([place]);
    labels.set(place.at.join(), { at: place.at, name, words: words(name), style });
  };
  for (const { placeId } of impact.resources.filter(isHurt)) add(places.get(placeId), (town) => town, "danger");
  const asked = impact.covering && (impact.covering.askId ?? impact.covering.sentraId);
  // A Sentra may be ranked for several targets: the soonest comes first, and stays.
  const hours = new Map(impact.help.toReversed().map((help) => [help.placeId, help.hours]));
  const withHours = (placeId: string) => (town: string) => {
    const known = hours.get(placeId);
    return known === undefined ? town : `${town} · ${travelWords(known)}`;
  };
  const first = impact.help.find(({ kind }) => kind === "tagana")?.placeId;
  if (first) add(places.get(first), withHours(first), "town");
  if (asked) add(places.get(asked), withHours(asked), "town");
  for (const { placeId } of impact.help
    .toSorted((a, b) => (a.hours ?? LAST) - (b.hours ?? LAST))
    .slice(0, LABELLED_HELPERS * 2)) {
    if (labels.size >= LABELLED_HELPERS) break;
    add(places.get(placeId), withHours(placeId), "helper");
  }
  return [...labels.values()];
}
