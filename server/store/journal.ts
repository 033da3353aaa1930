import type { Deed } from "../../shared/world/world.ts";
import type { Shelf } from "./archive/shelf.ts";
import type { Sittings } from "./sittings/rows.ts";
import type { VaultRows } from "./vault/rows.ts";

/** One line of the journal as it is kept: the body is the exact text that was hashed. */
export interface Line {
  seq: number;
  /** JSON of an `Entry` and of what its writer added to know it again, byte for byte as hashed. */
  body: string;
  /** Hex SHA-256 of the hash before. */
  prev: string;
  /** Hex SHA-256 of `prev + "\n" + body`. */
  hash: string;
}

export interface Head {
  seq: number;
  hash: string;
}

/** The hash before the first line. */
export const GENESIS = "0".repeat(64);

/** Where an empty journal stands. */
export const START: Head = { seq: 0, hash: GENESIS };

/** A world kept beside the journal to start from; `body` is made and read by `snapshot.ts`. */
export interface Snapshot extends Head {
  body: string;
}

/**
 * Append-only, numbered, hash-chained. Two stores keep it: SQLite in one file, PostgreSQL for several nodes.
 * One suite of tests runs over both.
 */
export interface Journal {
  /** Names this journal for as long as it exists; made with it, kept in it. */
  readonly epoch: string;
  head(): Promise<Head>;
  /**
   * Durable when it resolves with a line; null when somebody else already wrote `head.seq + 1`. Throws when `head` is
   * not of this journal, and when the store failed: then the line may stand in the journal or not.
   */
  append(head: Head, deed: Deed): Promise<Line | null>;
  /** Lines with `seq > after`, oldest first, at most `limit`. */
  read(after: number, limit: number): Promise<Line[]>;
  /** The lines of these numbers, in any order; those that it doesn't have are left out. */
  pick(seqs: readonly number[]): Promise<Line[]>;
  /**
   * Called when lines may have been added by anybody; the listener reads on from where it stands. `upTo` is the number
   * that was added, null when it isn't known (notifications were lost for a while).
   */
  onAppended(listener: (upTo: number | null) => void): () => void;
  /** The newest snapshot, or null. */
  loadSnapshot(): Promise<Snapshot | null>;
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** journal.20: what the archive keeps beside the journal. */
  readonly shelf: Shelf;
  /** vault.1: what lies beside the journal and can vanish. */
  readonly vault: VaultRows;
  /** access.9: who sits at which desk, and who tried to. */
  readonly sittings: Sittings;
  /** What stands under `name` beside the journal, which is `value` when nothing stood there. Whoever asks, on any node, gets the same. */
  keep(name: string, value: string): Promise<string>;
  /** All that is kept so, by name. */
  kept(): Promise<[name: string, value: string][]>;
  /** The newest text of this name for every node, beside the journal: never an entry, and nothing depends on it. */
  setAside(name: string, text: string): Promise<void>;
  /** What was last set aside; null when nothing was, or the server of a single file was started since. */
  aside(name: string): Promise<string | null>;
  /** Writes so many bytes where they are nobody's, as durably as a line. Throws when a line could not be written either. */
  probe(bytes: number): Promise<void>;
  /** True when this process holds the poller's place (always, in SQLite). Tries to take it when it is free. */
  lead(): Promise<boolean>;
  /** Small ephemeral messages between nodes (feed clocks); at most 7 kB, may be lost, never journaled. Not echoed to the sender. */
  pulse(text: string): Promise<void>;
  onPulse(listener: (text: string) => void): () => void;
  close(): Promise<void>;
}
