import { forgottenUpTo } from "./forgotten.ts";

/** A record, or the place of one that was dropped (null): for screens that were away a drop is remembered for a while. */
interface Kept<Item> {
  readonly id: string;
  readonly record: Item | null;
  /** The entry that put or dropped it. */
  readonly changedAt: number;
}

interface Bucket<Item> {
  /** In the order of ids. */
  readonly kept: readonly Kept<Item>[];
  /** The last entry that changed one of them: who asks for what is newer need not look. */
  readonly newest: number;
}

/** A bucket of the edit's own. */
interface OwnBucket<Item> extends Bucket<Item> {
  kept: Kept<Item>[];
  newest: number;
}

const EMPTY: Bucket<never> = { kept: [], newest: -1 };

/** Measured at 100,000 records: a put copies this many pointers and a bucket of a hundred; with four times as many it is no faster. */
const BUCKETS = 1024;

/** What a table holds of the entries after one of them. */
export interface Changed<Item> {
  id: string;
  /** Null: it was dropped. */
  record: Item | null;
  at: number;
}

/** Changes to a table that are gathered: what they share is copied once. */
export interface Edit<Item extends { id: string }> {
  put(record: Item, at: number): void;
  drop(id: string, at: number): void;
  done(): Table<Item>;
}

/**
 * Records by id. Never changes: an edit makes another table, which shares with this one all that it left alone. To whoever reads, a map.
 * Its order is that of its buckets and ids within them, the same wherever and however the same records came together, and tells nothing: where an
 * order is told on a screen, sort.
 */
export class Table<Item extends { id: string }> implements ReadonlyMap<string, Item> {
  readonly size: number;
  readonly #buckets: readonly Bucket<Item>[];
  readonly #drops: number;
  readonly #knownFrom: number;
  /** All buckets are walked once: a screen asks the same table many times a second, and most tables are small. */
  #walked: readonly Item[] | null = null;

  private constructor(
    buckets: readonly Bucket<Item>[],
    { size, drops, knownFrom }: { size: number; drops: number; knownFrom: number },
  ) {
    this.#buckets = buckets;
    this.size = size;
    this.#drops = drops;
    this.#knownFrom = knownFrom;
  }

  /** @param knownFrom drops of before are not known. */
  static empty<Item extends { id: string }>(knownFrom = 0): Table<Item> {
    return new Table<Item>(
      Array.from({ length: BUCKETS }, () => EMPTY),
      { size: 0, drops: 0, knownFrom },
    );
  }

  /** A difference can be told to whoever knows all up to here, or more: later drops are all remembered. */
  get knownFrom(): number {
    return this.#knownFrom;
  }

  edit(): Edit<Item> {
    const buckets = [...this.#buckets];
    /** Copies of our own; the others are still those of this table. */
    const ours = new Set<Bucket<Item>>();
    let { size } = this;
    let drops = this.#drops;

    const ownBucket = (index: number): OwnBucket<Item> => {
      const bucket = buckets[index] ?? EMPTY;
      if (ours.has(bucket)) return bucket as OwnBucket<Item>;
      const copy = { kept: [...bucket.kept], newest: bucket.newest };
      ours.add(copy);
      buckets[index] = copy;
      return copy;
    };
    const set = (id: string, record: Item | null, changedAt: number) => {
      const bucket = ownBucket(bucketOf(id));
      const at = placeIn(bucket.kept, id);
      const there = bucket.kept[at];
      const isKnown = there?.id === id;
      bucket.kept.splice(at, isKnown ? 1 : 0, { id, record, changedAt });
      bucket.newest = Math.max(bucket.newest, changedAt);
      if (isKnown) {
        if (there.record === null) drops -= 1;
        else size -= 1;
      }
      if (record === null) drops += 1;
      else size += 1;
    };

    return {
      put: (record, at) => set(record.id, record, at),
      drop: (id, at) => set(id, null, at),
      done: () => new Table(buckets, { size, drops, knownFrom: this.knownFrom }).#forgetful(),
    };
  }

  get(id: string): Item | undefined {
    return this.#find(id)?.record ?? undefined;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** The entry that put it; undefined where nothing stands. */
  changedAt(id: string): number | undefined {
    const kept = this.#find(id);
    return kept?.record ? kept.changedAt : undefined;
  }

  /** What changed after this entry, drops among it, in no order. Only whole for an entry of `knownFrom` or later. */
  *changedAfter(seq: number): Generator<Changed<Item>, undefined> {
    for (const { kept, newest } of this.#buckets)
      if (newest > seq)
        for (const { id, record, changedAt } of kept) if (changedAt > seq) yield { id, record, at: changedAt };
  }

  *entries(): Generator<[string, Item], undefined> {
    for (const record of this.#standing()) yield [record.id, record];
  }

  *keys(): Generator<string, undefined> {
    for (const { id } of this.#standing()) yield id;
  }

  *values(): Generator<Item, undefined> {
    yield* this.#standing();
  }

  [Symbol.iterator](): Generator<[string, Item], undefined> {
    return this.entries();
  }

  forEach(each: (record: Item, id: string, table: ReadonlyMap<string, Item>) => void): void {
    for (const [id, record] of this) each(record, id, this);
  }

  #standing(): readonly Item[] {
    this.#walked ??= this.#buckets.flatMap(({ kept }) => kept.flatMap(({ record }) => record ?? []));
    return this.#walked;
  }

  #find(id: string): Kept<Item> | undefined {
    const { kept } = this.#buckets[bucketOf(id)] ?? EMPTY;
    const found = kept[placeIn(kept, id)];
    return found?.id === id ? found : undefined;
  }

  /** Without the oldest drops, once there are too many. */
  #forgetful(): Table<Item> {
    const dropsAt = () =>
      this.#buckets.flatMap(({ kept }) =>
        kept.filter(({ record }) => record === null).map(({ changedAt }) => changedAt),
      );
    const upTo = forgottenUpTo(this.#drops, dropsAt);
    if (upTo === null) return this;
    let drops = 0;
    const buckets = this.#buckets.map(({ kept, newest }) => {
      const left = kept.filter(({ record, changedAt }) => record !== null || changedAt > upTo);
      drops += left.filter(({ record }) => record === null).length;
      return { kept: left, newest };
    });
    return new Table(buckets, { size: this.size, drops, knownFrom: Math.max(upTo, this.knownFrom) });
  }
}

/** FNV-1a, folded: the last bits alone would hardly tell apart ids that end alike. */
function bucketOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}

/** Where it stands or would stand. */
function placeIn(kept: readonly Kept<unknown>[], id: string): number {
  let from = 0;
  let to = kept.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((kept[middle] as Kept<unknown>).id < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
