import type { QuakeVersion } from "../../../shared/record/hazard.ts";
import { hourWords } from "../../../shared/time.ts";
import { endedWords } from "../../../shared/words/tsunami.ts";

export interface StageMark {
  name: string;
  at: string | null;
  words: string;
  state: "past" | "present" | "future";
}

/** PD-1 → PD-4: what each said; those to come are hollow. */
export function stageChain(versions: readonly QuakeVersion[]): StageMark[] {
  const told = new Map<string, QuakeVersion>();
  for (const version of versions) if (version.tsunami.stage) told.set(version.tsunami.stage, version);
  const taken = versions.at(-1);
  if (taken?.tsunami.cancelled) told.set("BATAL", taken);
  const stages = [...told];
  const marks = stages.map(([stage, version], i): StageMark => ({
    name: stage,
    at: version.tsunami.issuedAt === null ? null : hourWords(version.tsunami.issuedAt),
    words: version.tsunami.state === "ended" ? endedWords(version.tsunami) : `${version.tsunami.zones.length} zona`,
    state: i === stages.length - 1 ? "present" : "past",
  }));
  const latest = Number(/PD-(\d)/.exec(stages.at(-1)?.[0] ?? "")?.[1] ?? 0);
  const toCome = [
    [1, "zona awal"],
    [2, "pemutakhiran"],
    [3, "pengamatan"],
    [4, "pengakhiran"],
  ] as const;
  const future = toCome
    .filter(([stage]) => stage > latest && !taken?.tsunami.cancelled)
    .map(([stage, words]): StageMark => ({ name: `PD-${stage}`, at: null, words, state: "future" }));
  // PD-3 can be repeated without end; the axis has room for five.
  return [...marks.slice(-(5 - Math.min(2, future.length))), ...future].slice(-5);
}
