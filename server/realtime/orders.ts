import { setTimeout as sleep } from "node:timers/promises";
import type { Reply, WallCommand } from "../../shared/wire/protocol.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { alarmWaits } from "./alarm.ts";
import type { Replays } from "./replay/replays.ts";
import type { Walls } from "./walls.ts";

const ANSWERED_WITHIN_MS = 8000;

interface OrderParts {
  store: Store;
  log: Log;
  walls: Walls;
  replays: Replays;
  /** Tells the wall's page to load anew. */
  reload(key: string): void;
}

/** An order to one wall: it is about a screen, so it stands in the log and not in the journal. */
export function createOrders({ store, log, walls, replays, reload }: OrderParts) {
  return async (command: WallCommand): Promise<Reply> => {
    const key = walls.keyOf(command.screen);
    if (key === null) return { error: "Dinding ini tidak tersambung ke server ini." };
    const refusal = await carryOut(command, key);
    const { name, screen, officer } = command;
    log("info", "wall: order of the desk", { order: name, screen, wall: walls.nameOf(key), officer, refusal });
    return refusal === null ? { data: { seq: store.mark.seq } } : { error: refusal };
  };

  /** Null when done, else why not. */
  async function carryOut(command: WallCommand, key: string): Promise<string | null> {
    switch (command.name) {
      case "wall:reload":
        reload(key);
        return null;
      case "wall:live":
        return replays.end(key) ? null : "Dinding ini sudah menampilkan keadaan langsung.";
      case "wall:replay":
        if (alarmWaits(store.world))
          return "Ada peringatan tingkat 3 atau 4 yang belum diterima. Dinding tetap langsung.";
        // Reading back through years takes longer than an officer's screen waits for an answer; it goes on all the same.
        return Promise.race([
          replays.start(key, command.of, command.speed),
          sleep(ANSWERED_WITHIN_MS, null, { ref: false }),
        ]);
    }
  }
}
