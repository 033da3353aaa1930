import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import { hasFlag, type HazardFlag } from "../../shared/record/flag.ts";
import {
  current,
  type Earthquake,
  type HazardStatus,
  type QuakeVersion,
  type Statement,
} from "../../shared/record/hazard.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { believableFelt } from "./believable.ts";
import { changesBetween } from "./changes.ts";
import { combine, type Claim } from "./combine.ts";
import type { MergeContext } from "./context.ts";
import { doubtsOf, isForeign } from "./doubt.ts";
import { quakeId } from "./quakeId.ts";
import { pairWithKnown, recordsByQuake } from "./pairing.ts";
import { earlierOf, isStale, tells } from "./toAndFro.ts";
import { withdrawn } from "./withdrawn.ts";

/** history.1: what the very first body of a feed tells of longer ago is history, not news. */
const FRESH_AT_FIRST_READ_MS = 30 * MINUTE_MS;
/** history.2: whatever is older than a day when first seen is history, whether an outage lies behind us or not. */
const FRESH_MS = DAY_MS;
/** history.3: a tsunami warning that BMKG has not ended is news at any first read. */
const WARNING_FRESH_MS = 12 * HOUR_MS;
/** doubt.2: a time this far ahead is a wrongly typed date; it stays doubted even when the clock passes it. */
const WRONG_DATE_MS = HOUR_MS;

export function mergeQuakes(
  known: readonly Earthquake[],
  bulletins: readonly QuakeBulletin[],
  context: MergeContext,
): Earthquake[] {
  const changed: Earthquake[] = [];
  const ids = new Set(known.map((quake) => quake.id));
  for (const { records, home } of pairWithKnown(recordsByQuake(bulletins), known)) {
    let quake: Earthquake | null = home;
    for (const bulletin of records) quake = hear({ quake, bulletin, home, ids }, context);
    if (!quake || quake === home) continue;
    ids.add(quake.id);
    changed.push(quake);
  }
  const heard = new Map(changed.map((quake) => [quake.id, quake]));
  for (const quake of withdrawn(
    known.map((old) => heard.get(old.id) ?? old),
    bulletins,
    context,
  ))
    heard.set(quake.id, quake);
  return [...heard.values()].sort((a, b) => current(a).originTime - current(b).originTime);
}

interface Hearing {
  /** As it is known so far; null when this is the first word of it. */
  quake: Earthquake | null;
  bulletin: QuakeBulletin;
  /**
   * As it was before this body, for what the same body revises never was so: a list that names a warning and its end together
   * tells of a warning that is over (history.3).
   */
  home: Earthquake | null;
  /** Those that are taken. */
  ids: ReadonlySet<string>;
}

/** The quake after one more statement about it; the same object when the statement says nothing new. */
function hear({ quake, bulletin, home, ids }: Hearing, context: MergeContext): Earthquake {
  const said = statementOf(bulletin, quake, context);
  const slot = quake?.statements.find((other) => inSameSlot(other, said));
  if (quake && slot) {
    if (isOlderWarning(said, slot) || tells(slot) === tells(said)) return quake;
    if (isStale(said, slot, context.now)) return flagged(quake, context.now);
  }

  const statement = slot ? { ...said, seenAt: slot.seenAt, revisedAt: context.now, earlier: earlierOf(slot) } : said;
  const others = (quake?.statements ?? []).filter((other) => other !== slot && !isSettledBy(other, statement));
  const statements = [...others, statement];
  const claim = combine(statements);
  if (!claim) throw new Error(`no claim from ${statement.feed}`);
  const held = statements.every((each) => each.doubts.length > 0);
  const versions = nextVersions(quake, claim, held, context.now);
  const isNews = versions.length > (home?.versions.length ?? 0);
  const status = statusOf(home?.status ?? null, claim, { held, test: bulletin.test, isNews, context });
  return {
    type: "hazard",
    kind: "earthquake",
    id: quake?.id ?? quakeId(bulletin.originTime, ids),
    status,
    firstSeenAt: quake?.firstSeenAt ?? context.now,
    updatedAt: context.now,
    flags: flagsOf({ status, claim, statements, quake, slot, said }),
    versions,
    statements,
  };
}

function statementOf(
  bulletin: QuakeBulletin,
  quake: Earthquake | null,
  { feed, now, areaNames }: MergeContext,
): Statement {
  const { kind: _kind, test: _test, ...said } = bulletin;
  const doubts = doubtsOf(bulletin, now, areaNames);
  const wrongDate = quake?.statements.find(
    (other) => other.originTime === said.originTime && other.originTime - other.seenAt > WRONG_DATE_MS,
  );
  if (wrongDate && !doubts.some((doubt) => doubt.kind === "future-time"))
    doubts.push(...wrongDate.doubts.filter((doubt) => doubt.kind === "future-time"));
  const { felt, absurd } = believableFelt(bulletin);
  return { ...said, felt, ...(absurd && { feltDoubted: absurd }), feed, doubts, seenAt: now, revisedAt: 0 };
}

/** quake.5: a feed has one statement of each form for a quake; a doubted one stands beside it, for it never replaces a sound one (doubt.5). */
function inSameSlot(a: Statement, b: Statement): boolean {
  return a.feed === b.feed && a.form === b.form && a.doubts.length > 0 === b.doubts.length > 0;
}

/** doubt.5: a sound statement settles the doubted one that the same feed made before. */
function isSettledBy(other: Statement, statement: Statement): boolean {
  return (
    statement.doubts.length === 0 &&
    other.doubts.length > 0 &&
    other.feed === statement.feed &&
    other.form === statement.form
  );
}

/** tsunami.4: the list of tsunami bulletins repeats PD-1 beside PD-4; what was issued before the one in force changes nothing. */
function isOlderWarning(said: Statement, slot: Statement): boolean {
  return said.form === "tsunami" && (said.issuedAt ?? 0) < (slot.issuedAt ?? 0);
}

/** quake.10: the feed's return to an older telling is noted once, and changes nothing else. */
function flagged(quake: Earthquake, now: number): Earthquake {
  if (hasFlag(quake, "to-and-fro")) return quake;
  return { ...quake, updatedAt: now, flags: [...quake.flags, "to-and-fro" satisfies HazardFlag] };
}

export function nextVersions(quake: Earthquake | null, claim: Claim, held: boolean, now: number): QuakeVersion[] {
  const versions = quake?.versions ?? [];
  const last = versions.at(-1);
  if (!last) return [{ n: 1, ...claim, fetchedAt: now, changed: [] }];
  const changed = changesBetween(last, claim);
  if (quake?.status === "held" && !held) changed.push("tidak lagi ditahan");
  return changed.length === 0 ? versions : [...versions, { n: last.n + 1, ...claim, fetchedAt: now, changed }];
}

interface Standing {
  held: boolean;
  test: boolean;
  /** This body made a version: history.6. */
  isNews: boolean;
  context: Pick<MergeContext, "now" | "firstRead">;
}

export function statusOf(
  stood: HazardStatus | null,
  claim: Claim,
  { held, test, isNews, context }: Standing,
): HazardStatus {
  if (test) return "test";
  if (held) return "held";
  if (stood === "live") return "live";
  const warned = claim.tsunami.state === "warning" || claim.tsunami.state === "potential";
  if (warned && context.now - (claim.tsunami.issuedAt ?? claim.originTime) <= WARNING_FRESH_MS) return "live";
  if (stood === "history" && !isNews) return "history";
  const age = context.now - claim.originTime;
  return age > (context.firstRead ? FRESH_AT_FIRST_READ_MS : FRESH_MS) ? "history" : "live";
}

interface FlagParts {
  status: HazardStatus;
  claim: Claim;
  statements: readonly Statement[];
  /** As it was before. */
  quake: Earthquake | null;
  /** The statement in whose place the new one stands. */
  slot: Statement | undefined;
  said: Statement;
}

function flagsOf({ status, claim, statements, quake, slot, said }: FlagParts): HazardFlag[] {
  const flags = new Set<HazardFlag>();
  if (status === "test") flags.add("bmkg-test");
  if (claim.form === "automatic") flags.add("automatic");
  if (isForeign(claim.at)) flags.add("foreign");
  if (statements.every(({ cancelled, form }) => cancelled && form !== "tsunami")) flags.add("cancelled");
  if (statements.some(({ feltDoubted }) => feltDoubted)) flags.add("felt-doubted");
  for (const flag of heldFlags(statements)) flags.add(flag);
  const moved = quake && Math.abs((slot ?? current(quake)).originTime - said.originTime) >= HOUR_MS;
  if (moved || (quake && hasFlag(quake, "time-corrected"))) flags.add("time-corrected");
  if (quake && hasFlag(quake, "to-and-fro")) flags.add("to-and-fro");
  return [...flags];
}

export function heldFlags(statements: readonly Statement[]): Set<HazardFlag> {
  return new Set(statements.flatMap(({ doubts }) => doubts.map(({ kind }): HazardFlag => `held:${kind}`)));
}
