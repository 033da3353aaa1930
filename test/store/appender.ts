import { writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { systemClock } from "../../server/clock.ts";
import { openStore } from "../../server/store/live.ts";
import { createVault } from "../../server/store/vaultKeeper.ts";
import { putting } from "./deeds.ts";
import { openAt, quiet } from "./stores.ts";

/**
 * A server reduced to its journal, to be killed: `node appender.ts <place> <name> append|share|lead|lay`.
 * `append` and `share` commit without end and say each acknowledged number, `share` with pauses in which another has a turn; `lead` says when it leads;
 * `lay` lays things in the vault and has each fourth erased, and says the number of the entry with the row, or the row that it erased.
 */
const [place = "", name = "", what] = process.argv.slice(2);
const journal = await openAt(place);
const store = await openStore(journal, { log: quiet, snapshotEvery: 20, chapterLines: 5 });

if (what === "lead") {
  setInterval(() => writeSync(1, store.isLeader() ? "leads\n" : "waits\n"), 100);
} else if (what === "lay") {
  const vault = createVault({ journal, store, clock: systemClock, log: quiet });
  for (let n = 0; ; n += 1) {
    const bytes = Buffer.from(`${name}:${n} `.repeat(1 + 40 * (n % 7)));
    const entry = await vault.commit([{ kind: "note", bytes, expiresAt: null }], () => putting(`${name}:${n}`, "a"));
    const id = entry?.vault?.[0]?.vault ?? "none";
    writeSync(1, `laid ${entry?.seq} ${id}\n`);
    if (n % 4 === 3) writeSync(1, `${await vault.erase(id, { basis: "uji", officer: name })} ${id}\n`);
  }
} else {
  for (let n = 0; ; n += 1) {
    const why = `${name}:${n}`;
    const entry = await store.commit(() => putting(why, `place-${n % 50}`));
    // Straight to the pipe: what stands there was acknowledged before the kill.
    writeSync(1, `${entry?.seq} ${why}\n`);
    // Of two that never pause, the one that lost its turn reads, and loses again: on a slow disk for a minute.
    if (what === "share") await setTimeout(20 * Math.random());
  }
}
