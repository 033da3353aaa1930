import type { Log } from "../log.ts";
import { apply, type World } from "../../shared/world/world.ts";
import { follow, headAt, linesAfter } from "./chain.ts";
import type { Head, Journal } from "./journal.ts";
import { startingWorld } from "./snapshot.ts";
import { createTail, type Tail } from "./tail.ts";

interface Started {
  world: World;
  head: Head;
  tail: Tail;
  /** Where the snapshot stood; 0 without one. */
  snapshotSeq: number;
}

/**
 * journal.13: snapshot + tail. Reading begins before the snapshot when it is young, so that screens which were away while the
 * server restarted still get a difference. Throws a sentence when the chain is broken.
 */
export async function startUp(journal: Journal, { log, tailKept }: { log: Log; tailKept: number }): Promise<Started> {
  const { head: snapshot, ...start } = await startingWorld(journal, log);
  let { world } = start;
  const newest = await journal.head();
  const from = Math.min(snapshot.seq, Math.max(0, newest.seq - tailKept));
  let head = await headAt(journal, from);
  if (!head) throw new Error(`entry ${from} is missing`);
  const tail = createTail(tailKept);
  for await (const line of linesAfter(journal, head.seq)) {
    const entry = follow(head, line);
    if (line.seq > snapshot.seq) world = apply(world, entry);
    tail.push(entry);
    head = { seq: line.seq, hash: line.hash };
  }
  return { world, head, tail, snapshotSeq: snapshot.seq };
}
