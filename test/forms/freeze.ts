import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { createApp } from "../../server/app.ts";
import { obey } from "../../server/commands/obey.ts";
import { startReplica } from "../../server/drill/replica.ts";
import { drillConfig } from "../../server/drill/run.ts";
import { wib, type Scenario } from "../../server/drill/scenario.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { feeds } from "../../server/feeds/index.ts";
import { bringIn } from "../../server/registry/bringIn.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { type ImportOrder, readOrder } from "../../server/registry/order.ts";
import { textSheets } from "../../server/registry/table/readFile.ts";
import { linesAfter } from "../../server/store/chain.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { sqlitePath } from "../../server/store/open.ts";
import { tierRank } from "../../shared/record/alert.ts";
import { createVault } from "../../server/store/vaultKeeper.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import type { Command, Order } from "../../shared/command/commands.ts";
import { FORM } from "../../shared/world/forms.ts";
import { manualClock } from "../drill/manualClock.ts";
import { playUntil } from "../drill/playThrough.ts";
import { SHAKEMAP_INFO, shakemapXml } from "../make/shakemap.ts";
import { frozenFile } from "./frozen.ts";

/**
 * `npx node test/forms/freeze.ts`: plays four days with an officer at the desk into a real journal and keeps its export as that of today's
 * form (form.6). To be run before a change of the records raises `FORM`, and again while nothing of this form was released; after that
 * the file stays as it is.
 */

type App = Awaited<ReturnType<typeof createApp>>;
type Said = Order;

/** What is done on the way, when the files of that moment were read. */
interface Act {
  at: number;
  act(app: App, now: number): Promise<unknown>;
}

const OLDEST_MS = 2 * DAY_MS;
/** By number, in the order in which they come. */
const NAMES = ["Petugas Contoh", "Petugas Kedua"];
const [FIRST, RELIEF] = [1, 2];
const defaults = readDefaults();
const links = createWallLinks("rahasia-jurnal-beku", () => null);

const cianjur = scenarioNamed("cianjur-2022");
const SHAKEMAP_AT = wib("2022-11-21 13:40:00");

const wall = { ...DEFAULT_WALL, name: "Dinding contoh" };
const DAYS: readonly { scenario: Scenario; acts: readonly Act[] }[] = [
  {
    scenario: {
      ...cianjur,
      timeline: [
        ...cianjur.timeline,
        { at: SHAKEMAP_AT, publish: "shakemap", eventId: "20221121132110", grid: shakemapXml(), info: SHAKEMAP_INFO },
      ],
    },
    acts: [
      { at: wib("2022-11-21 13:22:00"), act: addOfficers },
      saying("2022-11-21 13:23:00", () => ({ name: "link:make", wall })),
      saying("2022-11-21 13:26:00", (hazardId) => ({ name: "incident:answer", hazardId })),
      { at: SHAKEMAP_AT + MINUTE_MS, act: (app) => app.lookForShakemaps() },
      saying("2022-11-21 13:44:00", (hazardId) => counted(hazardId, 4200, "2022-11-21 13:40:00")),
      saying("2022-11-21 13:48:00", (hazardId) => counted(hazardId, 5150, "2022-11-21 13:45:00")),
    ],
  },
  {
    scenario: scenarioNamed("nagekeo-2026"),
    acts: [
      saying("2026-08-15 05:06:00", (hazardId) => ({ name: "incident:answer", hazardId }), RELIEF),
      saying("2026-08-15 07:30:00", () => ({ name: "drill:plan", on: "2026-11-28" }), RELIEF),
      { at: wib("2026-08-15 07:30:30"), act: layAndErase },
      saying("2026-08-15 07:31:00", () => ({ name: "drill:plan", on: "2026-12-05" }), RELIEF),
    ],
  },
  {
    scenario: scenarioNamed("bad-day"),
    acts: [
      importing("2026-11-03 10:20:00", "tagana unit.csv --ya --tambah", [
        "unit_id;name;kab_code;lat;lon;members_active_est;coord_basis;basis;source",
        "TGN-CONTOH;Tagana Contoh;32.03;-6.82;107.14;5;GPS;published;SK contoh",
      ]),
      importing("2026-11-03 10:21:00", "coverage wilayah.csv --ya --tambah", [
        "Kode Kab;Sentra;Dasar;Sumber",
        "32.03;sentra:antasena;published;SK contoh",
      ]),
      importing("2026-11-03 10:21:30", "coverage wilayah.csv --ya --ganti-semua", [
        "Kode Kab;Sentra;Dasar;Sumber",
        "32.05;sentra:antasena;published;SK contoh",
      ]),
      importing("2026-11-03 10:22:00", "stock opname.csv --ya", [
        "Gudang;Nama Barang;No Batch;Tgl Kedaluwarsa;Stok;Satuan;Per Tanggal",
        "LBG-3203;Beras;B-1;31/3/2027;1250,5;kg;1/11/2026",
        "LBG-3203;Tenda Gulung;;;40;lembar;1/11/2026",
      ]),
      {
        at: wib("2026-11-03 10:50:00"),
        act: (app, now) => {
          const [made] = app.store.world.link.values();
          if (!made) throw new Error("no link was made");
          return say(app, now, { name: "link:revoke", linkId: made.id }, RELIEF);
        },
      },
    ],
  },
  { scenario: scenarioNamed("rain-west-java"), acts: [] },
];

const dataDir = mkdtempSync(join(tmpdir(), "sigap-form-"));
try {
  for (const day of DAYS) await live(day);
  const journal = await openSqlite(sqlitePath({ DATA_DIR: dataDir }));
  const lines: string[] = [];
  for await (const { seq, prev, hash, body } of linesAfter(journal, 0))
    lines.push(JSON.stringify({ seq, prev, hash, entry: JSON.parse(body) as unknown }));
  await journal.close();
  // Impacts are alike far apart: by a window that holds the whole it is a seventh of what gzip makes of it.
  const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
  const bytes = brotliCompressSync(`${lines.join("\n")}\n`, { params });
  writeFileSync(frozenFile(FORM), bytes);
  console.log(`${frozenFile(FORM)}: ${lines.length} entries, ${bytes.length} bytes`);
} finally {
  rmSync(dataDir, { recursive: true });
}

async function live(day: (typeof DAYS)[number]): Promise<void> {
  const { acts } = day;
  const startAt = day.scenario.startAt - MINUTE_MS;
  // Old quakes of every day would be most of the file.
  const timeline = day.scenario.timeline.filter(({ at }) => at >= startAt - OLDEST_MS);
  const scenario = { ...day.scenario, timeline };
  const clock = manualClock(startAt);
  const replica = await startReplica({ scenario, clock });
  const app = await createApp({
    config: drillConfig({}, { replicaUrl: replica.url, dataDir, deskSecret: "jurnal-yang-beku", port: 0 }),
    clock,
    log: (level, what, facts) => {
      if (level === "error") console.error(what, facts);
    },
    feeds,
    random: () => 0.5,
    drill: { scenario: scenario.title, speed: 1 },
    distDir: dataDir,
    fetchTimeoutMs: 2000,
  });
  try {
    let from = startAt;
    for (const { at, act } of acts) {
      await playUntil(at, { app, clock, startAt: from });
      clock.set(at);
      await act(app, at);
      from = at;
    }
    await playUntil(scenario.endAt, { app, clock, startAt: from });
    // What stands then ends of itself, each in its time.
    for (let hour = 1; hour <= 48; hour += 1) {
      clock.set(scenario.endAt + hour * HOUR_MS);
      await app.tidy();
    }
  } finally {
    await app.stop();
    await replica.stop();
  }
}

/** Of the loudest alert that stands then. */
function saying(at: string, said: (hazardId: string) => Said, number = FIRST): Act {
  return {
    at: wib(at),
    async act(app, now) {
      const standing = [...app.store.world.alert.values()].filter(({ endedAt }) => endedAt === null);
      const [loudest] = standing.sort((a, b) => tierRank(b.tier) - tierRank(a.tier));
      await say(app, now, said(loudest?.id ?? "none"), number);
    },
  };
}

function counted(incidentId: string, people: number, asOf: string): Said {
  const count = { group: "pengungsi", people, place: null, source: "BPBD contoh", asOf: wib(asOf) } as const;
  return { name: "incident:count", incidentId, ...count };
}

/** Beside the app, as a command of the operator would. */
async function layAndErase({ store }: App, now: number): Promise<void> {
  const journal = await openSqlite(sqlitePath({ DATA_DIR: dataDir }));
  const vault = createVault({ journal, store, clock: manualClock(now), log: () => undefined });
  const things = ["Nama Contoh", "0812-0000-0000"].map((said) => ({ kind: "text", bytes: Buffer.from(said), expiresAt: now + DAY_MS })); // prettier-ignore
  const entry = await vault.commit(things, () => ({ at: now, by: "sigap", why: "contoh data pribadi", changes: [] }));
  await vault.erase(entry?.vault?.[0]?.vault ?? "none", { basis: "contoh", officer: "sigap" });
  await journal.close();
}

async function addOfficers({ officers }: App): Promise<void> {
  for (const name of NAMES) await officers.add({ name, role: "petugas", phone: "+628120000000", by: "sigap" });
}

async function say({ store }: App, now: number, said: Said, number: number | undefined): Promise<void> {
  const officer = [...store.world.officer.values()].find((each) => each.number === number);
  if (!officer) throw new Error(`there is no officer ${number}`);
  const command = { ...said, id: randomUUID() } as Command;
  const by = { who: { officer: officer.id, role: officer.role }, second: null };
  const reply = await obey(command, by, { store, clock: manualClock(now), signLink: links.sign });
  if ("error" in reply) throw new Error(`${said.name}: ${reply.error}`);
}

function importing(at: string, words: string, rows: readonly string[]): Act {
  return {
    at: wib(at),
    async act({ store }, now) {
      const read = { sheets: textSheets(rows.join("\n")), notes: [] };
      const order = readOrder(words.split(" ")) as ImportOrder;
      const code = await bringIn(order, { read, store, defaults, now, say: { log: () => undefined, error: console.error } }); // prettier-ignore
      if (code !== 0) throw new Error(`${words}: nothing was imported`);
    },
  };
}
