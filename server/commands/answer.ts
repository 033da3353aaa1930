import { Command, type Audience, type Reply, type WallCommand } from "../../shared/wire/protocol.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { obey } from "./obey.ts";

interface AnswerParts {
  store: Store;
  clock: Clock;
  log: Log;
  /** Carries out an order to one wall, which is about a screen and not about the country. */
  order(command: WallCommand): Promise<Reply>;
}

/** Answers whatever a screen sends as a command: read, allowed, done, or refused with a sentence. Never rejects. */
export function createAnswer({ store, clock, log, order }: AnswerParts) {
  return async (said: unknown, audience: Audience): Promise<Reply> => {
    if (audience !== "desk") return { error: "Hanya meja piket yang dapat memberi perintah." };
    const read = Command.safeParse(said);
    if (!read.success) {
      const [issue] = read.error.issues;
      return {
        error: `Perintah ditolak: ${issue?.path.join(".") || "perintah"}: ${issue?.message ?? "tidak dikenal"}.`,
      };
    }
    const command = read.data;
    try {
      switch (command.name) {
        case "alert:acknowledge":
        case "alert:field-count":
        case "drill:plan":
          return await obey(command, { store, clock });
        case "wall:reload":
        case "wall:replay":
        case "wall:live":
          return await order(command);
      }
    } catch (error) {
      log("error", "command failed", { command: command.name, reason: reasonOf(error) });
      return { error: "Server tidak dapat menjalankan perintah ini. Coba lagi." };
    }
  };
}
