import { systemError } from "../../shared/bmkg/remarks.ts";
import { buildAreaNames } from "../../server/hazards/areaCheck.ts";
import { createPipeline } from "../../server/reactions/pipeline.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Got } from "../../server/upstream/get.ts";
import { createFeedReader } from "../../server/upstream/reader.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { manualClock } from "../drill/manualClock.ts";
import type { Truth } from "./truths.ts";

const defaults = readDefaults();
const areaNames = buildAreaNames(
  defaults.kabupaten.map(({ shortName, capital, at }) => ({ names: [shortName, capital.name], at })),
);
const nobody = buildExposure(readGround(undefined, defaults), []);

/** A server without sockets that reads one feed: driver, merge, impact, alerts, and a journal in memory. */
export async function openHouse({ feed, at }: Truth) {
  const store = await openStore(await openSqlite(":memory:"), { log: () => undefined });
  const clock = manualClock(at);
  let served = "";
  const absent: Got = {
    status: "failed",
    reason: systemError("HTTP 404"),
    stayAway: "near",
    httpStatus: 404,
    retryAfterMs: null,
  };
  const reader = createFeedReader({
    feed,
    baseUrl: "",
    get: (url) => {
      const body = Buffer.from(served);
      return Promise.resolve(url === feed.path ? { status: "ok", body, etag: null, lastModified: null } : absent);
    },
    keepBody: () => Promise.resolve(),
    clock,
    random: () => 0.5,
  });
  const pipeline = createPipeline({ store, clock, areaNames, exposure: () => nobody, log: () => undefined });
  return {
    store,
    reader,
    /** The feed answers this body at its next turn. */
    async tell(body: string): Promise<void> {
      served = body;
      clock.set(clock.now() + feed.everySeconds * 1000);
      await pipeline.turn(reader);
      await pipeline.tidy(clock.now());
    },
  };
}
