import { io, type Socket } from "socket.io-client";
import { z } from "zod";
import {
  Beat,
  Hello,
  PROTOCOL,
  Reply,
  Update,
  WallStatus,
  type Audience,
  type Command,
  type Knock,
  type ScreenToServer,
  type ServerToScreen,
  type WallReport,
} from "../../shared/wire/protocol.ts";
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

export interface Line {
  /** Resolves also when the line is down or the server silent: then with `{ error }` in words for the officer. */
  command(command: Command): Promise<Reply>;
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

  socket.on("connect", heardSomething);
  socket.on("connect_error", (error) => {
    live.trouble = error.message;
    tryAgain();
  });
  socket.on("disconnect", tryAgain);
  socket.on("reload", reload);
  socket.on("hello", (message) =>
    read(Hello, message, (hello) => {
      failures = 0;
      clock.hear(hello);
      live.greet(hello);
    }),
  );
  socket.on("update", (message) => {
    const heardMs = performance.now();
    read(Update, message, (update) => {
      clock.touch();
      live.heardMs = heardMs;
      if (!live.hear(update)) startAfresh("Perubahan tidak cocok dengan yang diketahui layar ini");
    });
  });
  socket.on("beat", (message) =>
    read(Beat, message, (beat) => {
      clock.hear(beat);
      if (!live.beat(beat)) startAfresh("Ada perubahan yang tidak sampai");
    }),
  );
  socket.on("walls", (message) => read(z.array(WallStatus), message, (walls) => (live.walls = walls)));

  return {
    report(report) {
      if (socket.connected) socket.emit("report", report);
    },
    async command(command) {
      if (!socket.connected) return { error: "Sambungan ke server terputus. Perintah tidak terkirim." };
      try {
        return Reply.parse(await socket.timeout(REPLY_WITHIN_MS).emitWithAck("command", command));
      } catch {
        return {
          error: "Server tidak menjawab dalam 10 detik. Periksa apakah perintah sudah tercatat sebelum mengulang.",
        };
      }
    },
    stop() {
      clearTimeout(silence);
      clearTimeout(retry);
      socket.off();
      socket.disconnect();
    },
  };
}
