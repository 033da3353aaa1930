/** Some lines of the journal in a row, indexed: written at once, never changed. */
export interface Chapter {
  /** Number and hash of its last line. */
  seq: number;
  hash: string;
  /** The last line of the chapter before; 0 in the first. */
  after: number;
  /** The time of its last line. */
  time: number;
  /** JSON: for each line its time, and what it touched. */
  lines: string;
  /** JSON of the stand at its end; null in most, for a stand is as long as the world is large. */
  stand: string | null;
  /** Tells a torn or edited chapter from a whole one. */
  sum: string;
}

/** That a record of this mark is touched in the chapter that ends with this line. */
export interface Touching {
  mark: string;
  seq: number;
}

/** Where chapters stand beside the journal: a table of them, and one of which record is touched in which. */
export interface Shelf {
  /** The newest of those that end at or before `upTo`, with a stand if that is asked for. */
  newest(upTo?: number, having?: "stand"): Promise<Chapter | null>;
  /** The newest that ends before this time. */
  before(time: number): Promise<Chapter | null>;
  /** Those that end after line `seq`, oldest first. */
  after(seq: number, limit: number): Promise<Chapter[]>;
  /** The ends of all that touch this record (`markOf` its key), oldest first. */
  touching(mark: string): Promise<number[]>;
  /** All that `touching` answers from, in the shelf's own order, after this one. */
  touches(after: Touching | null, limit: number): Promise<Touching[]>;
  /** All or nothing; false when the newest is no longer the one that ends with `prior`. It may be lost when the machine is. */
  add(prior: Pick<Chapter, "seq" | "hash">, chapter: Chapter, marks: readonly string[]): Promise<boolean>;
  clear(): Promise<void>;
}
