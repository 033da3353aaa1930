import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import { hasFlag, type HazardFlag } from "../../shared/record/flag.ts";
import {
  current,
  type Earthquake,
  type HazardStatus,
  type QuakeVersion,
  type Statement,
} from "../../shared/record/hazard.ts";
import type { Shakemap } from "../../shared/record/shakemap.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { believableFelt } from "./believable.ts";
import { changesBetween } from "./changes.ts";
import { combine, type Claim } from "./combine.ts";
import type { MergeContext } from "./context.ts";
import { doubtsOf, isForeign, WARNING_FRESH_MS } from "./doubt.ts";
import { isGraver, WEIGHED } from "./swings/gravity.ts";
import { hasteWith, isTooHasty, paceOf } from "./swings/haste.ts";
import { issueOf } from "./issue.ts";
import { withTrueOrigins } from "./mistimed.ts";
import { stillBelieved } from "./shakemap.ts";
import { keptVersions } from "./swings/keptVersions.ts";
import { quakeId } from "./quakeId.ts";
import { pairWithKnown, recordsByQuake } from "./pairing.ts";
import { earlierOf, isOlderIssue, tells, toldAgain, wasTold, wentBack } from "./swings/toAndFro.ts";
import { isOlderWarning, saysOfWarning } from "./warningOrder.ts";
import { withdrawn } from "./withdrawn.ts";

/** history.1: what the very first body of a feed tells of longer ago is history, not news. */
const FRESH_AT_FIRST_READ_MS = 30 * MINUTE_MS;
/** history.2: whatever is older than a day when first seen is history, whether an outage lies behind us or not. */
const FRESH_MS = DAY_MS;
/** doubt.2: a time this far ahead is a wrongly typed date; it stays doubted even when the clock passes it. */
const WRONG_DATE_MS = HOUR_MS;

export function mergeQuakes(
  known: readonly Earthquake[],
  bulletins: readonly QuakeBulletin[],
  context: MergeContext,
): Earthquake[] {
  const changed: Earthquake[] = [];
  const ids = new Set(known.map((quake) => quake.id));
  for (const { records, home } of pairWithKnown(recordsByQuake(withTrueOrigins(bulletins, known)), known)) {
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
  const { now } = context;
  const said = statementOf(bulletin, quake, context);
  const slot = quake?.statements.find((other) => inSameSlot(other, said));
  if (quake && slot) {
    if (tells(slot) === tells(said)) return withSlot(quake, slot, toldAgain(slot), now);
    if (lacksOnlyWords(slot, said)) return withSlot(quake, slot, { ...slot, words: said.words }, now);
    if (isOlderWarning(said, slot, quake)) return quake;
    if (saysOfWarning(slot) && !saysOfWarning(said)) return noted(quake, "stage-unknown", now);
    if (said.form !== "tsunami" && isOlderIssue(said, slot)) return noted(quake, "to-and-fro", now);
    const back = wasTold(said, slot) ? wentBack(said, slot, now) : "believed";
    if (back !== "believed") return withSlot(noted(quake, "to-and-fro", now), slot, back, now);
    if (isTooHasty(paceOf(slot), now) && !isGraver(said, quake)) return quake;
  }

  const statement = slot ? revised(slot, said, now) : said;
  const others = (quake?.statements ?? []).filter((other) => other !== slot && !isSettledBy(other, statement));
  const statements = [...others, statement];
  const claim = combine(statements);
  if (!claim) throw new Error(`no claim from ${statement.feed}`);
  const held = statements.every((each) => each.doubts.length > 0);
  const versions = nextVersions(quake, claim, held, now);
  const isNews = home === null || versions.at(-1)?.n !== current(home).n;
  const status = statusOf(home?.status ?? null, claim, { held, test: bulletin.test, isNews, context });
  const shakemap = quake?.shakemap && stillBelieved(quake.shakemap, claim, now);
  return {
    type: "hazard",
    kind: "earthquake",
    id: quake?.id ?? quakeId(bulletin.originTime, ids),
    status,
    firstSeenAt: quake?.firstSeenAt ?? now,
    updatedAt: now,
    flags: flagsOf({ status, claim, statements, quake, slot, said, shakemap, timeUnsure: context.timeUnsure ?? false }),
    versions,
    statements,
    ...(shakemap && { shakemap }),
  };
}

function statementOf(
  bulletin: QuakeBulletin,
  quake: Earthquake | null,
  { feed, now, areaNames }: MergeContext,
): Statement {
  const { kind: _kind, test: _test, ...told } = bulletin;
  const { doubts: ownDoubts, ...issue } = issueOf({ ...bulletin, feed }, quake, now);
  const said = { ...told, ...issue };
  const doubts = doubtsOf({ ...bulletin, doubts: ownDoubts }, now, areaNames);
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

function revised(slot: Statement, said: Statement, now: number): Statement {
  const haste = hasteWith(paceOf(slot), now);
  return { ...said, seenAt: slot.seenAt, revisedAt: now, earlier: earlierOf(slot), haste };
}

/** A journal of before BMKG's words were kept: they are added, and nothing was revised. */
function lacksOnlyWords(slot: Statement, { words, ...said }: Statement): boolean {
  return slot.words === undefined && words !== undefined && tells(slot) === tells(said);
}

/** A note that is made once, and changes nothing else. */
function noted(quake: Earthquake, flag: HazardFlag, now: number): Earthquake {
  return hasFlag(quake, flag) ? quake : { ...quake, updatedAt: now, flags: [...quake.flags, flag] };
}

function withSlot(quake: Earthquake, slot: Statement, next: Statement, now: number): Earthquake {
  if (next === slot) return quake;
  return { ...quake, updatedAt: now, statements: quake.statements.map((each) => (each === slot ? next : each)) };
}

export function nextVersions(quake: Earthquake | null, claim: Claim, held: boolean, now: number): QuakeVersion[] {
  const versions = quake?.versions ?? [];
  const last = versions.at(-1);
  if (!last) return [{ n: 1, ...claim, fetchedAt: now, changed: [] }];
  const changed = changesBetween(last, claim);
  if (quake?.status === "held" && !held) changed.push("tidak lagi ditahan");
  if (changed.length === 0) return versions;
  return keptVersions([...versions, { n: last.n + 1, ...claim, fetchedAt: now, changed }], WEIGHED);
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
  shakemap: Shakemap | undefined;
  timeUnsure: boolean;
}

function flagsOf({ status, claim, statements, quake, slot, said, shakemap, timeUnsure }: FlagParts): HazardFlag[] {
  const flags = new Set<HazardFlag>();
  if (status === "test") flags.add("bmkg-test");
  if (claim.form === "automatic") flags.add("automatic");
  if (isForeign(claim.at)) flags.add("foreign");
  if (statements.every(({ cancelled, form }) => cancelled && form !== "tsunami")) flags.add("cancelled");
  if (statements.some(({ feltDoubted }) => feltDoubted)) flags.add("felt-doubted");
  if (statements.some(({ issueDoubted }) => issueDoubted !== undefined)) flags.add("issue-doubted");
  if (statements.some((each) => each.form === "tsunami" && each.stage === null && !each.cancelled))
    flags.add("stage-unknown");
  for (const flag of heldFlags(statements)) flags.add(flag);
  if (flags.has("held:future-time") && (timeUnsure || (quake && hasFlag(quake, "time-unsure"))))
    flags.add("time-unsure");
  const moved = quake && Math.abs((slot ?? current(quake)).originTime - said.originTime) >= HOUR_MS;
  if (moved || (quake && hasFlag(quake, "time-corrected"))) flags.add("time-corrected");
  if (quake && hasFlag(quake, "to-and-fro")) flags.add("to-and-fro");
  if (shakemap && shakemap.refused !== null) flags.add("shakemap-refused");
  return [...flags];
}

export function heldFlags(statements: readonly Statement[]): Set<HazardFlag> {
  return new Set(statements.flatMap(({ doubts }) => doubts.map(({ kind }): HazardFlag => `held:${kind}`)));
}
