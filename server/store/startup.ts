import type { Log } from "../log.ts";
import { addUp } from "../../shared/world/addUp.ts";
import { EMPTY_WORLD, type World } from "../../shared/world/world.ts";
import { newestWorld } from "./archive/archive.ts";
import { follow, headAt, linesAfter } from "./chain.ts";
import { START, type Head, type Journal } from "./journal.ts";
import { snapshotWorld } from "./snapshot.ts";
import { createTail, type Tail } from "./tail.ts";

interface Started {
  world: World;
  head: Head;
  tail: Tail;
  /** Where the snapshot stood that was started from; 0 without one. */
  snapshotSeq: number;
}

/**
 * journal.13: a world to start from + tail. Reading begins before that world when it is young, so that screens which were away while the
 * server restarted still get a difference. Throws a sentence when the chain is broken.
 */
export async function startUp(journal: Journal, { log, tailKept }: { log: Log; tailKept: number }): Promise<Started> {
  const newest = await journal.head();
  const start = await startingWorld(journal, log);
  if (newest.seq > 0) log("info", "the world is read", { from: start.from, seq: start.head.seq });
  const sum = addUp(start.world);
  const from = Math.min(start.head.seq, Math.max(0, newest.seq - tailKept));
  let head = await headAt(journal, from);
  if (!head) throw new Error(`entry ${from} is missing`);
  const tail = createTail(tailKept);
  for await (const line of linesAfter(journal, head.seq)) {
    const entry = follow(head, line);
    if (line.seq > start.head.seq) sum.add(entry);
    tail.push(entry);
    head = { seq: line.seq, hash: line.hash };
  }
  return { world: sum.world(), head, tail, snapshotSeq: start.from === "snapshot" ? start.head.seq : 0 };
}

/** journal.22: from the snapshot; else from the archive; else from nothing, and all is read. */
async function startingWorld(journal: Journal, log: Log) {
  const snapshot = await snapshotWorld(journal, log);
  if (snapshot) return { ...snapshot, from: "snapshot" };
  const archived = await newestWorld(journal, log);
  if (archived) return { ...archived, from: "archive" };
  return { world: EMPTY_WORLD, head: START, from: "the first entry" };
}
