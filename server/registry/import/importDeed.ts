import { isDeepStrictEqual } from "node:util";
import type { Coverage } from "../../../shared/record/coverage.ts";
import type { Place } from "../../../shared/record/place.ts";
import type { Change, Deed, World } from "../../../shared/world/world.ts";
import type { ImportKind } from "./import.ts";

/** From which file a table was read, and when. */
export interface ImportSource {
  file: string;
  now: number;
}

/** The places that a table lists, all of one kind. */
interface PlaceTable {
  kind: ImportKind;
  places: readonly Place[];
}

/**
 * registry.5: puts what is new or changed, drops what is no longer listed of that kind; registry.14: of Sentra and BBPPKS those that the table holds any of.
 * Null when the table says what is known already.
 */
export function importDeed(world: World, { kind, places }: PlaceTable, source: ImportSource): Deed | null {
  const told = new Set(places.map(officeOf));
  const kept = new Map([...world.place].filter(([, place]) => place.kind === kind && told.has(officeOf(place))));
  return deedOf({ table: kind, kept, listed: places }, source);
}

const officeOf = (place: Place) => (place.kind === "sentra" ? place.office : place.kind);

/** The same with rows of the coverage table; what is dropped falls back to the built-in table. */
export function coverageDeed(world: World, rows: readonly Coverage[], source: ImportSource): Deed | null {
  return deedOf({ table: "coverage", kept: world.coverage, listed: rows }, source);
}

interface Listed {
  table: ImportKind | "coverage";
  kept: ReadonlyMap<string, Place | Coverage>;
  listed: readonly (Place | Coverage)[];
}

function deedOf({ table, kept, listed }: Listed, { file, now }: ImportSource): Deed | null {
  const ids = new Set(listed.map(({ id }) => id));
  const gone = [...kept.values()].filter(({ id }) => !ids.has(id));
  const fresh = listed.filter(({ id }) => !kept.has(id));
  const changed = listed.filter((record) => {
    const known = kept.get(record.id);
    return known !== undefined && !isDeepStrictEqual(known, record);
  });
  const changes: Change[] = [
    ...[...fresh, ...changed].map((record): Change => ({ op: "put", record })),
    ...gone.map(({ type, id }): Change => ({ op: "drop", type, id })),
  ];
  if (changes.length === 0) return null;
  const why = `tabel ${table} dari ${file}: ${fresh.length} baru, ${changed.length} berubah, ${gone.length} dihapus`;
  return { at: now, by: `import:${table}`, why, changes };
}
