import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";
import { build } from "vite";
import { createOwnPages } from "../../server/access/ownPages.ts";
import { readConfig } from "../../server/config.ts";
import { createPublicFiles } from "../../server/public/publicFiles.ts";
import { createWorldFiles } from "../../server/http/worldFiles.ts";
import { createRoutes } from "../../server/http/routes.ts";
import { buildCoast } from "../../shared/geo/coast.ts";
import { trustOf } from "../../server/access/trust.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { createHub } from "../../server/realtime/hub.ts";
import { createArchive } from "../../server/store/archive/archive.ts";
import { lineOf } from "../../server/store/chain.ts";
import { START, type Line } from "../../server/store/journal.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Role } from "../../shared/record/officer.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Deed, World } from "../../shared/world/world.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { feeds, KABUPATEN, PHONES } from "../http/worlds.ts";
import { openSeats } from "../make/seats.ts";
import { standing } from "../make/standing.ts";
import { unindexed } from "../store/unindexed.ts";

export const SECRET = "kata-kunci-meja-piket";

/** The desk alone, built into a folder of its own; the caller removes it. */
export async function buildDesk(): Promise<{ distDir: string; remove(): void }> {
  const distDir = mkdtempSync(join(tmpdir(), "sigap-desk-"));
  const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  await build({
    configFile: file("vite.config.ts"),
    logLevel: "error",
    build: { outDir: distDir, rolldownOptions: { input: { desk: file("client/desk/index.html") } } },
  });
  return { distDir, remove: () => rmSync(distDir, { recursive: true }) };
}

type Seats = ReturnType<typeof openSeats>;

export interface DeskHouse {
  url: string;
  store: ReturnType<typeof fakeStore>;
  sit: Seats["sit"];
  /** An officer who sits at the desk of this browser. */
  sitDown(context: BrowserContext, name?: string, role?: Role, word?: string): ReturnType<Seats["sit"]>;
  /** A journal for replays; the store of this house keeps none. */
  record(...deeds: Deed[]): void;
  /** Its clock jumps there and runs on; screens are told at once. */
  goOn(at: number): void;
  /** These feeds fail from now on. */
  break(ids: readonly FeedId[]): void;
  /** The server's own state from now on, but for what of it is well. */
  ail(change: Partial<Standing>): void;
  stop(): Promise<void>;
}

/** The real door, pages and socket around a world of the test's own; its clock starts at `startAt`. */
export async function openDeskHouse(
  distDir: string,
  world: World,
  startAt: number,
  drill: Hello["drill"] = null,
): Promise<DeskHouse> {
  const store = fakeStore(world);
  let from = { at: startAt, steadyMs: performance.now() };
  const clock = {
    now: () => Math.round(from.at + performance.now() - from.steadyMs),
    steady: () => performance.now(),
    rate: 1,
  };
  const log = () => undefined;
  let broken: readonly FeedId[] = [];
  let ailing: Partial<Standing> = {};
  const doubters = new Set<() => void>();
  const onDoubt = (listener: () => void) => {
    doubters.add(listener);
    return () => void doubters.delete(listener);
  };
  const doubt = () => doubters.forEach((listener) => listener());
  const shared = {
    store,
    clock,
    log,
    drill,
    phones: PHONES,
    standing: () => standing(feeds(clock.now(), broken), ailing),
  };
  const seats = openSeats({ store, clock, log, secret: SECRET });
  const { access } = seats;
  const wallLinks = createWallLinks(SECRET, (id) => store.world.link.get(id)?.revoked);
  const trusts = trustOf(["loopback"]);
  const isOurs = createOwnPages({ trusts, origins: [], log });
  const publicFiles = createPublicFiles({ ...shared, onDoubt, kabupaten: KABUPATEN });
  const lines: Line[] = [];
  const archive = createArchive(
    unindexed((after, limit) => Promise.resolve(lines.filter(({ seq }) => seq > after).slice(0, limit))),
    log,
  );
  const routes = createRoutes({
    archive,
    ...shared,
    access,
    wallLinks,
    trusts,
    isOurs,
    publicFiles,
    worldFiles: createWorldFiles(store),
    satellite: { latest: () => Promise.resolve(null), kept: () => null },
    kabupaten: KABUPATEN,
    coast: buildCoast({ lines: [] }),
    distDir,
    baseDir: distDir,
    pack: undefined,
  });
  const server = createServer((req, res) => void routes(req, res));
  const hub = createHub(server, {
    ...shared,
    onDoubt,
    archive,
    map: "natural-earth",
    access,
    links: wallLinks,
    trusts,
    isOurs,
    limits: readConfig({}),
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    store,
    sit: seats.sit,
    async sitDown(context, name = "Sari Wulandari", role = "petugas", word) {
      const seat = await seats.sit(name, role, word === undefined ? {} : { word });
      const cookies = seat.cookie.split("; ").map((pair) => pair.split("=") as [string, string]);
      await context.addCookies(cookies.map(([cookie, value]) => ({ name: cookie, value, url })));
      return seat;
    },
    record: (...deeds) => deeds.forEach((deed) => lines.push(lineOf(lines.at(-1) ?? START, deed))),
    goOn(at) {
      from = { at, steadyMs: performance.now() };
      doubt();
    },
    break(ids) {
      broken = ids;
      doubt();
    },
    ail(change) {
      ailing = change;
      doubt();
    },
    async stop() {
      publicFiles.stop();
      await hub.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}
