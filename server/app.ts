import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Standing } from "../shared/bmkg/standing.ts";
import { MINUTE_MS } from "../shared/time.ts";
import type { Hello } from "../shared/wire/protocol.ts";
import { systemClock, type Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { readShakemapGrid, readShakemapInfo } from "./feeds/shakemap.ts";
import { createBudget } from "./upstream/budget.ts";
import type { Feed } from "./upstream/feed.ts";
import { createGet } from "./upstream/get.ts";
import { createHostClock } from "./upstream/hostClock.ts";
import { createKeepBody } from "./upstream/keepBody.ts";
import { createFeedReader } from "./upstream/reader.ts";
import { buildAreaNames } from "./hazards/areaCheck.ts";
import { buildCodedAreas } from "./hazards/codedAreas.ts";
import { createAccess } from "./access/access.ts";
import { createCredentials } from "./access/officers/credentials.ts";
import { firstAdmin } from "./access/officers/firstAdmin.ts";
import { forgetSittings } from "./access/forgetSittings.ts";
import { createHasher } from "./access/officers/hasher.ts";
import { createOfficers } from "./access/officers/officers.ts";
import { createOwnPages } from "./access/ownPages.ts";
import { trustOf } from "./access/trust.ts";
import { createPublicFiles } from "./public/publicFiles.ts";
import { watchLines } from "./http/lines.ts";
import { openable } from "./http/openable.ts";
import { createRoutes } from "./http/routes.ts";
import { createWorldFiles } from "./http/worldFiles.ts";
import { createWallLinks } from "./access/wallLink.ts";
import { wallsKey } from "./access/wallsKey.ts";
import { reasonOf, type Log } from "./log.ts";
import { createPipeline } from "./reactions/pipeline.ts";
import { createPoller } from "./reactions/poller.ts";
import { createShakemaps } from "./reactions/shakemaps.ts";
import { watchDoubts } from "./reactions/watchDoubts.ts";
import { createHub } from "./realtime/hub.ts";
import { readDefaults } from "./registry/default.ts";
import { exposureOf } from "./registry/exposure.ts";
import { readGround } from "./registry/ground.ts";
import { openPack } from "./registry/pack/pack.ts";
import { seedRegistry } from "./registry/seed.ts";
import { amongNodes } from "./satellite/amongNodes.ts";
import { createSatellite, SATELLITE_MAX_BYTES, SATELLITE_TIMEOUT_MS } from "./satellite/satellite.ts";
import { createArchive } from "./store/archive/archive.ts";
import { openStore } from "./store/live.ts";
import { claimFile } from "./store/onlyServer.ts";
import { openJournal, sqlitePath } from "./store/open.ts";
import { every } from "./store/pace.ts";
import { createVault } from "./store/vaultKeeper.ts";

interface Parts {
  config: Config;
  /** Our own; where BMKG's hosts agree that it is off, theirs is believed. */
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
  /** form.5: hears the sentence for which this instance can't go on. */
  onHalt?: (sentence: string) => void;
}

/** feed.27: eight times the largest file of BMKG's on record. */
const FEED_MAX_BYTES = 500_000;

/** Nearly three times the grid on record. */
const SHAKEMAP_MAX_BYTES = 3_000_000;

/** vault.4: what is to go waits for no longer than this. */
const VAULT_TIDIED_MS = 10 * MINUTE_MS;

/** At the start nothing is judged before the hosts told the present, or so long: what is judged by a wrong one may be lost. */
const TIME_PATIENCE_MS = 5000;

/** One instance of Sigap, whole: journal, feeds, screens. Handed its clock and settings, so a drill is another call. */
export async function createApp(parts: Parts) {
  const { config, log, feeds, random, drill, distDir, fetchTimeoutMs = 10_000, onHalt = () => undefined } = parts;
  const hostClock = createHostClock(parts.clock);
  const { clock } = hostClock;
  const defaults = readDefaults();
  const { kabupaten } = defaults;
  const phones = config.PUBLIC_PHONES;
  const pack = openPack(config.MAP_PACK, defaults, (sentence) => log("warn", sentence));
  const ground = readGround(pack, defaults);
  const areaNames = buildAreaNames(
    kabupaten.map(({ shortName, capital, at }) => ({ names: [shortName, capital.name], at })),
  );
  const codedAreas = buildCodedAreas(kabupaten, defaults.kecamatan);

  const release = config.DATABASE_URL === undefined ? claimFile(sqlitePath(config)) : () => undefined;
  const journal = await openJournal(config, log);
  const store = await openStore(journal, { log, clock, onHalt });
  await seedRegistry(store, defaults, clock.now());
  const vault = createVault({ journal, store, clock, log });
  const stopTidyingVault = every(VAULT_TIDIED_MS, async () => {
    if (!store.isLeader()) return;
    await vault.tidy().catch((error: unknown) => log("error", "the vault was not tidied", { reason: reasonOf(error) }));
    await forgetSittings(journal.sittings, systemClock.now()).catch((error: unknown) =>
      log("error", "old sessions were not forgotten", { reason: reasonOf(error) }),
    );
  });

  const budget = createBudget({ requests: 60, windowMs: 60_000, clock });
  const asking = { userAgent: config.BMKG_USER_AGENT, budget, clock };
  const getOf = (host: Feed["host"]) =>
    createGet({
      ...asking,
      timeoutMs: fetchTimeoutMs,
      maxBytes: FEED_MAX_BYTES,
      // By its name and not its address: a replica answers for all of them.
      hearTime: (told) => hostClock.hear(host, told),
    });
  const satellite = amongNodes(
    createSatellite({
      baseUrl: config.BMKG_SATELLITE_URL,
      get: createGet({ ...asking, timeoutMs: SATELLITE_TIMEOUT_MS, maxBytes: SATELLITE_MAX_BYTES }),
      clock,
      log,
    }),
    { journal, store, log },
  );
  const keepBody = createKeepBody({ directory: join(config.DATA_DIR, "unreadable"), clock, log });
  const hosts = {
    data: config.BMKG_DATA_URL,
    inatews: config.BMKG_INATEWS_URL,
    www: config.BMKG_WWW_URL,
  };
  const readers = feeds.map((feed) =>
    createFeedReader({ feed, baseUrl: hosts[feed.host], get: getOf(feed.host), keepBody, clock, random }),
  );

  // A drill's clock is right by its making.
  const timeKnown =
    drill === null ? Promise.race([hostClock.known, sleep(TIME_PATIENCE_MS, null, { ref: false })]) : null;
  const isTimeSure = () => drill !== null || hostClock.check().aheadMs !== null;
  const exposure = exposureOf(ground);
  const pipeline = createPipeline({ store, clock, areaNames, codedAreas, exposure, log, timeKnown, isTimeSure });
  store.subscribe(() => {
    if (!store.isLeader()) return;
    void pipeline
      .reassess(clock.now())
      .catch((error: unknown) => log("error", "reassessing failed", { reason: reasonOf(error) }));
  });
  const shakemaps =
    config.BMKG_SHAKEMAP_URL === undefined
      ? null
      : createShakemaps({
          baseUrl: config.BMKG_SHAKEMAP_URL,
          get: createGet({ ...asking, timeoutMs: fetchTimeoutMs, maxBytes: SHAKEMAP_MAX_BYTES }),
          readGrid: readShakemapGrid,
          readInfo: readShakemapInfo,
          keepBody,
          store,
          exposure,
          clock,
          log,
        });
  const poller = createPoller({
    readers,
    store,
    ownClock: parts.clock,
    hostClock,
    log,
    work: pipeline.turn,
    tidy: async () => {
      await timeKnown;
      await pipeline.tidy(clock.now());
    },
    reweigh: (present) => pipeline.reweigh({ ...present, now: clock.now() }),
    lookFor: shakemaps && (() => shakemaps.turn()),
    tellUnkept: pipeline.tellUnkept,
  });

  const secret = await wallsKey(config, journal.vault);
  const realClock = drill === null ? clock : systemClock;
  const hasher = createHasher();
  const credentials = createCredentials(journal.vault);
  const officers = createOfficers({ store, vault, credentials, hasher, clock: realClock });
  // A drill brings officers of its own.
  if (drill === null) await firstAdmin({ store, officers, credentials, now: realClock.now(), log });
  const { sittings } = journal;
  const access = createAccess({
    secret,
    instance: journal.epoch,
    store,
    sittings,
    officers,
    credentials,
    hasher,
    clock: realClock,
    log,
  });
  const wallLinks = createWallLinks(secret, (id) => store.world.link.get(id)?.revoked);
  const trusts = trustOf(config.TRUST_PROXY);
  const isOurs = createOwnPages({ trusts, origins: config.ORIGINS, log });
  const standing = (): Standing => ({
    feeds: poller.statuses(),
    clock: hostClock.check(),
    journal: { ...store.check(), unkept: pipeline.unkept() },
  });
  const doubts = watchDoubts(() => ({ ...standing(), at: clock.now() }));
  const onDoubt = doubts.onChange;
  const publicFiles = createPublicFiles({ store, clock, standing, onDoubt, kabupaten, drill, phones, log });
  const archive = createArchive(journal, log);
  const routes = createRoutes({
    archive,
    clock,
    log,
    kabupaten,
    coast: ground.coast,
    access,
    wallLinks,
    trusts,
    isOurs,
    publicFiles,
    worldFiles: createWorldFiles(store),
    satellite,
    drill,
    phones,
    distDir,
    baseDir: join(import.meta.dirname, "data/base"),
    pack,
  });
  const http = createServer((request, response) => {
    // The public comes in millions: its pages are answered from memory before anything else is asked.
    if (!publicFiles.answerFromMemory(request, response)) routes(request, response);
  });
  const lines = watchLines(http);
  const hub = createHub(http, {
    store,
    archive,
    clock,
    log,
    standing,
    onDoubt,
    drill,
    map: pack === undefined ? "natural-earth" : "pack",
    access,
    links: wallLinks,
    trusts,
    isOurs,
    limits: config,
  });

  return {
    store,
    officers,
    readers,
    /** One turn of one feed, or of all, now; for drills that step their own clock. */
    turn: pipeline.turn,
    tidy: () => pipeline.tidy(clock.now()),
    lookForShakemaps: async () => shakemaps?.turn(),
    /** Listens, and polls unless told to leave the wheel to somebody else. Resolves with the address. */
    async start({ polling = true } = {}): Promise<{ url: string; port: number }> {
      await new Promise<void>((resolve, reject) => {
        http.once("error", reject);
        http.listen(config.PORT, config.HOST, resolve);
      });
      await publicFiles.ready;
      if (polling) poller.start();
      const bound = http.address() as AddressInfo;
      return { port: bound.port, url: openable(config.HOST, bound) };
    },
    /**
     * wire.19: within five seconds, whoever is silent at the other end. Nobody new is let in, what is being read comes to its end, screens
     * are sent away to come back, and what was decided is written.
     */
    async stop() {
      http.close();
      stopTidyingVault();
      await inTime("feeds", 1500, poller.stop(), log);
      await inTime("screens", 500, hub.stop(), log);
      lines.cut();
      publicFiles.stop();
      doubts.stop();
      await inTime("journal", 2500, store.stop(), log);
      release();
    },
  };
}

/** Waits for a part of the house to stop, but no longer than it may take; never rejects, and the log tells on what it gave up. */
async function inTime(part: string, patienceMs: number, stopping: Promise<void>, log: Log): Promise<void> {
  const outcome = await Promise.race([stopping, sleep(patienceMs, "late" as const, { ref: false })]).catch(
    (error: unknown) => log("error", "stopping failed", { part, reason: reasonOf(error) }),
  );
  if (outcome === "late") log("warn", "stopping goes on without waiting", { part, waitedMs: patienceMs });
}
