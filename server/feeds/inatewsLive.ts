import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import type { Doubt, QuakeBulletin } from "../../shared/record/bulletin.ts";
import { HOUR_MS } from "../../shared/time.ts";
import { parseStamp, UTC_MS } from "./bmkgTime.ts";
import { readDocument } from "../upstream/document.ts";
import { type Feed, type Reading, Unreadable } from "../upstream/feed.ts";
import {
  asList,
  atMost,
  Ignored,
  List,
  MOST_RECORDS,
  need,
  readEach,
  readFields,
  roots,
  shown,
  Text,
} from "../upstream/fields.ts";
import { onTheGlobe, parseDegrees } from "./position.ts";
import { readDepthKm, readMagnitude } from "./quakeFigures.ts";
import { isTestInWords } from "./words/testWords.ts";

const Root = z.object({ gempa: List });

const Record = z.object({
  eventid: Text,
  /** How far an analyst has looked at it; until there is a bulletin it stays an automatic solution to us. */
  status: Text,
  waktu: Text,
  lintang: Text,
  bujur: Text,
  dalam: Text,
  mag: Text,
  /** The focal mechanism, `undetermined` for nearly all. */
  fokal: Ignored,
  area: Text,
});

/** Automatic solutions, ahead of any bulletin; they may change or vanish. World-wide: the rest of the world is left out. */
export const inatewsLive: Feed = {
  id: "inatews-live",
  title: "Otomatis",
  tells: ["quake"],
  host: "inatews",
  path: "/live30event.xml",
  everySeconds: 60,
  offsetSeconds: 11,
  // The whole world's quakes and all of Indonesia's small ones: several a day at the very least.
  quietAfterMs: 12 * HOUR_MS,
  parse,
};

function parse(body: string): Reading {
  const notes: Remark[] = [];
  const gempa = roots(readDocument(body))
    .flatMap(({ Infogempa, ...rest }) => asList(Infogempa ?? rest))
    .flatMap((root) => readFields(Root, root, "Infogempa", notes).gempa);
  if (gempa.length === 0) throw new Unreadable(remark("{} = {}", "Infogempa.gempa", shown(gempa)));
  const bulletins = readEach(atMost(gempa, MOST_RECORDS, "gempa", notes), "gempa", notes, (record) =>
    readRecord(record, notes),
  );
  const newestAt = Math.max(...bulletins.map((bulletin) => bulletin.originTime));
  return { bulletins: bulletins.filter(isNearIndonesia), newestAt, notes, follow: [] };
}

function readRecord(value: unknown, notes: Remark[]): QuakeBulletin {
  const record = readFields(Record, value, "gempa", notes);
  if (/reject|not.?exist/i.test(record.status ?? ""))
    throw new Unreadable(remark("{} = {}", "status", shown(record.status)));
  const doubts: Doubt[] = [];
  const lat = need(parseDegrees(record.lintang, "LU", "LS"), "lintang", record.lintang ?? undefined);
  const lng = need(parseDegrees(record.bujur, "BT", "BB"), "bujur", record.bujur ?? undefined);
  if (!onTheGlobe([lng, lat])) {
    doubts.push({ kind: "impossible-position", detail: `lintang "${record.lintang}", bujur "${record.bujur}"` });
  }
  return {
    kind: "earthquake",
    feed: "inatews-live",
    form: "automatic",
    bulletinId: record.eventid,
    issuedAt: null,
    originTime: need(parseStamp(record.waktu, UTC_MS), "waktu", record.waktu ?? undefined),
    at: [lng, lat],
    magnitude: readMagnitude(record.mag, "mag", doubts),
    depthKm: readDepthKm(record.dalam, "dalam", doubts),
    area: record.area ?? "",
    potential: "unknown",
    stage: null,
    zones: [],
    observations: [],
    felt: [],
    test: isTestInWords(record.area, record.status),
    doubts,
    headline: null,
    instruction: null,
    shakemap: null,
  };
}

/** feed.9 (FEEDS §1.4). A position off the globe is kept with its doubt: nobody can say that it isn't ours. */
function isNearIndonesia({ at, doubts }: QuakeBulletin): boolean {
  const [lng, lat] = at;
  return (
    (lat >= -15 && lat <= 10 && lng >= 90 && lng <= 145) || doubts.some((doubt) => doubt.kind === "impossible-position")
  );
}
