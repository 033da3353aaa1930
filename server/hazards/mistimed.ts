import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import type { Earthquake } from "../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { LATEST_WARNING_MS } from "./issue.ts";

/** What of a quake is told again beside its time. */
type Told = Pick<QuakeBulletin, "originTime" | "at" | "magnitude" | "depthKm" | "test">;

/**
 * tsunami.9: warnings that were issued before the origin they name get that of the quake they speak of: one of the same place, magnitude and
 * depth in the same body, or known, that the issue fits. Else one slip in a time would be a second tsunami. Those that speak of no such quake
 * stay as they are (tsunami.7).
 */
export function withTrueOrigins(
  bulletins: readonly QuakeBulletin[],
  known: readonly Earthquake[],
): readonly QuakeBulletin[] {
  if (!bulletins.some(isBeforeOrigin)) return bulletins;
  const told: Told[] = [
    ...bulletins.filter((bulletin) => !isBeforeOrigin(bulletin)),
    ...known.flatMap(({ statements, status }) =>
      statements
        .filter(({ doubts }) => doubts.length === 0)
        .map((statement) => ({ ...statement, test: status === "test" })),
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
  return (
    a.test === b.test &&
    a.magnitude === b.magnitude &&
    a.depthKm === b.depthKm &&
    a.at[0] === b.at[0] &&
    a.at[1] === b.at[1]
  );
}
