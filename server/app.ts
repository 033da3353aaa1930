import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { coverageIn } from "../shared/help/covering.ts";
import { buildExposure, type Exposure, type Ground } from "../shared/ground/exposure.ts";
import type { Hello } from "../shared/wire/protocol.ts";
import type { World } from "../shared/world/world.ts";
import { systemClock, type Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createBudget } from "./upstream/budget.ts";
import type { Feed } from "./upstream/feed.ts";
import { createGet } from "./upstream/get.ts";
import { createKeepBody } from "./upstream/keepBody.ts";
import { createFeedReader } from "./upstream/reader.ts";
import { buildAreaNames } from "./hazards/areaCheck.ts";
import { createAuth } from "./access/auth.ts";
import { deskSecret } from "./access/deskSecret.ts";
import { createPublicFiles } from "./public/publicFiles.ts";
import { createRoutes } from "./http/routes.ts";
import { createWallLinks } from "./access/wallLink.ts";
import { reasonOf, type Log } from "./log.ts";
import { callsForReassessing, reassess, tidy, turn } from "./reactions/pipeline.ts";
import { createPoller } from "./reactions/poller.ts";
import { createHub } from "./realtime/hub.ts";
import { readDefaults } from "./registry/default.ts";
import { readGround } from "./registry/ground.ts";
import { seedRegistry } from "./registry/seed.ts";
import { createSatellite, SATELLITE_MAX_BYTES, SATELLITE_TIMEOUT_MS } from "./satellite/satellite.ts";
import { openStore } from "./store/live.ts";
import { openJournal } from "./store/open.ts";

interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  feeds: readonly Feed[];
  /** In [0, 1): the jitter of back-offs. */
  random: () => number;
  /** Named on every screen of a drill; null when live. */
  drill: Hello["drill"];
  /** The folder that `vite build` wrote. */
  distDir: string;
  /** A host that is slower is given up. */
  fetchTimeoutMs?: number;
}

/** One instance of Sigap, whole: journal, feeds, screens. Handed its clock and settings, so a drill is another call. */
export async function createApp({ config, clock, log, feeds, random, drill, distDir, fetchTimeoutMs = 10_000 }: Parts) {
  const defaults = readDefaults();
  const { kabupaten } = defaults;
  const ground = readGround(config.MAP_PACK, defaults);
  const areaNames = buildAreaNames(
    kabupaten.map(({ shortName, capital, at }) => ({ names: [shortName, capital.name], at })),
  );

  const journal = await openJournal(config, log);
  const store = await openStore(journal, { log });
  await seedRegistry(store, defaults, clock.now());

  const budget = createBudget({ requests: 60, windowMs: 60_000, clock });
  const asking = { userAgent: config.BMKG_USER_AGENT, budget, clock };
  const get = createGet({ ...asking, timeoutMs: fetchTimeoutMs, maxBytes: 8_000_000 });
  const satellite = createSatellite({
    baseUrl: config.BMKG_SATELLITE_URL,
    get: createGet({ ...asking, timeoutMs: SATELLITE_TIMEOUT_MS, maxBytes: SATELLITE_MAX_BYTES }),
    clock,
    log,
  });
  const keepBody = createKeepBody({ directory: join(config.DATA_DIR, "unreadable"), clock, log });
  const hosts = {
    data: config.BMKG_DATA_URL,
    inatews: config.BMKG_INATEWS_URL,
    www: config.BMKG_WWW_URL,
  };
  const readers = feeds.map((feed) =>
    createFeedReader({ feed, baseUrl: hosts[feed.host], get, keepBody, clock, random }),
  );

  const pipeline = { store, areaNames, exposure: exposureOf(ground) };
  store.subscribe((entry) => {
    if (!callsForReassessing(entry) || !store.isLeader()) return;
    void reassess(pipeline, clock.now()).catch((error: unknown) =>
      log("error", "reassessing failed", { reason: reasonOf(error) }),
    );
  });
  const poller = createPoller({
    readers,
    store,
    clock,
    log,
    work: (reader) => turn(reader, pipeline),
    tidy: () => tidy(pipeline, clock.now()),
  });

  const auth = createAuth({ config, clock: systemClock, log });
  const wallLinks = createWallLinks(deskSecret(config, log));
  const publicFiles = createPublicFiles({ store, clock, feeds: poller.statuses, kabupaten, drill, log });
  const routes = createRoutes({
    store,
    clock,
    log,
    feeds: poller.statuses,
    kabupaten,
    coast: ground.coast,
    auth,
    wallLinks,
    publicFiles,
    satellite,
    drill,
    distDir,
    baseDir: join(import.meta.dirname, "data/base"),
    mapPack: config.MAP_PACK,
  });
  const http = createServer((request, response) => {
    // The public comes in millions: its pages are answered from memory before anything else is asked.
    if (!publicFiles.answerFromMemory(request, response)) routes(request, response);
  });
  const hub = createHub(http, {
    store,
    history: journal,
    clock,
    log,
    feeds: poller.statuses,
    drill,
    map: config.MAP_PACK === undefined ? "natural-earth" : "pack",
    isDesk: auth.isDesk,
    readLink: wallLinks.read,
  });

  return {
    store,
    readers,
    /** One turn of one feed, or of all, now; for drills that step their own clock. */
    turn: (reader: (typeof readers)[number]) => turn(reader, pipeline),
    tidy: () => tidy(pipeline, clock.now()),
    /** Listens, and polls unless told to leave the wheel to somebody else. Resolves with the address. */
    async start({ polling = true } = {}): Promise<{ url: string; port: number }> {
      await new Promise<void>((resolve, reject) => {
        http.once("error", reject);
        http.listen(config.PORT, config.HOST, resolve);
      });
      await publicFiles.ready;
      if (polling) poller.start();
      const { port } = http.address() as AddressInfo;
      return { port, url: `http://${config.HOST === "0.0.0.0" ? "localhost" : config.HOST}:${port}` };
    },
    async stop() {
      await poller.stop();
      await hub.stop();
      publicFiles.stop();
      http.closeAllConnections();
      await store.stop();
    },
  };
}

/** The index of our places and who covers what, rebuilt only when the registry itself changed. */
function exposureOf(ground: Ground) {
  let built: (Pick<World, "place" | "coverage"> & { exposure: Exposure }) | null = null;
  return ({ place, coverage }: World): Exposure => {
    if (built?.place !== place || built.coverage !== coverage) {
      const covered = coverageIn(ground.coverage, coverage, (id) => place.get(id)?.kind === "sentra");
      built = { place, coverage, exposure: buildExposure({ ...ground, coverage: covered }, [...place.values()]) };
    }
    return built.exposure;
  };
}
