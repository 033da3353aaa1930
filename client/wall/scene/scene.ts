import type { Report } from "../../../shared/bmkg/standing.ts";
import { calmOf, type Calm } from "../../../shared/calm/calm.ts";
import type { Heard } from "../../../shared/calm/heard.ts";
import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import { tierRank, type Alert } from "../../../shared/record/alert.ts";
import { asHeard, current, type Earthquake, type WeatherAlert } from "../../../shared/record/hazard.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { DAY_MS, MINUTE_MS } from "../../../shared/time.ts";
import type { World } from "../../../shared/world/world.ts";
import { blindFeeds, hasReadQuakes, type Blind } from "./feeds.ts";

/** What the wall shows, decided from the world alone. Pure: the same world at the same time is the same scene on every wall. */

/** A quake that was only felt is news for this long after we heard of it. */
const FELT_IS_NEWS_MS = 30 * MINUTE_MS;
/** alert.12: … a small one, which asks nobody. */
const SMALL_IS_NEWS_MS = 10 * MINUTE_MS;
/** … and a severe weather warning that calls for nobody yet, when no quake is news. */
const WEATHER_IS_NEWS_MS = 30 * MINUTE_MS;
/** The end of a tsunami warning stands this long as a scene of its own. */
const TSUNAMI_END_IS_NEWS_MS = 30 * MINUTE_MS;
/** BMKG corrects its slips within hours (8 days at most, once); what it lets stand is told no longer. */
const HELD_IS_TOLD_MS = DAY_MS;
/** Heroes, and pages where there are some. */
export const ROTATES_EVERY_MS = 10_000;

export interface Hero {
  quake: Earthquake;
  alert: Alert;
  /** Null while it hasn't been computed yet, or belongs to an older version that is no longer told. */
  impact: Impact | null;
}

export interface WeatherHero {
  weather: WeatherAlert;
  alert: Alert;
  impact: Impact | null;
}

interface Always {
  /** BMKG's own tests and exercises: a quiet line, never news (wall.4). */
  tests: Earthquake[];
  /** Not shown as fact (wall.5). */
  held: Earthquake[];
  /** Quake and tsunami feeds that can't be trusted now (wall.9). */
  blind: Blind[];
  /** calm.1: whether it may be said that nothing is in force; null in a replay, where what was known then is shown as what it was. */
  calm: Calm | null;
  /** The same of the weather alone. */
  calmWeather: Calm<"weather"> | null;
}

export type Scene =
  | (Always & { kind: "waiting" })
  | (Always & { kind: "calm" })
  | (Always & {
      kind: "event" | "tsunami";
      hero: Hero;
      /** All quakes that are news, the loudest first; the hero is one of them. */
      heroes: Hero[];
      /** The hero's place among all that take turns, from 1. */
      place: number;
      count: number;
      /** The hero waits for an officer's answer. */
      unanswered: boolean;
    })
  | (Always & {
      kind: "weather";
      hero: WeatherHero;
      heroes: Hero[];
      place: number;
      count: number;
      unanswered: boolean;
    });

export type News = Extract<Scene, { count: number }>;
export type QuakeNews = Extract<Scene, { kind: "event" | "tsunami" }>;

export interface SceneParts {
  world: World;
  /** Null until the first beat. */
  report: Report | null;
  now: number;
  heard: Heard;
  /** Server ms per real ms: a fast drill must not rotate faster than eyes read. */
  rate?: number;
  /** Of a replay: how feeds fared is not known, and not asked; what was known then is shown as what it was. */
  recorded?: boolean;
}

export function sceneOf({ world, report, now, heard, rate = 1, recorded = false }: SceneParts): Scene {
  const quakes = asHeard(world.hazard.values()).filter((hazard) => hazard.kind === "earthquake");
  const always: Always = {
    tests: newestFirst(quakes.filter(({ status }) => status === "test")),
    held: newestFirst(quakes.filter(({ status, updatedAt }) => status === "held" && now - updatedAt < HELD_IS_TOLD_MS)),
    blind: report && !recorded ? blindFeeds(report) : [],
    calm: recorded ? null : calmOf({ world, report, now, heard }),
    calmWeather: recorded ? null : calmOf({ world, report, now, heard }, "weather"),
  };
  const heroes = heroesOf(quakes, world, now);
  const turns = [...heroes, ...weatherHeroes(world, now, heroes.length === 0)].sort(
    (a, b) => tierRank(b.alert.tier) - tierRank(a.alert.tier),
  );
  const [first] = turns;
  if (!first) return { kind: recorded || hasReadQuakes(report) ? "calm" : "waiting", ...always };

  // An alarm that nobody has answered keeps the wall to itself (wall.3).
  const unanswered = needsAnswer(world, first.alert);
  const turn = unanswered ? 0 : Math.floor(now / (ROTATES_EVERY_MS * rate)) % turns.length;
  const hero = turns[turn] ?? first;
  const place = { heroes, place: turn + 1, count: turns.length, unanswered };
  if ("weather" in hero) return { kind: "weather", hero, ...place, ...always };
  return { kind: isTsunami(hero.quake, now) ? "tsunami" : "event", hero, ...place, ...always };
}

/** Live quakes whose alert is open and loud enough, the loudest first, then the newest (wall.2, wall.3). */
function heroesOf(quakes: readonly Earthquake[], world: World, now: number): Hero[] {
  return quakes
    .filter(({ status }) => status === "live")
    .flatMap((quake) => {
      const alert = world.alert.get(quake.id);
      // The end of a warning is told even where what is left of the quake is no news any more (wall.11).
      if (!alert || alert.endedAt !== null || !(isNews(alert, now) || isTsunami(quake, now))) return [];
      const impact = world.impact.get(quake.id) ?? null;
      return [{ quake, alert, impact }];
    })
    .sort(
      (a, b) =>
        tierRank(b.alert.tier) - tierRank(a.alert.tier) ||
        weightOf(b.alert) - weightOf(a.alert) ||
        Number(isTsunami(b.quake, now)) - Number(isTsunami(a.quake, now)) ||
        originOf(b.quake) - originOf(a.quake),
    );
}

/** Warnings whose alert is open: the loud ones always, a severe one for its first half hour and only `alone` (wall.7). */
function weatherHeroes(world: World, now: number, alone: boolean): WeatherHero[] {
  return openWeather(world, now)
    .flatMap((weather): WeatherHero[] => {
      const alert = world.alert.get(weather.id);
      if (!alert || alert.endedAt !== null) return [];
      const loud = tierRank(alert.tier) >= tierRank("merusak");
      const news = loud || (alone && alert.tier === "dirasakan" && now - alert.raisedAt < WEATHER_IS_NEWS_MS);
      return news ? [{ weather, alert, impact: world.impact.get(weather.id) ?? null }] : [];
    })
    .sort((a, b) => (b.impact?.peopleInside ?? 0) - (a.impact?.peopleInside ?? 0));
}

function isNews(alert: Alert, now: number): boolean {
  switch (alert.tier) {
    case "info":
      return false;
    case "dirasakan":
      // An aftershock is told with its main event; it does not take the wall from it (alert.7).
      return alert.mainId === null && isRecentlyFelt(alert, now);
    case "merusak":
    case "darurat":
      return true;
  }
}

/** alert.11, alert.12: within a tier; a small one never stands before what waits for an answer. */
function weightOf({ mayHurt, asks }: Alert): number {
  return Number(mayHurt) + Number(asks);
}

/** Of a quake that was only felt: still news. */
export function isRecentlyFelt({ asks, raisedAt }: Alert, now: number): boolean {
  return now - raisedAt < (asks ? FELT_IS_NEWS_MS : SMALL_IS_NEWS_MS);
}

/** A warning in force, a potential without its zones yet, or an end that is still news (wall.11). */
function isTsunami(quake: Earthquake, now: number): boolean {
  const { state, issuedAt } = current(quake).tsunami;
  switch (state) {
    case "warning":
    case "potential":
      return true;
    case "ended":
      return issuedAt !== null && now - issuedAt < TSUNAMI_END_IS_NEWS_MS;
    case "none":
    case "unknown":
      return false;
  }
}

/** Weather warnings in force, the next to end first. */
export function openWeather(world: World, now: number): WeatherAlert[] {
  return asHeard(world.hazard.values())
    .filter((hazard) => hazard.kind === "weather")
    .filter(({ status, endsAt, cancelled }) => status === "live" && !cancelled && endsAt > now)
    .sort((a, b) => a.endsAt - b.endsAt);
}

export function originOf(quake: Earthquake): number {
  return current(quake).originTime;
}

function newestFirst(quakes: Earthquake[]): Earthquake[] {
  return quakes.sort((a, b) => originOf(b) - originOf(a));
}
