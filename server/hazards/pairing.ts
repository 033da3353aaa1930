import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import { current, type Earthquake } from "../../shared/record/hazard.ts";
import { byStage } from "./warningOrder.ts";
import { isRetimed, sameQuake, sameRecord, type QuakeTrace } from "./sameQuake.ts";

/** The records of one body that speak of one quake, in the order in which they are to be heard. */
type Records = [QuakeBulletin, ...QuakeBulletin[]];

/**
 * Groups the records of one body by quake (quake.4). Warnings of one quake are all kept, by stage, for each is one;
 * of other repetitions one is chosen, the same at every reading, or the quake would swing between them for ever.
 */
export function recordsByQuake(bulletins: readonly QuakeBulletin[]): Records[] {
  const groups: Records[] = [];
  for (const bulletin of bulletins) {
    const group = groups.find(([first]) => first.test === bulletin.test && belongs(first, bulletin));
    if (group) group.push(bulletin);
    else groups.push([bulletin]);
  }
  return groups.map(toBeHeard).sort(([a], [b]) => told(a) - told(b));
}

const told = (bulletin: QuakeBulletin) => bulletin.issuedAt ?? bulletin.originTime;

function belongs(a: QuakeBulletin, b: QuakeBulletin): boolean {
  return a.form === "tsunami" && b.form === "tsunami" ? sameQuake(a, b) : sameRecord(a, b);
}

function toBeHeard(group: Records): Records {
  const warnings = group.filter((bulletin) => bulletin.form === "tsunami").sort(byStage);
  const others = group.filter((bulletin) => bulletin.form !== "tsunami");
  const count = (bulletin: QuakeBulletin) => others.filter((other) => same(other, bulletin)).length;
  const [chosen] = [...others].sort((a, b) => count(b) - count(a) || b.originTime - a.originTime);
  const heard = chosen ? [chosen, ...warnings] : warnings;
  return heard as Records;
}

const same = (a: QuakeBulletin, b: QuakeBulletin) =>
  a.originTime === b.originTime && a.magnitude === b.magnitude && a.at[0] === b.at[0] && a.at[1] === b.at[1];

/**
 * Finds each group's quake among those known. Nearest in time first, and a known quake takes one group of a body only:
 * what BMKG lists side by side is not one quake (quake.4). A wrongly dated record finds its quake last (quake.8).
 */
export function pairWithKnown(
  groups: readonly Records[],
  known: readonly Earthquake[],
): { records: Records; home: Earthquake | null }[] {
  const homes = new Map<Records, Earthquake>();
  const taken = new Set<Earthquake>();
  for (const test of [sameQuake, isRetimedBulletin]) {
    const pairs = groups
      .filter((records) => !homes.has(records))
      .flatMap((records) => known.flatMap((quake) => pairOf(records, quake, test)))
      .sort((a, b) => a.gapMs - b.gapMs);
    for (const { records, quake } of pairs) {
      if (homes.has(records) || taken.has(quake)) continue;
      homes.set(records, quake);
      taken.add(quake);
    }
  }
  return groups.map((records) => ({ records, home: homes.get(records) ?? null }));
}

/** Only the TEWS files have no key but the time; bulletins with ids are corrected under their id. */
const isRetimedBulletin = (a: QuakeTrace, b: QuakeTrace) =>
  a.bulletinId === null && b.bulletinId === null && isRetimed(a, b);

function pairOf(records: Records, quake: Earthquake, test: typeof sameQuake) {
  const [first] = records;
  if (first.test !== (quake.status === "test")) return [];
  const traces: QuakeTrace[] = [...quake.statements, { ...current(quake), bulletinId: null }];
  const fitting = traces.filter((trace) => test(first, trace));
  if (fitting.length === 0) return [];
  return [
    { records, quake, gapMs: Math.min(...fitting.map((trace) => Math.abs(trace.originTime - first.originTime))) },
  ];
}
