import { z } from "zod";
import { reasonOf, type Log } from "../log.ts";
import { FORM } from "../../shared/world/forms.ts";
import { Change, editOf, knownFrom, remembered, worldFrom, type World } from "../../shared/world/world.ts";
import { hashOf, headAt } from "./chain.ts";
import type { Head, Journal, Snapshot } from "./journal.ts";

/** journal.12: a world kept to start from sooner. The journal stays the truth: a snapshot in doubt is left aside. */

const Kept = z.object({
  /** Of the entries that it sums up; those of before forms were told bear none. */
  form: z.number().default(1),
  /** Of the entry's hash and the text of the rest: tells a torn or edited body from a whole one. */
  sum: z.string(),
  changes: z.array(Change),
  /** journal.13: the entry of each change, drops among them, so that a difference can be told after a restart; without them one of before. */
  at: z.array(z.number().int()).optional(),
  knownFrom: z.number().int().optional(),
});

export function snapshotOf(world: World, hash: string): Snapshot {
  const all = remembered(world);
  const text = JSON.stringify({
    changes: all.map(({ change }) => change),
    at: all.map(({ at }) => at),
    knownFrom: knownFrom(world),
  });
  return { seq: world.seq, hash, body: `{"form":${FORM},"sum":"${hashOf(hash, text)}",${text.slice(1)}` };
}

/**
 * Throws a sentence when the body isn't what `snapshotOf` made, now or before it told entries, and when it was made by a Sigap of another form
 * (form.3): entries are raised one by one, and a sum of them can't be.
 */
export function worldOf({ seq, hash, body }: Snapshot): World {
  const { form, sum, ...rest } = Kept.extend({ changes: z.unknown() }).parse(JSON.parse(body));
  if (form !== FORM) throw new Error(`it is of form ${form}, and this Sigap's is ${FORM}`);
  const { changes: told, at, knownFrom = seq } = rest;
  const text = JSON.stringify(at === undefined ? told : { changes: told, at, knownFrom });
  if (sum !== hashOf(hash, text)) throw new Error("its sum doesn't agree");
  const edit = editOf(worldFrom(knownFrom));
  Kept.shape.changes.parse(told).forEach((change, i) => edit.change([change], at?.[i] ?? seq));
  return { ...edit.world(), seq };
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
