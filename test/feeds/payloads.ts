import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { feeds } from "../../server/feeds/index.ts";
import type { Feed } from "../../server/upstream/feed.ts";
import type { FeedId, QuakeBulletin, WeatherBulletin } from "../../shared/record/bulletin.ts";
import type { Reading } from "../../server/upstream/feed.ts";

/** Fixtures of our own, written in BMKG's forms. */
const ours = new URL("fixtures/", import.meta.url);

/** Every recorded payload of the companion's folder `feeds`, as `folder/file`. */
export function recordedFiles(feeds: string): string[] {
  return readdirSync(feeds, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(feeds, join(entry.parentPath, entry.name)))
    .sort();
}

export function fixture(file: string): string {
  return readFileSync(new URL(file, ours), "utf8");
}

export function feedOf(id: FeedId): Feed {
  const feed = feeds.find((each) => each.id === id);
  if (!feed) throw new Error(`no feed ${id}`);
  return feed;
}

export function quakes({ bulletins }: Pick<Reading, "bulletins">): QuakeBulletin[] {
  return bulletins.flatMap((bulletin) => (bulletin.kind === "earthquake" ? [bulletin] : []));
}

export function firstQuake(reading: Reading): QuakeBulletin {
  const [quake] = quakes(reading);
  if (!quake) throw new Error("no earthquake was read");
  return quake;
}

export function firstWeather({ bulletins }: Reading): WeatherBulletin {
  const [bulletin] = bulletins;
  if (bulletin?.kind !== "weather") throw new Error("no weather bulletin was read");
  return bulletin;
}
