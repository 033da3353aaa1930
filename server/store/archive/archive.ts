import { z } from "zod";
import { editOf, worldFrom, WorldRecord, type World } from "../../../shared/world/world.ts";
import { reasonOf, type Log } from "../../log.ts";
import { entryOf, hashOf, headAt, jsonOf } from "../chain.ts";
import type { Head, Journal, Line } from "../journal.ts";
import { breather } from "../pace.ts";
import type { Archive, Version } from "../store.ts";
import { ArchiveFault, keyOf, linesOf, markOf, moveStand, standOf, type Indexed, type Stand } from "./chapter.ts";
import { BEGINNING, indexedAfter, sketchOf, type Since } from "./indexed.ts";
import { readBack } from "./readBack.ts";
import type { Chapter } from "./shelf.ts";

const CHAPTERS_AT_ONCE = 4;
const LINES_AT_ONCE = 50;

const Put = z.object({ op: z.literal("put"), record: WorldRecord });
type Put = z.infer<typeof Put>;

const Told = z.object({ at: z.number(), by: z.string(), why: z.string() });

type Past = Pick<Journal, "read" | "pick" | "shelf">;

/**
 * journal.20: answers from the index as far as that goes and from the journal's own lines after it, so what it says is true
 * also while the index lags. An index that the journal doesn't vouch for is thrown away.
 */
export function createArchive(journal: Past, log: Log): Archive {
  const { shelf } = journal;
  const after = (since: Since, signal?: AbortSignal) => linesAfter(journal, since, signal);

  /** `work` by the index, or without it when that is in doubt. */
  async function trusting<T>(work: () => Promise<T>): Promise<T> {
    try {
      await vouchedEnd(journal);
      return await work();
    } catch (error) {
      if (!(error instanceof ArchiveFault)) throw error;
      await throwAway(journal, error, log);
      return await work();
    }
  }

  async function lineBefore(time: number, signal: AbortSignal) {
    const chapter = (await shelf.before(time)) ?? BEGINNING;
    let last = chapter.seq;
    for await (const line of after(chapter, signal)) {
      if (line.time >= time) break;
      last = line.seq;
    }
    return last;
  }

  async function firstPut(keys: readonly string[], signal: AbortSignal) {
    const touching = await Promise.all(keys.map((key) => shelf.touching(markOf(key))));
    const ends = touching.flatMap((all) => all.slice(0, 1));
    const before = await shelf.newest(ends.length === 0 ? undefined : Math.min(...ends) - 1);
    for await (const line of after(before ?? BEGINNING, signal)) if (puts(line, keys)) return line;
    return null;
  }

  async function lastPut(key: string, upTo: number, signal: AbortSignal) {
    const newest = (await shelf.newest(upTo)) ?? BEGINNING;
    let last: Indexed | null = null;
    for await (const line of after(newest, signal)) {
      if (line.seq > upTo) break;
      if (puts(line, [key])) last = line;
    }
    if (last) return last;
    const ends = await shelf.touching(markOf(key));
    for (const end of ends.filter((seq) => seq <= newest.seq).reverse()) {
      const [chapter] = await shelf.after(end - 1, 1);
      const line = chapter && linesOf(chapter).findLast((line) => puts(line, [key]));
      if (line) return line;
    }
    return null;
  }

  /** By the chapters that touch it, and by the journal's lines after the last chapter. */
  async function linesTouching(key: string, from: number, limit: number, signal: AbortSignal) {
    const newest = (await shelf.newest()) ?? BEGINNING;
    const found: number[] = [];
    const look = ({ seq, touched }: Indexed) => {
      if (seq > from && found.length < limit && touched.some((touch) => touch.key === key)) found.push(seq);
    };
    for (const end of await shelf.touching(markOf(key))) {
      if (end <= from || end > newest.seq) continue;
      if (found.length === limit) return found;
      signal.throwIfAborted();
      const [chapter] = await shelf.after(end - 1, 1);
      if (chapter?.seq !== end) throw new ArchiveFault(`no chapter ends with line ${end}`);
      linesOf(chapter).forEach(look);
    }
    const rest = { seq: Math.max(from, newest.seq), time: newest.time };
    if (found.length < limit)
      for await (const line of indexedAfter(journal, rest, signal)) {
        look(line);
        if (found.length === limit) break;
      }
    return found;
  }

  async function historyOf(of: { type: string; id: string }, from: number, limit: number, signal: AbortSignal) {
    const key = keyOf(of);
    const versions: Version[] = [];
    // One by one: an entry with the impact of a great quake is large.
    for (const seq of await linesTouching(key, from, limit, signal)) {
      signal.throwIfAborted();
      const [line] = await journal.pick([seq]);
      if (!line) throw new ArchiveFault(`entry ${seq} isn't in the journal`);
      versions.push(versionOf(line, key));
    }
    return versions;
  }

  async function recordAt(key: string, seq: number): Promise<WorldRecord> {
    const [line] = await journal.pick([seq]);
    return Put.parse(line && putsOf(line).get(key)).record;
  }

  return {
    async *entriesAfter(seq, signal) {
      for await (const line of readBack(journal, seq, signal)) yield entryOf(line);
    },
    lineBefore: (...asked) => trusting(() => lineBefore(...asked)),
    firstPut: (...asked) => trusting(() => firstPut(...asked)),
    lastPut: (...asked) => trusting(() => lastPut(...asked)),
    recordAt,
    historyOf: (...asked) => trusting(() => historyOf(...asked)),
    worldAt: (...asked) => trusting(() => worldAt(journal, ...asked)),
  };
}

/** The world at the end of what is indexed, to start from; null when nothing is, or it can't be used. */
export async function newestWorld(journal: Past, log: Log): Promise<{ world: World; head: Head } | null> {
  try {
    const end = await vouchedEnd(journal);
    return end && { world: await worldAt(journal, end.seq), head: { seq: end.seq, hash: end.hash } };
  } catch (error) {
    if (error instanceof ArchiveFault) await throwAway(journal, error, log);
    else log("warn", "the archive can't be started from", { reason: reasonOf(error) });
    return null;
  }
}

/** Every line after the end of a chapter. */
async function* linesAfter(
  journal: Pick<Journal, "read" | "shelf">,
  since: Since,
  signal?: AbortSignal,
): AsyncGenerator<Indexed> {
  let { seq, time } = since;
  const breathe = breather();
  for (;;) {
    const chapters = await journal.shelf.after(seq, CHAPTERS_AT_ONCE);
    for (const chapter of chapters) {
      await breathe();
      signal?.throwIfAborted();
      if (chapter.after !== seq) throw new ArchiveFault(`no chapter begins after line ${seq}`);
      yield* linesOf(chapter);
      ({ seq, time } = chapter);
    }
    if (chapters.length < CHAPTERS_AT_ONCE) break;
  }
  yield* indexedAfter(journal, { seq, time }, signal);
}

async function worldAt(journal: Past, seq: number, signal?: AbortSignal): Promise<World> {
  const stand = await standAt(journal, seq, signal);
  const records = new Map<string, Put>();
  const breathe = breather();
  const seqs = [...new Set(stand.values())];
  for (let from = 0; from < seqs.length; from += LINES_AT_ONCE) {
    for (const line of await journal.pick(seqs.slice(from, from + LINES_AT_ONCE))) {
      await breathe();
      signal?.throwIfAborted();
      for (const [key, put] of putsOf(line)) if (stand.get(key) === line.seq) records.set(key, Put.parse(put));
    }
  }
  const edit = editOf(worldFrom(seq));
  for (const [key, from] of stand) {
    const put = records.get(key);
    if (!put) throw new ArchiveFault(`entry ${from} doesn't put ${key}`);
    edit.change([put], from);
  }
  return { ...edit.world(), seq };
}

async function standAt(journal: Past, seq: number, signal?: AbortSignal): Promise<Stand> {
  const kept = await journal.shelf.newest(seq, "stand");
  const stand: Stand = kept ? standOf(kept) : new Map<string, number>();
  if (kept?.seq === seq) return stand;
  for await (const line of linesAfter(journal, kept ?? BEGINNING, signal)) {
    if (line.seq > seq) break;
    moveStand(stand, line);
  }
  return stand;
}

/** The newest chapter. Throws an `ArchiveFault` when it isn't of this journal. */
export async function vouchedEnd(journal: Pick<Journal, "read" | "shelf">): Promise<Chapter | null> {
  const newest = await journal.shelf.newest();
  if (!newest) return null;
  const head = await headAt(journal, newest.seq);
  if (!head) throw new ArchiveFault("it is newer than the journal");
  if (head.hash !== newest.hash) throw new ArchiveFault("its hash is not that of the entry");
  return newest;
}

export async function throwAway({ shelf }: Pick<Journal, "shelf">, fault: ArchiveFault, log: Log) {
  log("warn", "the archive is thrown away and made again", { reason: fault.message });
  await shelf.clear();
}

function puts({ touched }: Indexed, keys: readonly string[]): boolean {
  return touched.some(({ op, key }) => op === "put" && keys.includes(key));
}

/** What a line made of one record; of several changes to it the last. Throws when the line was altered. */
function versionOf(line: Line, key: string): Version {
  if (hashOf(line.prev, line.body) !== line.hash) throw new Error(`entry ${line.seq} was altered`);
  const { at, by, why } = Told.parse(jsonOf(line));
  const last = sketchOf(line).changes.findLast((change) => keyOf(change.op === "put" ? change.record : change) === key);
  if (!last) throw new ArchiveFault(`entry ${line.seq} doesn't touch ${key}`);
  return { seq: line.seq, at, by, why, record: last.op === "put" ? Put.parse(last).record : null };
}

/** What a line put, by key and not yet read whole; of several to one record the last. Throws when the line was altered. */
function putsOf(line: Line): Map<string, unknown> {
  if (hashOf(line.prev, line.body) !== line.hash) throw new Error(`entry ${line.seq} was altered`);
  const puts = sketchOf(line).changes.filter((change) => change.op === "put");
  return new Map(puts.map((put) => [keyOf(put.record), put]));
}
