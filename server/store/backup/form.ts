import { z } from "zod";
import { EpochMs } from "../../../shared/time.ts";
import type { Head, Line } from "../journal.ts";
import { Erasure, type Row } from "../vault/rows.ts";

/**
 * The form of a backup: gzipped lines of JSON, the same for both stores. First what it is of, then what is kept beside the
 * journal, what lies in its vault, then the journal's lines as they are kept, last how many there were with a sum over all bytes before it.
 */

/** Raised when an older Sigap could not read it rightly any more (backup.6). 1: without a vault. 2: with it. */
const FORM = 2;

const Opening = z.strictObject({
  sigap: z.literal("backup"),
  form: z.number().int(),
  madeAt: EpochMs,
  /** Of the journal that it was made of. */
  epoch: z.string(),
  seq: z.number().int().min(0),
  hash: z.string(),
});
const Kept = z.strictObject({ kept: z.string(), value: z.string() });
/** Salt and bytes in base64. */
const Laid = z.strictObject({
  vault: z.string(),
  kind: z.string(),
  expiresAt: EpochMs.nullable(),
  putAt: EpochMs,
  after: z.number().int().nullable(),
  erased: Erasure.nullable(),
  salt: z.base64(),
  bytes: z.base64(),
});
const Entry = z.strictObject({ seq: z.number().int().min(1), prev: z.string(), hash: z.string(), body: z.string() });
const Closing = z.strictObject({ entries: z.number().int().min(0), sha256: z.string() });

export type Opening = z.infer<typeof Opening>;

/** What a backup holds, in its order. */
export type Item =
  { kind: "kept"; name: string; value: string } | { kind: "row"; row: Row } | { kind: "line"; line: Line };

export const openingOf = (of: { madeAt: number; epoch: string; head: Head }): Opening => {
  const { madeAt, epoch, head } = of;
  return { sigap: "backup", form: FORM, madeAt, epoch, seq: head.seq, hash: head.hash };
};

export function written(item: Item): string {
  if (item.kind === "kept") return lineOf({ kept: item.name, value: item.value } satisfies z.infer<typeof Kept>);
  if (item.kind === "row") {
    const { id, salt, bytes, ...outline } = item.row;
    const text = { vault: id, ...outline, salt: base64(salt), bytes: base64(bytes) };
    return lineOf(text satisfies z.infer<typeof Laid>);
  }
  const { seq, prev, hash, body } = item.line;
  return lineOf({ seq, prev, hash, body } satisfies z.infer<typeof Entry>);
}

export const writtenClosing = (closing: z.infer<typeof Closing>): string => lineOf(closing);

export const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;

/** Throws a sentence when this is no backup, or one of a newer Sigap. */
export function readOpening(text: string): Opening {
  const told = z.looseObject({ sigap: z.literal("backup"), form: z.number().int() }).safeParse(jsonOf(text));
  if (!told.success) throw new Error("ini bukan cadangan Sigap");
  if (told.data.form > FORM)
    throw new Error(
      `bentuknya ${told.data.form}, Sigap ini hanya mengenal sampai ${FORM}: naikkan dulu versi Sigap di mesin ini`,
    );
  return Opening.parse(told.data);
}

/** Throws a sentence when it is none of a backup's lines. */
export function readItem(text: string): Item | z.infer<typeof Closing> {
  const read = z.union([Kept, Laid, Entry, Closing]).safeParse(jsonOf(text));
  if (!read.success) throw new Error("isinya bukan baris cadangan");
  if ("kept" in read.data) return { kind: "kept", name: read.data.kept, value: read.data.value };
  if ("vault" in read.data) {
    const { vault, salt, bytes, ...outline } = read.data;
    return {
      kind: "row",
      row: { id: vault, ...outline, salt: Buffer.from(salt, "base64"), bytes: Buffer.from(bytes, "base64") },
    };
  }
  return "body" in read.data ? { kind: "line", line: read.data } : read.data;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
