import type { WallCommand } from "../../shared/command/commands.ts";
import { decide } from "../../shared/command/table.ts";
import type { Reply } from "../../shared/wire/protocol.ts";
import type { Log } from "../log.ts";
import { doneAt, obey, type By, type ObeyParts } from "./obey.ts";

/** One wall, as an order finds it. */
export interface FoundWall {
  name: string;
  /** Null when done, else why not. */
  carryOut(command: WallCommand): Promise<string | null>;
}

interface OrderParts extends ObeyParts {
  log: Log;
  /** Null when it is not there. */
  wall: FoundWall | null;
}

/** An order to one wall: carried out first, for of what was carried out alone a note stands in the journal (desk.33). */
export async function order(command: WallCommand, by: By, { log, wall, ...parts }: OrderParts): Promise<Reply> {
  const { world } = parts.store;
  const before = doneAt(world, command.id);
  if (before !== null) return { data: { seq: before } };
  const wallName = wall?.name ?? null;
  const decision = decide(command, { ...by, world, at: parts.clock.now() }, { wallName, linkId: null });
  const refusal = "refusal" in decision ? decision.refusal : await wall?.carryOut(command);
  const { name, screen } = command;
  log("info", "wall: order of the desk", { order: name, screen, wall: wallName, officer: by.who.officer, refusal });
  return refusal ? { error: refusal } : obey(command, by, parts, wallName);
}
