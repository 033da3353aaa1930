import { z } from "zod";
import { EpochMs } from "../time.ts";

/** What an entry tells of something that lies in the vault (vault.2): where, and by which it is known to be the same still. */
export const Vaulted = z.object({
  /** Id of its row. */
  vault: z.string(),
  /** Hex SHA-256 of the row's salt and bytes: it binds them while they lie there, and once the salt is gone nothing can be guessed by it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** When it is removed though nobody asks; null when never. */
  until: EpochMs.nullable(),
});
export type Vaulted = z.infer<typeof Vaulted>;
