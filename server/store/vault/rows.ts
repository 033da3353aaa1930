import { z } from "zod";
import { EpochMs } from "../../../shared/time.ts";

/** Whose word it was that something be erased, and on what ground: told in the journal, without what was erased. */
export const Erasure = z.strictObject({
  /** The ground, in Indonesian: `permintaan pemilik data`. */
  basis: z.string(),
  officer: z.string(),
  at: EpochMs,
  /** Where the journal stood then. */
  seq: z.number().int(),
});
export type Erasure = z.infer<typeof Erasure>;

/** A row without what it holds. */
export interface Outline {
  id: string;
  /** `secret`, or what those call it who lay it there. */
  kind: string;
  /** Null of what stays until it is erased. */
  expiresAt: number | null;
  putAt: number;
  /** Its entry, if there is one, comes after this one; null once that is known to stand, and of what no entry bears. */
  after: number | null;
  /** vault.6: its salt and bytes are gone, and the entry that tells so may not stand yet. */
  erased: Erasure | null;
}

// bigint arrives from PostgreSQL as text
const Int = z.coerce.number().int();
/** An outline as both stores keep it. */
export const OutlineRow = z
  .object({
    id: z.string(),
    kind: z.string(),
    expires_at: Int.nullable(),
    put_at: Int,
    after: Int.nullable(),
    erased: z.string().nullable(),
  })
  .transform(({ id, kind, expires_at, put_at, after, erased }): Outline => {
    return {
      id,
      kind,
      expiresAt: expires_at,
      putAt: put_at,
      after,
      erased: erased === null ? null : erasureOf(erased),
    };
  });

function erasureOf(text: string): Erasure {
  return Erasure.parse(JSON.parse(text));
}

/** Rows that are told to be due in one answer. */
export const DUE_AT_ONCE = 1000;

/** One thing that lies in the vault. */
export interface Row extends Outline {
  /** Random and of this row alone: it goes with the bytes. */
  salt: Uint8Array;
  bytes: Uint8Array;
}

/**
 * vault.1: what lies beside the journal because it must be able to vanish. Each call is durable when it resolves. SQLite and
 * PostgreSQL keep it alike; one suite of tests runs over both.
 */
export interface VaultRows {
  put(row: Row): Promise<void>;
  /** What stands under the row's id: this row when nothing stood there. */
  first(row: Row): Promise<Row>;
  /** In place of what stands under its id, if anything does. */
  replace(row: Row): Promise<void>;
  get(id: string): Promise<Row | null>;
  /** Rows with an id after this one, in the order of ids. */
  page(after: string, limit: number): Promise<Row[]>;
  /** Those that are erased, that have expired by `now`, or that were put before `putBefore` and wait for their entry still. */
  due(now: number, putBefore: number): Promise<Outline[]>;
  /** Its entry stands. False when there is no such row. */
  settle(id: string): Promise<boolean>;
  /** Takes salt and bytes away at once. The first order stands, and is returned; null when there is no such row. */
  blank(id: string, erasure: Erasure): Promise<Erasure | null>;
  /** False when nothing stood there: of two at once only one took it away. */
  remove(id: string): Promise<boolean>;
  /** Sees to it, as far as the store can, that what was taken away is no longer in its files. */
  scrub(): Promise<void>;
}
