import type { Alert, Tier } from "../../shared/alert.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { current, type QuakeVersion } from "../../shared/hazard.ts";
import type { Impact } from "../../shared/impact.ts";
import type { Place, PlaceKind } from "../../shared/place.ts";
import { clockWords, hourWords, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { ageWords, bandOf, decimals, magnitudeWords, peopleWords, roman, thousands } from "../../shared/words.ts";
import type { World } from "../../shared/world.ts";
import type { Hero } from "./scene.ts";
import { elapsedWords, feltWords, kmWords, quakePlace, rangeWords, shortKab } from "./words.ts";

/** The figures of the event scene, card by card. Pure; the components only place them. */

/** VI: from here on posts of ours may be hurt themselves. */
const DAMAGING_MMI = 5.5;

const TIER_WORDS: Record<Tier, string> = {
  info: "GEMPA",
  dirasakan: "GEMPA DIRASAKAN",
  merusak: "GEMPA MERUSAK",
  darurat: "GEMPA DARURAT",
};

export interface HeroCard {
  title: string;
  /** Null when the screen's clock stands: a relative age would be a lie (W13). */
  age: string | null;
  /** Decimal; null while no impact is known. */
  mmi: number | null;
  place: string;
  facts: string;
  people: string;
  peopleOf: string;
  bands: { mmi: number; people: string; range: string }[];
  flags: string[];
}

export function heroCard({ quake, alert, impact }: Hero, now: number | null): HeroCard {
  const version = current(quake);
  const { people, peopleOf } = peopleFigure(impact);
  return {
    title: TIER_WORDS[alert.tier],
    age: now === null ? null : `${ageWords(now - version.originTime)} lalu`,
    mmi: impact && (impact.kabupaten[0]?.mmi ?? impact.maxMmi),
    place: quakePlace(version, impact?.kabupaten ?? []),
    facts: `${magnitudeWords(version.magnitude)} · ${depthWords(version.depthKm)} · ${clockWords(version.originTime)} WIB`,
    people,
    peopleOf,
    bands: (impact?.people ?? [])
      .toSorted((a, b) => b.mmi - a.mmi)
      .filter(({ mmi, high }) => mmi >= 5 && high > 0)
      .slice(0, 3)
      .map(({ mmi, low, mid, high }) => ({ mmi, people: peopleWords(mid), range: rangeWords(low, high) })),
    flags: flagWords(quake.flags),
  };
}

export function depthWords(depthKm: number): string {
  return `${Number.isInteger(depthKm) ? depthKm : decimals(depthKm, 1)} km`;
}

function peopleFigure(impact: Impact | null): { people: string; peopleOf: string } {
  if (!impact) return { people: "menghitung", peopleOf: "orang terdampak, perkiraan" };
  const sum = (from: number) => impact.people.reduce((all, { mmi, mid }) => all + (mmi >= from ? mid : 0), 0);
  const from = [6, 5].find((mmi) => sum(mmi) > 0);
  if (from === undefined) return { people: "0 orang", peopleOf: "di V ke atas, perkiraan" };
  return { people: `${peopleWords(sum(from))} orang`, peopleOf: `di ${roman(from)} ke atas, perkiraan` };
}

const FLAG_WORDS: Record<string, string> = {
  automatic: "otomatis, belum ditinjau",
  foreign: "pusat di luar Indonesia",
  "time-corrected": "waktu dikoreksi",
  "bmkg-test": "TES BMKG",
};
const HELD_WORDS: Record<string, string> = {
  "future-time": "waktunya di masa depan",
  "contradictory-time": "waktunya bertentangan",
  "contradictory-position": "posisinya bertentangan",
  "flipped-sign": "tanda lintang terbalik",
  "impossible-position": "posisi mustahil",
  "impossible-magnitude": "magnitudo mustahil",
  "impossible-depth": "kedalaman mustahil",
};

/** In words; a flag that this screen doesn't know is shown as it came rather than hidden. */
export function flagWords(flags: readonly string[]): string[] {
  return flags.map((flag) => {
    if (flag.startsWith("held:")) return `ditahan: ${HELD_WORDS[flag.slice(5)] ?? flag.slice(5)}`;
    return FLAG_WORDS[flag] ?? flag;
  });
}

export interface HourCard {
  elapsed: string | null;
  remaining: string;
  /** 0–1 of the hour; null when the clock stands. */
  share: number | null;
  /** Clock time at which the first unit is due. */
  due: string;
  nearest: { name: string; distance: string } | null;
  sentra: { name: string; distance: string } | null;
  acknowledged: boolean;
}

/** Counts up from the origin, not from anybody's acknowledgement. */
export function hourCard({ quake, impact, alert }: Hero, world: World, now: number | null): HourCard {
  const { originTime, at } = current(quake);
  const due = originTime + HOUR_MS;
  const distant = (place: Place | undefined) =>
    place ? { name: townName(place), distance: kmWords(distanceKm(place.at, at)) } : null;
  const nearest = impact?.nearest.find(({ kind }) => kind === "tagana");
  return {
    elapsed: now === null ? null : elapsedWords(now - originTime),
    remaining: now === null ? `batas ${hourWords(due)}` : remainingWords(due - now),
    share: now === null ? null : Math.min(1, Math.max(0, (now - originTime) / HOUR_MS)),
    due: clockWords(due),
    nearest: nearest ? distant(world.place.get(nearest.placeId)) : null,
    sentra: impact?.coveringSentra ? distant(world.place.get(impact.coveringSentra)) : null,
    acknowledged: alert.acknowledged !== null,
  };
}

function remainingWords(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  return ms >= 0 ? `sisa ${minutes} menit` : `lewat ${minutes < 60 ? `${minutes} menit` : ageWords(-ms)}`;
}

export interface InsideRow {
  /** `Tagana dan 4 lumbung Cianjur` */
  words: string;
  mmi: number;
  strongest: number;
}

/** Our own posts in VI and above, one row a kabupaten, the strongest first. */
export function postsInDanger(impact: Impact, world: World): InsideRow[] {
  const hurt = impact.resources.filter(({ mmi }) => (mmi ?? 0) >= DAMAGING_MMI);
  const byKab = Map.groupBy(hurt, ({ placeId }) => world.place.get(placeId)?.kabCode ?? placeId);
  return [...byKab.values()]
    .map((posts) => {
      const strongest = Math.max(...posts.map(({ mmi }) => mmi ?? 0));
      const places = posts.flatMap(({ placeId }) => world.place.get(placeId) ?? []);
      return { words: `${kindWords(places)} ${townOf(places)}`, mmi: bandOf(strongest), strongest };
    })
    .sort((a, b) => b.strongest - a.strongest);
}

/** `6 Tagana, 9 lumbung, 1 Sentra` of the posts in V; null when there is none. */
export function postsInFive(impact: Impact, world: World): { words: string; names: string[] } | null {
  const shaken = impact.resources.filter(({ mmi }) => (mmi ?? 0) < DAMAGING_MMI);
  const places = shaken.flatMap(({ placeId }) => world.place.get(placeId) ?? []);
  if (places.length === 0) return null;
  const names = [...new Set(places.filter(({ kind }) => kind === "tagana").map((place) => townOf([place])))];
  return { words: countWords(places), names };
}

export interface Helper {
  id: string;
  kind: PlaceKind;
  name: string;
  distance: string;
  at: [number, number];
}

/** Units from outside VI, nearest first. */
export function helpers(impact: Impact, world: World, kind: PlaceKind, count: number): Helper[] {
  return impact.nearest
    .filter((help) => help.kind === kind)
    .slice(0, count)
    .flatMap(({ placeId, distanceKm: km }) => {
      const place = world.place.get(placeId);
      return place
        ? [{ id: placeId, kind, name: townOf([place]), distance: kmWords(km), at: [...place.at] as [number, number] }]
        : [];
    });
}

/** `Tagana Kota Bogor`, `Sentra Inten Soeweno`: a name as the room says it. */
function townName({ name }: Place): string {
  return name.replace("Kabupaten ", "").replace("Sentra Terpadu ", "Sentra ");
}

export function townOf(places: readonly Place[]): string {
  const named = places.find(({ kind }) => kind === "tagana" || kind === "lumbung") ?? places[0];
  if (!named) return "";
  if (named.kind === "sentra" || named.kind === "warehouse") return townName(named);
  return shortKab(named.name.replace(/^(Tagana|Lumbung( Sosial)?)\s+/i, ""));
}

const KIND_WORDS: Record<PlaceKind, string> = {
  tagana: "Tagana",
  lumbung: "lumbung",
  sentra: "Sentra",
  warehouse: "gudang",
};
const KIND_ORDER: PlaceKind[] = ["tagana", "lumbung", "sentra", "warehouse"];

function amounts(places: readonly Place[]): [PlaceKind, number][] {
  return KIND_ORDER.map((kind): [PlaceKind, number] => [
    kind,
    places.reduce((sum, place) => sum + (place.kind !== kind ? 0 : place.kind === "lumbung" ? place.count : 1), 0),
  ]).filter(([, amount]) => amount > 0);
}

function kindWords(places: readonly Place[]): string {
  const words = amounts(places).map(([kind, amount]) =>
    amount === 1 ? KIND_WORDS[kind] : `${amount} ${KIND_WORDS[kind]}`,
  );
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} dan ${words.at(-1)}`;
}

function countWords(places: readonly Place[]): string {
  return amounts(places)
    .map(([kind, amount]) => `${thousands(amount)} ${KIND_WORDS[kind]}`)
    .join(", ");
}

export interface FeltRow {
  place: string;
  reported: string;
  /** Null where no estimate is known for that name: nothing is guessed. */
  estimated: string | null;
}

/** Reported beside estimated, never merged; the strongest report first. */
export function feltRows(version: QuakeVersion, impact: Impact | null): FeltRow[] {
  const rank = (high: number | null, low: number | null) => high ?? low ?? 0;
  return version.felt
    .toSorted((a, b) => rank(b.mmiHigh, b.mmiLow) - rank(a.mmiHigh, a.mmiLow))
    .map(({ place, mmiLow, mmiHigh }) => {
      const kab =
        impact?.kabupaten.find(({ name }) => isNamed(name, place)) ??
        impact?.kabupaten.find(({ name }) => isNamed(name, `Kota ${place}`));
      return {
        place,
        reported: feltWords(mmiLow, mmiHigh) ?? "dirasakan",
        estimated: kab?.mmi == null ? null : roman(kab.mmi),
      };
    });
}

function isNamed(kab: string, place: string): boolean {
  const plain = (name: string) => shortKab(name).toLowerCase().replace(/\s+/g, " ").trim();
  return plain(kab) === plain(place);
}

/** Who answers for it, or that nobody does yet. */
export function acknowledgedWords({ acknowledged }: Alert): { words: string; open: boolean } {
  if (!acknowledged) return { words: "belum ada", open: true };
  return { words: `${acknowledged.officer}, ${clockWords(acknowledged.at)} WIB`, open: false };
}
