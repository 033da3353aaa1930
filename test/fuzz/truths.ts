import { readFileSync } from "node:fs";
import { join } from "node:path";
import { documentAt } from "../../server/drill/render.ts";
import type { Scenario } from "../../server/drill/scenario.ts";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { nagekeo2026 } from "../../server/drill/scenarios/nagekeo-2026.ts";
import { rainWestJava } from "../../server/drill/scenarios/rain-west-java.ts";
import type { Feed } from "../../server/upstream/feed.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { companion } from "../companion.ts";
import { feedOf, recordedFiles } from "../feeds/payloads.ts";

/** A body as BMKG meant it, by the driver that reads it, at a moment when it was news. */
export interface Truth {
  name: string;
  /** Of the feed, or `alert` for a document that the index names. */
  form: FeedId | "alert";
  feed: Feed;
  body: string;
  at: number;
}

/** A document that the index names, read as a body of its own: what it says goes the same way. */
function followed(code: string): Feed {
  const { parseFollowed, ...index } = feedOf("nowcast");
  return { ...index, parse: (body) => parseFollowed?.(body, code) ?? index.parse(body) };
}

const TOLD: readonly [FeedId, Scenario][] = [
  ["autogempa", cianjur2022],
  ["gempaterkini", cianjur2022],
  ["gempadirasakan", cianjur2022],
  ["inatews-datagempa", cianjur2022],
  ["inatews-live", cianjur2022],
  ["inatews-datagempa", nagekeo2026],
  ["inatews-tsunami", nagekeo2026],
  ["nowcast", rainWestJava],
];

/** Of the drills, soon after their first step, and where all has been told. */
function ofDrills(): Truth[] {
  const moments = (scenario: Scenario) => [scenario.startAt + 20 * MINUTE_MS, scenario.endAt - 30 * MINUTE_MS];
  const bodies = TOLD.flatMap(([id, scenario]) =>
    moments(scenario).flatMap((at): Truth[] => {
      const body = documentAt(scenario, feedOf(id).path, at)?.body;
      return body === undefined
        ? []
        : [{ name: `${id} of ${scenario.id} at ${at}`, form: id, feed: feedOf(id), body, at }];
    }),
  );
  const alerts = rainWestJava.timeline.flatMap((step): Truth[] => {
    if (!("publish" in step) || step.publish !== "nowcast") return [];
    const { code } = step.alert;
    const body = documentAt(rainWestJava, `/alerts/nowcast/id/${code}_alert.xml`, step.at)?.body;
    return body === undefined
      ? []
      : [{ name: `alert ${code}`, form: "alert", feed: followed(code), body, at: step.at + MINUTE_MS }];
  });
  return [...bodies, ...alerts];
}

/** Recorded ones, where the companion lies beside the project, ten minutes after the newest time inside. */
function recorded(): Truth[] {
  const folder = companion("feeds");
  if (folder === null) return [];
  const readers: [RegExp, Feed][] = [
    [/^autogempa\/.*json$/, feedOf("autogempa")],
    [/^gempaterkini\//, feedOf("gempaterkini")],
    [/^gempadirasakan\//, feedOf("gempadirasakan")],
    [/^inatews\/datagempa/, feedOf("inatews-datagempa")],
    [/^inatews\/last30tsunami/, feedOf("inatews-tsunami")],
    [/^inatews\/live30/, feedOf("inatews-live")],
    [/^nowcast-rss\//, feedOf("nowcast")],
    [/^nowcast-cap\/cap-id/, followed("CGT20260924002")],
  ];
  return recordedFiles(folder).flatMap((name): Truth[] => {
    const feed = readers.find(([pattern]) => pattern.test(name))?.[1];
    if (!feed) return [];
    const body = readFileSync(join(folder, name), "utf8");
    const { newestAt } = feed.parse(body);
    return newestAt === null
      ? []
      : [{ name, form: name.startsWith("nowcast-cap") ? "alert" : feed.id, feed, body, at: newestAt + 10 * MINUTE_MS }];
  });
}

export const TRUTHS: readonly Truth[] = [...ofDrills(), ...recorded()];
