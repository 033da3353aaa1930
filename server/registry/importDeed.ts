import { isDeepStrictEqual } from "node:util";
import type { Place } from "../../shared/place.ts";
import type { Change, Deed, World } from "../../shared/world.ts";
import type { ImportKind } from "./import.ts";

/** Puts what is new or changed, drops what is no longer listed of that kind. Null when the table says what is known already. */
export function importDeed(
  world: World,
  kind: ImportKind,
  places: readonly Place[],
  now: number,
  file: string,
): Deed | null {
  const listed = new Set(places.map(({ id }) => id));
  const gone = [...world.place.values()].filter((place) => place.kind === kind && !listed.has(place.id));
  const fresh = places.filter(({ id }) => !world.place.has(id));
  const changed = places.filter((place) => {
    const known = world.place.get(place.id);
    return known !== undefined && !isDeepStrictEqual(known, place);
  });
  const changes: Change[] = [
    ...[...fresh, ...changed].map((record): Change => ({ op: "put", record })),
    ...gone.map(({ id }): Change => ({ op: "drop", type: "place", id })),
  ];
  if (changes.length === 0) return null;
  const why = `tabel ${kind} dari ${file}: ${fresh.length} baru, ${changed.length} berubah, ${gone.length} dihapus`;
  return { at: now, by: `import:${kind}`, why, changes };
}
