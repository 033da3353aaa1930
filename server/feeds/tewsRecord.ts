import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import type { Doubt, FeedId, FeltReport, QuakeBulletin, QuakeForm } from "../../shared/record/bulletin.ts";
import { partsIn, SECOND_MS } from "../../shared/time.ts";
import { parseEventId, parseStamp, UTC_MS, WIB_MS } from "./bmkgTime.ts";
import { readDocument } from "../upstream/document.ts";
import { type Reading, Unreadable } from "../upstream/feed.ts";
import {
  addNote,
  atMost,
  asList,
  asText,
  Ignored,
  List,
  MOST_RECORDS,
  need,
  readEach,
  readFields,
  roots,
  shown,
  Text,
  Words,
} from "../upstream/fields.ts";
import { parseFelt } from "./felt.ts";
import { readPosition } from "./position.ts";
import { readPotential } from "./words/potential.ts";
import { readDepthKm, readMagnitude } from "./quakeFigures.ts";
import { isTestInWords } from "./words/testWords.ts";

/** The record that autogempa, gempaterkini and gempadirasakan share (FEEDS §1), as JSON or XML, of today and of before 2021 (feed.7). */

const Root = z.object({ gempa: List, Gempa: List });

const Record = z.object({
  Tanggal: Text,
  Jam: Text,
  DateTime: Text,
  Coordinates: Text,
  /** The XML form's Coordinates. */
  point: Ignored,
  Lintang: Text,
  Bujur: Text,
  /** Before 2021, `Lintang` and `Bujur` in one. */
  Posisi: Text,
  Magnitude: Text,
  Kedalaman: Text,
  Wilayah: Text,
  Potensi: Text,
  Dirasakan: Words,
  Shakemap: Text,
  /** Before 2021: the place seen from up to five towns, or in one sentence. */
  Wilayah1: Text,
  Wilayah2: Text,
  Wilayah3: Text,
  Wilayah4: Text,
  Wilayah5: Text,
  Keterangan: Text,
  /** Before 2021: the file name of a map symbol. */
  _symbol: Ignored,
});
type Record = z.infer<typeof Record>;

/** Which statement a record is, told by its felt reports and its `Potensi`. */
type FormOf = (felt: readonly FeltReport[], potensi: string | null) => QuakeForm;

/** Reads a whole TEWS file. Never empty: each of the three always holds at least the latest quake. */
export function readTews(body: string, feed: FeedId, formOf: FormOf): Reading {
  const notes: Remark[] = [];
  const told = roots(readDocument(body)).flatMap((root) => recordsIn(root, notes));
  const records = atMost(told, MOST_RECORDS, "gempa", notes);
  if (records.length === 0) throw new Unreadable(remark("{} = {}", "Infogempa.gempa", "[]"));
  const bulletins = readEach(records, "gempa", notes, (record) => readRecord(record, feed, formOf, notes));
  return { bulletins, newestAt: Math.max(...bulletins.map((bulletin) => bulletin.originTime)), notes, follow: [] };
}

/** quake.11: a root is the file as it was described, what lies under its Infogempa, or a record alone. */
function recordsIn(root: ReturnType<typeof roots>[number], notes: Remark[]): unknown[] {
  const name = Object.keys(root).find((each) => each.toLowerCase() === "infogempa");
  if (name === undefined && "Magnitude" in root) return [root];
  const files =
    name === undefined && !("gempa" in root) ? [undefined] : name === undefined ? [root] : asList(root[name]);
  return files.flatMap((file) => {
    const { gempa, Gempa } = readFields(Root, file, name ?? "Infogempa", notes);
    return [...gempa, ...Gempa];
  });
}

function readRecord(value: unknown, feed: FeedId, formOf: FormOf, notes: Remark[]): QuakeBulletin {
  const record = readFields(Record, value, "gempa", notes);
  const doubts: Doubt[] = [];
  const originTime = readOriginTime(record, doubts, notes);
  const position = need(
    readPosition(writtenPosition(record)),
    "Coordinates",
    record.Coordinates ?? record.Posisi ?? undefined,
  );
  doubts.push(...position.doubts);
  const felt = parseFelt(record.Dirasakan, notes);
  const form = formOf(felt, record.Potensi);
  return {
    kind: "earthquake",
    feed,
    form,
    bulletinId: null,
    issuedAt: form === "m5" ? issueTime(record.Shakemap, originTime) : null,
    originTime,
    at: position.at,
    magnitude: readMagnitude(record.Magnitude, "Magnitude", doubts),
    depthKm: readDepthKm(record.Kedalaman, "Kedalaman", doubts),
    area: readArea(record),
    potential: readPotential(record.Potensi, notes),
    stage: null,
    zones: [],
    observations: [],
    felt,
    test: isTestInWords(record.Wilayah, record.Potensi, record.Keterangan, record.Dirasakan),
    doubts,
    headline: null,
    instruction: null,
    shakemap: record.Shakemap,
  };
}

/** feed.6: DateTime where there is one; Tanggal and Jam (always WIB) must tell the same second, give or take one of rounding. */
function readOriginTime({ Tanggal, Jam, DateTime }: Record, doubts: Doubt[], notes: Remark[]): number {
  const utc = parseStamp(DateTime, UTC_MS);
  const wib = parseStamp(Jam === null ? Tanggal : `${Tanggal} ${Jam}`, WIB_MS);
  if (DateTime !== null && utc === null) addNote(notes, remark("{} = {}", "DateTime", shown(DateTime)));
  if ((Tanggal ?? Jam) !== null && wib === null)
    addNote(notes, remark("{} = {}, {} = {}", "Tanggal", shown(Tanggal), "Jam", shown(Jam)));
  const differs = utc !== null && (wib === null ? !sharesNumbers(utc, Tanggal, Jam) : Math.abs(utc - wib) > SECOND_MS);
  if (differs) {
    doubts.push({ kind: "contradictory-time", detail: `DateTime "${DateTime}" ≠ Tanggal "${Tanggal}" Jam "${Jam}"` });
  }
  return need(utc ?? wib, "DateTime", DateTime ?? (Tanggal === null ? undefined : `${Tanggal} ${Jam ?? ""}`));
}

/**
 * doubt.4: whether a Tanggal and a Jam that no grammar reads may still mean this moment: a month's new spelling shares day and year with
 * the DateTime, `31 Feb` or `besok` does not.
 */
function sharesNumbers(utc: number, tanggal: string | null, jam: string | null): boolean {
  const { year, day, hour, minute } = partsIn("WIB", utc);
  const holds = (text: string | null, ...wanted: number[]) => {
    const numbers = (text?.match(/\d+/g) ?? []).map(Number);
    return text === null || wanted.every((one) => numbers.includes(one) || numbers.includes(one % 100));
  };
  return holds(tanggal, day, year) && holds(jam, hour, minute);
}

function writtenPosition(record: Record) {
  const point = asList(record.point)[0];
  const inPoint =
    typeof point === "object" && point !== null && "coordinates" in point ? asText(point.coordinates) : null;
  const [, lintang, bujur] = /^(.*?(?:LU|LS))[\s,-]*(.*?(?:BT|BB))$/i.exec(record.Posisi ?? "") ?? [];
  const old = record.DateTime === null && (record.Wilayah1 !== null || record._symbol !== undefined);
  return {
    pair: record.Coordinates ?? inPoint,
    order: old ? ("lon,lat" as const) : ("lat,lon" as const),
    lintang: record.Lintang ?? lintang ?? null,
    bujur: record.Bujur ?? bujur ?? null,
    names: { pair: record.Coordinates === null ? "coordinates" : "Coordinates", lintang: "Lintang", bujur: "Bujur" },
  };
}

function readArea(record: Record): string {
  const old = [record.Wilayah1, record.Wilayah2, record.Wilayah3, record.Wilayah4, record.Wilayah5];
  return record.Wilayah ?? record.Keterangan ?? old.filter((part) => part !== null && part !== "-").join("; ");
}

/** feed.5: the Shakemap of an M ≥ 5 bulletin bears the time of issue, 2 to 3 minutes after the quake (FEEDS §1.1). */
function issueTime(shakemap: string | null, originTime: number): number | null {
  const at = parseEventId(shakemap);
  return at !== null && at >= originTime ? at : null;
}
