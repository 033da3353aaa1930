import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { Standing } from "../../shared/bmkg/standing.ts";
import {
  Audience,
  Knock,
  PROTOCOL,
  type Beat,
  type Hello,
  type Reply,
  type ScreenToServer,
  type ServerToScreen,
} from "../../shared/wire/protocol.ts";
import type { WallSettings } from "../../shared/wire/wallSettings.ts";
import type { Clock } from "../clock.ts";
import { clientAddress, type Trusts } from "../access/trust.ts";
import { createAnswer } from "../commands/answer.ts";
import type { Log } from "../log.ts";
import type { Archive, Store } from "../store/store.ts";
import { raisesAlarm } from "./alarm.ts";
import { changesFor } from "./audience.ts";
import { createOrders } from "./orders.ts";
import type { Viewer } from "./replay/play.ts";
import { createReplays } from "./replay/replays.ts";
import { createWalls } from "./walls.ts";

const BEAT_EVERY_MS = 5000;
/** wire.15: the last state of a replay stays so long. */
const LINGER_MS = 60_000;
/** A hundred walls that come back in one second are one list for the desk. */
const TELL_DESKS_AFTER_MS = 200;

interface HubParts {
  store: Store;
  /** Where replays are read from. */
  archive: Archive;
  clock: Clock;
  log: Log;
  /** How this server fares just now. */
  standing(): Standing;
  /** Calls when what keeps us from knowing has changed (calm.4). Returns the way to stop. */
  onDoubt(listener: () => void): () => void;
  drill: Hello["drill"];
  map: Hello["map"];
  /** May the bearer of this cookie header sit at the desk? */
  isDesk(cookie: string | undefined): boolean;
  /** What the token of a wall's link says; never throws. */
  readLink(token: string | null): { wall: WallSettings; trouble: string | null };
  /** Which proxies may tell whose screen it is. */
  trusts: Trusts;
  lingerMs?: number;
}

type ScreenSocket = Socket<ScreenToServer, ServerToScreen>;

/** The screens' side of the journal: whole or difference on connecting, each entry after that, and a beat (wire.2–wire.4). */
export function createHub(http: HttpServer, parts: HubParts) {
  const {
    store,
    archive,
    clock,
    log,
    standing,
    onDoubt,
    drill,
    map,
    isDesk,
    readLink,
    trusts,
    lingerMs = LINGER_MS,
  } = parts;
  const io = new Server<ScreenToServer, ServerToScreen>(http, {
    serveClient: false,
    // The whole world is the largest message and goes out only; screens send commands and reports of a few hundred bytes.
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
  });

  const addressOf = ({ address, headers }: Socket["handshake"]) =>
    clientAddress(address, headers["x-forwarded-for"], trusts);
  const replays = createReplays({
    archive,
    log,
    now: () => clock.now(),
    beatEveryMs: BEAT_EVERY_MS,
    lingerMs,
    enter: enterReplay,
    leave: leaveReplay,
  });
  const walls = createWalls({ clock, replayOf: replays.of });
  const reload = (id: string) => void io.to(id).emit("reload", "the desk asked for it");
  const order = createOrders({ store, log, walls, replays, reload });
  const answerTo = createAnswer({ store, clock, log, order });
  /** What each screen's link said, for the hellos that follow the first. */
  const settings = new WeakMap<ScreenSocket, Pick<Hello, "wall" | "wallTrouble">>();

  io.on("connection", (socket) => {
    const knock = Knock.safeParse(socket.handshake.auth);
    if (!knock.success || knock.data.protocol !== PROTOCOL) {
      socket.emit("reload", `server speaks protocol ${PROTOCOL}`);
      socket.disconnect();
      return;
    }
    const { audience, since, screen } = knock.data;
    if (audience === "desk" && !isDesk(socket.handshake.headers.cookie)) {
      socket.emit("reload", "desk session is over");
      socket.disconnect();
      return;
    }
    const { wall, trouble } = readLink(knock.data.wall);
    settings.set(socket, { wall, wallTrouble: trouble });
    welcome(socket, audience, since);
    socket.on("command", (command, answer?: (reply: Reply) => void) => {
      // A hostile screen may send anything in its place.
      const isFunction = typeof answer === "function";
      void answerTo(command, audience).then((reply) => isFunction && answer(reply));
    });
    switch (audience) {
      case "desk":
        socket.emit("walls", walls.list());
        break;
      case "wall":
        if (trouble !== null) log("warn", "wall: link not valid", { screen, address: addressOf(socket.handshake) });
        hang(socket, screen, wall.name);
        break;
    }
  });

  /** Difference and room in one go, with no await between: no entry can fall in the gap. */
  function welcome(socket: ScreenSocket, audience: Audience, since: Knock["since"]) {
    greet(socket, { serverAt: clock.now(), rate: clock.rate, replay: null });
    const update = store.since(since);
    socket.emit("update", { ...update, changes: changesFor(audience, update.changes) });
    socket.emit("beat", beat());
    void socket.join(audience);
  }

  function greet(socket: ScreenSocket, told: Pick<Hello, "serverAt" | "rate" | "replay">) {
    const own = settings.get(socket) ?? { wall: readLink(null).wall, wallTrouble: null };
    socket.emit("hello", { protocol: PROTOCOL, drill, map, ...own, ...told });
  }

  function hang(socket: ScreenSocket, screen: string, name: string) {
    walls.hang(socket.id, { screen, name, address: addressOf(socket.handshake) });
    tellDesks();
    let complained = false;
    socket.on("report", (report) => {
      const heard = walls.hear(socket.id, report);
      if (heard === "taken") tellDesks();
      else if (!complained) {
        complained = true;
        log("warn", "wall: report refused", { screen, name, why: heard });
      }
    });
    socket.on("disconnect", () => {
      replays.quit(socket.id);
      walls.take(socket.id);
      tellDesks();
    });
  }

  function enterReplay(id: string): Viewer {
    const socket = io.of("/").sockets.get(id);
    if (!socket) return { hello: () => undefined, update: () => undefined, beat: () => undefined };
    void socket.leave("wall");
    tellDesks();
    return {
      hello: (told) => greet(socket, told),
      update: (update) => void socket.emit("update", update),
      beat: (beat) => void socket.emit("beat", beat),
    };
  }

  function leaveReplay(id: string) {
    const socket = io.of("/").sockets.get(id);
    if (socket) welcome(socket, "wall", null);
    tellDesks();
  }

  const beat = (): Beat => ({ serverAt: clock.now(), rate: clock.rate, mark: store.mark, standing: standing() });

  let telling: NodeJS.Timeout | undefined;
  function tellDesks() {
    telling ??= setTimeout(() => {
      telling = undefined;
      io.to("desk").emit("walls", walls.list());
    }, TELL_DESKS_AFTER_MS);
  }

  let known = store.world;
  const unsubscribe = store.subscribe((entry) => {
    const to = { epoch: store.mark.epoch, seq: entry.seq };
    for (const audience of Audience.options)
      io.to(audience).emit("update", { whole: false, to, changes: changesFor(audience, entry.changes) });
    if (raisesAlarm(known, entry.changes)) {
      const ended = replays.endAll();
      if (ended > 0) log("info", "an alarm ended all replays", { ended });
    }
    known = store.world;
  });
  const beatAll = () => void io.to([...Audience.options]).emit("beat", beat());
  const undoubt = onDoubt(beatAll);
  const beating = setInterval(() => {
    beatAll();
    // Also that nothing came: a wall turns late by itself.
    io.to("desk").emit("walls", walls.list());
  }, BEAT_EVERY_MS);

  return {
    screens: () => io.of("/").sockets.size,
    async stop() {
      clearInterval(beating);
      undoubt();
      unsubscribe();
      replays.stop();
      await io.close();
      clearTimeout(telling);
    },
  };
}
