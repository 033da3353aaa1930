import { current, Hazard } from "../../../shared/record/hazard.ts";
import type { Replay, WallCommand } from "../../../shared/wire/protocol.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, dateWords, dayStart, longDate } from "../../../shared/time.ts";
import { areaWords } from "../../../shared/words/areaWords.ts";
import { magnitudeWords } from "../../../shared/words/figures.ts";
import type { Entry, World } from "../../../shared/world/world.ts";
import { entryOf } from "../../store/chain.ts";
import { createFold, readBack, sketchOf, type History, type Sketch } from "./history.ts";

/** wire.15: before a hazard's first entry, and after its last version; the second is also the hour in which a unit should arrive. */
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
      return prepareDay(dayStart(of.day), parts);
  }
}

async function prepareDay(from: number, { history, speed, now, signal }: PrepareParts) {
  const to = Math.min(from + DAY_MS, now);
  if (from >= to) return { error: `${dateWords(from)} belum terjadi.` };
  const fold = createFold();
  let told = false;
  for await (const sketch of sketchesInTime(history, signal)) {
    if (sketch.at >= to) break;
    told = true;
    if (sketch.at >= from) break;
    fold.add(sketch);
  }
  if (!told) return { error: `Jurnal dimulai sesudah ${dateWords(from)}.` };
  return { replay: { title: dateWords(from), speed, from, to }, world: fold.world() };
}

async function prepareHazard(id: string, { history, speed, now, signal }: PrepareParts) {
  const fold = createFold();
  /** The two minutes before the entry at hand: known, but not yet part of the world at the beginning. */
  let recent: Sketch[] = [];
  let from: number | null = null;
  let last: { record: unknown; at: number } | null = null;
  for await (const sketch of sketchesInTime(history, signal)) {
    if (from === null) {
      const begins = sketch.at - LEAD_MS;
      for (const old of recent) if (old.at < begins) fold.add(old);
      recent = recent.filter(({ at }) => at >= begins);
      if (recordIn(sketch, id, "hazard", "impact", "alert")) from = begins;
      else recent.push(sketch);
    }
    if (from === null) continue;
    if (sketch.at >= from + LONGEST_MS) break;
    const record = recordIn(sketch, id, "hazard");
    if (record) last = { record, at: sketch.at };
  }
  if (from === null || last === null) return { error: `Jurnal tidak memuat kejadian ${id}.` };
  const to = Math.min(last.at + AFTERMATH_MS, from + LONGEST_MS, now);
  return { replay: { title: titleOf(Hazard.parse(last.record)), speed, from, to }, world: fold.world() };
}

/** The last record of this name that the entry put; null when there is none. */
function recordIn({ changes }: Sketch, id: string, ...types: string[]): unknown {
  const found = changes.findLast(
    (change) => change.op === "put" && change.record.id === id && types.includes(change.record.type),
  );
  return found?.op === "put" ? found.record : null;
}

/**
 * The time of an entry never goes back: of two nodes' clocks one may be a little behind, and the journal's own order is
 * the true one.
 */
export async function* inTime<T extends { at: number }>(entries: AsyncIterable<T>): AsyncGenerator<T> {
  let time = -Infinity;
  for await (const entry of entries) {
    time = Math.max(time, entry.at);
    yield { ...entry, at: time };
  }
}

async function* sketches(history: History, signal: AbortSignal): AsyncGenerator<Sketch> {
  for await (const line of readBack(history, 0, signal)) yield sketchOf(line);
}

function sketchesInTime(history: History, signal: AbortSignal): AsyncGenerator<Sketch> {
  return inTime(sketches(history, signal));
}

/** The entries after `seq`, whole. */
export async function* entriesAfter(history: History, seq: number, signal: AbortSignal): AsyncGenerator<Entry> {
  for await (const line of readBack(history, seq, signal)) yield entryOf(line);
}

/** Of the quake, never of its tsunami: the plate stands from the first second, and must not tell the end. */
function titleOf(hazard: Hazard): string {
  return [...whatAndWhere(hazard), longDate(hazard.firstSeenAt)].filter((words) => words !== "").join(" · ");
}

function whatAndWhere(hazard: Hazard): [what: string, where: string] {
  switch (hazard.kind) {
    case "earthquake": {
      const { magnitude, area } = current(hazard);
      return [`Gempa ${magnitudeWords(magnitude)}`, areaWords(area)];
    }
    case "weather": {
      const { event, areaDesc } = current(hazard);
      return [event, areaDesc];
    }
  }
}
