import { isDeepStrictEqual } from "node:util";
import type { Coverage } from "../../../shared/record/coverage.ts";
import type { Place } from "../../../shared/record/place.ts";
import type { Change, Deed, World } from "../../../shared/world/world.ts";
import type { ImportKind } from "./import.ts";

/** Puts what is new or changed, drops what is no longer listed of that kind. Null when the table says what is known already. */
export function importDeed(
  world: World,
  kind: ImportKind,
  places: readonly Place[],
  now: number,
  file: string,
): Deed | null {
  const kept = new Map([...world.place].filter(([, place]) => place.kind === kind));
  return deedOf(kind, kept, places, now, file);
}

/** The same with rows of the coverage table; what is dropped falls back to the built-in table. */
export function coverageDeed(world: World, rows: readonly Coverage[], now: number, file: string): Deed | null {
  return deedOf("coverage", world.coverage, rows, now, file);
}

function deedOf(
  table: ImportKind | "coverage",
  kept: ReadonlyMap<string, Place | Coverage>,
  listed: readonly (Place | Coverage)[],
  now: number,
  file: string,
): Deed | null {
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
