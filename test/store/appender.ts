import { writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { openStore } from "../../server/store/live.ts";
import { putting } from "./deeds.ts";
import { openAt, quiet } from "./stores.ts";

/**
 * A server reduced to its journal, to be killed: `node appender.ts <place> <name> append|share|lead`.
 * `append` and `share` commit without end and say each acknowledged number, `share` with pauses in which another has a turn; `lead` says when it leads.
 */
const [place = "", name = "", what] = process.argv.slice(2);
const store = await openStore(await openAt(place), { log: quiet, snapshotEvery: 20, chapterLines: 5 });

if (what === "lead") {
  setInterval(() => writeSync(1, store.isLeader() ? "leads\n" : "waits\n"), 100);
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
