import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
import type { ScopeName, Whole } from "../../shared/wire/protocol.ts";
import { wholeOf } from "../realtime/scopes.ts";
import { freeze, type Frozen } from "../serve/frozen.ts";
import type { Store } from "../store/store.ts";

/** So long at once at most; a world never changes, so what comes in between is of the next. */
const HOLDS_MS = 8;
/** Records between two looks at the clock. */
const LOOKS_EVERY = 16;

interface Made {
  seq: number;
  /** Somebody is still waiting for it. */
  making: boolean;
  file: Promise<Frozen>;
}

export type WorldFiles = (name: ScopeName) => Promise<Frozen>;

/**
 * wire.26: the whole of each scope, made once for each change, however many ask, and only when one does. Who asks while it is made gets that one, a
 * moment old: what came since is told on the socket.
 */
export function createWorldFiles(store: Pick<Store, "mark" | "world">): WorldFiles {
  const kept = new Map<ScopeName, Made>();
  return (name) => {
    const { seq } = store.mark;
    const before = kept.get(name);
    if (before && (before.making || before.seq === seq)) return before.file;
    const made: Made = { seq, making: true, file: fileOf(name, store) };
    kept.set(name, made);
    made.file.then(
      () => (made.making = false),
      () => kept.delete(name),
    );
    return made.file;
  };
}

async function fileOf(name: ScopeName, { mark, world }: Pick<Store, "mark" | "world">): Promise<Frozen> {
  const to: Whole["to"] = { epoch: mark.epoch, seq: world.seq };
  const texts: string[] = [];
  let sinceMs = performance.now();
  for (const change of wholeOf(name, world)) {
    texts.push(JSON.stringify(change));
    if (texts.length % LOOKS_EVERY > 0 || performance.now() - sinceMs < HOLDS_MS) continue;
    await nextTurnOfTheLoop();
    sinceMs = performance.now();
  }
  return freeze(
    `{"to":${JSON.stringify(to)},"changes":[${texts.join(",")}]}`,
    "application/json; charset=utf-8",
    // Asked for anew each time, and kept by the screen alone: an answer that is still true costs no second download.
    { "cache-control": "private, no-cache" },
    `${name}-${to.epoch}-${to.seq}`,
  );
}
