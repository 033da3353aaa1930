import { TsunamiLevel, type QuakeForm } from "../../shared/record/bulletin.ts";
import type { QuakeVersion, Statement, Tsunami } from "../../shared/record/hazard.ts";
import { laterFirst, saysOfWarning } from "./warningOrder.ts";

/** What all feeds' present statements of one quake add up to: the next version, without its number. */

export type Claim = Omit<QuakeVersion, "n" | "changed" | "fetchedAt">;

/** quake.6: PD bulletins know more than felt bulletins, these more than M ≥ 5 bulletins, and all more than a machine. */
const AUTHORITY: Record<QuakeForm, number> = { automatic: 0, m5: 1, felt: 2, tsunami: 3 };

/** Null when there is no statement. */
export function combine(statements: readonly Statement[]): Claim | null {
  const trusted = statements.filter((statement) => statement.doubts.length === 0);
  const ranked = [...(trusted.length > 0 ? trusted : statements)].sort(byAuthority);
  const best = ranked.find((statement) => !statement.cancelled) ?? ranked[0];
  if (!best) return null;
  const { feed, form, issuedAt, originTime, at, magnitude, depthKm, area } = best;
  const felt =
    ranked.filter((statement) => statement.felt.length > 0).sort((a, b) => b.revisedAt - a.revisedAt)[0]?.felt ?? [];
  return { feed, form, issuedAt, originTime, at, magnitude, depthKm, area, felt, tsunami: tsunamiOf(ranked) };
}

/** quake.7: within one rank the newest revision counts, and while nobody revised, whoever spoke first: feeds that merely repeat change nothing. */
function byAuthority(a: Statement, b: Statement): number {
  return (
    AUTHORITY[b.form] - AUTHORITY[a.form] ||
    (a.form === "tsunami" ? laterFirst(a, b) : 0) ||
    b.revisedAt - a.revisedAt ||
    a.seenAt - b.seenAt
  );
}

/** tsunami.1–tsunami.3, tsunami.6, tsunami.8: the stage in `subject` decides, or the zones; `potential` counts only while neither is known. */
function tsunamiOf(ranked: readonly Statement[]): Tsunami {
  const bulletin = ranked.find(saysOfWarning);
  if (bulletin) {
    const { stage, issuedAt, zones, observations, cancelled } = bulletin;
    if (cancelled) return { state: "ended", stage: null, level: null, issuedAt, zones: [], observations, cancelled };
    const ended = /^PD-?4/i.test(stage ?? "");
    const level = ended
      ? null
      : (TsunamiLevel.options.find((option) => zones.some((zone) => zone.level === option)) ?? null);
    return { state: ended ? "ended" : "warning", stage, level, issuedAt, zones, observations };
  }
  const said = (potential: Statement["potential"]) =>
    ranked.some((statement) => !statement.cancelled && statement.potential === potential);
  const state = said("potential") ? "potential" : said("none") ? "none" : "unknown";
  return { state, stage: null, level: null, issuedAt: null, zones: [], observations: [] };
}
