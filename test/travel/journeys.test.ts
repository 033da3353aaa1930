import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { journeyWords, travelOf } from "../../server/travel/answer.ts";
import { readQuestion, type Trip } from "../../server/travel/ask.ts";
import { readCsv } from "../../server/registry/table/csv.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { groupBy } from "../../shared/groupBy.ts";
import { testWith } from "../companion.ts";
import { islands, winged as means } from "./country.ts";

const folder = mkdtempSync(join(tmpdir(), "sigap-trips-"));
afterAll(() => rmSync(folder, { recursive: true }));
const table = (text: string): string => {
  const file = join(folder, "trips.csv");
  writeFileSync(file, text);
  return file;
};
const HEADER = "kind,from,flat,flon,to,tlat,tlon,how";

testWith(
  "checks/trips.csv",
  "travel.3 known journeys: 0.8 to 1.25 of their hours by kind, none beyond twice",
  (file) => {
    const { trips } = readQuestion(["--trips", file]);
    const { header, rows } = readCsv(readFileSync(file, "utf8"));
    const cellOf = (i: number, column: string) => rows[i]?.cells[header.indexOf(column)] ?? "";
    const found = trips.map((trip, i) => ({
      kind: cellOf(i, "kind"),
      words: `${trip.from.name} – ${trip.to.name}`,
      ratio:
        (travelOf(trip, { islands, means }).hours ?? NaN) /
        Math.sqrt(Number(cellOf(i, "hours_low")) * Number(cellOf(i, "hours_high"))),
    }));
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(({ ratio }) => !(ratio > 0.5 && ratio < 2))).toEqual([]);
    for (const [kind, of] of groupBy(found, ({ kind }) => kind)) {
      const mean = Math.exp(of.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / of.length);
      expect(mean, kind).toBeGreaterThan(0.8);
      expect(mean, kind).toBeLessThan(1.25);
    }
  },
);

/** Each read by somebody who knows the way. */
const JOURNEYS: readonly [from: string, at: LngLat, to: string, at: LngLat][] = [
  ["Jakarta", [106.88, -6.13], "Palu", [119.87, -0.9]],
  ["Jakarta", [106.88, -6.13], "Ambon", [128.18, -3.7]],
  ["Makassar", [119.42, -5.14], "Palu", [119.87, -0.9]],
  ["Jayapura", [140.7, -2.53], "Wamena", [138.95, -4.09]],
  ["Jayapura", [140.7, -2.53], "Kenyam, Nduga", [138.3, -4.72]],
  ["Timika", [136.89, -4.53], "Agats, Asmat", [138.13, -5.54]],
  ["Ternate", [127.38, 0.79], "Daruba, Morotai", [128.29, 2.05]],
  ["Padang", [100.35, -0.95], "Tuapejat, Mentawai", [99.59, -2.04]],
  ["Jakarta", [106.88, -6.13], "Bandar Lampung", [105.26, -5.43]],
  ["Surabaya", [112.75, -7.25], "Mataram", [116.1, -8.58]],
  ["Jakarta", [106.88, -6.13], "Masohi, Seram", [128.96, -3.3]],
  ["Bekasi", [106.99, -6.24], "Mbay, Nagekeo", [121.22, -8.54]],
  ["Jakarta", [106.88, -6.13], "Gunungsitoli, Nias", [97.61, 1.28]],
  ["Medan", [98.67, 3.59], "Sinabang, Simeulue", [96.38, 2.48]],
  ["Kupang", [123.6, -10.17], "Seba, Sabu", [121.84, -10.49]],
  ["Surabaya", [112.75, -7.25], "Banjarmasin", [114.59, -3.32]],
];

test("words.8 known ways read right, leg by leg", async () => {
  const lines = JOURNEYS.map(([from, fromAt, to, toAt]) => {
    const trip: Trip = { from: { name: from, at: fromAt }, to: { name: to, at: toAt }, mayFly: true };
    return journeyWords(trip, travelOf(trip, { islands, means }));
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("golden/journeys.txt");
});

describe("travel.3 the command", () => {
  test("reads a journey, or a table whose rows say whether it flew", () => {
    expect(readQuestion("--from 106.8,-6.2 --to=-119.5,0 --json".split(" "))).toEqual({
      trips: [
        { from: { name: "106.8,-6.2", at: [106.8, -6.2] }, to: { name: "-119.5,0", at: [-119.5, 0] }, mayFly: true },
      ],
      isTable: false,
      asJson: true,
    });
    const rows = ["jawa,A,-6,107,B,-7,108,car", "air,A,-6,107,B,-7,108,Hercules", "papua,A,-6,107,B,-7,108,air only", "sea,A,-6,107,B,-7,108,", ",A,-6,107,B,-7,108,"]; // prettier-ignore
    const { trips, isTable } = readQuestion(["--trips", table([HEADER, ...rows].join("\n"))]);
    expect(isTable).toBe(true);
    expect(trips.map(({ mayFly }) => mayFly)).toEqual([false, true, true, false, true]);
    expect(trips[0]?.to).toEqual({ name: "B", at: [108, -7] });
  });

  test("without an aeroplane Makassar–Palu is driven", () => {
    const [trip] = readQuestion("--from 119.42,-5.14 --to 119.87,-0.9 --no-air".split(" ")).trips;
    expect(trip && travelOf(trip, { islands, means }).legs.map(({ mode }) => mode)).toEqual(["darat"]);
  });

  test.each([
    [["--from", "107"], '--from: "107" bukan lng,lat dalam derajat.'],
    [["--from", "106.8,-6.2", "--to", "107,"], '--to: "107," bukan lng,lat'],
    [["--from", "-6.2,106.8", "--to", "107,-6"], '--from: "-6.2,106.8" bukan lng,lat'],
    [["--from", "107,-6"], "--from dan --to: sebut"],
    [["--from", "107,-6", "--from", "107,-6"], "Pilihan --from diberi dua kali"],
    [["--from"], "Pilihan --from belum diberi nilai."],
    [["--json=yes"], 'Pilihan --json tidak bernilai: "yes"'],
    [["Jakarta"], '"Jakarta" tidak dikenal.'],
    [["--speed", "9"], "Pilihan --speed tidak dikenal."],
    [["--trips", "/nowhere.csv"], "--trips: /nowhere.csv tidak dapat dibaca"],
    [["--trips", "x.csv", "--to", "1,1"], "--trips berdiri tanpa"],
  ])("%j is refused with a sentence", (args, sentence) => {
    expect(() => readQuestion(args)).toThrow(sentence);
  });

  test.each([
    ["jawa,A,x,107,B,-7,108,car", 'row 2, flat: "x"'],
    ["jawa,A,-6,107,B,-97,108,car", 'row 2, tlat: "-97"'],
    ["jawa,,-6,107,B,-7,108,car", 'row 2, from: ""'],
  ])("a row %s is refused by its row, column and value", (row, sentence) => {
    expect(() => readQuestion(["--trips", table(`${HEADER}\n${row}`)])).toThrow(sentence);
  });

  test("a table without a column or without a row is refused", () => {
    expect(() => readQuestion(["--trips", table("from,to\nA,B")])).toThrow('row 2, flat: ""');
    expect(() => readQuestion(["--trips", table(HEADER)])).toThrow("no row below the header");
  });
});
