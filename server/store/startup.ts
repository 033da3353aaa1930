import type { Log } from "../log.ts";
import { addUp } from "../../shared/world/addUp.ts";
import { EMPTY_WORLD, type World } from "../../shared/world/world.ts";
import { newestWorld } from "./archive/archive.ts";
import { follow, linesAfter } from "./chain.ts";
import { START, type Head, type Journal } from "./journal.ts";
import { snapshotWorld } from "./snapshot.ts";

interface Started {
  world: World;
  head: Head;
  /** Where the snapshot stood that was started from; 0 without one. */
  snapshotSeq: number;
}

/** journal.13: a world to start from, and the entries after it. Throws a sentence when the chain is broken. */
export async function startUp(journal: Journal, log: Log): Promise<Started> {
  const newest = await journal.head();
  const start = await startingWorld(journal, log);
  if (newest.seq > 0) log("info", "the world is read", { from: start.from, seq: start.head.seq });
  const sum = addUp(start.world);
  let { head } = start;
  for await (const line of linesAfter(journal, head.seq)) {
    sum.add(follow(head, line));
    head = { seq: line.seq, hash: line.hash };
  }
  return { world: sum.world(), head, snapshotSeq: start.from === "snapshot" ? start.head.seq : 0 };
}

/** journal.22: from the snapshot; else from the archive; else from nothing, and all is read. */
async function startingWorld(journal: Journal, log: Log) {
  const snapshot = await snapshotWorld(journal, log);
  if (snapshot) return { ...snapshot, from: "snapshot" };
  const archived = await newestWorld(journal, log);
  if (archived) return { ...archived, from: "archive" };
  return { world: EMPTY_WORLD, head: START, from: "the first entry" };
}
