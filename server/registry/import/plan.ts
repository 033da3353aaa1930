import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Coverage } from "../../../shared/record/coverage.ts";
import type { Place } from "../../../shared/record/place.ts";
import type { Stock } from "../../../shared/record/stock.ts";
import type { Change, Deed, World } from "../../../shared/world/world.ts";
import { collectiveId } from "../table/placeRows.ts";
import type { TableName } from "./columns.ts";
import type { ImportKind } from "./import.ts";
import { tellable } from "./personal.ts";
import { fieldsOf, nameOf, stockLines } from "./told.ts";

/** registry.22: what an import would change, told before it is done. The same question is asked of the newest world when it is done. */

export type CheckedRows =
  | { name: ImportKind; rows: readonly Place[] }
  | { name: "coverage"; rows: readonly Coverage[] }
  | { name: "stock"; rows: readonly Stock[] };

export interface Line {
  name: string;
  /** Of what changes: field, old, new. Of what is new or dropped: nothing, or what it is. */
  details: readonly string[];
}

export interface ImportPlan {
  table: TableName;
  fresh: Line[];
  changed: Line[];
  gone: Line[];
  /** How many were recorded of what the table speaks of. */
  before: number;
  changes: Change[];
  /** Two plans that would do the same to the same bear the same mark. */
  mark: string;
}

export interface PlanOptions {
  /** Nothing is dropped but what a row stands in place of. */
  addOnly: boolean;
  /** Goods that are past their day by then are marked. */
  now: number;
}

export function planOf(world: World, checked: CheckedRows, options: PlanOptions): ImportPlan {
  switch (checked.name) {
    case "stock":
      return stockPlan(world, checked.rows, options);
    case "coverage":
      return tablePlan({
        table: "coverage",
        world,
        kept: world.coverage,
        rows: checked.rows,
        isGone: () => !options.addOnly,
      });
    case "tagana":
    case "sentra":
    case "warehouse":
    case "lumbung":
      return placePlan(world, checked, options);
  }
}

/**
 * registry.5: puts what is new or changed, drops what is no longer listed of that kind; registry.14: of Sentra and BBPPKS those that the
 * table holds any of.
 */
function placePlan(
  world: World,
  { name, rows }: { name: ImportKind; rows: readonly Place[] },
  { addOnly }: PlanOptions,
): ImportPlan {
  const told = new Set(rows.map(officeOf));
  const kept = new Map(
    [...world.place]
      .filter(([, place]) => place.kind === name && told.has(officeOf(place)))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  // registry.20: a lumbung of its own was among those that stood for all of its kabupaten.
  const stoodFor = new Set(name === "lumbung" ? rows.map(({ kabCode }) => collectiveId(kabCode)) : []);
  const plan = tablePlan({ table: name, world, kept, rows, isGone: ({ id }) => !addOnly || stoodFor.has(id) });
  const orphans = plan.changes.flatMap((change) =>
    change.op === "drop" && world.stock.has(change.id) ? [change.id] : [],
  );
  return { ...plan, changes: [...plan.changes, ...orphans.map((id): Change => ({ op: "drop", type: "stock", id }))] };
}

const officeOf = (place: Place) => (place.kind === "sentra" ? place.office : place.kind);

interface TableQuestion<T extends Place | Coverage> {
  table: TableName;
  world: World;
  kept: ReadonlyMap<string, T>;
  rows: readonly T[];
  isGone(record: T): boolean;
}

function tablePlan<T extends Place | Coverage>({ table, world, kept, rows, isGone }: TableQuestion<T>): ImportPlan {
  const ids = new Set(rows.map(({ id }) => id));
  const gone = [...kept.values()].filter((record) => !ids.has(record.id) && isGone(record));
  const fresh = rows.filter(({ id }) => !kept.has(id));
  const pairs = rows.flatMap((after) => {
    const before = kept.get(after.id);
    return before && !isDeepStrictEqual(before, after) ? [{ before, after }] : [];
  });
  const changes: Change[] = [
    ...[...fresh, ...pairs.map(({ after }) => after)].map((record): Change => ({ op: "put", record })),
    ...gone.map(({ type, id }): Change => ({ op: "drop", type, id })),
  ];
  return {
    table,
    fresh: fresh.map((record) => ({ name: nameOf(record, world), details: [] })),
    changed: pairs.map(({ before, after }) => ({
      name: nameOf(after, world),
      details: differences(fieldsOf(before), fieldsOf(after)),
    })),
    gone: gone.map((record) => ({
      name: nameOf(record, world),
      details: world.stock.has(record.id) ? ["stoknya ikut dihapus"] : [],
    })),
    before: kept.size,
    changes,
    mark: markOf(changes, [...pairs.map(({ before }) => before), ...gone]),
  };
}

function stockPlan(world: World, rows: readonly Stock[], { addOnly, now }: PlanOptions): ImportPlan {
  const lines: Pick<ImportPlan, "fresh" | "changed" | "gone"> = { fresh: [], changed: [], gone: [] };
  const changes: Change[] = [];
  let known = 0;
  for (const told of rows) {
    const before = world.stock.get(told.id);
    const items = new Set(told.lots.map(({ item }) => item));
    const left = addOnly ? (before?.lots.filter(({ item }) => !items.has(item)) ?? []) : [];
    const after = left.length === 0 ? told : { ...told, lots: [...told.lots, ...left] };
    const place = nameOf(told, world);
    const [was, is] = [stockLines(before, now), stockLines(after, now)];
    known += was.size;
    for (const [item, words] of is) {
      const old = was.get(item);
      const name = `${place}, ${item}`;
      if (old === undefined) lines.fresh.push({ name, details: [words] });
      else if (old !== words) lines.changed.push({ name, details: [`${old} → ${words}`] });
    }
    for (const [item, words] of was)
      if (!is.has(item)) lines.gone.push({ name: `${place}, ${item}`, details: [words] });
    if (isDeepStrictEqual(before, after)) continue;
    if (before && before.asOf !== after.asOf)
      lines.changed.push({ name: place, details: [`per tanggal: ${before.asOf} → ${after.asOf}`] });
    changes.push({ op: "put", record: after });
  }
  return {
    table: "stock",
    ...lines,
    before: known,
    changes,
    mark: markOf(
      changes,
      rows.map(({ id }) => world.stock.get(id) ?? null),
    ),
  };
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [was, is] = [before.get(field) ?? "–", after.get(field) ?? "–"];
    return was === is ? [] : [`${field}: ${tellable(was)} → ${tellable(is)}`];
  });
}

function markOf(...facts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 8);
}

/** registry.23: how much of what is recorded may go unless it is said that it may. */
const MOST_GONE = 0.1;

/** Null when as much may be dropped as the plan drops; else the sentence that says so. */
export function tooManyGone({ table, fresh, changed, gone, before }: ImportPlan): string | null {
  if (gone.length <= before * MOST_GONE) return null;
  const share = Math.round((100 * gone.length) / before);
  return `Tabel ${table} ini menghapus ${gone.length} dari ${before} yang tercatat (${share} %), lebih dari sepersepuluh${fresh.length + changed.length < gone.length ? "; mungkin isinya hanya sebagian" : ""}. Pakai --tambah agar yang tidak disebut dibiarkan, atau --ganti-semua bila memang semuanya diganti.`;
}

/** From which file a table was read, and when. */
export interface ImportSource {
  file: string;
  now: number;
}

/** Null when the table says what is known already. */
export function deedOf({ table, fresh, changed, gone, changes }: ImportPlan, { file, now }: ImportSource): Deed | null {
  if (changes.length === 0) return null;
  const why = `tabel ${table} dari ${tellable(file)}: ${fresh.length} baru, ${changed.length} berubah, ${gone.length} dihapus`;
  return { at: now, by: `import:${table}`, why, changes };
}
