import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import { trustOf } from "../../server/access/trust.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { createHub } from "../../server/realtime/hub.ts";
import type { Log } from "../../server/log.ts";
import { createArchive } from "../../server/store/archive/archive.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import {
  PROTOCOL,
  type Beat,
  type Hello,
  type Knock,
  type ScreenToServer,
  type ServerToScreen,
  type Update,
  type WallStatus,
} from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";
import { standing } from "../make/standing.ts";

export const SECRET = "kata-kunci-meja-piket";

const silent = () => undefined;

/** A hub over a real journal, on a port of its own. */
export async function startHub({
  isDesk = () => true,
  lingerMs = 200,
}: { isDesk?: (cookie: string | undefined) => boolean; lingerMs?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "sigap-hub-"));
  const journal = await openSqlite(join(folder, "sigap.db"));
  const store = await openStore(journal, { log: silent });
  const http = createServer();
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
    isDesk,
    readLink: createWallLinks(SECRET).read,
    trusts: trustOf(["loopback"]),
    lingerMs,
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    store,
    url,
    logged,
    doubt: () => doubted(),
    async stop() {
      await hub.stop();
      await store.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A screen without a picture: keeps the world as a real one does, and all that it was told. */
export function openScreen(url: string, knock: Partial<Knock> = {}, cookie?: string) {
  const socket: Socket<ServerToScreen, ScreenToServer> = io(url, {
    auth: { protocol: PROTOCOL, audience: "wall", since: null, screen: randomBytes(8).toString("hex"), ...knock },
    reconnection: false,
    transports: ["websocket"],
    ...(cookie !== undefined && { extraHeaders: { cookie } }),
  });
  const told: {
    hello: Hello[];
    update: Update[];
    beat: Beat[];
    reload: string[];
    walls: WallStatus[][];
    /** Names of all that came, in order. */
    order: string[];
  } = {
    hello: [],
    update: [],
    beat: [],
    reload: [],
    walls: [],
    order: [],
  };
  socket.onAny((name: string) => told.order.push(name));
  let world: World = EMPTY_WORLD;
  socket.on("hello", (hello) => told.hello.push(hello));
  socket.on("beat", (beat) => told.beat.push(beat));
  socket.on("walls", (walls) => told.walls.push(walls));
  socket.on("reload", (reason) => told.reload.push(reason));
  socket.on("update", (update) => {
    told.update.push(update);
    world = withChanges(update.whole ? EMPTY_WORLD : world, update.changes);
  });
  return { socket, told, world: () => world, close: () => socket.close() };
}
