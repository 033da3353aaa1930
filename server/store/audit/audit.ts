import { isDeepStrictEqual } from "node:util";
import { addUp } from "../../../shared/world/addUp.ts";
import { EMPTY_WORLD, everything, type World } from "../../../shared/world/world.ts";
import { reasonOf } from "../../log.ts";
import type { Vaulted } from "../../../shared/record/vaulted.ts";
import { isAsMarked } from "../vault/mark.ts";
import { compareArchive } from "../archive/compare.ts";
import { linesAfter, verify, type Verified } from "../chain.ts";
import { START, type Head, type Journal, type Snapshot } from "../journal.ts";
import { worldOf } from "../snapshot.ts";

/**
 * journal.16: all that can be checked of a journal after one of its lines. From the first line on also what is kept beside
 * it, snapshot and archive, which must be what the entries add up to. `reached` hears how many entries were found good.
 */
export async function audit(journal: Journal, after: Head, reached: (count: number) => void): Promise<Verified> {
  const snapshot = await journal.loadSnapshot();
  const fromFirst = after.seq === START.seq;
  const archive = fromFirst ? await compareArchive(journal.shelf) : null;
  const sum = addUp(EMPTY_WORLD);
  let snapshotFault: string | null = null;
  let vaultFault: string | null = null;
  /** vault.2: what was erased or has expired is no fault; what lies there must be what was laid there. */
  const compareLaid = async (mark: Vaulted) => {
    const row = await journal.vault.get(mark.vault);
    if (row && !row.erased && !isAsMarked(mark, row))
      vaultFault ??= `in the vault row ${row.id} isn't what was laid there`;
  };
  let count = 0;
  const verified = await verify(linesAfter(journal, after.seq), after, (entry, line) => {
    if (fromFirst && snapshot && entry.seq <= snapshot.seq) sum.add(entry);
    if (fromFirst && snapshot?.seq === entry.seq) snapshotFault = differs(snapshot, sum.world());
    reached((count += 1));
    const compared = archive?.add(entry, line);
    return entry.vault ? Promise.all([compared, ...entry.vault.map(compareLaid)]) : compared;
  });
  const { seq } = verified.head;
  if (snapshot && snapshot.seq > seq)
    snapshotFault = `the snapshot stands at ${snapshot.seq}: entries are missing at the end`;
  // A break in the chain comes first: what is kept beside it can't be judged then.
  const fault = verified.fault ?? vaultFault ?? snapshotFault ?? (await archive?.fault(seq)) ?? null;
  return { ...verified, fault };
}

function differs(snapshot: Snapshot, world: World): string | null {
  try {
    if (isDeepStrictEqual(everything(worldOf(snapshot)), everything(world))) return null;
    return `the snapshot at ${snapshot.seq} isn't what the entries add up to`;
  } catch (error) {
    return `the snapshot at ${snapshot.seq} can't be read: ${reasonOf(error)}`;
  }
}
