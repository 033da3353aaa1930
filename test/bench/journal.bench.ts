import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { prepare, type Asked } from "../../server/realtime/replay/replay.ts";
import { createArchive } from "../../server/store/archive/archive.ts";
import { audit } from "../../server/store/audit/audit.ts";
import { GENESIS, START, type Journal } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { DAY_MS } from "../../shared/time.ts";
import type { Finding } from "./bench.ts";
import { BEGAN_AT, idOf, LINES_OF_EVENT, writeLongJournal } from "./longJournal.ts";

const LINES = 1_000_000;
const log = () => undefined;
const { signal } = new AbortController();

/** A journal of many years, as a server, a replay and `verify` meet it. */
export async function bench(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "sigap-bench-"));
  const path = join(folder, "sigap.db");
  try {
    await writeLongJournal(path, LINES);
    const all = await started(path);
    const indexed = await held(() => indexedWhole(all.journal));
    await all.store.stop();

    const snapshot = await started(path);
    await snapshot.store.stop();
    await forgetSnapshot(path);
    const archive = await started(path);
    const now = BEGAN_AT + 1000 * 365 * DAY_MS;
    const past = createArchive(archive.journal, log);
    const replay = (of: Asked) => held(() => prepare(of, { archive: past, speed: 60, now, signal }));
    const hazard = await replay({ kind: "hazard", hazardId: idOf(Math.floor((0.8 * LINES) / LINES_OF_EVENT)) });
    const day = await replay({ kind: "day", day: "2023-06-15" });
    // Keeps a true snapshot again.
    await archive.store.stop();
    const journal = await openSqlite(path);
    const verified = await held(() => audit(journal, START, () => undefined));
    if (verified.result.fault !== null) throw new Error(verified.result.fault);
    await journal.close();

    return [
      {
        name: `a journal of ${LINES.toLocaleString("en")} entries, SQLite`,
        figures: {
          "start with the snapshot, s": snapshot.tookS,
          "start without, by the archive, s": archive.tookS,
          "start with neither, every entry read, s": all.tookS,
          "the archive made anew beside the server, s": indexed.tookS,
          "  loop held by that at most, ms": indexed.heldMs,
          "replay of a hazard to its first picture, s": hazard.tookS,
          "  loop held by the replay of a hazard at most, ms": hazard.heldMs,
          "replay of a day to its first picture, s": day.tookS,
          "  loop held by the replay of a day at most, ms": day.heldMs,
          "verify, s": verified.tookS,
        },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function started(path: string) {
  const since = performance.now();
  const journal = await openSqlite(path);
  const store = await openStore(journal, { log });
  return { journal, store, tookS: (performance.now() - since) / 1000 };
}

async function indexedWhole(journal: Journal) {
  while (((await journal.shelf.newest())?.seq ?? 0) < LINES) await sleep(100);
}

/** In place of the newest one that the journal doesn't vouch for. */
async function forgetSnapshot(path: string) {
  const journal = await openSqlite(path);
  await journal.saveSnapshot({ seq: LINES, hash: GENESIS, body: "" });
  await journal.close();
}

/** How long it took, and for how long at once nothing else had its turn. */
async function held<T>(work: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const since = performance.now();
  const result = await work();
  const tookS = (performance.now() - since) / 1000;
  delay.disable();
  return { result, tookS, heldMs: delay.max / 1e6 };
}
