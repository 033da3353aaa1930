import { createHash } from "node:crypto";
import { expect } from "vitest";
import { verify } from "../../server/store/chain.ts";
import { START, type Line } from "../../server/store/journal.ts";
import { addUp } from "../../shared/world/addUp.ts";
import { EMPTY_WORLD, everything, type Change, type World } from "../../shared/world/world.ts";

/** What becomes of a journal that is whole. */
export async function opened(lines: readonly Line[], after = START) {
  const sum = addUp(EMPTY_WORLD);
  const { count, head, fault } = await verify(lines, after, sum.add);
  expect(fault).toBeNull();
  return { count, head, world: sum.world() };
}

/** The same text for the same world, in whatever order its keys and records came; `told`: how each is told. */
export function canonical(world: World, told: (change: Change) => readonly object[] = (change) => [change]): string {
  const records = everything(world)
    .flatMap(told)
    .map((change) => JSON.stringify(change, (_, value: unknown) => sorted(value)));
  return records.sort().join("\n");
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The same story as another build would have written it, its hashes anew. */
export function rechained(lines: readonly Line[], told: (entry: Record<string, unknown>) => object): Line[] {
  const made: Line[] = [];
  for (const line of lines) {
    const body = JSON.stringify(told(JSON.parse(line.body) as Record<string, unknown>));
    const prev = made.at(-1)?.hash ?? START.hash;
    made.push({ seq: line.seq, body, prev, hash: hashed(`${prev}\n${body}`) });
  }
  return made;
}
