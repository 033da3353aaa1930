import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createApp } from "../../../server/app.ts";
import { drillConfig } from "../../../server/drill/run.ts";
import { feeds } from "../../../server/feeds/index.ts";
import { DAY_MS, SECOND_MS } from "../../../shared/time.ts";
import { manualClock } from "../../drill/manualClock.ts";
import type { Attack } from "../attack.ts";
import { startHostileBmkg } from "../besieged.ts";
import { gempa, one } from "../quakes.ts";

/** A field that swings at each poll, for a day: what is read 5,760 times is told by a clock of our own. */

const POLLS = DAY_MS / (15 * SECOND_MS);

function swing(name: string, field: string, values: readonly string[]): Attack {
  return {
    name: `a day of ${name}`,
    bounds: [
      { what: "journal, MB", atMost: 50 },
      { what: "heap gained, MB", atMost: 200 },
      { what: "whole world on the wire, MB", atMost: 1 },
    ],
    async run() {
      const startAt = Date.now();
      const clock = manualClock(startAt);
      const bmkg = await startHostileBmkg(clock);
      const dataDir = mkdtempSync(join(tmpdir(), "sigap-swings-"));
      const config = drillConfig(
        { HOST: "127.0.0.1" },
        { replicaUrl: bmkg.url, dataDir, deskSecret: "swings-swings-swings", port: 0 },
      );
      const parts = {
        config,
        clock,
        log: () => undefined,
        feeds,
        random: () => 0.5,
        drill: { scenario: "siege", speed: 1 },
      };
      const app = await createApp({ ...parts, distDir: dataDir });
      try {
        const reader = app.readers.find(({ feed }) => feed.id === "autogempa");
        if (!reader) throw new Error("autogempa has no reader");
        const record = gempa();
        let poll = 0;
        bmkg.say((path) =>
          path.endsWith("autogempa.json") ? one({ ...record, [field]: values[poll % values.length] ?? "" }) : null,
        );
        const before = heapMb();
        for (; poll < POLLS; poll += 1) {
          clock.set(startAt + poll * 15 * SECOND_MS);
          await app.turn(reader);
        }
        const gained = heapMb() - before;
        const wire = Buffer.byteLength(JSON.stringify(app.store.since(null))) / 1e6;
        const journal = readdirSync(dataDir).filter((file) => file.startsWith("sigap.db"));
        const disk = journal.reduce((sum, file) => sum + statSync(join(dataDir, file)).size, 0) / 1e6;
        return [disk, gained, wire];
      } finally {
        await app.stop();
        await bmkg.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  };
}

function heapMb(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

export const attacks: readonly Attack[] = [
  swing("a magnitude that swings", "Magnitude", ["6.1", "5.2", "6.6"]),
  swing("a felt list that swings", "Dirasakan", ["VI Cianjur", "III Cianjur, II Bogor", "V Cianjur, IV Sukabumi"]),
];
