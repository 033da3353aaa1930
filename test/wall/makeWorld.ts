import type { FeedId } from "../../shared/record/bulletin.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Action, Help, ResourceImpact } from "../../shared/record/impact.ts";
import type { Place } from "../../shared/record/place.ts";
import { feedStatus } from "../make/feedStatus.ts";
import { ORIGIN } from "../make/quake.ts";
import { standing } from "../make/standing.ts";
import type { Report } from "../../shared/bmkg/standing.ts";

/** What a wall is told four minutes after Cianjur's quake. */

export const MINUTE = 60_000;
/** 13.25.10 WIB. */
export const NOW = ORIGIN + 4 * MINUTE;

export function feed(id: FeedId, change: Partial<FeedStatus> = {}): FeedStatus {
  return feedStatus({ id, title: id, ...change }, NOW);
}

/** As a beat told it at `at`. */
export function reportOf(feeds: readonly FeedStatus[], at = NOW): Report {
  return { ...standing(feeds), at };
}

export const WELL = reportOf([feed("autogempa"), feed("inatews-tsunami"), feed("nowcast")]);

export function resource(place: Place, mmi: number, action: Action): ResourceImpact {
  const pAtLeast = { v: 0.9, vi: mmi >= 5.5 ? 0.7 : 0.3, vii: 0.2 };
  return { placeId: place.id, kind: place.kind, mmi, pAtLeast, action, where: "inside", distanceKm: 10 };
}

/** By road. */
export function help(place: Place, hours: number): Help {
  const legs: Help["legs"] = [{ mode: "darat", km: hours * 40, hours, name: null }];
  const arrivesAt = NOW + hours * 60 * MINUTE;
  return {
    placeId: place.id,
    kind: place.kind,
    target: null,
    hours,
    km: (hours * 40) / 1.4,
    legs,
    mmi: null,
    arrivesAt,
  };
}
