import { Command, type Audience, type Reply, type WallCommand } from "../../shared/wire/protocol.ts";
import { reasonOf, type Log } from "../log.ts";
import { obey, type ObeyParts } from "./obey.ts";

interface AnswerParts extends ObeyParts {
  log: Log;
  /** Carries out an order to one wall, which is about a screen and not about the country. */
  order(command: WallCommand): Promise<Reply>;
}

/** Answers whatever a screen sends as a command: read, allowed, done, or refused with a sentence. Never rejects. */
export function createAnswer({ log, order, ...parts }: AnswerParts) {
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
        case "link:make":
        case "link:revoke":
          return await obey(command, parts);
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
