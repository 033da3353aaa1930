import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { reasonOf } from "../../log.ts";
import { follow } from "../chain.ts";
import { START, type Head } from "../journal.ts";
import { readItem, readOpening, type Item, type Opening } from "./form.ts";

/** No line is nearly so long; a file of another kind must not fill the memory. */
const LONGEST_LINE = 200_000_000;

/**
 * What a backup holds, item by item. Whoever takes them must not keep them before the last came: only then is it known that the file
 * is whole, and it throws a sentence when it is not (backup.4).
 * @param opened hears of what the backup is, before the first item
 */
export async function* readBackup(file: string, opened: (opening: Opening) => void): AsyncGenerator<Item> {
  let number = 0;
  const faulty = (error: unknown) =>
    new Error(`${file}, baris ${number}: ${reasonOf(error)}. Tidak ada yang dipulihkan.`, { cause: error });
  const sum = createHash("sha256");
  let opening: Opening | null = null;
  let closed = false;
  let last: Head = START;
  for await (const text of linesIn(file)) {
    number += 1;
    let item: Item | null = null;
    try {
      if (closed) throw new Error("masih ada isi setelah baris penutup");
      if (opening === null) opened((opening = readOpening(text)));
      else {
        const read = readItem(text);
        if ("kind" in read) {
          if (read.kind === "line") last = followed(last, read.line);
          item = read;
        } else {
          closed = true;
          if (sum.copy().digest("hex") !== read.sha256) throw new Error("jumlah SHA-256-nya lain: isinya berubah");
          if (last.seq !== read.entries || last.seq !== opening.seq || last.hash !== opening.hash)
            throw new Error(`jurnal di dalamnya berakhir di entri ${last.seq}, mestinya ${opening.seq}`);
        }
      }
    } catch (error) {
      throw faulty(error);
    }
    sum.update(`${text}\n`);
    if (item) yield item;
  }
  if (!closed) throw faulty(new Error(`berkas terpotong setelah entri ${last.seq}`));
}

function followed(last: Head, line: Extract<Item, { kind: "line" }>["line"]): Head {
  follow(last, line);
  return { seq: line.seq, hash: line.hash };
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const text = createGunzip();
  text.setEncoding("utf8");
  // An error of the file ends the reading of the text, and so comes out of the loop.
  pipeline(createReadStream(file), text, () => undefined);
  let rest = "";
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST_LINE) throw new Error("satu barisnya terlalu panjang");
      yield* lines;
    }
  } catch (error) {
    throw new Error(`${file} tidak ada, terpotong atau rusak (${reasonOf(error)}). Tidak ada yang dipulihkan.`, {
      cause: error,
    });
  }
  if (rest !== "") yield rest;
}
