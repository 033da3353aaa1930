import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createApp } from "../../../server/app.ts";
import { drillConfig } from "../../../server/drill/run.ts";
import { feeds } from "../../../server/feeds/index.ts";
import type { FeedId } from "../../../shared/record/bulletin.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../../../shared/time.ts";
import { manualClock } from "../../drill/manualClock.ts";
import type { Attack } from "../attack.ts";
import { startHostileBmkg } from "../besieged.ts";
import { brokenBodies } from "../brokenBodies.ts";
import { gempa, one } from "../quakes.ts";
import { everything } from "../../../shared/world/world.ts";

/** What is another at each poll, or broken, for a day: what is read thousands of times is told by a clock of our own. */

interface Day {
  name: string;
  feed: FeedId;
  everySeconds: number;
  /** What it answers at this poll, which is at this time. */
  answer(path: string, poll: number, at: number): string | null;
  /** Of what stands open at its end. */
  wireMb: number;
}

function dayOf({ name, feed, everySeconds, answer, wireMb }: Day): Attack {
  return {
    name: `a day of ${name}`,
    bounds: [
      { what: "journal and bodies kept, MB", atMost: 50 },
      { what: "heap gained, MB", atMost: 200 },
      { what: "whole world on the wire, MB", atMost: wireMb },
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
        const reader = app.readers.find((each) => each.feed.id === feed);
        if (!reader) throw new Error(`${feed} has no reader`);
        let poll = 0;
        bmkg.say((path) => answer(path, poll, clock.now()));
        const before = heapMb();
        for (; poll < DAY_MS / (everySeconds * SECOND_MS); poll += 1) {
          clock.set(startAt + poll * everySeconds * SECOND_MS);
          await app.turn(reader);
        }
        const gained = heapMb() - before;
        const wire = Buffer.byteLength(JSON.stringify(everything(app.store.world))) / 1e6;
        const files = readdirSync(dataDir, { recursive: true, encoding: "utf8" });
        const disk = files.reduce((sum, file) => sum + statSync(join(dataDir, file)).size, 0) / 1e6;
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

const AUTOGEMPA = "autogempa.json";

function swing(name: string, field: string, values: readonly string[]): Attack {
  const record = gempa();
  const answer: Day["answer"] = (path, poll) =>
    path.endsWith(AUTOGEMPA) ? one({ ...record, [field]: values[poll % values.length] ?? "" }) : null;
  return dayOf({ name, feed: "autogempa", everySeconds: 15, answer, wireMb: 1 });
}

/** Each so far from the one before that they are two, and of a magnitude of each rank. */
const PLACES = [
  ["Cianjur", "-6.84,107.05", "4.6"],
  ["Semarang", "-7.00,110.42", "6.1"],
  ["Surabaya", "-7.25,112.75", "7.1"],
] as const;

function newQuake(poll: number, at: number): string {
  const [place, Coordinates, Magnitude] = PLACES[poll % PLACES.length] ?? PLACES[0];
  const Wilayah = `Pusat gempa berada di darat 10 km barat daya Kab. ${place}`;
  return one(
    gempa(
      { Coordinates, Magnitude, Wilayah, Dirasakan: `IV ${place}` },
      (Date.now() - at + 30 * SECOND_MS) / MINUTE_MS,
    ),
  );
}

function brokenDay(): Attack {
  const bodies = brokenBodies();
  const answer: Day["answer"] = (_path, poll) => bodies[poll % bodies.length] ?? null;
  return dayOf({ name: "broken and full bodies in turn", feed: "autogempa", everySeconds: 30, answer, wireMb: 20 });
}

const SEVERITIES = ["Moderate", "Severe", "Extreme"];
const DOCUMENTS = 6;
const RING = "-6.84,107.05 -6.84,107.25 -6.64,107.25 -6.84,107.05";

function newWarning(path: string, poll: number, at: number): string | null {
  const stamp = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z/, "+00:00");
  if (path.endsWith("/nowcast/id")) {
    const item = (n: number) => `<item><link>https://x/W${poll}X${n}_alert.xml</link></item>`;
    return `<rss><channel>${Array.from({ length: DOCUMENTS }, (_, n) => item(n)).join("")}</channel></rss>`;
  }
  const code = /(W\d+X(\d+))_alert\.xml$/.exec(path);
  if (!code) return null;
  return `<alert><identifier>${code[1]}</identifier><sent>${stamp(at)}</sent><status>Actual</status><msgType>Alert</msgType>
    <info><language>id</language><event>Hujan Lebat</event><urgency>Immediate</urgency><certainty>Observed</certainty>
    <severity>${SEVERITIES[Number(code[2]) % SEVERITIES.length]}</severity><effective>${stamp(at)}</effective>
    <expires>${stamp(at + 2 * DAY_MS)}</expires><headline>Hujan lebat</headline><description>${"hujan ".repeat(600)}</description>
    <area><areaDesc>Jawa Barat</areaDesc>${`<polygon>${RING}</polygon>`.repeat(20)}</area></info></alert>`;
}

export const attacks: readonly Attack[] = [
  swing("a magnitude that swings", "Magnitude", ["6.1", "5.2", "6.6"]),
  swing("a felt list that swings", "Dirasakan", ["VI Cianjur", "III Cianjur, II Bogor", "V Cianjur, IV Sukabumi"]),
  brokenDay(),
  dayOf({
    name: "another quake at each poll",
    feed: "autogempa",
    everySeconds: 15,
    answer: (path, poll, at) => (path.endsWith(AUTOGEMPA) ? newQuake(poll, at) : null),
    wireMb: 20,
  }),
  dayOf({
    name: "six other warnings at each poll",
    feed: "nowcast",
    everySeconds: 60,
    answer: newWarning,
    wireMb: 20,
  }),
];
