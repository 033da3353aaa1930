import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { feeds } from "../../server/feeds/index.ts";
import type { Feed } from "../../server/upstream/feed.ts";
import type { FeedId, QuakeBulletin, WeatherBulletin } from "../../shared/record/bulletin.ts";
import type { Reading } from "../../server/upstream/feed.ts";

const recorded = new URL("../../../shared/feeds/", import.meta.url);
const ours = new URL("fixtures/", import.meta.url);

/** Every recorded payload, as `folder/file`. */
export function recordedFiles(): string[] {
  try {
    return readdirSync(recorded, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        fileURLToPath(new URL(`file://${entry.parentPath}/${entry.name}`)).slice(fileURLToPath(recorded).length),
      )
      .sort();
  } catch {
    throw new Error(
      "The recorded BMKG payloads are read from ../shared/feeds beside the project's folder; it isn't there.",
    );
  }
}

export function recordedBody(file: string): string {
  return readFileSync(new URL(file, recorded), "utf8");
}

/** A fixture of our own, written in BMKG's forms. */
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
