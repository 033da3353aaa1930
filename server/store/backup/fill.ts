import type { Item } from "./form.ts";

/** How a store is filled from a backup. It is whole or as it was: a fault of the backup or a killed process changes nothing (backup.4). */
export interface Filling {
  items: AsyncIterable<Item>;
  /** What stands in the place of it may be moved away; else a store that holds anything is refused (backup.7). */
  replace: boolean;
  /** Ends the name under which what stood there is kept. */
  stamp: string;
}

/** Where what stood there is kept now; null when there was nothing. */
export type MovedTo = string | null;

const LINES_AT_ONCE = 500;
/** Of what lies in the vault. */
const BYTES_AT_ONCE = 8_000_000;

/** Items in handfuls, so that a store is asked once for many. */
export async function* handfuls(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let hand: Item[] = [];
  let bytes = 0;
  for await (const item of items) {
    hand.push(item);
    if (item.kind === "row") bytes += item.row.bytes.length;
    if (hand.length < LINES_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
    yield hand;
    hand = [];
    bytes = 0;
  }
  if (hand.length > 0) yield hand;
}

export const notEmpty = (what: string): Error =>
  new Error(
    `${what} sudah berisi jurnal. Tidak ada yang diubah. Untuk menggantinya tambahkan --ganti: yang lama disimpan di sampingnya.`,
  );
