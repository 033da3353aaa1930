import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { follow, linesAfter } from "../chain.ts";
import { START, type Head, type Journal } from "../journal.ts";
import type { Row, VaultRows } from "../vault/rows.ts";
import { lineOf, openingOf, written, writtenClosing } from "./form.ts";

/**
 * backup.1: all that stands up to the journal's head of this moment, while others append. It is written beside `file` and put
 * there when it is whole and on the disk, so that nothing half ever bears that name (backup.2).
 * Throws a sentence when the file is there already or the journal is broken. Returns the head that it holds.
 */
export async function writeBackup(
  journal: Pick<Journal, "epoch" | "head" | "read" | "kept"> & { vault: Pick<VaultRows, "page"> },
  file: string,
  madeAt: number,
  reached: (count: number) => void = () => undefined,
): Promise<Head> {
  if (existsSync(file)) throw new Error(`${file} sudah ada; cadangan tidak menimpa berkas.`);
  const head = await journal.head();
  const part = `${file}.part`;
  await rm(part, { force: true });
  try {
    await pipeline(
      Readable.from(linesOf(journal, head, madeAt, reached)),
      createGzip(),
      // backup.3: it holds what lies in the vault, the desk secret among it.
      createWriteStream(part, { mode: 0o600, flags: "wx", flush: true }),
    );
    await rename(part, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return head;
}

async function* linesOf(
  journal: Pick<Journal, "epoch" | "read" | "kept"> & { vault: Pick<VaultRows, "page"> },
  head: Head,
  madeAt: number,
  reached: (count: number) => void,
): AsyncGenerator<string> {
  const sum = createHash("sha256");
  const summed = (text: string) => {
    sum.update(text);
    return text;
  };
  yield summed(lineOf(openingOf({ madeAt, epoch: journal.epoch, head })));
  for (const [name, value] of await journal.kept()) yield summed(written({ kind: "kept", name, value }));
  // After the head was read: what an entry up to it bears was put before, and lies there unless it was erased.
  for await (const row of rowsOf(journal.vault)) yield summed(written({ kind: "row", row }));
  let last: Head = START;
  if (head.seq > 0)
    for await (const line of linesAfter(journal, 0)) {
      // backup.5: what could not be started on is no backup.
      follow(last, line);
      last = { seq: line.seq, hash: line.hash };
      yield summed(written({ kind: "line", line }));
      reached(line.seq);
      if (line.seq === head.seq) break;
    }
  if (last.hash !== head.hash) throw new Error(`the journal ends at entry ${last.seq}, its head was ${head.seq}`);
  yield writtenClosing({ entries: last.seq, sha256: sum.digest("hex") });
}

/** A photo can be large: few at a time. */
const ROWS_AT_ONCE = 20;

async function* rowsOf(vault: Pick<VaultRows, "page">): AsyncGenerator<Row> {
  for (let after = ""; ;) {
    const page = await vault.page(after, ROWS_AT_ONCE);
    yield* page;
    if (page.length < ROWS_AT_ONCE) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** A name is on the disk when its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
