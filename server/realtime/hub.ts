import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { FeedStatus } from "../../shared/feedHealth.ts";
import {
  Audience,
  Command,
  Knock,
  PROTOCOL,
  type Beat,
  type Hello,
  type Reply,
  type ScreenToServer,
  type ServerToScreen,
} from "../../shared/protocol.ts";
import { DEFAULT_WALL } from "../../shared/wallSettings.ts";
import type { Clock } from "../clock.ts";
import { obey } from "../incidents/desk.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { changesFor } from "./audience.ts";

export const BEAT_EVERY_MS = 5000;

export interface HubParts {
  store: Store;
  clock: Clock;
  log: Log;
  feeds(): FeedStatus[];
  drill: Hello["drill"];
  map: Hello["map"];
  /** May the bearer of this cookie header sit at the desk? */
  isDesk(cookie: string | undefined): boolean;
}

type ScreenSocket = Socket<ScreenToServer, ServerToScreen>;

/** The screens' side of the journal: whole or difference on connecting, each entry after that, and a beat. */
export function createHub(http: HttpServer, { store, clock, log, feeds, drill, map, isDesk }: HubParts) {
  const io = new Server<ScreenToServer, ServerToScreen>(http, {
    serveClient: false,
    // The whole world is the largest message and goes out only; screens send commands of a few hundred bytes.
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
  });

  io.on("connection", (socket) => {
    const knock = Knock.safeParse(socket.handshake.auth);
    if (!knock.success || knock.data.protocol !== PROTOCOL) {
      socket.emit("reload", `server speaks protocol ${PROTOCOL}`);
      socket.disconnect();
      return;
    }
    const { audience, since } = knock.data;
    if (audience === "desk" && !isDesk(socket.handshake.headers.cookie)) {
      socket.emit("reload", "desk session is over");
      socket.disconnect();
      return;
    }
    welcome(socket, audience, since);
    socket.on("command", (command, answer) => void answerTo(command, answer, audience));
  });

  /** Difference and room in one go, with no await between: no entry can fall in the gap. */
  function welcome(socket: ScreenSocket, audience: Audience, since: Knock["since"]) {
    socket.emit("hello", {
      protocol: PROTOCOL,
      drill,
      serverAt: clock.now(),
      rate: clock.rate,
      map,
      wall: DEFAULT_WALL,
      wallTrouble: null,
      replay: null,
    });
    const update = store.since(since);
    socket.emit("update", { ...update, changes: changesFor(audience, update.changes) });
    socket.emit("beat", beat());
    void socket.join(audience);
  }

  async function answerTo(said: unknown, answer: unknown, audience: Audience) {
    const reply = await replyTo(said, audience);
    if (typeof answer === "function") (answer as (reply: Reply) => void)(reply);
  }

  async function replyTo(said: unknown, audience: Audience): Promise<Reply> {
    if (audience !== "desk") return { error: "Hanya meja piket yang dapat memberi perintah." };
    const command = Command.safeParse(said);
    if (!command.success) {
      const [issue] = command.error.issues;
      return {
        error: `Perintah ditolak: ${issue?.path.join(".") || "perintah"}: ${issue?.message ?? "tidak dikenal"}.`,
      };
    }
    try {
      switch (command.data.name) {
        case "alert:acknowledge":
        case "alert:field-count":
          return await obey(command.data, { store, clock });
        case "wall:reload":
        case "wall:replay":
        case "wall:live":
          return { error: "Dinding ini tidak tersambung." };
      }
    } catch (error) {
      log("error", "command failed", { command: command.data.name, error: String(error) });
      return { error: "Server tidak dapat menyimpan perintah ini. Coba lagi." };
    }
  }

  const beat = (): Beat => ({ serverAt: clock.now(), rate: clock.rate, mark: store.mark, feeds: feeds() });

  const unsubscribe = store.subscribe((entry) => {
    const to = { epoch: store.mark.epoch, seq: entry.seq };
    for (const audience of Audience.options)
      io.to(audience).emit("update", { whole: false, to, changes: changesFor(audience, entry.changes) });
  });
  const beating = setInterval(() => io.to([...Audience.options]).emit("beat", beat()), BEAT_EVERY_MS);

  return {
    screens: () => io.of("/").sockets.size,
    async stop() {
      clearInterval(beating);
      unsubscribe();
      await io.close();
    },
  };
}
