import { z } from "zod";
import { WeatherBulletin } from "../../shared/record/bulletin.ts";
import { parseStamp, UTC_MS } from "./bmkgTime.ts";
import { readPolygons } from "./capPolygon.ts";
import { readDocument } from "../upstream/document.ts";
import type { Reading } from "../upstream/feed.ts";
import { isTestInWords, isTestStatus } from "./words/testWords.ts";
import { addNote, asText, Ignored, List, need, needObject, readFields, shown, Text } from "../upstream/fields.ts";

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
  references: Text,
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
  headline: Text,
  description: Text,
  instruction: Text,
  web: Text,
  /** BMKG's telephone number. */
  contact: Ignored,
  area: List,
  /** CAP: the alert holds from `effective`; the others repeat it for machines. */
  onset: Ignored,
  responseType: Ignored,
  audience: Ignored,
  parameter: Ignored,
  resource: Ignored,
});

const Area = z.object({
  areaDesc: Text,
  polygon: List,
  circle: Text,
  /** CAP: codes and heights, beside the polygon. */
  geocode: Ignored,
  altitude: Ignored,
  ceiling: Ignored,
});

export function readNowcastAlert(body: string, code: string): Reading {
  const notes: string[] = [];
  const document = needObject(readDocument(body), "body");
  const alert = readFields(Alert, document.alert, "alert", notes);
  const sentAt = need(parseStamp(alert.sent, UTC_MS), "sent", alert.sent ?? undefined);
  const msgType = WeatherBulletin.shape.msgType.safeParse(titleCase(alert.msgType));
  if (!msgType.success) {
    addNote(notes, `${code} skipped: msgType = ${shown(alert.msgType)}`);
    return { bulletins: [], newestAt: sentAt, notes, follow: [] };
  }
  // A Cancel need not repeat what it cancels; an alert without its `info` says nothing.
  const infos = alert.info.length === 0 && msgType.data === "Cancel" ? [{}] : alert.info;
  const info = readFields(Info, infos.find(isIndonesian) ?? infos[0], "info", notes);
  const areas = info.area.map((area) => readFields(Area, area, "area", notes));
  const severity = WeatherBulletin.shape.severity.safeParse(titleCase(info.severity));
  if (!severity.success && info.severity !== null) addNote(notes, `severity = ${shown(info.severity)}`);
  if (areas.some((area) => area.circle !== null)) addNote(notes, `circle = ${shown(areas[0]?.circle)} is not drawn`);
  const effectiveAt = parseStamp(info.effective, UTC_MS) ?? sentAt;
  const expiresAt = parseStamp(info.expires, UTC_MS) ?? (msgType.data === "Cancel" ? sentAt : null);
  const bulletin: WeatherBulletin = {
    kind: "weather",
    feed: "nowcast",
    identifier: need(alert.identifier, "identifier", undefined),
    code,
    msgType: msgType.data,
    references: readReferences(alert.references),
    test: isTestStatus(alert.status) || isTestInWords(info.headline, info.description, info.instruction, info.event),
    event: info.event ?? "",
    urgency: info.urgency ?? "Unknown",
    severity: severity.success ? severity.data : "Unknown",
    certainty: info.certainty ?? "Unknown",
    sentAt,
    effectiveAt,
    expiresAt: need(expiresAt, "expires", info.expires ?? undefined),
    headline: info.headline ?? info.event ?? "",
    description: info.description ?? "",
    instruction: info.instruction,
    areaDesc: areas.flatMap((area) => area.areaDesc ?? []).join(", "),
    polygons: areas.flatMap((area) => readPolygons(area.polygon, notes)),
    web: info.web,
  };
  return { bulletins: [bulletin], newestAt: sentAt, notes, follow: [] };
}

function isIndonesian(info: unknown): boolean {
  const language = typeof info === "object" && info !== null && "language" in info ? asText(info.language) : null;
  return /^id\b/i.test(language ?? "");
}

/** CAP writes `sender,identifier,sent sender,identifier,sent`. */
function readReferences(text: string | null): string[] {
  return (text ?? "").split(/\s+/).flatMap((reference) => reference.split(",")[1] ?? []);
}

function titleCase(text: string | null): string | undefined {
  return text === null ? undefined : text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}
