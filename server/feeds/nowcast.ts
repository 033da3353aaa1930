import type { Remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import { HOUR_MS } from "../../shared/time.ts";
import { parseStamp, UTC_MS, WIB_MS } from "./bmkgTime.ts";
import { readDocument } from "../upstream/document.ts";
import type { Feed, Follow, Reading } from "../upstream/feed.ts";
import {
  asList,
  asText,
  atMost,
  Ignored,
  List,
  need,
  needObject,
  readEach,
  readFields,
  Text,
} from "../upstream/fields.ts";
import { readNowcastAlert } from "./nowcastAlert.ts";

const Rss = z.object({
  channel: Ignored,
  /** RSS 1.0 has the items beside the channel. */
  item: List,
});

const Channel = z.object({
  pubDate: Text,
  lastBuildDate: Text,
  item: List,
  /** The channel describing itself. */
  title: Ignored,
  link: Ignored,
  description: Ignored,
  language: Ignored,
  copyright: Ignored,
  docs: Ignored,
});

const Item = z.object({
  link: Ignored,
  pubDate: Text,
  /** All of these stand in the alert that the link leads to. */
  title: Ignored,
  description: Ignored,
  author: Ignored,
  category: Ignored,
  guid: Ignored,
});

/** The index of the weather warnings in force, in Indonesian. It names the CAP alerts; each of them is fetched. */
export const nowcast: Feed = {
  id: "nowcast",
  title: "Cuaca",
  tells: ["weather"],
  host: "www",
  path: "/alerts/nowcast/id",
  everySeconds: 60,
  offsetSeconds: 26,
  // Somewhere in Indonesia it rains hard every day; the index has stood still for weeks while it answered 200 (FEEDS §4).
  quietAfterMs: 48 * HOUR_MS,
  parse: readIndex,
  parseFollowed: readNowcastAlert,
};

/** Several times as many as were ever in force at once. */
const MOST_ITEMS = 300;

function readIndex(body: string): Reading {
  const notes: Remark[] = [];
  const document = needObject(readDocument(body), "body");
  const { channel: inside, item: beside } = readFields(Rss, document.rss, "rss", notes);
  const channel = readFields(Channel, inside, "channel", notes);
  const named = [...channel.item, ...beside];
  // Those beyond are owed, and never asked for: the feed is not trusted while there are any (feed.20).
  const items = readEach(atMost(named, MOST_ITEMS, "item", notes), "item", notes, (item) => {
    const { link, pubDate } = readFields(Item, item, "item", notes);
    return readFollow(link, parseStamp(pubDate, WIB_MS));
  });
  const times = items.flatMap(({ datedAt }) => datedAt ?? []);
  // The channel is dated anew at every build, also when its items are weeks old: it speaks only for an empty index.
  const builtAt = parseStamp(channel.pubDate, UTC_MS) ?? parseStamp(channel.lastBuildDate, UTC_MS);
  const follow = new Map<string, Follow>();
  for (const item of items)
    if ((item.datedAt ?? 0) >= (follow.get(item.code)?.datedAt ?? 0)) follow.set(item.code, item);
  return {
    bulletins: [],
    newestAt: times.length > 0 ? Math.max(...times) : builtAt,
    notes,
    follow: [...follow.values()],
    ...(named.length > items.length && { unfollowable: named.length - items.length }),
  };
}

/** feed.10: only the file's name is taken from the link: the host stays ours, and a name can't climb out of the folder. */
function readFollow(link: unknown, datedAt: number | null): Follow {
  const codes = asList(link).map(
    (each) => /(?:^|\/)([A-Za-z0-9]{4,40})_alert\.xml(?:[?#]|$)/.exec(asText(each) ?? "")?.[1] ?? null,
  );
  const code = need(codes.find((each) => each !== null) ?? null, "link", link);
  return { code, path: `/alerts/nowcast/id/${code}_alert.xml`, datedAt };
}
