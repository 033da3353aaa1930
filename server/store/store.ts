import type { JournalCheck } from "../../shared/bmkg/standing.ts";
import type { Mark, Update } from "../../shared/wire/protocol.ts";
import type { Deed, Entry, World } from "../../shared/world/world.ts";

/** The journal, lived: the world it adds up to, and the one way to change it. */
export interface Store {
  readonly world: World;
  readonly mark: Mark;
  /**
   * Decides against the newest world and appends. When another node was faster, reads what it wrote and decides again.
   * Resolves with the durable, applied entry, or null when there was nothing to do.
   */
  commit(decide: (world: World) => Deed | null): Promise<Entry | null>;
  /** The whole, or the difference since a screen's mark. */
  since(mark: Mark | null): Update;
  /** Every entry once, in order, own and foreign, after it is in `world`. */
  subscribe(listener: (entry: Entry) => void): () => void;
  isLeader(): boolean;
  /** journal.18: whether entries can be written and read just now. */
  check(): Pick<JournalCheck, "failingSince" | "reason">;
  pulse(text: string): void;
  onPulse(listener: (text: string) => void): () => void;
  stop(): Promise<void>;
}
