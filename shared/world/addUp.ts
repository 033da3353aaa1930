import { withChanges, type Change, type Entry, type World } from "./world.ts";

/** Each time the world is moved its maps are copied: for many entries at once, once is enough. */
const CHANGES_AT_ONCE = 2000;

/** The world after many entries, each to be given in its turn. */
export function addUp(start: World) {
  let world = start;
  let { seq } = start;
  let waiting: Change[] = [];
  function now(): World {
    world = { ...withChanges(world, waiting), seq };
    waiting = [];
    return world;
  }
  return {
    add(entry: Entry): void {
      seq = entry.seq;
      for (const change of entry.changes) waiting.push(change);
      if (waiting.length >= CHANGES_AT_ONCE) now();
    },
    world: now,
  };
}
