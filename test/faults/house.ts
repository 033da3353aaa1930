import { systemError } from "../../shared/bmkg/remarks.ts";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAreaNames } from "../../server/hazards/areaCheck.ts";
import { buildCodedAreas } from "../../server/hazards/codedAreas.ts";
import { createPipeline } from "../../server/reactions/pipeline.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Got } from "../../server/upstream/get.ts";
import { createFeedReader, type FeedReader } from "../../server/upstream/reader.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import { asHeard, type Earthquake, type WeatherAlert } from "../../shared/record/hazard.ts";
import type { World } from "../../shared/world/world.ts";
import { manualClock } from "../drill/manualClock.ts";
import { feedOf } from "../feeds/payloads.ts";

/** A server without sockets: BMKG's bodies in, the world out, by its own readers, merge, impact, alerts and journal. */

const defaults = readDefaults();
const ground = readGround(undefined, defaults);
const areaNames = buildAreaNames(
  defaults.kabupaten.map(({ shortName, capital, at }) => ({ names: [shortName, capital.name], at })),
);

const codedAreas = buildCodedAreas(defaults.kabupaten, defaults.kecamatan);

/** When the inputs of this folder were written for: 30 November 2026, 14.30 WIB. */
export const NOW = Date.UTC(2026, 10, 30, 7, 30);

export function fault(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

export async function openHouse(startAt = NOW) {
  const folder = mkdtempSync(join(tmpdir(), "sigap-fault-"));
  const store = await openStore(await openSqlite(join(folder, "sigap.db")), { log: () => undefined });
  const clock = manualClock(startAt);
  const readers = new Map<FeedId, FeedReader>();
  let served = "";
  let documents: Readonly<Record<string, string>> = {};
  const exposure = (world: World) => buildExposure(ground, [...world.place.values()]);
  const pipeline = createPipeline({ store, clock, areaNames, codedAreas, exposure, log: () => undefined });

  function readerOf(id: FeedId): FeedReader {
    const known = readers.get(id);
    if (known) return known;
    const reader = createFeedReader({
      feed: feedOf(id),
      baseUrl: "https://bmkg.example",
      get: (url) => Promise.resolve(answer(url)),
      keepBody: () => Promise.resolve(),
      clock,
      random: () => 0.5,
    });
    readers.set(id, reader);
    return reader;
  }

  /** A document that isn't there is one that the host refuses. */
  function answer(url: string): Got {
    const code = /(\w+)_alert\.xml$/.exec(url)?.[1];
    const body = code === undefined ? served : documents[code];
    return body === undefined
      ? { status: "failed", reason: systemError("HTTP 503"), stayAway: "far", httpStatus: 503, retryAfterMs: null }
      : { status: "ok", body: Buffer.from(body), etag: null, lastModified: null };
  }

  return {
    store,
    clock,
    /** The feed answers `body` once, and the documents that it names by their codes; alerts whose time is over end. */
    async tell(id: FeedId, body: string, followed: Readonly<Record<string, string>> = {}): Promise<void> {
      [served, documents] = [body, followed];
      await pipeline.turn(readerOf(id));
      await pipeline.tidy(clock.now());
    },
    notes: (id: FeedId) => readerOf(id).status().notes,
    status: (id: FeedId) => readerOf(id).status(),
    /** As after a restart: the world is as it was, the readers know nothing. */
    restart: () => readers.clear(),
    warnings: () =>
      asHeard(store.world.hazard.values()).filter((each): each is WeatherAlert => each.kind === "weather"),
    quakes: () => asHeard(store.world.hazard.values()).filter((each): each is Earthquake => each.kind === "earthquake"),
    async close(): Promise<void> {
      await store.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
