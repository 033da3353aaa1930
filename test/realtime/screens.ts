import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { io, type Socket } from "socket.io-client";
import type { Sitting } from "../../server/access/sitting.ts";
import { createSeal } from "../../server/access/seal.ts";
import { createOwnPages } from "../../server/access/ownPages.ts";
import { trustOf } from "../../server/access/trust.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { createWorldFiles } from "../../server/http/worldFiles.ts";
import { worldRoutes } from "../../server/http/worldRoutes.ts";
import { createHub } from "../../server/realtime/hub.ts";
import type { SeatLimits } from "../../server/realtime/seats.ts";
import type { Patience } from "../../server/realtime/slowReaders.ts";
import type { Log } from "../../server/log.ts";
import { createArchive } from "../../server/store/archive/archive.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import {
  PROTOCOL,
  type Beat,
  type Hello,
  type Knock,
  type Reply,
  type ScreenToServer,
  type ServerToScreen,
  type Update,
  type WallStatus,
} from "../../shared/wire/protocol.ts";
import type { Command } from "../../shared/command/commands.ts";
import type { WallSettings } from "../../shared/screen/wallSettings.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";
import { doorOf, SARI } from "../make/door.ts";
import { standing } from "../make/standing.ts";
import { fetches } from "./fetches.ts";

export const SECRET = "kata-kunci-meja-piket";

const silent = () => undefined;

/** For tests that are not about who may sit down; all their screens come from one address, and few bring a link. */
const ROOMY: SeatLimits = {
  SCREENS: 20_000,
  SCREENS_PER_ADDRESS: 20_000,
  STRANGERS: 20_000,
  STRANGERS_PER_ADDRESS: 20_000,
};

/** A hub over a real journal, on a port of its own. */
export async function startHub({
  sits = () => SARI,
  lingerMs = 200,
  patience = {},
  limits = {},
  beside,
}: {
  sits?: (cookie: string | undefined) => Sitting | null;
  lingerMs?: number;
  patience?: Patience;
  limits?: Partial<SeatLimits>;
  /** Another node on the journal of this one. */
  beside?: { folder: string };
} = {}) {
  const folder = beside?.folder ?? (await mkdtemp(join(tmpdir(), "sigap-hub-")));
  const journal = await openSqlite(join(folder, "sigap.db"));
  const store = await openStore(journal, { log: silent });
  const trusts = trustOf(["loopback"]);
  const wallLinks = createWallLinks(SECRET, (id) => store.world.link.get(id)?.revoked);
  const worldFiles = createWorldFiles(store);
  const door = doorOf(sits);
  const http = createServer(
    express().use("/world", worldRoutes({ access: door.access, wallLinks, trusts, worldFiles })),
  );
  const clock = { now: () => 1_700_000_000_000, steady: () => performance.now(), rate: 1 };
  const logged: Parameters<Log>[] = [];
  let doubted: () => void = () => undefined;
  const hub = createHub(http, {
    store,
    archive: createArchive(journal, silent),
    clock,
    log: (...line) => void logged.push(line),
    standing: () => standing([]),
    onDoubt(listener) {
      doubted = listener;
      return () => undefined;
    },
    drill: null,
    map: "natural-earth",
    access: door.access,
    links: wallLinks,
    trusts,
    isOurs: createOwnPages({ trusts, origins: [], log: silent }),
    limits: { ...ROOMY, ...limits },
    lingerMs,
    patience,
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    store,
    url,
    folder,
    logged,
    doubt: () => doubted(),
    /** As links were before each was one of its own. */
    oldLink: (wall: WallSettings) =>
      createSeal(SECRET, "sigap wall link").close(Buffer.from(JSON.stringify(wall)).toString("base64url")),
    endSession: door.endSession,
    /** Desks that were left alone for long, by their session. */
    idle: door.idle,
    async stop() {
      await hub.stop();
      await store.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An order of a desk, with an id of its own unless it brings one, and what it is answered. */
export function say(screen: ReturnType<typeof openScreen>, command: object): Promise<Reply> {
  const whole = { id: randomUUID(), ...command } as Command;
  return new Promise((resolve) => screen.socket.emit("command", whole, resolve));
}

/** A screen without a picture: keeps the world as a real one does, and all that it was told. */
export function openScreen(
  url: string,
  knock: Partial<Knock> = {},
  cookie?: string,
  transports: ("websocket" | "polling")[] = ["websocket"],
) {
  const socket: Socket<ServerToScreen, ScreenToServer> = io(url, {
    auth: { protocol: PROTOCOL, audience: "wall", since: null, screen: randomBytes(8).toString("hex"), ...knock },
    reconnection: false,
    transports,
    ...(cookie !== undefined && { extraHeaders: { cookie } }),
  });
  const told: {
    hello: Hello[];
    /** What it fetched when it was told to. */
    whole: Update[];
    update: Update[];
    beat: Beat[];
    reload: string[];
    walls: WallStatus[][];
    /** Why a fetch came to nothing. */
    failed: unknown[];
    /** Names of all that came, in order. */
    order: string[];
  } = {
    hello: [],
    whole: [],
    update: [],
    beat: [],
    reload: [],
    walls: [],
    failed: [],
    order: [],
  };
  socket.onAny((name: string) => told.order.push(name));
  let world: World = EMPTY_WORLD;
  socket.on("hello", (hello) => told.hello.push(hello));
  socket.on("beat", (beat) => told.beat.push(beat));
  socket.on("walls", (walls) => told.walls.push(walls));
  socket.on("reload", (reason) => told.reload.push(reason));
  fetches(socket, {
    url,
    cookie,
    wall: knock.wall,
    hear(whole) {
      told.whole.push(whole);
      world = withChanges(EMPTY_WORLD, whole.changes);
    },
    failed: (error) => told.failed.push(error),
  });
  socket.on("update", (update) => {
    told.update.push(update);
    world = withChanges(update.whole ? EMPTY_WORLD : world, update.changes);
  });
  return { socket, told, world: () => world, close: () => socket.close() };
}
