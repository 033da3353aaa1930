import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Link } from "../../shared/record/link.ts";
import type { Entry } from "../../shared/world/world.ts";
import {
  Mark,
  PROTOCOL,
  type Beat,
  type Hello,
  type Reply,
  type ScreenToServer,
  type ServerToScreen,
} from "../../shared/wire/protocol.ts";
import type { Clock } from "../clock.ts";
import type { Access } from "../access/access.ts";
import type { IsOurs } from "../access/ownPages.ts";
import { createAnswer } from "../commands/answer.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Archive, Store } from "../store/store.ts";
import { createAdmission, SESSION_OVER, type AdmissionParts, type Screen, type ScreenSocket } from "./admission.ts";
import { raisesAlarm } from "./alarm.ts";
import { createDoor } from "./door.ts";
import { createFindWall } from "./findWall.ts";
import { createFrames } from "./frames.ts";
import type { Viewer } from "./replay/play.ts";
import { createReplays } from "./replay/replays.ts";
import { changesFor, JOINS, LOOKERS } from "./scopes.ts";
import { createSlowReaders, type Patience } from "./slowReaders.ts";
import { createWalls, screenName } from "./walls.ts";

const BEAT_EVERY_MS = 5000;
/** Who opens a socket and does not say who it is. */
const KNOCKS_WITHIN_MS = 10_000;
/** wire.15: the last state of a replay stays so long. */
const LINGER_MS = 60_000;
/** A hundred walls that come back in one second are one list for the desk. */
const TELL_DESKS_AFTER_MS = 200;

interface HubParts extends AdmissionParts {
  access: Pick<Access, "whoSits" | "isIdle" | "second" | "awake" | "onEnd">;
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
  isOurs: IsOurs;
  lingerMs?: number;
  patience?: Patience;
}

/** The screens' side of the journal: what to fetch or the difference on connecting, each entry after that, and a beat (wire.2–wire.4). */
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
    access,
    links,
    trusts,
    isOurs,
    limits,
    lingerMs = LINGER_MS,
    patience,
  } = parts;
  const door = createDoor({ isOurs, trusts, limits });
  const io = new Server<ScreenToServer, ServerToScreen>(http, {
    serveClient: false,
    // The whole of a replay is the largest message and goes out only; screens send commands and reports of a few hundred bytes.
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
    // A line that went dead is known within twenty seconds, as the screen at its other end knows it.
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: KNOCKS_WITHIN_MS,
    allowRequest: (request, answer) => answer(null, door.opens(request)),
  });
  io.engine.on("connection", door.came);
  const slowReaders = createSlowReaders(() => performance.now(), patience);
  io.engine.on("connection", slowReaders.came);

  const admission = createAdmission(parts, (id) => io.of("/").sockets.get(id)?.disconnect(true));
  const frameFor = createFrames(store);
  const replays = createReplays({
    archive,
    log,
    now: () => clock.now(),
    beatEveryMs: BEAT_EVERY_MS,
    lingerMs,
    enter: enterReplay,
    leave: leaveReplay,
  });
  /** Those that come back from a replay: what is live is told in one go, for what is shown until then is of the replay. */
  const ungreeted = new WeakSet<ScreenSocket>();
  const walls = createWalls({ clock, replayOf: replays.of });
  const reload = (id: string) => void io.to(id).emit("reload", "the desk asked for it");
  const findWall = createFindWall({ walls, replays, reload });
  const answerTo = createAnswer({ store, clock, log, access, findWall, signLink: links.sign });

  io.use((socket, next) => {
    admission.refusal(socket).then(
      (refusal) => next(refusal === null ? undefined : new Error(refusal)),
      (error: unknown) => {
        log("error", "a screen could not be let in", { reason: reasonOf(error) });
        next(new Error("Server tidak dapat memeriksa siapa yang masuk. Dicoba lagi."));
      },
    );
  });

  io.on("connection", (socket) => {
    const asked = admission.enter(socket);
    if ("reload" in asked) {
      if (asked.reload !== null) socket.emit("reload", asked.reload);
      socket.disconnect(true);
      return;
    }
    const { knock, screen } = asked;
    greetLive(socket);
    // What it fetched since may be another node's, of a moment ago, and is no evidence.
    if (knock.since !== null && screen.who !== "stranger") store.heardOf(knock.since);
    stand(socket, knock.since);
    socket.on("stand", (mark) => {
      // One that is told something again hears nothing live.
      if (!isTold(socket) && replays.of(socket.id) === null) stand(socket, Mark.safeParse(mark).data ?? null);
    });
    socket.on("awake", () => screen.sitting && access.awake(screen.sitting.session));
    socket.on("command", (command, answer?: (reply: Reply) => void) => {
      // A hostile screen may send anything in its place.
      const tell = (reply: Reply) => {
        if (typeof answer === "function") answer(reply);
      };
      void obeyed(socket, screen, command).then((reply) => {
        tell(reply ?? { error: "Sesi meja ini sudah berakhir. Masuk lagi." });
        if (reply === null) dismiss(socket);
      });
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

  /** access.5: asked at each command who sits there, for a session may have ended a moment ago: null, then. */
  async function obeyed(socket: ScreenSocket, { sitting, caller }: Screen, command: unknown): Promise<Reply | null> {
    if (sitting === null) return { error: "Hanya meja piket yang dapat memberi perintah." };
    const now = await sittingAt(socket);
    if (now === "unknown") return { error: "Server tidak dapat memeriksa siapa yang duduk di meja ini. Coba lagi." };
    if (now !== null) return answerTo(command, now, { caller, cookie: socket.handshake.headers.cookie });
    return null;
  }

  /** `unknown` while the store can't be asked: nobody is sent away for that. */
  const sittingAt = (socket: ScreenSocket) =>
    admission.sittingAt(socket).catch((error: unknown) => {
      log("error", "who sits at a desk can't be read", { reason: reasonOf(error) });
      return "unknown" as const;
    });

  /** desk.2, access.5: a session that is over ends what was opened by it, whoever sits there. */
  function dismiss(socket: ScreenSocket) {
    socket.emit("reload", SESSION_OVER);
    socket.disconnect(true);
  }

  function dismissOfficers() {
    for (const socket of io.of("/").sockets.values())
      if (admission.screenOf(socket)?.sitting) void sittingAt(socket).then((now) => now === null && dismiss(socket));
  }

  function dropSlowReaders() {
    for (const socket of io.of("/").sockets.values()) {
      const complaint = slowReaders.complaint(socket.conn);
      if (!complaint) continue;
      const { caller, who } = admission.screenOf(socket) ?? {};
      log("warn", "a screen that does not read was dropped", { who, address: caller?.address, ...complaint });
      // A farewell would wait behind all that is unread.
      socket.conn.request.socket.destroy();
    }
  }

  const greetLive = (socket: ScreenSocket) => greet(socket, { serverAt: clock.now(), rate: clock.rate, replay: null });

  /**
   * wire.2: the difference to where it stands and its room in one go, with no await between: no entry can fall in the gap. Where none can be told it
   * fetches the whole, and is told nothing until it stands somewhere.
   */
  function stand(socket: ScreenSocket, since: Mark | null) {
    const who = whoIs(socket);
    const frame = since && frameFor(who, since);
    if (frame === null) {
      socket.emit("fetch", JOINS[who]);
      return;
    }
    if (ungreeted.delete(socket)) greetLive(socket);
    socket.conn.write(frame.packet, frame.options);
    socket.emit("beat", beat());
    void socket.join(who);
  }

  const whoIs = (socket: ScreenSocket) => admission.screenOf(socket)?.who ?? "stranger";
  const isTold = (socket: ScreenSocket) => socket.rooms.has(whoIs(socket));

  function greet(socket: ScreenSocket, told: Pick<Hello, "serverAt" | "rate" | "replay">) {
    const { wall, wallTrouble } = admission.screenOf(socket) ?? { wall: links.read(null).wall, wallTrouble: null };
    socket.emit("hello", { protocol: PROTOCOL, drill, map, wall, wallTrouble, ...told });
  }

  function hang(socket: ScreenSocket, screen: string, { wall, caller: { address }, who, link }: Screen) {
    const { name } = wall;
    walls.hang(socket.id, { screen, name, address, link, stranger: who === "stranger" });
    tellDesks();
    let complained = false;
    socket.on("report", (report) => {
      const heard = walls.hear(socket.id, report);
      if (heard === "taken") {
        // Not as it comes in: an entry of its own then could stand for one that is missing (journal.24).
        if (link !== null) list(link, wall);
        tellDesks();
      } else if (!complained) {
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

  /** wire.25: a link of before they were listed is listed once a wall comes with it, so that it can be revoked. */
  function list(id: string, { name, viewingDistanceM, screenHeightMm }: Screen["wall"]) {
    if (store.world.link.has(id)) return;
    const record: Link = { type: "link", id, name, viewingDistanceM, screenHeightMm, made: null, revoked: null };
    store
      .commit(({ link }) =>
        link.has(id)
          ? null
          : { at: clock.now(), by: "sigap", why: "tautan dinding lama dikenal", changes: [{ op: "put", record }] },
      )
      .catch((error: unknown) => log("warn", "a wall's link could not be listed", { name, reason: reasonOf(error) }));
  }

  /** wire.25: who came with a link that is revoked comes again as anybody, and is told why. */
  function dismissRevoked(changes: Entry["changes"]) {
    for (const change of changes) {
      if (change.op === "drop" || change.record.type !== "link" || change.record.revoked === null) continue;
      const { id } = change.record;
      for (const socket of io.of("/").sockets.values()) {
        if (admission.screenOf(socket)?.link !== id) continue;
        // Anew, so that it forgets the officers that it was told.
        socket.emit("reload", "its link was revoked");
        socket.disconnect(true);
      }
    }
  }

  function enterReplay(id: string): Viewer {
    const socket = io.of("/").sockets.get(id);
    const who = socket ? whoIs(socket) : "stranger";
    if (!socket) return { who, hello: () => undefined, update: () => undefined, beat: () => undefined };
    void socket.leave(who);
    tellDesks();
    return {
      who,
      hello: (told) => greet(socket, told),
      update: (update) => void socket.emit("update", update),
      beat: (beat) => void socket.emit("beat", beat),
    };
  }

  function leaveReplay(id: string) {
    const socket = io.of("/").sockets.get(id);
    if (socket) {
      ungreeted.add(socket);
      stand(socket, null);
    }
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
    // Authorised here, at each telling: whoever sits in a room is told what its kind of screen joins, and nothing else.
    for (const who of LOOKERS)
      if (io.of("/").adapter.rooms.has(who))
        io.to(who).emit("update", { whole: false, to, changes: changesFor(who, entry.changes) });
    dismissRevoked(entry.changes);
    if (raisesAlarm(known, entry.changes)) {
      const ended = replays.endAll();
      if (ended > 0) log("info", "an alarm ended all replays", { ended });
    }
    known = store.world;
  });
  const beatAll = () => void io.to([...LOOKERS]).emit("beat", beat());
  const undoubt = onDoubt(beatAll);
  access.onEnd(dismissOfficers);
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
