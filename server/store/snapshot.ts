import { z } from "zod";
import { reasonOf, type Log } from "../log.ts";
import { FORM } from "../../shared/world/forms.ts";
import { Change, EMPTY_WORLD, everything, withChanges, type World } from "../../shared/world/world.ts";
import { hashOf, headAt } from "./chain.ts";
import type { Head, Journal, Snapshot } from "./journal.ts";

/** journal.12: a world kept to start from sooner. The journal stays the truth: a snapshot in doubt is left aside. */

const Kept = z.object({
  /** Of the entries that it sums up; those of before forms were told bear none. */
  form: z.number().default(1),
  /** Hash of the entry's hash and the changes: tells a torn or edited body from a whole one. */
  sum: z.string(),
  changes: z.array(Change),
});

export function snapshotOf(world: World, hash: string): Snapshot {
  const changes = JSON.stringify(everything(world));
  return { seq: world.seq, hash, body: `{"form":${FORM},"sum":"${hashOf(hash, changes)}","changes":${changes}}` };
}

/**
 * Throws a sentence when the body isn't what `snapshotOf` made, and when it was made by a Sigap of another form (form.3): entries are
 * raised one by one, and a sum of them can't be.
 */
export function worldOf(snapshot: Snapshot): World {
  const json = Kept.extend({ changes: z.unknown() }).parse(JSON.parse(snapshot.body));
  if (json.form !== FORM) throw new Error(`it is of form ${json.form}, and this Sigap's is ${FORM}`);
  if (json.sum !== hashOf(snapshot.hash, JSON.stringify(json.changes))) throw new Error("its sum doesn't agree");
  return { ...withChanges(EMPTY_WORLD, Kept.parse(json).changes), seq: snapshot.seq };
}

/** The world of the newest snapshot that the journal vouches for; null when there is none. */
export async function snapshotWorld(journal: Journal, log: Log): Promise<{ world: World; head: Head } | null> {
  const snapshot = await journal.loadSnapshot();
  if (!snapshot) return null;
  const ignored = (reason: string) => {
    log("warn", "snapshot ignored", { seq: snapshot.seq, reason });
    return null;
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
