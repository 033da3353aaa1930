import { io, type Socket } from "socket.io-client";
import { z } from "zod";
import {
  Beat,
  Hello,
  PROTOCOL,
  Reply,
  ScopeName,
  Update,
  WALL_HEADER,
  WallStatus,
  type Audience,
  type Knock,
  type ScreenToServer,
  type ServerToScreen,
  type WallReport,
} from "../../shared/wire/protocol.ts";
import type { Order } from "../../shared/command/commands.ts";
import { commandId } from "./commandId.ts";
import { fetchWhole } from "./fetchWhole.ts";
import type { Live } from "./live.svelte.ts";
import type { ServerClock } from "./now.svelte.ts";
import { reloadOnce } from "./reloadOnce.ts";
import { screenId } from "./screenId.ts";

// The content security policy forbids `eval`, which zod would otherwise try.
z.config({ jitless: true });

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** Four beats: TCP can keep a dead line open for minutes, so silence itself ends it. */
const HANGS_UP_AFTER_MS = 20_000;
const REPLY_WITHIN_MS = 10_000;
/** A line that is slow and not dead: all of it is some hundred kB. */
const FETCHES_WITHIN_MS = 60_000;

export interface Line {
  /**
   * Resolves also when the line is down or the server silent: then with `{ error }` in words for the officer. A line that falls on the way is waited for,
   * and the order sent again under its id, by which it is done once (deed.4).
   * @param id of one that was sent before, to be sent again.
   */
  command(order: Order, id?: string): Promise<Reply>;
  /** That the officer is at the desk. */
  awake(): void;
  /** The line is down while this is done, and comes again as whoever sits there then. */
  whileAway<T>(work: () => Promise<T>): Promise<T>;
  /** How this wall fares. Lost when the line is down: the next one tells more than one that waited. */
  report(report: WallReport): void;
  stop(): void;
}

export interface LineParts {
  audience: Audience;
  live: Live;
  clock: ServerClock;
  /** The page's own origin unless a test names another. */
  url?: string;
  reload?: (reason: string) => void;
  /** The signed settings of this wall, as its link brought them. */
  wall?: string | null;
  /** How the desk addresses this screen; the tab's own name unless a test names another. */
  screen?: string;
}

/** Connects a screen to the server for as long as it lives, resuming from its mark each time. */
export function openLive(parts: LineParts): Line {
  const { audience, live, clock, url = "/", reload = reloadOnce, wall = null, screen = screenId() } = parts;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const headers: Record<string, string> = wall === null ? {} : { [WALL_HEADER]: wall };
  let fetching: AbortController | null = null;
  let fetched: Update | null = null;
  const letGo = () => {
    fetching?.abort();
    fetched = null;
  };

  const socket: Socket<ServerToScreen, ScreenToServer> = io(url, {
    // Our own back-off below also covers refusals and hang-ups by the server, which socket.io leaves alone.
    reconnection: false,
    // wire.18: a poll after the first may meet another node, which does not know the session; one web socket stays where it
    // began. Polling is for a proxy that lets no web socket through.
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    auth: (tell) => {
      const knock: Knock = { protocol: PROTOCOL, audience, since: live.mark, wall, screen };
      tell(knock);
    },
  });

  const heardSomething = () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.disconnect(), HANGS_UP_AFTER_MS);
  };
  const tryAgain = () => {
    clearTimeout(silence);
    clearTimeout(retry);
    letGo();
    live.lose();
    const waitMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++);
    // A thousand screens lose a server in the same second; half of each wait is thrown by dice.
    retry = setTimeout(() => socket.connect(), waitMs * (0.5 + Math.random() / 2));
  };
  const startAfresh = (why: string) => {
    live.trouble = why;
    live.forgetMark();
    socket.disconnect();
  };

  /** A message that can't be read counts as silence: better old and marked old than half understood. */
  const read = <T>(schema: z.ZodType<T>, message: unknown, use: (value: T) => void) => {
    const parsed = schema.safeParse(message);
    if (!parsed.success) {
      live.trouble = `Pesan server tidak terbaca: ${z.prettifyError(parsed.error)}`;
      return;
    }
    heardSomething();
    use(parsed.data);
  };

  /** wire.2: the whole of what this screen is let into; it counts with the difference that the server tells to where it stands. */
  const take = async (scopes: readonly ScopeName[]) => {
    letGo();
    // Until then it does not hold what the server knows, however well the line stands (calm.1).
    live.forgetMark();
    const mine = (fetching = new AbortController());
    // Files of a slow line take longer than a silence may.
    clearTimeout(silence);
    const patience = setTimeout(() => socket.disconnect(), FETCHES_WITHIN_MS);
    try {
      const whole = await fetchWhole({ url, scopes, headers, signal: mine.signal });
      if (mine.signal.aborted) return;
      fetched = whole;
      heardSomething();
      socket.emit("stand", whole.to);
    } catch (error) {
      if (mine.signal.aborted) return;
      live.trouble = `Data server tidak terbaca: ${error instanceof Error ? error.message : String(error)}`;
      socket.disconnect();
    } finally {
      clearTimeout(patience);
    }
  };

  socket.on("connect", heardSomething);
  socket.on("connect_error", (error) => {
    live.trouble = error.message;
    tryAgain();
  });
  socket.on("disconnect", tryAgain);
  socket.on("reload", reload);
  socket.on("hello", (message) =>
    read(Hello, message, (hello) => {
      clock.hear(hello);
      live.greet(hello);
    }),
  );
  socket.on("update", (message) => {
    const heardMs = performance.now();
    read(Update, message, (update) => {
      failures = 0;
      const { to, changes } = update;
      // At once, so that nothing is shown in between: a wall comes back from a replay with one word.
      const all = fetched && !update.whole ? { whole: true, to, changes: [...fetched.changes, ...changes] } : update;
      letGo();
      clock.touch();
      live.heardMs = heardMs;
      if (!live.hear(all)) startAfresh("Perubahan tidak cocok dengan yang diketahui layar ini");
    });
  });
  socket.on("fetch", (message) =>
    read(z.array(ScopeName), message, (scopes) => {
      // Of several nodes one is behind the other: not asked again in the same breath.
      if (fetched) startAfresh("Server ini belum mengetahui data yang baru diambil");
      else void take(scopes);
    }),
  );
  socket.on("beat", (message) =>
    read(Beat, message, (beat) => {
      clock.hear(beat);
      if (!live.beat(beat)) startAfresh("Ada perubahan yang tidak sampai");
    }),
  );
  socket.on("walls", (message) => read(z.array(WallStatus), message, (walls) => (live.walls = walls)));

  /** Rejects when the line doesn't come back in time. */
  const connectedAgain = () =>
    new Promise<void>((resolve, reject) => {
      if (socket.connected) return reject(new Error("it was up, and nobody answered"));
      const timer = setTimeout(() => reject(new Error("it did not come back")), REPLY_WITHIN_MS);
      socket.once("connect", () => {
        clearTimeout(timer);
        resolve();
      });
    });

  return {
    report(report) {
      if (socket.connected) socket.emit("report", report);
    },
    async command(order, id = commandId()) {
      if (!socket.connected) return { error: "Sambungan ke server terputus. Perintah tidak terkirim." };
      const command = { ...order, id };
      const send = async () => Reply.parse(await socket.timeout(REPLY_WITHIN_MS).emitWithAck("command", command));
      return send()
        .catch(async () => {
          await connectedAgain();
          return send();
        })
        .catch(() => ({
          error: "Server tidak menjawab dalam 10 detik. Periksa apakah perintah sudah tercatat sebelum mengulang.",
        }));
    },
    awake() {
      if (socket.connected) socket.emit("awake");
    },
    async whileAway(work) {
      socket.disconnect();
      clearTimeout(retry);
      try {
        return await work();
      } finally {
        clearTimeout(retry);
        socket.connect();
      }
    },
    stop() {
      clearTimeout(silence);
      clearTimeout(retry);
      letGo();
      socket.off();
      socket.disconnect();
    },
  };
}
