import type { Calm } from "../../shared/calm/calm.ts";
import { tierRank } from "../../shared/record/alert.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import { DAY_MS } from "../../shared/time.ts";
import { beganAt, type PublicHazard, type PublicQuake, type PublicWeather } from "./publicView.ts";

/** Which hazards the public page speaks of, in which form, loudest first (public.7, public.8, public.10, public.25). */
export type PublicItem =
  | { shape: "tsunami" | "quake"; hazard: PublicQuake; loudness: number; movedAt: number }
  | { shape: "weather"; hazard: PublicWeather; loudness: number; movedAt: number }
  | OverItem;

/** What is over since `movedAt`, told until `until`. */
export type OverItem = { loudness: number; movedAt: number; until: number } & (
  | { shape: "tsunami-over"; hazard: PublicQuake; how: TsunamiOver }
  | { shape: "quake-cancelled"; hazard: PublicQuake }
  | { shape: "weather-cancelled"; hazard: PublicWeather }
);

/** `denied`: BMKG no longer says that there may be one · `silent`: BMKG has neither renewed nor ended its warning for so long that our alert ended (alert.6). */
export type TsunamiOver = "ended" | "cancelled" | "denied" | "silent";

/** How loud: `ACT` asks to do something now, `HEED` to be careful, `NEWS` nothing. */
export const ACT = 2;
export const HEED = 1;
const NEWS = 0;
const TSUNAMI = 4;
const TSUNAMI_OVER = 3;

/** An end is shown as long and as loud as it takes to reach those whom the warning reached. */
const OVER_SHOWN_MS = DAY_MS;

export function publicItems(hazards: readonly PublicHazard[], now: number): PublicItem[] {
  return hazards
    .filter((hazard) => hazard.status === "live")
    .flatMap((hazard) => itemOf(hazard, now) ?? [])
    .filter((item) => !isOver(item) || now < item.until)
    .sort((a, b) => b.loudness - a.loudness || Number(isOver(a)) - Number(isOver(b)) || b.movedAt - a.movedAt);
}

function isOver(item: PublicItem): item is OverItem {
  return "until" in item;
}

/** calm.6: true of a page that says that nothing is in force, or that something is over: a copy of it must not outlive the hour. */
export function reassures(hazards: readonly PublicHazard[], calm: Calm, now: number): boolean {
  return calm.state === "calm" || publicItems(hazards, now).some(isOver);
}

function itemOf(hazard: PublicHazard, now: number): PublicItem | null {
  const { alert } = hazard;
  const open = alert !== null && alert.endedAt === null;
  const loudness = alert ? loudnessOf(alert) : NEWS;
  switch (hazard.kind) {
    case "weather":
      // BMKG's warning stands until its end (calm.2), whatever became of our alert.
      if (!hazard.cancelled && hazard.endsAt > now) return { shape: "weather", hazard, loudness, movedAt: beganAt(hazard) };
      // One in whose place another came was not taken back.
      return hazard.cancelled && !hasFlag(hazard, "replaced")
        ? { shape: "weather-cancelled", hazard, loudness, ...overSince(hazard.endsAt) }
        : null;
    case "earthquake": {
      // A warning without an alert of ours can only be a fault of ours: shown all the same.
      if (isWarned(hazard) && (open || alert === null))
        return { shape: "tsunami", hazard, loudness: TSUNAMI, movedAt: saidAt(hazard) };
      if (alert !== null && isTakenBack(hazard)) {
        const wasWarned = hazard.versions.some(isWarned);
        const since = overSince(alert.endedAt ?? saidAt(hazard));
        return { shape: "quake-cancelled", hazard, loudness: wasWarned ? TSUNAMI_OVER : loudness, ...since };
      }
      const over = tsunamiOver(hazard);
      if (over !== null && now < over.until) return { shape: "tsunami-over", hazard, loudness: TSUNAMI_OVER, ...over };
      return open ? { shape: "quake", hazard, loudness, movedAt: hazard.originTime } : null;
    }
  }
}

function overSince(movedAt: number) {
  return { movedAt, until: movedAt + OVER_SHOWN_MS };
}

function saidAt({ tsunami, versions, originTime }: PublicQuake): number {
  return tsunami.issuedAt ?? versions.at(-1)?.fetchedAt ?? originTime;
}

function isWarned({ tsunami: { state } }: Pick<PublicQuake["versions"][number], "tsunami">): boolean {
  return state === "warning" || state === "potential";
}

/** quake.13, history.5 */
export function isTakenBack(quake: PublicQuake): boolean {
  return hasFlag(quake, "cancelled") || hasFlag(quake, "withdrawn");
}

/** Of a quake of whose tsunami the page warns no more; null where it never did. */
function tsunamiOver(quake: PublicQuake) {
  const { tsunami, versions, alert } = quake;
  switch (tsunami.state) {
    case "ended":
      return { how: tsunami.cancelled ? "cancelled" : "ended", ...overSince(saidAt(quake)) } as const;
    case "warning":
    case "potential":
      return { how: "silent", ...overSince(alert?.endedAt ?? saidAt(quake)) } as const;
    case "none":
    case "unknown": {
      const after = versions[versions.findLastIndex(isWarned) + 1];
      return after === undefined || after === versions[0] ? null : ({ how: "denied", ...overSince(after.fetchedAt) } as const);
    }
  }
}

function loudnessOf({ tier, mainId }: NonNullable<PublicHazard["alert"]>): number {
  const rank = tierRank(tier);
  if (rank >= tierRank("merusak")) return ACT;
  // Of an aftershock the main event's article says already that it may come.
  if (mainId !== null) return NEWS;
  return rank >= tierRank("dirasakan") ? HEED : NEWS;
}
