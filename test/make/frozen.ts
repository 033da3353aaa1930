import { Table } from "../../shared/world/table.ts";

/** Frozen to its depth: a test that changes what it was handed fails where it does so, and not in the next one. */
export function frozen<T>(value: T): T {
  freeze(value, new Set());
  return value;
}

/** Also below what is frozen already, which may be so on its surface only; `seen` ends a circle. */
function freeze(value: unknown, seen: Set<unknown>) {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  Object.freeze(value);
  for (const inner of value instanceof Map || value instanceof Table ? value.values() : Object.values(value))
    freeze(inner, seen);
}
