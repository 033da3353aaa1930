import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import type { Doubt, FeedId, QuakeBulletin, QuakeForm } from "../../shared/record/bulletin.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { parseEventId, parseStamp, WIB_MS } from "./bmkgTime.ts";
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
import { isTestInWords, readTestStatus } from "./words/testWords.ts";
import { readObservations, readZones } from "./tsunamiArea.ts";

/** InaTEWS's CAP-like alert (FEEDS §2): one `info` in datagempa.json, up to thirty in the last30…event.xml files. */

const Alert = z.object({
  /** Of the newest bulletin only; each `info` has its own eventid. */
  identifier: Ignored,
  /** Always BMKG's own address. */
  sender: Ignored,
  /** Origin time in felt bulletins, issue time in the others: `timesent` tells it without doubt. */
  sent: Ignored,
  status: Text,
  /** Cancel takes back; a bulletin replaces the one before it by its subject, not by Alert or Update. */
  msgType: Text,
  /** Always Public. */
  scope: Ignored,
  /** BMKG's version of its own profile. */
  code: Ignored,
  info: List,
});

const Info = z.object({
  /** Always Gempabumi. */
  event: Ignored,
  date: Text,
  time: Text,
  point: Ignored,
  latitude: Text,
  longitude: Text,
  magnitude: Text,
  depth: Text,
  area: Text,
  eventid: Text,
  potential: Text,
  subject: Text,
  headline: Words,
  /** The other fields again, in a sentence; and whether it is a test. */
  description: Words,
  instruction: Words,
  shakemap: Text,
  felt: Words,
  /** Pictures of the warning zones, the travel times and the sea surface: their content is in `wzarea`. */
  wzmap: Ignored,
  ttmap: Ignored,
  sshmap: Ignored,
  /** The same three sentences in every tsunami bulletin: what Awas, Siaga and Waspada ask of the regional governments. */
  instruction1: Words,
  instruction2: Words,
  instruction3: Words,
  wzarea: List,
  obsarea: List,
  timesent: Text,
});
type Info = z.infer<typeof Info>;

/** Reads a whole alert file, JSON or XML. Never empty: the files always hold the latest bulletin. */
export function readInatews(body: string, feed: FeedId): Reading {
  const notes: Remark[] = [];
  const alerts = roots(readDocument(body)).flatMap(({ alert, ...rest }) => asList(alert ?? rest));
  const told = alerts.flatMap((each) => readMessages(each, notes));
  if (told.length === 0) throw new Unreadable(remark("{} = {}", "info", "(absent)"));
  const messages = atMost(told, MOST_RECORDS, "info", notes);
  const bulletins = readEach(messages, "info", notes, (message) => readInfo(message, feed, notes));
  return {
    bulletins,
    newestAt: Math.max(...bulletins.map((each) => each.issuedAt ?? each.originTime)),
    notes,
    follow: [],
  };
}

/** Ours: the first bulletin of a quake comes within minutes, a felt list within hours; a day later its date is wrong (5 Feb 2025). */
const LATEST_ISSUE_MS = 20 * HOUR_MS;

interface Message {
  info: unknown;
  test: boolean;
  cancelled: boolean;
}

/** Each `info`, with what its alert says of it. */
function readMessages(value: unknown, notes: Remark[]): Message[] {
  const { info, status, msgType } = readFields(Alert, value, "alert", notes);
  const test = readTestStatus(status, notes);
  return info.map((each) => ({ info: each, test, cancelled: /^cancel/i.test(msgType ?? "") }));
}

function readInfo(message: Message, feed: FeedId, notes: Remark[]): QuakeBulletin {
  const info = readFields(Info, message.info, "info", notes);
  const doubts: Doubt[] = [];
  const stamp = `${info.date ?? "(absent)"} ${info.time ?? "(absent)"}`;
  const originTime = need(parseStamp(stamp, WIB_MS), "date, time", stamp);
  const position = need(readPosition(writtenPosition(info)), "point.coordinates", info.point);
  doubts.push(...position.doubts);
  const form = readForm(info, notes);
  const issuedAt = readIssueTime(info, form);
  const late = form !== "tsunami" && issuedAt !== null && issuedAt > originTime + LATEST_ISSUE_MS;
  if (issuedAt !== null && (late || issuedAt < originTime - MINUTE_MS)) {
    const issued = info.timesent === null ? `eventid "${info.eventid}"` : `timesent "${info.timesent}"`;
    doubts.push({
      kind: "contradictory-time",
      detail: `${issued} is ${late ? "long after" : "before"} date, time "${stamp}"`,
    });
  }
  return {
    kind: "earthquake",
    feed,
    form,
    bulletinId: info.eventid,
    issuedAt,
    originTime,
    at: position.at,
    magnitude: readMagnitude(info.magnitude, "magnitude", doubts),
    depthKm: readDepthKm(info.depth, "depth", doubts),
    area: info.area ?? "",
    potential: readPotential(info.potential, notes),
    stage: readStage(info.subject),
    zones: readZones(info.wzarea, notes),
    observations: readObservations(info.obsarea, notes),
    felt: parseFelt(info.felt, notes),
    test: message.test || isTestInWords(info.subject, info.headline, info.description, info.instruction, info.area),
    ...(message.cancelled && { cancelled: true as const }),
    doubts,
    headline: info.headline,
    instruction: info.instruction,
    words: {
      description: info.description,
      potential: info.potential,
      levels: [info.instruction1, info.instruction2, info.instruction3].filter((words) => words !== null),
    },
    shakemap: info.shakemap,
  };
}

function readForm({ subject, headline, felt, wzarea }: Info, notes: Remark[]): QuakeForm {
  if (/tsunami/i.test(subject ?? "") || readStage(subject) !== null) return "tsunami";
  if (/dirasakan/i.test(subject ?? "")) return "felt";
  if (/gempa\s*m/i.test(subject ?? "")) return "m5";
  // A subject that is new to us must not cost the bulletin: what it carries tells which it is.
  addNote(notes, remark("{} = {}", "subject", shown(subject ?? undefined)));
  if (wzarea.length > 0 || /peringatan dini tsunami/i.test(headline ?? "")) return "tsunami";
  return felt === null ? "m5" : "felt";
}

/** `Warning Tsunami PD-3.1` → `PD-3.1` */
function readStage(subject: string | null): string | null {
  const match = /\bPD[\s-]*(\d+)(?:\.(\d+))?/i.exec(subject ?? "");
  return match ? `PD-${match[1]}${match[2] === undefined ? "" : `.${match[2]}`}` : null;
}

/** feed.8: `eventid` is the issue time except in felt bulletins, where it is the origin time (FEEDS §2). */
function readIssueTime({ timesent, eventid }: Info, form: QuakeForm): number | null {
  return parseStamp(timesent, WIB_MS) ?? (form === "felt" ? null : parseEventId(eventid));
}

function writtenPosition({ point, latitude, longitude }: Info) {
  const first = asList(point)[0];
  const pair =
    typeof first === "object" && first !== null && "coordinates" in first ? asText(first.coordinates) : asText(first);
  const names = { pair: "point.coordinates", lintang: "latitude", bujur: "longitude" };
  return { pair, order: "lon,lat" as const, lintang: latitude, bujur: longitude, names };
}
