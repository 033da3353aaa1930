import { setTimeout as sleep } from "node:timers/promises";
import type { WallCommand } from "../../shared/command/commands.ts";
import type { FoundWall } from "../commands/order.ts";
import type { Replays } from "./replay/replays.ts";
import type { Walls } from "./walls.ts";

const ANSWERED_WITHIN_MS = 8000;

interface OrderParts {
  walls: Walls;
  replays: Replays;
  /** Tells the wall's page to load anew. */
  reload(key: string): void;
}

/** The wall that calls itself so, and how an order is carried out there; null when it is not there. */
export function createFindWall({ walls, replays, reload }: OrderParts) {
  return (screen: string): FoundWall | null => {
    const key = walls.keyOf(screen);
    if (key === null) return null;
    return { name: walls.nameOf(key) ?? screen, carryOut: (command) => carryOut(command, key) };
  };

  async function carryOut(command: WallCommand, key: string): Promise<string | null> {
    switch (command.name) {
      case "wall:reload":
        reload(key);
        return null;
      case "wall:live":
        return replays.end(key) ? null : "Dinding ini sudah menampilkan keadaan langsung.";
      case "wall:replay":
        // Reading back through years takes longer than an officer's screen waits for an answer; it goes on all the same.
        return Promise.race([
          replays.start(key, command.of, command.speed),
          sleep(ANSWERED_WITHIN_MS, null, { ref: false }),
        ]);
    }
  }
}
