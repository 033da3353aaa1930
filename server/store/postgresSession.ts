import { Client, type ClientConfig, type Notification } from "pg";
import { reasonOf, type Log } from "../log.ts";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;

/** One connection, kept for what lives as long as a connection does: LISTEN and the poller's lock. */
interface Session {
  /** The connection of the moment; null while it is down. */
  client(): Client | null;
  /** Give this connection up: it didn't answer. Another is opened. */
  drop(client: Client): void;
  close(): Promise<void>;
}

interface Parts {
  log: Log;
  /** Channels to LISTEN on. */
  channels: readonly string[];
  onNotification(notification: Notification): void;
  /** The connection is back, and what was notified in between is lost. */
  onBack(): void;
}

/** Rejects when the first connection fails; after that it comes back by itself, with jittered back-off. */
export async function keepSession(
  config: ClientConfig,
  { log, channels, onNotification, onBack }: Parts,
): Promise<Session> {
  let current: Client | null = null;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const client = new Client(config);
    // An error is followed by `end`; without a listener it would end the process.
    client.on("error", (error) => log("warn", "database session failed", { reason: error.message }));
    client.on("end", () => lost(client));
    client.on("notification", onNotification);
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${channel}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    if (closed) return client.end();
    current = client;
    failures = 0;
  }

  function lost(client: Client) {
    if (client !== current) return;
    current = null;
    if (!closed) reopenLater();
  }

  function reopenLater() {
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random());
    failures += 1;
    timer = setTimeout(() => {
      open().then(
        () => {
          if (closed) return;
          log("info", "database session is back");
          onBack();
        },
        (error: unknown) => {
          if (closed) return;
          log("warn", "database session can't be opened", { reason: reasonOf(error), failures });
          reopenLater();
        },
      );
    }, pauseMs);
  }

  await open();
  return {
    client: () => current,
    drop(client) {
      lost(client);
      void client.end().catch(() => undefined);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await current?.end();
    },
  };
}
