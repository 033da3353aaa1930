import { z } from "zod";
import { reasonOf, type Log } from "../log.ts";
import { Change, EMPTY_WORLD, everything, withChanges, type World } from "../../shared/world/world.ts";
import { hashOf, headAt } from "./chain.ts";
import { START, type Head, type Journal, type Snapshot } from "./journal.ts";

/** journal.12: a world kept to start from sooner. The journal stays the truth: a snapshot in doubt is left aside. */

const Kept = z.object({
  /** Hash of the entry's hash and the changes: tells a torn or edited body from a whole one. */
  sum: z.string(),
  changes: z.array(Change),
});

export function snapshotOf(world: World, hash: string): Snapshot {
  const changes = JSON.stringify(everything(world));
  return { seq: world.seq, hash, body: `{"sum":"${hashOf(hash, changes)}","changes":${changes}}` };
}

/** Throws a sentence when the body isn't what `snapshotOf` made. */
export function worldOf(snapshot: Snapshot): World {
  const json = z.object({ sum: z.string(), changes: z.unknown() }).parse(JSON.parse(snapshot.body));
  if (json.sum !== hashOf(snapshot.hash, JSON.stringify(json.changes))) throw new Error("its sum doesn't agree");
  return { ...withChanges(EMPTY_WORLD, Kept.parse(json).changes), seq: snapshot.seq };
}

/** The newest snapshot that the journal vouches for, or the empty world. */
export async function startingWorld(journal: Journal, log: Log): Promise<{ world: World; head: Head }> {
  const fromNothing = { world: EMPTY_WORLD, head: START };
  const snapshot = await journal.loadSnapshot();
  if (!snapshot) return fromNothing;
  const ignored = (reason: string) => {
    log("warn", "snapshot ignored, the journal is read from its beginning", { seq: snapshot.seq, reason });
    return fromNothing;
  };
  const head = await headAt(journal, snapshot.seq);
  if (!head) return ignored("it is newer than the journal");
  if (head.hash !== snapshot.hash) return ignored("its hash is not that of the entry");
  try {
    return { world: worldOf(snapshot), head };
  } catch (error) {
    return ignored(reasonOf(error));
  }
}
