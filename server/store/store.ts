import type { JournalCheck } from "../../shared/bmkg/standing.ts";
import type { Mark } from "../../shared/wire/protocol.ts";
import type { Change, Deed, Entry, World, WorldRecord } from "../../shared/world/world.ts";

/** The journal, lived: the world it adds up to, and the one way to change it. */
export interface Store {
  readonly world: World;
  readonly mark: Mark;
  /**
   * Decides against the newest world and appends. When another node was faster, reads what it wrote and decides again.
   * Resolves with the durable, applied entry, or null when there was nothing to do.
   */
  commit(decide: (world: World) => Deed | null): Promise<Entry | null>;
  /** journal.9: the difference since a screen's mark; null when the mark is of another journal, ahead of this one, or too old. */
  since(mark: Mark): Change[] | null;
  /** Every entry once, in order, own and foreign, after it is in `world`. */
  subscribe(listener: (entry: Entry) => void): () => void;
  isLeader(): boolean;
  /** journal.18: whether entries can be written and read just now. */
  check(): Omit<JournalCheck, "unkept">;
  /** journal.24: a screen that we trust was told so much of this journal. What stands there no more was lost. */
  heardOf(mark: Mark): void;
  pulse(text: string): void;
  onPulse(listener: (text: string) => void): () => void;
  stop(): Promise<void>;
}

/** A line that put a record, and the latest time of any line up to it: by that the lines are in order. */
interface Put {
  seq: number;
  time: number;
}

/** A record as one entry left it. */
export interface Version {
  seq: number;
  at: number;
  by: string;
  why: string;
  /** Null when the entry dropped it. */
  record: WorldRecord | null;
}

/** What was: the journal asked by time and by record, beside other work. A record is named by its `keyOf`. */
export interface Archive {
  entriesAfter(seq: number, signal: AbortSignal): AsyncIterable<Entry>;
  /** The last line whose time is before this one; 0 when there is none. */
  lineBefore(time: number, signal: AbortSignal): Promise<number>;
  /** The first line that put one of these records. */
  firstPut(keys: readonly string[], signal: AbortSignal): Promise<Put | null>;
  /** The last line up to `upTo` that put this record. */
  lastPut(key: string, upTo: number, signal: AbortSignal): Promise<Put | null>;
  /** This record, as that line put it. */
  recordAt(key: string, seq: number): Promise<WorldRecord>;
  /** journal.25: what the entries after line `after` made of one record, oldest first, at most `limit` of them. */
  historyOf(of: { type: string; id: string }, after: number, limit: number, signal: AbortSignal): Promise<Version[]>;
  /** The world as it stood after this line. */
  worldAt(seq: number, signal: AbortSignal): Promise<World>;
}
