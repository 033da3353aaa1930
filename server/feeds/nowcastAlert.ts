import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import { type CodedArea, WeatherBulletin, type WeatherUnknown } from "../../shared/record/bulletin.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { parseStamp, WIB_MS } from "./bmkgTime.ts";
import { readCircles } from "./cap/circles.ts";
import { readPolygons } from "./cap/polygons.ts";
import { spanOf } from "./cap/times.ts";
import { readDocument } from "../upstream/document.ts";
import type { Reading } from "../upstream/feed.ts";
import { isTakenBackInWords } from "./words/cancelWords.ts";
import { isTestInWords, readTestStatus } from "./words/testWords.ts";
import {
  addNote,
  asObject,
  asText,
  atMost,
  Ignored,
  List,
  MOST_RECORDS,
  need,
  needObject,
  readEach,
  readFields,
  shown,
  Text,
  Words,
} from "../upstream/fields.ts";

/** A CAP 1.2 alert of BMKG's nowcast (FEEDS §4). Elements of the standard that BMKG has not used so far are listed too. */

const Alert = z.object({
  identifier: Text,
  /** Always cuaca.ekstrem@bmkg.go.id. */
  sender: Ignored,
  sent: Text,
  status: Text,
  msgType: Text,
  /** Always Public. */
  scope: Ignored,
  references: Words,
  info: List,
  /** CAP: for private alerts, for operators, and for grouping; none of them bears on what is warned of. */
  source: Ignored,
  restriction: Ignored,
  addresses: Ignored,
  code: Ignored,
  note: Ignored,
  incidents: Ignored,
});

const Info = z.object({
  language: Text,
  /** Always Met. */
  category: Ignored,
  event: Text,
  urgency: Text,
  severity: Text,
  certainty: Text,
  /** `OET-194` in every alert so far; `event` says it in words. */
  eventCode: Ignored,
  effective: Text,
  expires: Text,
  /** BMKG's name in full. */
  senderName: Ignored,
  headline: Words,
  description: Words,
  instruction: Words,
  web: Text,
  /** BMKG's telephone number. */
  contact: Ignored,
  area: List,
  /** CAP: the alert holds from `effective`; BMKG writes no other beginning. */
  onset: Text,
  /** CAP: for machines. */
  responseType: Ignored,
  audience: Ignored,
  parameter: Ignored,
  resource: Ignored,
});

const Area = z.object({
  areaDesc: Words,
  polygon: List,
  circle: List,
  /** CAP: codes, each a `valueName` and a `value`. */
  geocode: List,
  altitude: Ignored,
  ceiling: Ignored,
});

type Info = z.infer<typeof Info>;

/** feed.11: what can't be read of an alert is told as not known, and never costs the alert. */
export function readNowcastAlert(body: string, code: string): Reading {
  const notes: Remark[] = [];
  const document = needObject(readDocument(body), "body");
  const alert = readFields(Alert, document.alert, "alert", notes);
  const msgType = messageOf(alert, notes);
  if (msgType === null) {
    addNote(notes, remark("{#} skipped: msgType = {}", code, shown(alert.msgType)));
    return { bulletins: [], newestAt: stamp(alert.sent), notes, follow: [] };
  }
  // A Cancel need not repeat what it cancels; an alert without its `info` says nothing.
  const told = alert.info.length === 0 && msgType === "Cancel" ? [{}] : alert.info;
  const infos = readEach(atMost(told, MOST_RECORDS, "info", notes), "info", notes, (info) =>
    readFields(Info, info, "info", notes),
  );
  const heard = heardOf(infos);
  const main = need(heard.toSorted((a, b) => rankOf(a) - rankOf(b)).at(0) ?? null, "info", undefined);
  if (severityOf(main) === "Unknown" && main.severity !== null)
    addNote(notes, remark("{} = {}", "severity", shown(main.severity)));

  const begins = heard.map(({ effective, onset }) => stamp(effective) ?? stamp(onset));
  const sentAt = need(stamp(alert.sent) ?? begins.find((at) => at !== null) ?? null, "sent", alert.sent ?? undefined);
  if (stamp(alert.sent) === null) addNote(notes, remark("sent = {}, so its beginning is taken", shown(alert.sent)));
  const ends = heard.map(({ expires }) => stamp(expires));
  const span = spanOf({ sentAt, begins, ends, endsElsewhere: infos.map(({ expires }) => stamp(expires)) });
  const own = areaOf(heard, notes);
  const area = own.polygons.length > 0 ? own : { ...areaOf(infos, []), names: own.names };
  const { polygons, coded } = area;
  const unknown: WeatherUnknown[] = [];
  if (msgType !== "Cancel" && !span.isEndKnown) {
    unknown.push("end-unknown");
    addNote(notes, remark("expires = {} can't be the end of what was sent {}", shown(main.expires), shown(alert.sent)));
  }
  if (msgType !== "Cancel" && polygons.length === 0) {
    unknown.push("area-unknown");
    addNote(notes, remark("no polygon or circle can be read in area = {}", shown(main.area)));
  } else if (msgType !== "Cancel" && area.shapeless > 0) {
    unknown.push("area-partly");
    addNote(notes, remark("no polygon or circle can be read in {} of its areas", area.shapeless));
  }
  if (msgType !== "Cancel" && isTakenBackInWords(...heard.flatMap((info) => wordsOf(info, msgType)))) {
    unknown.push("cancel-unknown");
    addNote(notes, remark("msgType = {}, though its words speak of a cancellation", shown(alert.msgType)));
  }
  if (alert.identifier === null) addNote(notes, remark("identifier is absent, so the code is taken"));
  const bulletin: WeatherBulletin = {
    kind: "weather",
    feed: "nowcast",
    identifier: alert.identifier ?? code,
    code,
    msgType,
    references: readReferences(alert.references),
    test:
      readTestStatus(alert.status, notes) ||
      isTestInWords(
        ...heard.flatMap(({ headline, description, instruction, event }) => [
          headline,
          description,
          instruction,
          event,
        ]),
      ),
    event: distinct(heard.map(({ event }) => event)).join(", ") || "Peringatan cuaca",
    urgency: main.urgency ?? "Unknown",
    severity: severityOf(main),
    certainty: main.certainty ?? "Unknown",
    sentAt,
    effectiveAt: span.effectiveAt,
    expiresAt: msgType === "Cancel" ? (stamp(main.expires) ?? sentAt) : span.expiresAt,
    headline: main.headline ?? main.event ?? "Peringatan dini cuaca",
    description: distinct(heard.map(({ description }) => description)).join("\n\n"),
    instruction: main.instruction,
    areaDesc: area.names.join(", "),
    polygons,
    ...(coded.length > 0 && { coded }),
    ...(unknown.length > 0 && { unknown }),
    web: main.web,
  };
  return { bulletins: [bulletin], newestAt: sentAt, notes, follow: [] };
}

/** A time without a zone is WIB, as everywhere at BMKG. */
function stamp(text: string | null): number | null {
  return parseStamp(text, WIB_MS);
}

/** Null for what says nothing of the weather. A word that CAP doesn't know is heard rather than lost. */
function messageOf({ msgType, references }: z.infer<typeof Alert>, notes: Remark[]): WeatherBulletin["msgType"] | null {
  const told = titleCase(msgType);
  if (told === "Ack" || told === "Error") return null;
  const known = WeatherBulletin.shape.msgType.safeParse(told);
  if (known.success) return known.data;
  addNote(notes, remark("{} = {}", "msgType", shown(msgType)));
  return references === null ? "Alert" : "Update";
}

/** Every `info` in Indonesian, for BMKG may write one for each area; without one those of the first language. */
function heardOf(infos: readonly Info[]): Info[] {
  // `in` is what ISO 639 called the language until 1989, and Java much longer.
  const indonesian = infos.filter(({ language }) => /^(?:id|in|ind|indonesian?|bahasa)\b/i.test(language ?? ""));
  return indonesian.length > 0 ? indonesian : infos.filter(({ language }) => language === infos[0]?.language);
}

interface AreaTold {
  names: string[];
  polygons: LngLat[][];
  /** Of those without a shape, what their codes are. */
  coded: CodedArea[];
  /** How many have none. */
  shapeless: number;
}

/** feed.27: areas and rings of one alert; the largest on record has 150 rings. */
const MOST_AREAS = 600;
const MOST_RINGS = 600;
/** Corners of all of them. */
const MOST_POINTS = 40_000;

function areaOf(infos: readonly Info[], notes: Remark[]): AreaTold {
  const listed = infos.flatMap(({ area }) => area).filter((area) => typeof area === "object");
  const areas = atMost(listed, MOST_AREAS, "area", notes).map((area) => readFields(Area, area, "area", notes));
  let [rings, points] = [0, 0];
  const shapes = areas.map(({ polygon, circle }) => {
    const isFull = rings >= MOST_RINGS || points >= MOST_POINTS;
    const told = [polygon, circle].map((each) => (isFull ? [] : atMost(each, MOST_RINGS - rings, "area", notes)));
    const [polygons = [], circles = []] = told;
    const shape = [...readPolygons(polygons, notes), ...readCircles(circles, notes)];
    rings += shape.length;
    points += shape.reduce((sum, ring) => sum + ring.length, 0);
    const isCut = polygons.length < polygon.length || circles.length < circle.length;
    if (isFull && isCut) addNote(notes, remark("more rings than an alert may have are left out"));
    return { shape, isCut };
  });
  const shapeless = areas.filter((_, i) => shapes[i]?.shape.length === 0);
  return {
    names: distinct(areas.map(({ areaDesc }) => areaDesc)),
    polygons: shapes.flatMap(({ shape }) => shape),
    coded: shapeless.flatMap(({ areaDesc, geocode }) => {
      const codes = geocode.slice(0, MOST_AREAS).flatMap((each) => asText(asObject(each)?.value) ?? []);
      return codes.length > 0 ? [{ codes, name: areaDesc ?? "" }] : [];
    }),
    shapeless:
      listed.length -
      areas.length +
      shapeless.length +
      shapes.filter(({ shape, isCut }) => isCut && shape.length > 0).length,
  };
}

/** Of an Alert its title alone: its description may tell of flights that are cancelled. */
function wordsOf({ headline, description }: Info, msgType: string): (string | null)[] {
  return msgType === "Update" ? [headline, description] : [headline];
}

const Severity = WeatherBulletin.shape.severity;

function severityOf({ severity }: Info): WeatherBulletin["severity"] {
  const told = Severity.safeParse(titleCase(severity));
  return told.success ? told.data : "Unknown";
}

/** 0 is the gravest. */
function rankOf(info: Info): number {
  return Severity.options.indexOf(severityOf(info));
}

/** CAP writes `sender,identifier,sent sender,identifier,sent`. */
function readReferences(text: string | null): string[] {
  const references = (text ?? "").trim().replace(/\s*,\s*/g, ",").split(/\s+/); // prettier-ignore
  return references.flatMap((reference) => reference.split(",")[1] ?? (reference || []));
}

function titleCase(text: string | null): string | undefined {
  return text === null ? undefined : text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

function distinct(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.flatMap((text) => text ?? []))];
}
