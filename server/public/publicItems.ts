import type { Calm } from "../../shared/calm/calm.ts";
import { tierRank } from "../../shared/record/alert.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import { DAY_MS } from "../../shared/time.ts";
import { beganAt, type PublicHazard, type PublicQuake, type PublicWeather } from "./publicView.ts";

/** Which hazards the public page speaks of, in which form, loudest first (public.7, public.8, public.10). */
export type PublicItem =
  | { shape: "tsunami" | "tsunami-ended" | "quake"; hazard: PublicQuake; loudness: number; movedAt: number }
  | { shape: "weather"; hazard: PublicWeather; loudness: number; movedAt: number }
  | { shape: "weather-cancelled"; hazard: PublicWeather; loudness: number; movedAt: number; until: number };

/** How loud: `ACT` asks to do something now, `HEED` to be careful, `NEWS` nothing. */
export const ACT = 2;
export const HEED = 1;
const NEWS = 0;
const TSUNAMI = 3;

/** public.8: an end is shown as long and as loud as it takes to reach those whom the warning reached. */
const ENDED_SHOWN_MS = DAY_MS;

/** Until when an end that BMKG told at `saidAt` is shown. */
export function endShownUntil(saidAt: number): number {
  return saidAt + ENDED_SHOWN_MS;
}

export function publicItems(hazards: readonly PublicHazard[], now: number): PublicItem[] {
  return hazards
    .filter((hazard) => hazard.status === "live")
    .flatMap((hazard) => itemOf(hazard, now) ?? [])
    .sort((a, b) => b.loudness - a.loudness || b.movedAt - a.movedAt);
}

/** calm.6: true of a page that says that nothing is in force, or that a warning is over: a copy of it must not outlive the hour. */
export function reassures(hazards: readonly PublicHazard[], calm: Calm, now: number): boolean {
  return calm.state === "calm" || publicItems(hazards, now).some(({ shape }) => shape === "tsunami-ended" || shape === "weather-cancelled");
}

function itemOf(hazard: PublicHazard, now: number): PublicItem | null {
  const open = hazard.alert !== null && hazard.alert.endedAt === null;
  const loudness = hazard.alert ? loudnessOf(hazard.alert) : NEWS;
  switch (hazard.kind) {
    case "weather":
      // BMKG's warning stands until its end (calm.2), whatever became of our alert.
      if (!hazard.cancelled && hazard.endsAt > now) return { shape: "weather", hazard, loudness, movedAt: beganAt(hazard) };
      return cancelledItem(hazard, loudness, now);
    case "earthquake": {
      const { state, issuedAt } = hazard.tsunami;
      const saidAt = issuedAt ?? hazard.versions.at(-1)?.fetchedAt ?? hazard.originTime;
      // A warning without an alert of ours can only be a fault of ours: shown all the same.
      if ((state === "warning" || state === "potential") && (open || hazard.alert === null))
        return { shape: "tsunami", hazard, loudness: TSUNAMI, movedAt: saidAt };
      if (state === "ended" && now < endShownUntil(saidAt))
        return { shape: "tsunami-ended", hazard, loudness: ACT, movedAt: saidAt };
      return open ? { shape: "quake", hazard, loudness, movedAt: hazard.originTime } : null;
    }
  }
}

/** public.25: whoever read it believes it until it would have ended, a day at most. One in whose place another came was not taken back. */
function cancelledItem(hazard: PublicWeather, loudness: number, now: number): PublicItem | null {
  const toldUntil = Math.max(...hazard.versions.map(({ expiresAt }) => expiresAt));
  const until = Math.min(toldUntil, endShownUntil(hazard.endsAt));
  if (!hazard.cancelled || hasFlag(hazard, "replaced") || now >= until) return null;
  return { shape: "weather-cancelled", hazard, loudness, movedAt: hazard.endsAt, until };
}

function loudnessOf({ tier, mainId }: NonNullable<PublicHazard["alert"]>): number {
  const rank = tierRank(tier);
  if (rank >= tierRank("merusak")) return ACT;
  // Of an aftershock the main event's article says already that it may come.
  if (mainId !== null) return NEWS;
  return rank >= tierRank("dirasakan") ? HEED : NEWS;
}
