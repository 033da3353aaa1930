import { systemClock } from "../clock.ts";
import { answer, NotUnderstood, optionsOf } from "../command.ts";
import { readConfig } from "../config.ts";
import { consoleLog, type Log } from "../log.ts";
import { openStore } from "../store/live.ts";
import { openJournal } from "../store/open.ts";
import { createVault } from "../store/vaultKeeper.ts";
import { createCredentials } from "./officers/credentials.ts";
import { createHasher } from "./officers/hasher.ts";
import { createOfficers, serving } from "./officers/officers.ts";
import { ORDERS, OPTIONS, USAGE } from "./officers/orders.ts";

const log: Log = (level, what, facts) => (level === "info" ? undefined : consoleLog(level, what, facts));
await answer(USAGE, process.argv.slice(2), async (words) => {
  const { values, positionals } = optionsOf(words, OPTIONS);
  const [deed, ...more] = positionals;
  if (more.length > 0) throw new NotUnderstood(`"${more.join(" ")}" tidak dikenal.`);
  const act = ORDERS[deed ?? ""];
  if (!act) throw new NotUnderstood(deed === undefined ? "" : `"${deed}" tidak dikenal.`);
  const journal = await openJournal(readConfig(process.env), log);
  const store = await openStore(journal, { log });
  try {
    const vault = createVault({ journal, store, clock: systemClock, log });
    const credentials = createCredentials(journal.vault);
    const officers = createOfficers({ store, vault, credentials, hasher: createHasher(), clock: systemClock });
    await act(values, {
      officers,
      all: () => [...store.world.officer.values()].sort((a, b) => a.number - b.number),
      erase: async (id, basis) => (await vault.erase(id, { basis, officer: "sigap" })) === "erased",
      forgive: (id) => journal.sittings.forgive(id),
      serving: () => serving(store.world).length,
    });
  } finally {
    await store.stop();
  }
});
