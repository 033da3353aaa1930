import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fromJournal } from "../../server/learn/fromJournal.ts";
import { newestOf, readRevisions } from "../../server/learn/lists.ts";
import { reportOf, reportWords } from "../../server/learn/report.ts";
import { openStore } from "../../server/store/live.ts";
import { sqlitePath } from "../../server/store/open.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Change } from "../../shared/world/world.ts";
import { testWith } from "../companion.ts";
import { alert } from "../make/alert.ts";
import { quake, version } from "../make/quake.ts";
import { quiet } from "../store/stores.ts";
import { NAMES, SLAB } from "./country.ts";

const NOV = Date.parse("2022-11-21T06:21:10Z");
/** 23.30 UTC on the last of November is December in Jakarta. */
const DEC = Date.parse("2022-11-30T23:30:00Z");
const felt = (...places: [string, number][]) => places.map(([place, mmi]) => ({ place, mmiLow: mmi, mmiHigh: mmi }));

const AFTER = { earthquakeAt: "2022-11-21T06:21:10.000Z", latitude: -6.84, longitude: 107.05, magnitude: 5.6, depthInKm: 10, locationInIndonesian: "Cianjur", feltOnStations: "V Cianjur|IV Garut" }; // prettier-ignore
const NEW = { seenAt: "2022-11-21T07:00:00+00:00", kind: "new", id: "a", after: AFTER };
const CHANGED = { seenAt: "2022-11-21T09:00:00+00:00", kind: "changed", id: "a", changed: { feltOnStations: ["V Cianjur|IV Garut", "V Cianjur, IV Garut, III Bogor"], magnitude: [5.6, 5.7] } }; // prettier-ignore
const REMOVED = { seenAt: "2022-11-22T09:00:00+00:00", kind: "removed", id: "a" };
const lines = (...revisions: object[]) => revisions.map((one) => JSON.stringify(one)).join("\n");

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "sigap-learn-"))));
afterEach(() => rmSync(folder, { recursive: true }));

async function journalOf(...deeds: Change[][]) {
  const journal = await openSqlite(sqlitePath({ DATA_DIR: folder }));
  const store = await openStore(journal, { log: quiet, chapterLines: 100 });
  for (const changes of deeds) await store.commit(() => ({ at: NOV, by: "test", why: "", changes }));
  const learnt = await fromJournal(journal);
  await store.stop();
  return learnt;
}

test("learn.1 of revisions each list is read, and of a quake the newest counts; a line that is none is told by its number", () => {
  const lists = readRevisions(lines(NEW, CHANGED, REMOVED));
  expect(lists.map(({ reports, near }) => [reports.length, near.magnitude])).toEqual([[2, 5.6], [3, 5.7]]); // prettier-ignore
  expect(newestOf(lists)).toEqual([lists[1]]);
  expect(readRevisions(lines(CHANGED))).toEqual([]);
  for (const bad of ["{}", "null", "x", JSON.stringify({ ...NEW, after: { ...AFTER, latitude: "x" } })])
    expect(() => readRevisions(`${lines(NEW)}\n${bad}`)).toThrow("line 2 is no revision");
});

test("learn.1 learn.4 of a journal the newest list of each quake counts once, a test of BMKG's not, and each alarm once", async () => {
  const history = (...tiers: ("dirasakan" | "merusak" | "darurat")[]) =>
    tiers.map((tier, i) => ({ at: NOV + i, version: 1, tier, move: "raised" as const, why: "" }));
  const put = (record: Extract<Change, { op: "put" }>["record"]): Change => ({ op: "put", record });
  const { lists, alarmedAt } = await journalOf(
    [put(quake({ id: "a", versions: [version({ felt: felt(["Cianjur", 5]) })] })), put(quake({ id: "none" }))],
    [put(quake({ id: "a", versions: [version(), version({ n: 2, felt: felt(["Cianjur", 5], ["Garut", 4]) })] }))],
    [put(quake({ id: "t", status: "test", versions: [version({ felt: felt(["Garut", 4]) })] }))],
    [put(alert({ id: "a", history: history("dirasakan", "merusak", "darurat") }))],
    [put(alert({ id: "b", history: history("dirasakan") }))],
  );
  expect(lists.map(({ quake, reports }) => [quake, reports.length])).toEqual([["a", 2]]);
  expect(alarmedAt).toEqual([NOV + 1]);
});

test("learn.2 learn.3 the months are Jakarta's, what was left out is said, and outcomes are not there yet", () => {
  const near = { at: [107.05, -6.84] as [number, number], magnitude: 5.6, depthKm: 10 };
  const told = (quake: string, originAt: number, ...places: [string, number][]) => ({
    ...{ quake, originAt, toldAt: originAt, area: "", near },
    reports: felt(...places),
  });
  const lists = [told("a", NOV, ["Cianjur", 5], ["Garut", 4], ["Bogor", 3]), told("b", DEC, ["Antah Berantah", 3])];
  const wrong = { ...told("c", DEC + 86_400_000, ["Cianjur", 4]), toldAt: DEC };
  const report = reportOf({ lists: [...lists, wrong], alarmedAt: [NOV] }, NAMES, SLAB);
  expect(report.months.map(({ month, quakes, alarms }) => [month, quakes, alarms])).toEqual([["2022-11", 1, 1], ["2022-12", 1, 0]]); // prettier-ignore
  expect(report.months[0]).toMatchObject({ scheme: { reports: 3 }, blended: { reports: 3 } });
  expect(report.months[1]).toMatchObject({ scheme: null, blended: null });
  expect(report.censored.weakShare).toBeCloseTo(2 / 3, 9);
  expect(report.outcomes).toBeNull();
  const words = reportWords(report);
  expect(words).toMatch(/2022-11\s+1\s+1\s+\| [+−]\d,\d\d \d,\d\d +\d+ % +\d+ % +\d+ % \(3\)/);
  expect(words).toMatch(/2022-12\s+1\s+0\s+\| belum ada laporan/);
  expect(words).toContain("67 % laporan adalah MMI IV ke bawah");
  expect(words).toContain("Alarm terhadap akibatnya: belum ada");
  expect(reportWords(reportOf({ lists: [], alarmedAt: [] }, NAMES, SLAB))).toContain("semua        0");
});

test("learn.5 the command prints words or JSON, of a journal or of a file, and leaves the journal as it was", async () => {
  await journalOf([{ op: "put", record: quake({ id: "a", versions: [version({ felt: felt(["Cianjur", 5]) })] }) }]);
  const before = readFileSync(sqlitePath({ DATA_DIR: folder }));
  const run = (...args: string[]) => {
    const cli = fileURLToPath(new URL("../../server/learn/cli.ts", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      env: { DATA_DIR: folder },
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };
  expect(JSON.parse(run("--json").stdout)).toMatchObject({ all: { quakes: 1, alarms: 0 }, outcomes: null });
  expect(run().stdout).toContain("Tidak ada setelan yang berubah.");
  expect(readFileSync(sqlitePath({ DATA_DIR: folder }))).toEqual(before);
  writeFileSync(join(folder, "lists.jsonl"), lines(NEW, CHANGED));
  expect(JSON.parse(run("--lists", join(folder, "lists.jsonl"), "--json").stdout)).toMatchObject({
    all: { quakes: 1 },
  });
  for (const bad of [["--what"], ["more"]]) {
    const { status, stderr } = run(...bad);
    expect([status, stderr.includes("npm run --silent learn")]).toEqual([2, true]);
  }
  const none = run("--lists", join(folder, "none"));
  expect([none.status, none.stderr]).toEqual([1, expect.stringContaining("none")]);
  rmSync(sqlitePath({ DATA_DIR: folder }));
  expect(run().stderr).toContain("there is no journal at");
  expect(readdirSync(folder)).not.toContain("sigap.db");
});

testWith("feeds", "learn.2 the recorded lists give 45 months, none without a report", (feeds) => {
  const lists = newestOf(readRevisions(readFileSync(join(feeds, "timeline/revisions.jsonl"), "utf8")));
  const { months, all } = reportOf({ lists, alarmedAt: [] }, NAMES, SLAB);
  expect(months).toHaveLength(45);
  expect(months.filter(({ scheme }) => scheme === null)).toEqual([]);
  expect(all.quakes).toBe(months.reduce((sum, { quakes }) => sum + quakes, 0));
});
