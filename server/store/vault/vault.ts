import type { Vaulted } from "../../../shared/record/vaulted.ts";
import type { Deed, Entry, World } from "../../../shared/world/world.ts";
import type { Erasure } from "./rows.ts";

/** What somebody wants to lie in the vault. */
export interface Laid {
  /** `phone`, `photo`: what it is, for who looks after it. */
  kind: string;
  bytes: Uint8Array;
  /** Null of what stays until it is erased. */
  expiresAt: number | null;
}

/** Personal data, photos, secrets: beside the journal, and told in it by their marks alone. */
export interface Vault {
  /**
   * Lays them there, then commits the deed that bears their marks, in their order. Resolves as a commit does; null leaves nothing behind.
   * When it rejects the entry may stand or not, and its rows with it (vault.4).
   */
  commit(
    things: readonly Laid[],
    decide: (world: World, marks: readonly Vaulted[]) => Deed | null,
  ): Promise<Entry | null>;
  /** Null when it was erased, has expired, or is not what was laid there. */
  read(mark: Vaulted): Promise<Uint8Array | null>;
  /**
   * Takes it away at once, then tells so in the journal. `absent`: it isn't there any more, so a repeat does nothing. Once it was begun it
   * is finished, by the next `tidy` if not here. Throws for a secret of the house.
   */
  erase(id: string, order: Pick<Erasure, "basis" | "officer">): Promise<"erased" | "absent">;
  /** Removes what has expired and what no entry bears, and finishes erasures. For the node that leads. */
  tidy(): Promise<void>;
}
