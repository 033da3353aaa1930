import { MINUTE_MS } from "../../shared/time.ts";
import { datagempa, liveList, tsunamiList } from "./forms/inatews.ts";
import { capAlert, nowcastIndex } from "./forms/nowcast.ts";
import { autogempa, gempadirasakan, gempaterkini } from "./forms/tews.ts";
import type { Scenario, Step } from "./scenario.ts";

/** What BMKG's server would answer on a path at a moment. */
export interface Document {
  type: string;
  body: string;
  /** When it last changed, epoch ms. */
  changedAt: number;
}

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";
const NOWCAST = "/alerts/nowcast/id";

/** Null where BMKG has nothing on that path (yet). Deterministic: the same moment gives the same bytes. */
export function documentAt(scenario: Scenario, path: string, now: number): Document | null {
  const steps = scenario.timeline.filter((step) => step.at <= now);
  switch (path) {
    case "/DataMKG/TEWS/autogempa.json": {
      const told = only(steps, "autogempa");
      return document(told, JSON_TYPE, autogempa(told.at(-1)?.quake ?? null));
    }
    case "/DataMKG/TEWS/gempaterkini.json":
      return document(
        touching(steps, "gempaterkini"),
        JSON_TYPE,
        gempaterkini(listed(steps, "gempaterkini").map((step) => step.quake)),
      );
    case "/DataMKG/TEWS/gempadirasakan.json":
      return document(
        touching(steps, "gempadirasakan"),
        JSON_TYPE,
        gempadirasakan(listed(steps, "gempadirasakan").map((step) => step.quake)),
      );
    case "/datagempa.json": {
      const told = only(steps, "datagempa");
      const newest = told.at(-1);
      return newest ? document(told, JSON_TYPE, datagempa(newest.bulletin)) : null;
    }
    case "/last30tsunamievent.xml": {
      const told = only(steps, "tsunami");
      return told.length === 0
        ? null
        : document(told, XML_TYPE, tsunamiList(told.map((step) => step.bulletin).reverse()));
    }
    case "/live30event.xml":
      return document(touching(steps, "live"), XML_TYPE, liveList(listed(steps, "live")));
    case NOWCAST:
      return nowcastAt(steps, now);
    default:
      if (/_(grid|info)\.xml$/.test(path)) return shakemapAt(steps, path);
      return path.startsWith(`${NOWCAST}/`) ? capAt(steps, path) : null;
  }
}

/** The index is built anew every five minutes, also when nothing changed: its date is the proof that it lives. */
function nowcastAt(steps: readonly Step[], now: number): Document {
  const told = only(steps, "nowcast");
  const builtAt = Math.max(now - (now % (5 * MINUTE_MS)), ...told.map((step) => step.at));
  const inForce = told.map((step) => step.alert).filter((alert) => now < alert.expiresAt);
  return { type: "application/rss+xml", body: nowcastIndex(inForce.reverse(), builtAt), changedAt: builtAt };
}

function capAt(steps: readonly Step[], path: string): Document | null {
  const told = only(steps, "nowcast").filter(({ alert }) => path === `${NOWCAST}/${alert.code}_alert.xml`);
  const newest = told.at(-1);
  return newest ? document(told, XML_TYPE, capAlert(newest.alert)) : null;
}

function shakemapAt(steps: readonly Step[], path: string): Document | null {
  const told = only(steps, "shakemap").filter(({ eventId }) => path.startsWith(`/${eventId}_`));
  const newest = told.at(-1);
  return newest ? document(told, XML_TYPE, path.endsWith("_grid.xml") ? newest.grid : newest.info) : null;
}

type Publishing<File extends string> = Extract<Step, { publish: string }> & { publish: File };
type Listed = "gempaterkini" | "gempadirasakan" | "live";

function only<File extends Extract<Step, { publish: string }>["publish"]>(
  steps: readonly Step[],
  file: File,
): Publishing<File>[] {
  return steps.filter((step): step is Publishing<File> => "publish" in step && step.publish === file).sort(byTime);
}

function touching(steps: readonly Step[], file: Listed): Step[] {
  return steps.filter((step) => ("publish" in step ? step.publish : step.withdraw) === file);
}

/** Newest key on top; a key told again is replaced where it stands, and gone when withdrawn. */
function listed<File extends Listed>(steps: readonly Step[], file: File): (Publishing<File> & { key: string })[] {
  const rows = new Map<string, Publishing<File> & { key: string }>();
  for (const step of touching(steps, file).sort(byTime)) {
    if ("withdraw" in step) rows.delete(step.key);
    else rows.set((step as Publishing<File> & { key: string }).key, step as Publishing<File> & { key: string });
  }
  return [...rows.values()].reverse();
}

const byTime = (a: Step, b: Step) => a.at - b.at;

function document(steps: readonly Step[], type: string, body: string): Document {
  return { type, body, changedAt: steps.reduce((latest, step) => Math.max(latest, step.at), 0) };
}
