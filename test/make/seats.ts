import { DatabaseSync } from "node:sqlite";
import { createAccess } from "../../server/access/access.ts";
import { createCredentials } from "../../server/access/officers/credentials.ts";
import { createHasher } from "../../server/access/officers/hasher.ts";
import { hashOfWord, newWord } from "../../server/access/machine.ts";
import { createOfficers } from "../../server/access/officers/officers.ts";
import { createSessions } from "../../server/access/sessions.ts";
import { systemClock, type Clock } from "../../server/clock.ts";
import { readConfig } from "../../server/config.ts";
import type { Log } from "../../server/log.ts";
import type { Journal } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { openJournal } from "../../server/store/open.ts";
import { sqliteSittings, SITTINGS_SCHEMA } from "../../server/store/sittings/sqlite.ts";
import type { Store } from "../../server/store/store.ts";
import { sqliteVault, VAULT_SCHEMA } from "../../server/store/vault/sqlite.ts";
import { createVault } from "../../server/store/vaultKeeper.ts";
import type { Role } from "../../shared/record/officer.ts";

/** Officers who sit down in tests: through the real door, at a hundredth of the reckoning. */

export const PASSWORD = "kata sandi untuk uji";
export const PIN = "258013";
const CHEAP = { memoryKib: 64, passes: 1 };

/** A tenth of a second each would be most of what a test takes. */
const cheapHasher = () => createHasher(CHEAP);

interface SeatsParts {
  store: Pick<Store, "world" | "commit" | "pulse" | "onPulse" | "subscribe">;
  clock: Clock;
  log?: Log;
  secret?: string;
  /** Of a store without one: sessions and names are then kept in memory. */
  journal?: Pick<Journal, "vault" | "sittings" | "read" | "epoch">;
}

const silent = () => undefined;

function inMemory(): Pick<Journal, "vault" | "sittings" | "read" | "epoch"> {
  const db = new DatabaseSync(":memory:");
  db.exec(VAULT_SCHEMA);
  db.exec(SITTINGS_SCHEMA);
  return { vault: sqliteVault(db), sittings: sqliteSittings(db), read: () => Promise.resolve([]), epoch: "e1" };
}

export function openSeats({
  store,
  clock,
  log = silent,
  secret = "kunci-tautan-uji",
  journal = inMemory(),
}: SeatsParts) {
  const hasher = cheapHasher();
  const credentials = createCredentials(journal.vault);
  const officers = createOfficers({
    store,
    vault: createVault({ journal, store, clock, log }),
    credentials,
    hasher,
    clock,
  });
  const { sittings, epoch: instance } = journal;
  const access = createAccess({ secret, instance, store, sittings, officers, credentials, hasher, clock, log });
  const sessions = createSessions({ sittings, officers: () => store.world.officer, clock });
  return {
    access,
    officers,
    hasher,
    /** An officer of that name with password and PIN, and the cookies of a desk at which they sit. */
    async sit(name: string, role: Role = "petugas", { word = newWord() }: { word?: string } = {}) {
      const before = await officers.find(name);
      const officer = before ?? (await officers.add({ name, role, phone: null, by: "sigap" })).officer;
      const at = { now: clock.now(), expiresAt: null };
      await credentials.set(officer.id, "password", await hasher.hash(PASSWORD), at);
      await credentials.set(officer.id, "pin", await hasher.hash(PIN), at);
      await credentials.drop(officer.id, "code");
      const session = await sessions.open(officer.id, hashOfWord(word), true);
      const cookie = [`${access.cookieName(false)}=${session}`, `${access.cookieName(false, "machine")}=${word}`].join(
        "; ",
      );
      return { officer: officer.id, number: officer.number, cookie, word };
    },
  };
}

/** An officer at a desk of a server that runs, by its settings: its journal is written beside it, as the command line does. */
export async function sitAt(env: Record<string, string | undefined>, name: string, role: Role = "petugas") {
  const journal = await openJournal(readConfig(env), silent);
  const store = await openStore(journal, { log: silent });
  try {
    return await openSeats({ store, clock: systemClock, journal }).sit(name, role);
  } finally {
    await store.stop();
  }
}
