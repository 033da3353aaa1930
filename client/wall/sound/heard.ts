import { answerOf } from "../../../shared/alert/answer.ts";
import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import { tierRank, type Alert } from "../../../shared/record/alert.ts";
import type { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { asHeard, current, type Hazard } from "../../../shared/record/hazard.ts";
import { inForce, type News } from "../../../shared/speech/sentences.ts";
import type { World } from "../../../shared/world/world.ts";
import { isRecentlyFelt } from "../scene/scene.ts";

/** What this screen has heard of each hazard, and what in a world is louder than that. Pure. */

export interface Heard {
  /** Rank of the loudest tier it had: one that falls and comes back is not told again. */
  tier: number;
  /** Of the warning in force, the highest step it had; 0 when none is. */
  tsunami: number;
  /** BMKG cancelled it, or it is no longer told as fact. */
  over: boolean;
}
export type HeardById = Readonly<Record<string, Heard>>;

/** One thing to be told. */
export interface Piece {
  id: string;
  version: number;
  news: News;
}

const DAMAGING = tierRank("merusak");
const LEVEL_STEPS: Record<TsunamiLevel, number> = { WASPADA: 2, SIAGA: 3, AWAS: 4 };
const POTENTIAL_STEP = 1;

/** 0 no warning in force · 1 a potential without zones · 2 to 4 the levels, one without level as the lowest. */
export function tsunamiStep(hazard: Hazard): number {
  if (hazard.kind !== "earthquake") return 0;
  const { tsunami } = current(hazard);
  if (!inForce(tsunami)) return 0;
  return tsunami.state === "potential" ? POTENTIAL_STEP : LEVEL_STEPS[tsunami.level ?? "WASPADA"];
}

/** Everything as it stands. What has left the world is forgotten, so that the list does not grow for months. */
export function hearAll(world: World, before: HeardById): HeardById {
  return Object.fromEntries(
    [...world.hazard.values()].flatMap((hazard) => {
      const heard = heardOf(hazard, world.alert.get(hazard.id), before[hazard.id]);
      return heard ? [[hazard.id, heard]] : [];
    }),
  );
}

function heardOf(hazard: Hazard, alert: Alert | undefined, before: Heard | undefined): Heard | null {
  if (hazard.status !== "live") return before ? { ...before, tsunami: 0, over: true } : null;
  if (!alert) return before ?? null;
  const past = before?.over === false ? before : { tier: 0, tsunami: 0 };
  const step = tsunamiStep(hazard);
  return {
    tier: Math.max(past.tier, tierRank(alert.tier)),
    tsunami: step === 0 ? 0 : Math.max(past.tsunami, step),
    over: hazard.kind === "weather" && hazard.cancelled,
  };
}

/** sound.7: what is louder than what was heard, was ended by BMKG, or is no longer told as fact; a mere update is none of these. */
export function newsIn(world: World, heard: HeardById, now: number): Piece[] {
  return asHeard(world.hazard.values()).flatMap((hazard) => {
    const before = heard[hazard.id];
    const news = newsOf(world, hazard, before?.over === false ? before : undefined, now);
    return news ? [{ id: hazard.id, version: current(hazard).n, news }] : [];
  });
}

function newsOf(world: World, hazard: Hazard, before: Heard | undefined, now: number): News | null {
  const alert = world.alert.get(hazard.id);
  const wasSpoken = before !== undefined && before.tier >= DAMAGING;
  if (hazard.status !== "live") return wasSpoken ? "withdrawn" : null;
  if (hazard.kind === "weather" && hazard.cancelled) return wasSpoken ? "ended" : null;
  const step = tsunamiStep(hazard);
  if (before && before.tsunami > 0 && step === 0) return "ended";
  if (!alert || alert.endedAt !== null) return null;
  if (!before) return isStillNews(world, alert, now) ? "new" : null;
  if (tierRank(alert.tier) <= before.tier && step <= before.tsunami) return null;
  return wasSpoken && (step === 0 || before.tsunami > POTENTIAL_STEP) ? "rise" : "new";
}

/** Heard for the first time, perhaps after an outage: what was answered meanwhile, or was only felt long ago, is let be. */
function isStillNews(world: World, alert: Alert, now: number): boolean {
  if (answerOf(world, alert) !== null) return false;
  return tierRank(alert.tier) >= DAMAGING || isRecentlyFelt(alert, now);
}

/** The tsunami warnings in force that nobody has answered. */
export function unanswered(world: World): Piece[] {
  return asHeard(world.hazard.values()).flatMap((hazard) => {
    const alert = world.alert.get(hazard.id);
    const calls =
      hazard.status === "live" && tsunamiStep(hazard) > 0 && alert !== undefined && needsAnswer(world, alert);
    return calls ? [{ id: hazard.id, version: current(hazard).n, news: "new" as const }] : [];
  });
}
