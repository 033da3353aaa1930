import { randomUUID } from "node:crypto";
import type { Note } from "../../shared/record/note.ts";
import { HOUR_MS } from "../../shared/time.ts";
import type { Deed, World } from "../../shared/world/world.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import { readBack } from "./archive/readBack.ts";
import { entryOf } from "./chain.ts";
import type { Journal } from "./journal.ts";
import type { Store } from "./store.ts";
import { isAsMarked, markOf, newSalt } from "./vault/mark.ts";
import type { Erasure, Outline, Row } from "./vault/rows.ts";
import { SECRET_KIND } from "./vault/secrets.ts";
import type { Laid, Vault } from "./vault/vault.ts";

/** vault.4: a commit gives up within seconds; what waits for its entry for so long waits in vain. */
const ORPHAN_MS = HOUR_MS;

interface VaultParts {
  journal: Pick<Journal, "vault" | "read">;
  store: Pick<Store, "world" | "commit">;
  clock: Clock;
  log: Log;
}

export function createVault({ journal, store, clock, log }: VaultParts): Vault {
  const rows = journal.vault;

  /** The entry stands. A row that was swept meanwhile, for a clock that leapt ahead, is laid again. */
  async function settle(row: Row) {
    if (!(await rows.settle(row.id))) await rows.put({ ...row, after: null });
  }

  /** vault.6: what is to be told stands in the row until it is told; then the row goes. */
  async function finish(id: string, erasure: Erasure) {
    await store.commit((world) => erasureDeed(world, id, erasure));
    await rows.remove(id);
  }

  async function sweep(waiting: readonly Outline[]) {
    const borne = await borneAfter(journal, waiting);
    for (const { id, kind } of waiting) {
      if (borne.has(id)) await rows.settle(id);
      else {
        await rows.remove(id);
        log("info", "the vault: what no entry bears is removed", { id, kind });
      }
    }
  }

  return {
    async commit(things, decide) {
      const laid = things.map((thing) => rowOf(thing, { putAt: clock.now(), after: store.world.seq }));
      for (const row of laid) await rows.put(row);
      const marks = laid.map(markOf);
      const entry = await store.commit((world) => {
        const deed = decide(world, marks);
        return deed && { ...deed, vault: marks };
      });
      // Whatever fails now is for `tidy` to do: the entry stands, or never will.
      const done = Promise.all(laid.map((row) => (entry ? settle(row) : rows.remove(row.id))));
      await done.catch((error: unknown) => log("warn", "the vault: a row is not settled", { reason: reasonOf(error) }));
      return entry;
    },

    async read(mark) {
      const row = await rows.get(mark.vault);
      if (!row || row.erased || hasExpired(row, clock.now())) return null;
      if (isAsMarked(mark, row)) return row.bytes;
      log("error", "the vault: a row is not what was laid there", { id: row.id, kind: row.kind });
      return null;
    },

    async erase(id, { basis, officer }) {
      if ((await rows.get(id))?.kind === SECRET_KIND)
        throw new Error(`${id} is a secret of the house, not personal data`);
      const erasure = await rows.blank(id, { basis, officer, at: clock.now(), seq: store.world.seq });
      if (!erasure) return "absent";
      await finish(id, erasure);
      return "erased";
    },

    async tidy() {
      const now = clock.now();
      const waiting: Outline[] = [];
      for (const row of await rows.due(now, now - ORPHAN_MS)) {
        if (row.erased) await finish(row.id, row.erased);
        else if (hasExpired(row, now)) await rows.remove(row.id);
        else waiting.push(row);
      }
      if (waiting.length > 0) await sweep(waiting);
      await rows.scrub();
    },
  };
}

function rowOf({ kind, bytes, expiresAt }: Laid, { putAt, after }: Pick<Outline, "putAt" | "after">): Row {
  return { id: randomUUID(), kind, salt: newSalt(), bytes, expiresAt, putAt, after, erased: null };
}

function hasExpired({ expiresAt }: Outline, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** Null when it stands already: whoever finishes after a crash may come second. */
function erasureDeed(world: World, id: string, { basis, officer, at, seq }: Erasure): Deed | null {
  // In the order of notes, and the same however often it is tried.
  const noteId = `${String(seq + 1).padStart(12, "0")}-${id}`;
  if (world.note.has(noteId)) return null;
  const record: Note = {
    type: "note",
    id: noteId,
    at,
    officer,
    hazardId: null,
    incidentId: null,
    words: "Data pribadi dihapus",
    detail: `dasar ${basis}, nomor ${id}`,
    written: false,
    command: null,
    struck: null,
  };
  return {
    at,
    by: `officer:${officer}`,
    why: `data pribadi dihapus, dasar ${basis}`,
    changes: [{ op: "put", record }],
  };
}

/** Which of them an entry bears. It can stand only after where the journal was when they were put. */
async function borneAfter(journal: Pick<Journal, "read">, waiting: readonly Outline[]): Promise<Set<string>> {
  const borne = new Set<string>();
  const from = Math.min(...waiting.map(({ after }) => after ?? 0));
  for await (const line of readBack(journal, from)) {
    // Few lines bear anything, and to read one whole is most of the work.
    if (!line.body.includes('"vault":[')) continue;
    for (const { vault } of entryOf(line).vault ?? []) borne.add(vault);
  }
  return borne;
}
