import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { Standing } from "../../shared/bmkg/standing.ts";
import {
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
import { callerOf, type Caller } from "../access/caller.ts";
import type { IsOurs } from "../access/ownPages.ts";
import type { Trusts } from "../access/trust.ts";
import { createAnswer } from "../commands/answer.ts";
import type { Log } from "../log.ts";
import type { Archive, Store } from "../store/store.ts";
import { raisesAlarm } from "./alarm.ts";
import { changesFor, VIEWS, type View } from "./audience.ts";
import { createDoor } from "./door.ts";
import { createFrames } from "./frames.ts";
import { createOrders } from "./orders.ts";
import type { Viewer } from "./replay/play.ts";
import { createReplays } from "./replay/replays.ts";
import { createSeats, type SeatLimits } from "./seats.ts";
import { createSlowReaders } from "./slowReaders.ts";
import { createWalls, screenName } from "./walls.ts";

const BEAT_EVERY_MS = 5000;
const SESSION_OVER = "desk session is over";
/** wire.22: a screen's own patience with a silent server is as long. */
const UNREAD_FOR_MS = 20_000;
/** Who opens a socket and does not say who it is. */
const KNOCKS_WITHIN_MS = 10_000;
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
  /** May the bearer of this cookie header sit at the desk, now? */
  isDesk(cookie: string | undefined, secure: boolean): boolean;
  /** Calls when a session was ended before its time. */
  onSessionEnd(listener: () => void): void;
  /** What the token of a wall's link says; never throws. */
  readLink(token: string | null): { wall: WallSettings; trouble: string | null };
  /** Which proxies may tell whose screen it is. */
  trusts: Trusts;
  isOurs: IsOurs;
  limits: SeatLimits;
  lingerMs?: number;
  unreadForMs?: number;
}

type ScreenSocket = Socket<ScreenToServer, ServerToScreen>;

/** What is known of a screen for as long as its socket is open. */
interface Screen extends Pick<Hello, "wall" | "wallTrouble"> {
  caller: Caller;
  view: View;
}

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
    onSessionEnd,
    readLink,
    trusts,
    isOurs,
    limits,
    lingerMs = LINGER_MS,
    unreadForMs = UNREAD_FOR_MS,
  } = parts;
  const door = createDoor({ isOurs, trusts, limits });
  const io = new Server<ScreenToServer, ServerToScreen>(http, {
    serveClient: false,
    // The whole world is the largest message and goes out only; screens send commands and reports of a few hundred bytes.
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
    // A line that went dead is known within twenty seconds, as the screen at its other end knows it.
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: KNOCKS_WITHIN_MS,
    allowRequest: (request, answer) => answer(null, door.opens(request)),
  });
  io.engine.on("connection", door.came);

  const callerOfSocket = ({ handshake: { headers, address } }: ScreenSocket) =>
    callerOf({ headers, peer: address }, trusts);
  const isOfficer = (socket: ScreenSocket) => isDesk(socket.handshake.headers.cookie, callerOfSocket(socket).secure);
  const seats = createSeats(limits, (id) => io.of("/").sockets.get(id)?.disconnect(true));
  const frameFor = createFrames(store);
  const readsNothing = createSlowReaders(unreadForMs, () => performance.now());
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
  const screens = new WeakMap<ScreenSocket, Screen>();

  /** Who knocks, or what it is told instead of being let in. */
  function read(socket: ScreenSocket): { knock: Knock; screen: Screen } | { reload: string } {
    const knock = Knock.safeParse(socket.handshake.auth);
    if (!knock.success || knock.data.protocol !== PROTOCOL) return { reload: `server speaks protocol ${PROTOCOL}` };
    const { audience, wall: token } = knock.data;
    if (audience === "desk" && !isOfficer(socket)) return { reload: SESSION_OVER };
    const { wall, trouble } = readLink(token);
    const view = audience === "wall" && (token === null || trouble !== null) ? "stranger" : audience;
    return { knock: knock.data, screen: { view, caller: callerOfSocket(socket), wall, wallTrouble: trouble } };
  }

  const guest = ({ caller, view }: Screen) => ({ address: caller.address, stranger: view === "stranger" });

  io.use((socket, next) => {
    const asked = read(socket);
    const refusal = "reload" in asked ? null : seats.refusal(guest(asked.screen));
    next(refusal === null ? undefined : new Error(refusal));
  });

  io.on("connection", (socket) => {
    const asked = read(socket);
    if ("reload" in asked) {
      socket.emit("reload", asked.reload);
      socket.disconnect(true);
      return;
    }
    const { knock, screen } = asked;
    if (!seats.sit(socket.id, guest(screen))) {
      socket.disconnect(true);
      return;
    }
    socket.once("disconnect", () => seats.leave(socket.id));
    screens.set(socket, screen);
    welcome(socket, knock.since);
    socket.on("command", (command, answer?: (reply: Reply) => void) => {
      // A hostile screen may send anything in its place.
      const isFunction = typeof answer === "function";
      if (screen.view === "desk" && dismissed(socket)) return;
      void answerTo(command, knock.audience).then((reply) => isFunction && answer(reply));
    });
    switch (knock.audience) {
      case "desk":
        socket.emit("walls", walls.list());
        break;
      case "wall": {
        const name = screenName(knock.screen);
        if (screen.wallTrouble !== null)
          log("warn", "wall: link not valid", { screen: name, address: screen.caller.address });
        hang(socket, name, screen);
        break;
      }
    }
  });

  /** desk.2, access.5: a session that is over ends what was opened by it, whoever sits there. */
  function dismissed(socket: ScreenSocket): boolean {
    if (isOfficer(socket)) return false;
    socket.emit("reload", SESSION_OVER);
    socket.disconnect(true);
    return true;
  }

  function dismissOfficers() {
    for (const socket of io.of("/").sockets.values()) if (screens.get(socket)?.view === "desk") dismissed(socket);
  }

  function dropSlowReaders() {
    for (const socket of io.of("/").sockets.values()) {
      if (!readsNothing(socket.conn)) continue;
      const { caller, view } = screens.get(socket) ?? {};
      log("warn", "a screen that reads nothing was dropped", { view, address: caller?.address });
      // A farewell would wait behind all that is unread.
      socket.conn.request.socket.destroy();
    }
  }

  /** Difference and room in one go, with no await between: no entry can fall in the gap. */
  function welcome(socket: ScreenSocket, since: Knock["since"]) {
    const view = screens.get(socket)?.view ?? "stranger";
    greet(socket, { serverAt: clock.now(), rate: clock.rate, replay: null });
    if (since !== null && view !== "stranger") store.heardOf(since);
    const { packet, options } = frameFor(view, since);
    socket.conn.write(packet, options);
    socket.emit("beat", beat());
    void socket.join(view);
  }

  function greet(socket: ScreenSocket, told: Pick<Hello, "serverAt" | "rate" | "replay">) {
    const { wall, wallTrouble } = screens.get(socket) ?? { wall: readLink(null).wall, wallTrouble: null };
    socket.emit("hello", { protocol: PROTOCOL, drill, map, wall, wallTrouble, ...told });
  }

  function hang(socket: ScreenSocket, screen: string, { wall: { name }, caller: { address }, view }: Screen) {
    walls.hang(socket.id, { screen, name, address, stranger: view === "stranger" });
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
    const view = (socket && screens.get(socket)?.view) ?? "stranger";
    if (!socket) return { view, hello: () => undefined, update: () => undefined, beat: () => undefined };
    void socket.leave(view);
    tellDesks();
    return {
      view,
      hello: (told) => greet(socket, told),
      update: (update) => void socket.emit("update", update),
      beat: (beat) => void socket.emit("beat", beat),
    };
  }

  function leaveReplay(id: string) {
    const socket = io.of("/").sockets.get(id);
    if (socket) welcome(socket, null);
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
    for (const view of VIEWS)
      if (io.of("/").adapter.rooms.has(view))
        io.to(view).emit("update", { whole: false, to, changes: changesFor(view, entry.changes) });
    if (raisesAlarm(known, entry.changes)) {
      const ended = replays.endAll();
      if (ended > 0) log("info", "an alarm ended all replays", { ended });
    }
    known = store.world;
  });
  const beatAll = () => void io.to([...VIEWS]).emit("beat", beat());
  const undoubt = onDoubt(beatAll);
  onSessionEnd(dismissOfficers);
  const beating = setInterval(() => {
    dismissOfficers();
    dropSlowReaders();
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
      clearTimeout(telling);
      // wire.19: a farewell, by which a screen knows at once that it has to come back, instead of a line that just ends.
      io.disconnectSockets(true);
      await io.close();
    },
  };
}
