import { hasFlag } from "../../../shared/record/flag.ts";
import { current, type WeatherAlert } from "../../../shared/record/hazard.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { HOUR_MS } from "../../../shared/time.ts";
import { ageWords, peopleWords } from "../../../shared/words/figures.ts";
import { SEVERITY_WORDS } from "../../../shared/words/severities.ts";
import { shapeWords, untilWords, warnedArea } from "../../../shared/words/warnings.ts";
import { crossingWords } from "../../../shared/words/journey.ts";
import { kecamatanNamed } from "../../../shared/bmkg/bmkgSaid.ts";
import { titled } from "../../../shared/words/capitals.ts";
import type { World } from "../../../shared/world/world.ts";
import { countWords, placeName, townOf } from "./posts.ts";
import { goalOf, type TargetsCard, targetsCard } from "./targets.ts";
import { openWeather, type WeatherHero } from "../scene/scene.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { listWords, sinceWords, travelWords } from "../say/words.ts";

/** wall.32: the figures of the weather scene. Severity, area and end are BMKG's; people and posts inside are ours. Pure. */

/** Characters of a place: two lines beside the plate, one of a list. */
const HERO_ROOM = 46;
const ROW_ROOM = 20;
const REACH_ROOM = 100;

/** Characters of the one line that names kecamatan. */
const KECAMATAN_ROOM = 44;

export interface WeatherCard {
  age: string | null;
  plate: string;
  place: string;
  event: string;
  people: string;
  peopleOf: string;
  until: string;
  /** `berakhir 1,5 jam lagi`; null when the clock stands. */
  left: string | null;
  /** `BMKG: Dengilo, Mananggu, dan 12 kecamatan lain`; null where BMKG names none. */
  kecamatan: string | null;
}

export function weatherCard({ weather, impact }: WeatherHero, now: number | null, at: number): WeatherCard {
  const { severity, event, sentAt } = current(weather);
  const people = impact?.peopleInside ?? null;
  return {
    age: now === null ? null : `${ageWords(now - sentAt)} lalu`,
    plate: SEVERITY_WORDS[severity].toUpperCase(),
    place: whereOf(weather, impact, HERO_ROOM),
    event,
    people: impact === null ? "menghitung" : people === null ? "belum diketahui" : `${peopleWords(people)} orang`,
    peopleOf: peopleOf(weather, impact),
    until: `${hasFlag(weather, "end-unknown") ? "" : "berlaku "}${untilWords(weather)} ${sinceWords(weather.endsAt, at)}`,
    left: now === null ? null : `${travelWords(Math.max(0, weather.endsAt - now) / HOUR_MS)} lagi`,
    kecamatan: kecamatanWords(current(weather).description),
  };
}

/** Characters of the four lines beneath the map. */
const FOOT_ROOM = 230;

/** wall.38: `10 kecamatan` and as many of their names as find room beneath the map; null where BMKG names none. */
export function kecamatanCard(weather: WeatherAlert): { title: string; names: string } | null {
  const names = kecamatanNamed(current(weather).description).map(titled);
  if (names.length === 0) return null;
  return { title: `${names.length} kecamatan`, names: listWords(names, FOOT_ROOM, ", ") };
}

function kecamatanWords(description: string): string | null {
  const names = kecamatanNamed(description).map(titled);
  return names.length === 0 ? null : `Kec. (BMKG): ${listWords(names, KECAMATAN_ROOM, ", ")}`;
}

function peopleOf(weather: WeatherAlert, impact: Impact | null): string {
  if (impact?.peopleInside !== null) return "di wilayah peringatan, perkiraan";
  const shape = shapeWords(weather);
  return shape === null ? "orang di wilayah peringatan" : `orang, ${shape}`;
}

/** Where a warning holds: as many of its kabupaten as fit into `room` characters, else the words that BMKG gives. */
export function whereOf(weather: WeatherAlert, impact: Impact | null | undefined, room: number): string {
  const names = (impact?.kabupaten ?? []).map(({ name }) => kabWords(name));
  if (names.length > 0) return listWords(names, room, ", ");
  const version = current(weather);
  return / di (.+)$/.exec(version.headline)?.[1] ?? warnedArea(version);
}

export interface WarningRow {
  id: string;
  where: string;
  until: string;
  people: string;
}

/** All in force, the next to end first, and how many found no room. */
export function warningRows(world: World, at: number, room: number): { rows: WarningRow[]; hidden: number } {
  const open = openWeather(world, at);
  const rows = open.slice(0, open.length > room ? room - 1 : room).map((alert) => {
    const impact = world.impact.get(alert.id);
    const people = impact?.peopleInside ?? null;
    return {
      id: alert.id,
      where: whereOf(alert, impact, ROW_ROOM),
      until: `${hasFlag(alert, "end-unknown") ? "± " : ""}${sinceWords(alert.endsAt, at).replace(" WIB", "")}`,
      people: people !== null ? peopleWords(people) : impact ? "belum tahu" : "menghitung",
    };
  });
  return { rows, hidden: open.length - rows.length };
}

export interface Inside {
  /** `3 Tagana, 5 lumbung`; null when none of ours is inside, `belum diketahui` where not even people are found. */
  posts: string | null;
  towns: string[];
  /** `2 Tagana` within a little of the edge. */
  near: string | null;
  kabupaten: string[];
  /** Where it warns several places; null for one. */
  reach: TargetsCard | null;
  helpers: { name: string; hours: string }[];
}

/** What of ours a warning covers, and who could come from outside; null until it is counted. */
export function insideCard(impact: Impact | null, world: World): Inside | null {
  if (!impact) return null;
  const of = (where: string) =>
    impact.resources.flatMap((one) => (one.where === where ? (world.place.get(one.placeId) ?? []) : []));
  const inside = of("inside");
  const near = of("edge");
  return {
    posts: inside.length > 0 ? countWords(inside) : impact.peopleInside === null ? "belum diketahui" : null,
    towns: [...new Set(inside.map((place) => townOf([place])))],
    near: near.length === 0 ? null : countWords(near),
    kabupaten: impact.kabupaten.map(({ name }) => kabWords(name)),
    reach: targetsCard(impact, REACH_ROOM),
    helpers: impact.help.flatMap(({ placeId, hours, legs }) => {
      const place = world.place.get(placeId);
      const goal = goalOf(impact, placeId);
      const by = goal === null ? crossingWords(legs) : null;
      const words = `${by ? `${by} · ` : ""}${travelWords(hours)}${goal ? ` ke ${goal}` : ""}`;
      return place ? [{ name: placeName(place), hours: words }] : [];
    }),
  };
}
