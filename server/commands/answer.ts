import type { z } from "zod";
import { Command } from "../../shared/command/commands.ts";
import type { Reply } from "../../shared/wire/protocol.ts";
import type { Access } from "../access/access.ts";
import type { Knocker, Sitting } from "../access/sitting.ts";
import { reasonOf, type Log } from "../log.ts";
import { obey, type By, type ObeyParts } from "./obey.ts";
import { order, type FoundWall } from "./order.ts";

interface AnswerParts extends ObeyParts {
  log: Log;
  access: Pick<Access, "isIdle" | "second" | "awake">;
  /** Null when no wall of this server calls itself so. */
  findWall(screen: string): FoundWall | null;
}

const IDLE = "Meja ini lama tidak disentuh. Tulis PIN Anda, lalu perintah ini dijalankan.";

/** Answers whatever a desk sends as a command: read, allowed, done, or refused with a sentence. Never rejects. */
export function createAnswer({ log, access, findWall, ...parts }: AnswerParts) {
  return async (said: unknown, sitting: Sitting, knocker: Knocker): Promise<Reply> => {
    const read = Command.safeParse(said);
    if (!read.success) return { error: refusalOf(read.error) };
    const command = read.data;
    try {
      // deed.5: the screen stays, and so does what was typed; the deed waits for who sits there.
      if (await access.isIdle(sitting.session)) return { error: IDLE, pin: true };
      const told = "second" in command ? command.second : null;
      const second = told === null ? null : await access.second(told, sitting, knocker);
      if (second !== null && "refusal" in second) return { error: second.refusal };
      const by: By = { who: { officer: sitting.officer, role: sitting.role }, second };
      const reply = await ("screen" in command
        ? order(command, by, { ...parts, log, wall: findWall(command.screen) })
        : obey(command, by, parts));
      access.awake(sitting.session);
      return reply;
    } catch (error) {
      log("error", "command failed", { command: command.name, reason: reasonOf(error) });
      return { error: "Server tidak dapat menjalankan perintah ini. Coba lagi." };
    }
  };
}

function refusalOf({ issues: [issue] }: z.ZodError): string {
  return `Perintah ditolak: ${issue?.path.join(".") || "perintah"}: ${issue?.message ?? "tidak dikenal"}.`;
}
