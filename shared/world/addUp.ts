import { editOf, type Entry, type World } from "./world.ts";

/** The world after many entries, each to be given in its turn. */
export function addUp(start: World) {
  let { seq } = start;
  let edit = editOf(start);
  return {
    add(entry: Entry): void {
      seq = entry.seq;
      edit.change(entry.changes, seq);
    },
    world(): World {
      const world = { ...edit.world(), seq };
      edit = editOf(world);
      return world;
    },
  };
}
