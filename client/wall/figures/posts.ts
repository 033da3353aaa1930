import { groupBy } from "../../../shared/groupBy.ts";
import { ACTION_WORDS } from "../../../shared/impact/action.ts";
import { HURT_MMI } from "../../../shared/help/help.ts";
import { isHurt } from "../../../shared/impact/hurtPlaces.ts";
import { INSIDE_MMI, type Impact } from "../../../shared/record/impact.ts";
import type { Place } from "../../../shared/record/place.ts";
import { thousands } from "../../../shared/words/figures.ts";
import { KIND_WORDS, kindOf } from "../../../shared/words/kinds.ts";
import { bandOf } from "../../../shared/words/mmi.ts";
import type { World } from "../../../shared/world/world.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { travelWords } from "../say/words.ts";

/** Our own places in an event: who is hurt, who is shaken, who can come. Pure. */

export interface DangerRow {
  /** `Tagana dan 4 lumbung Cianjur` */
  words: string;
  /** The most urgent of its posts, `periksa segera`. */
  action: string;
  mmi: number;
}

const URGENCY = ["periksa-segera", "periksa", "hubungi", "pantau"] as const;

/** wall.23: our own posts as likely as not in VI and above, one row a kabupaten, the strongest first. */
export function postsInDanger(impact: Impact, world: World): DangerRow[] {
  const hurt = impact.resources.filter(isHurt);
  const byKab = groupBy(hurt, ({ placeId }) => world.place.get(placeId)?.kabCode ?? placeId);
  return [...byKab.values()]
    .map((posts) => {
      const places = posts.flatMap(({ placeId }) => world.place.get(placeId) ?? []);
      const action = URGENCY.find((one) => posts.some((post) => post.action === one));
      return {
        words: rowWords(places),
        action: action ? ACTION_WORDS[action] : "",
        strongest: Math.max(...posts.map(({ mmi }) => mmi ?? 0)),
      };
    })
    .sort((a, b) => b.strongest - a.strongest)
    .map(({ words, action, strongest }) => ({ words, action, mmi: bandOf(strongest) }))
    .concat(othersInDanger(impact));
}

/** Those that are only counted: weaker than all that are listed, so they come last. */
function othersInDanger({ unlisted = [] }: Impact): DangerRow[] {
  const hurt = unlisted.filter(({ mmi }) => (mmi ?? 0) >= bandOf(HURT_MMI));
  if (hurt.length === 0) return [];
  const posts = hurt.reduce((sum, one) => sum + one.posts, 0);
  const mmi = Math.max(...hurt.map((one) => one.mmi ?? 0));
  return [{ words: `${thousands(posts)} pos lain`, action: ACTION_WORDS.periksa, mmi }];
}

/** More than this would have to be set too small to be read. */
const LONGEST_ROW = 44;

function rowWords(places: readonly Place[]): string {
  const words = `${kindWords(places)} ${townOf(places)}`;
  const count = amounts(places).reduce((sum, [, amount]) => sum + amount, 0);
  return words.length <= LONGEST_ROW ? words : `${thousands(count)} pos ${townOf(places)}`;
}

/** `6 Tagana, 9 lumbung, 1 Sentra` of all posts in V and above, `4 lain` for the last of many kinds; null when there is none. */
export function postsInside(impact: Impact, world: World): string | null {
  const places = impact.resources.flatMap(({ placeId, where, mmi }) =>
    where === "inside" && (mmi ?? 0) >= INSIDE_MMI ? (world.place.get(placeId) ?? []) : [],
  );
  return places.length === 0 ? null : countWords(places, { unlisted: impact.unlisted, mostKinds: MOST_KINDS });
}

/** The strip's length. */
export const STRIP_HOURS = 3;

export interface HelpStrip {
  /** One a unit: share of the strip's length, and its place in the stack over it, from 0. */
  dots: { id: string; x: number; level: number }[];
  /** `20 unit` */
  units: string;
  /** `1.020 orang ≤ 3 jam`; without the people where one unit's members are not known; with the first where none is so near. */
  people: string;
}

const STRIP_BINS = 56;

/** wall.24: Tagana units from outside VI by hours of travel. */
export function helpStrip(impact: Impact, world: World): HelpStrip {
  const soon = impact.help.flatMap(({ kind, placeId, hours }) =>
    kind === "tagana" && hours !== null && hours <= STRIP_HOURS ? [{ placeId, hours }] : [],
  );
  const stacks = new Map<number, number>();
  const dots = soon.map(({ placeId, hours }) => {
    const bin = Math.round((hours / STRIP_HOURS) * STRIP_BINS);
    const level = stacks.get(bin) ?? 0;
    stacks.set(bin, level + 1);
    return { id: placeId, x: bin / STRIP_BINS, level };
  });
  const first = impact.help.find(({ kind }) => kind === "tagana");
  const later = soon.length === 0 && first ? `, pertama ${travelWords(first.hours)}` : "";
  const members = soon.map(({ placeId }) => membersOf(world.place.get(placeId)));
  const known = members.every((count) => count !== null);
  const people = members.reduce((sum: number, count) => sum + (count ?? 0), 0);
  return {
    dots,
    units: `${soon.length} unit`,
    people: `${known && people > 0 ? `${thousands(people)} orang ` : ""}≤ ${STRIP_HOURS} jam${later}`,
  };
}

function membersOf(place: Place | undefined): number | null {
  return place?.kind === "tagana" ? (place.membersActive ?? place.membersRegistered) : null;
}

/** `Tagana Kab. Bogor`, `Sentra Inten Soeweno`: a name as the room says it. */
export function placeName({ name }: Pick<Place, "name">): string {
  return kabWords(name).replace("Sentra Terpadu ", "Sentra ");
}

export function townOf(places: readonly Place[]): string {
  const named = places.find(({ kind }) => kind === "tagana" || kind === "lumbung") ?? places[0];
  if (!named) return "";
  if (named.kind === "sentra" || named.kind === "warehouse") return placeName(named);
  return kabWords(named.name.replace(/^(Tagana|Lumbung( Sosial)?)\s+/i, ""));
}

const KIND_ORDER = [KIND_WORDS.tagana, KIND_WORDS.lumbung, KIND_WORDS.sentra, "BBPPKS", KIND_WORDS.warehouse];

function amounts(places: readonly Place[]): [kind: string, amount: number][] {
  return KIND_ORDER.map((kind): [string, number] => [
    kind,
    places.reduce((sum, place) => sum + (kindOf(place) !== kind ? 0 : place.kind === "lumbung" ? place.count : 1), 0),
  ]).filter(([, amount]) => amount > 0);
}

function kindWords(places: readonly Place[]): string {
  const words = amounts(places).map(([kind, amount]) => (amount === 1 ? kind : `${amount} ${kind}`));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} dan ${words.at(-1)}`;
}

/** Kinds that are named in one row of the posts' card: the names of five would have to be set too small to be read. */
const MOST_KINDS = 3;

/** `6 Tagana, 9 lumbung`, of more than so many kinds the first two and `4 lain`; those inside that are only counted are added. */
export function countWords(
  places: readonly Place[],
  { unlisted = [], mostKinds = KIND_ORDER.length }: { unlisted?: Impact["unlisted"]; mostKinds?: number } = {},
): string {
  const listed = new Map(amounts(places));
  const all = KIND_ORDER.map((kind): [string, number] => {
    const more = unlisted.filter((one) => KIND_WORDS[one.kind] === kind && one.where === "inside");
    return [kind, more.reduce((sum, { posts }) => sum + posts, listed.get(kind) ?? 0)];
  });
  const there = all.filter(([, amount]) => amount > 0);
  const named = there.length > mostKinds ? there.slice(0, mostKinds - 1) : there;
  const others = there.slice(named.length).reduce((sum, [, amount]) => sum + amount, 0);
  const words = named.map(([kind, amount]) => `${thousands(amount)} ${kind}`);
  return [...words, ...(others > 0 ? [`${thousands(others)} lain`] : [])].join(", ");
}
