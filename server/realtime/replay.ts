import { areaWords } from "../../shared/areaWords.ts";
import { current, type Hazard } from "../../shared/hazard.ts";
import type { Replay, WallCommand } from "../../shared/protocol.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, dateWords } from "../../shared/time.ts";
import { magnitudeWords } from "../../shared/words.ts";
import { apply, EMPTY_WORLD, type Entry, type World } from "../../shared/world.ts";
import { entriesAfter, type History } from "./history.ts";

/** Before a hazard's first entry, and after its last version; the second is also the hour in which a unit should arrive. */
const LEAD_MS = 2 * MINUTE_MS;
const AFTERMATH_MS = HOUR_MS;
const LONGEST_MS = DAY_MS;

/** What can be told again: its bounds, and the world as the journal stood at `replay.from`. */
export interface Recording {
  replay: Replay;
  world: World;
}

export type Asked = Extract<WallCommand, { name: "wall:replay" }>["of"];

interface PrepareParts {
  history: History;
  speed: number;
  /** The server's clock: nothing is told again that is still to come. */
  now: number;
  signal: AbortSignal;
}

/** Reads the journal from its beginning. A sentence for the officer when it holds nothing of the kind. */
export function prepare(of: Asked, parts: PrepareParts): Promise<Recording | { error: string }> {
  switch (of.kind) {
    case "hazard":
      return prepareHazard(of.hazardId, parts);
    case "day":
      return prepareDay(Date.parse(`${of.day}T00:00:00+07:00`), parts);
  }
}

async function prepareDay(from: number, { history, speed, now, signal }: PrepareParts) {
  const to = Math.min(from + DAY_MS, now);
  if (from >= to) return { error: `${dateWords(from)} belum terjadi.` };
  let world = EMPTY_WORLD;
  let told = false;
  for await (const entry of inTime(history, 0, signal)) {
    if (entry.at >= to) break;
    told = true;
    if (entry.at >= from) break;
    world = apply(world, entry);
  }
  if (!told) return { error: `Jurnal dimulai sesudah ${dateWords(from)}.` };
  return { replay: { title: dateWords(from), speed, from, to }, world };
}

async function prepareHazard(id: string, { history, speed, now, signal }: PrepareParts) {
  let world = EMPTY_WORLD;
  /** The two minutes before the entry at hand: known, but not yet part of the world at the beginning. */
  let recent: Entry[] = [];
  const forget = (before: number) => {
    const kept = recent.findIndex(({ at }) => at >= before);
    const old = kept < 0 ? recent : recent.slice(0, kept);
    world = old.reduce(apply, world);
    recent = recent.slice(old.length);
  };

  let from: number | null = null;
  let last: { hazard: Hazard; at: number } | null = null;
  for await (const entry of inTime(history, 0, signal)) {
    if (from === null) {
      forget(entry.at - LEAD_MS);
      if (concerns(entry, id)) from = entry.at - LEAD_MS;
      else recent.push(entry);
    }
    if (from === null) continue;
    if (entry.at >= from + LONGEST_MS) break;
    const hazard = hazardIn(entry, id);
    if (hazard) last = { hazard, at: entry.at };
  }
  if (from === null || last === null) return { error: `Jurnal tidak memuat kejadian ${id}.` };
  const to = Math.min(last.at + AFTERMATH_MS, from + LONGEST_MS, now);
  return { replay: { title: titleOf(last.hazard), speed, from, to }, world };
}

/**
 * Entries with a time that never goes back: of two nodes' clocks one may be a little behind, and the journal's own order
 * is the true one.
 */
export async function* inTime(history: History, after: number, signal: AbortSignal): AsyncGenerator<Entry> {
  let time = -Infinity;
  for await (const entry of entriesAfter(history, after)) {
    if (signal.aborted) return;
    time = Math.max(time, entry.at);
    yield { ...entry, at: time };
  }
}

function concerns({ changes }: Entry, id: string): boolean {
  return changes.some(
    (change) =>
      change.op === "put" && change.record.id === id && ["hazard", "impact", "alert"].includes(change.record.type),
  );
}

function hazardIn({ changes }: Entry, id: string): Hazard | null {
  for (const change of changes)
    if (change.op === "put" && change.record.type === "hazard" && change.record.id === id) return change.record;
  return null;
}

function titleOf(hazard: Hazard): string {
  const day = dateWords(hazard.firstSeenAt).replace(/^\w+, /, "");
  switch (hazard.kind) {
    case "earthquake": {
      const { magnitude, area } = current(hazard);
      return [`Gempa ${magnitudeWords(magnitude)}`, areaWords(area), day].filter(Boolean).join(" · ");
    }
    case "weather": {
      const { event, areaDesc } = current(hazard);
      return [event, areaDesc, day].filter(Boolean).join(" · ");
    }
  }
}
