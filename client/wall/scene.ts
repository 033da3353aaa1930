import { needsAnswer, tierRank, type Alert } from "../../shared/alert.ts";
import { current, type Earthquake, type WeatherAlert } from "../../shared/hazard.ts";
import type { Impact } from "../../shared/impact.ts";
import { DAY_MS, MINUTE_MS } from "../../shared/time.ts";
import type { World } from "../../shared/world.ts";
import { blindFeeds, hasReadQuakes, type Blind, type FeedReport } from "./feeds.ts";

/** What the wall shows, decided from the world alone. Pure: the same world at the same time is the same scene on every wall. */

/** A quake that was only felt is news for this long after we heard of it. */
export const FELT_IS_NEWS_MS = 30 * MINUTE_MS;
/** The end of a tsunami warning stands this long as a scene of its own. */
const TSUNAMI_END_IS_NEWS_MS = 30 * MINUTE_MS;
/** BMKG corrects its slips within hours (8 days at most, once); what it lets stand is told no longer. */
const HELD_IS_TOLD_MS = DAY_MS;
const ROTATES_EVERY_MS = 10_000;

export interface Hero {
  quake: Earthquake;
  alert: Alert;
  /** Null while it hasn't been computed yet, or belongs to an older version that is no longer told. */
  impact: Impact | null;
}

interface Always {
  /** BMKG's own tests and exercises: a quiet line, never news (W4). */
  tests: Earthquake[];
  /** Not shown as fact (W5). */
  held: Earthquake[];
  /** Quake and tsunami feeds that can't be trusted now (W9). */
  blind: Blind[];
}

export type Scene =
  | (Always & { kind: "waiting" })
  | (Always & { kind: "calm" })
  | (Always & {
      kind: "event" | "tsunami";
      hero: Hero;
      /** All that are news, the loudest first; the hero is one of them. */
      heroes: Hero[];
      /** The hero's place among them, from 1. */
      place: number;
    });

export interface SceneParts {
  world: World;
  /** Null until the first beat. */
  report: FeedReport | null;
  now: number;
  /** Server ms per real ms: a fast drill must not rotate faster than eyes read. */
  rate?: number;
}

export function sceneOf({ world, report, now, rate = 1 }: SceneParts): Scene {
  const quakes = [...world.hazard.values()].filter((hazard) => hazard.kind === "earthquake");
  const always: Always = {
    tests: newestFirst(quakes.filter(({ status }) => status === "test")),
    held: newestFirst(quakes.filter(({ status, updatedAt }) => status === "held" && now - updatedAt < HELD_IS_TOLD_MS)),
    blind: report ? blindFeeds(report) : [],
  };
  const heroes = heroesOf(quakes, world, now);
  const first = heroes[0];
  if (!first) return { kind: hasReadQuakes(report) ? "calm" : "waiting", ...always };

  // An alarm that nobody has answered keeps the wall to itself.
  const turn = needsAnswer(first.alert) ? 0 : Math.floor(now / (ROTATES_EVERY_MS * rate)) % heroes.length;
  const hero = heroes[turn] ?? first;
  return { kind: isTsunami(hero.quake, now) ? "tsunami" : "event", hero, heroes, place: turn + 1, ...always };
}

/** Live quakes whose alert is open and loud enough, the loudest first, then the newest (W2, W3). */
function heroesOf(quakes: readonly Earthquake[], world: World, now: number): Hero[] {
  return quakes
    .filter(({ status }) => status === "live")
    .flatMap((quake) => {
      const alert = world.alert.get(quake.id);
      if (!alert || !isNews(alert, now)) return [];
      const impact = world.impact.get(quake.id) ?? null;
      return [{ quake, alert, impact }];
    })
    .sort(
      (a, b) =>
        tierRank(b.alert.tier) - tierRank(a.alert.tier) ||
        Number(isTsunami(b.quake, now)) - Number(isTsunami(a.quake, now)) ||
        originOf(b.quake) - originOf(a.quake),
    );
}

function isNews(alert: Alert, now: number): boolean {
  if (alert.endedAt !== null) return false;
  switch (alert.tier) {
    case "info":
      return false;
    case "dirasakan":
      // An aftershock is told with its main event; it does not take the wall from it (A7).
      return alert.mainId === null && now - alert.raisedAt < FELT_IS_NEWS_MS;
    case "merusak":
    case "darurat":
      return true;
  }
}

/** A warning in force, a potential without its zones yet, or an end that is still news (W11). */
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
  return [...world.hazard.values()]
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
