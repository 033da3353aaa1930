import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import type { Earthquake } from "../../shared/record/hazard.ts";
import { MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { LATEST_WARNING_MS } from "./issue.ts";
import { isNear, SAME_MOMENT } from "./sameQuake.ts";

/** What of a quake is told again beside its time. */
type Told = Pick<QuakeBulletin, "originTime" | "at" | "magnitude" | "depthKm" | "test">;

/**
 * tsunami.9: warnings that were issued before the origin they name get that of the quake they speak of: one in the same body, or known, that the
 * issue fits, of the same place, magnitude and depth, or near it with hour or minute alone another. Else one slip in a time would be a second
 * tsunami. Those that speak of no such quake stay as they are (tsunami.7).
 */
export function withTrueOrigins(
  bulletins: readonly QuakeBulletin[],
  known: readonly Earthquake[],
): readonly QuakeBulletin[] {
  if (!bulletins.some(isBeforeOrigin)) return bulletins;
  const told: Told[] = [
    ...bulletins.filter((bulletin) => !isBeforeOrigin(bulletin)),
    ...known.flatMap(({ versions, status }) =>
      status === "held" ? [] : versions.map((version) => ({ ...version, test: status === "test" })),
    ),
  ];
  return bulletins.map((bulletin) => (isBeforeOrigin(bulletin) ? withTrueOrigin(bulletin, told) : bulletin));
}

function isBeforeOrigin({ form, issuedAt, originTime }: QuakeBulletin): boolean {
  return form === "tsunami" && issuedAt !== null && issuedAt < originTime - MINUTE_MS;
}

function withTrueOrigin(bulletin: QuakeBulletin, told: readonly Told[]): QuakeBulletin {
  const alike = told.filter((other) => isAlike(bulletin, other)).map(({ originTime }) => originTime);
  // Others name this origin too: then the issue is what is wrong.
  if (alike.includes(bulletin.originTime)) return bulletin;
  const issuedAt = bulletin.issuedAt ?? -Infinity;
  const fitting = alike.filter((originTime) => originTime <= issuedAt && issuedAt <= originTime + LATEST_WARNING_MS);
  if (fitting.length === 0) return bulletin;
  const doubts = bulletin.doubts.filter(({ kind }) => kind !== "contradictory-time");
  return { ...bulletin, originTime: Math.max(...fitting), doubts };
}

function isAlike(a: Told, b: Told): boolean {
  if (a.test !== b.test) return false;
  const isSame = a.magnitude === b.magnitude && a.depthKm === b.depthKm && a.at[0] === b.at[0] && a.at[1] === b.at[1];
  return isSame || (isNear(a, b) && isSameSecond(a.originTime, b.originTime));
}

/** Of any minute. */
function isSameSecond(a: number, b: number): boolean {
  const apartMs = Math.abs(a - b) % MINUTE_MS;
  return Math.min(apartMs, MINUTE_MS - apartMs) <= SAME_MOMENT.seconds * SECOND_MS;
}
