import { current, Hazard } from "../../../shared/record/hazard.ts";
import type { WallCommand } from "../../../shared/command/commands.ts";
import type { Replay } from "../../../shared/wire/protocol.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, dateWords, dayStart, longDate } from "../../../shared/time.ts";
import { areaWords } from "../../../shared/words/areaWords.ts";
import { magnitudeWords } from "../../../shared/words/figures.ts";
import type { RecordType, World } from "../../../shared/world/world.ts";
import { keyOf } from "../../store/archive/chapter.ts";
import type { Archive } from "../../store/store.ts";

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
  archive: Archive;
  speed: number;
  /** The server's clock: nothing is told again that is still to come. */
  now: number;
  signal: AbortSignal;
}

/** A sentence for the officer when the journal holds nothing of the kind. */
export function prepare(of: Asked, parts: PrepareParts): Promise<Recording | { error: string }> {
  switch (of.kind) {
    case "hazard":
      return prepareHazard(of.hazardId, parts);
    case "day":
      return prepareDay(dayStart(of.day), parts);
  }
}

async function prepareDay(from: number, { archive, speed, now, signal }: PrepareParts) {
  const to = Math.min(from + DAY_MS, now);
  if (from >= to) return { error: `${dateWords(from)} belum terjadi.` };
  const before = await archive.lineBefore(from, signal);
  if (before === 0 && (await archive.lineBefore(to, signal)) === 0)
    return { error: `Jurnal dimulai sesudah ${dateWords(from)}.` };
  const world = await archive.worldAt(before, signal);
  return { replay: { title: dateWords(from), speed, from, to }, world };
}

async function prepareHazard(id: string, { archive, speed, now, signal }: PrepareParts) {
  const key = (type: RecordType) => keyOf({ type, id });
  const first = await archive.firstPut([key("hazard"), key("impact"), key("alert")], signal);
  const unknown = { error: `Jurnal tidak memuat kejadian ${id}.` };
  if (first === null) return unknown;
  const from = first.time - LEAD_MS;
  const end = await archive.lineBefore(from + LONGEST_MS, signal);
  const last = await archive.lastPut(key("hazard"), end, signal);
  if (last === null) return unknown;
  const hazard = Hazard.parse(await archive.recordAt(key("hazard"), last.seq));
  const to = Math.min(last.time + AFTERMATH_MS, from + LONGEST_MS, now);
  const world = await archive.worldAt(await archive.lineBefore(from, signal), signal);
  return { replay: { title: titleOf(hazard), speed, from, to }, world };
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
