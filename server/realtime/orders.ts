import { setTimeout as sleep } from "node:timers/promises";
import { hazardTitle } from "../../shared/words/titles.ts";
import { dateWords, dayStart } from "../../shared/time.ts";
import type { Reply, WallCommand } from "../../shared/wire/protocol.ts";
import type { World } from "../../shared/world/world.ts";
import type { Clock } from "../clock.ts";
import { noted } from "../commands/noted.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { alarmWaits } from "./alarm.ts";
import type { Replays } from "./replay/replays.ts";
import type { Walls } from "./walls.ts";

const ANSWERED_WITHIN_MS = 8000;

interface OrderParts {
  store: Store;
  clock: Clock;
  log: Log;
  walls: Walls;
  replays: Replays;
  /** Tells the wall's page to load anew. */
  reload(key: string): void;
}

/** An order to one wall. Of what was carried out a note stands in the journal (desk.33). */
export function createOrders({ store, clock, log, walls, replays, reload }: OrderParts) {
  return async (command: WallCommand): Promise<Reply> => {
    const key = walls.keyOf(command.screen);
    if (key === null) return { error: "Dinding ini tidak tersambung ke server ini." };
    // It may be gone once it was told.
    const wall = walls.nameOf(key) ?? command.screen;
    const refusal = await carryOut(command, key);
    const { name, screen, officer } = command;
    log("info", "wall: order of the desk", { order: name, screen, wall, officer, refusal });
    if (refusal !== null) return { error: refusal };
    await store.commit((world) => {
      const at = clock.now();
      const note = { hazardId: null, words: `Dinding ${wall}: ${orderWords(command, world)}`, detail: "" };
      return {
        at,
        by: `officer:${officer}`,
        why: `perintah ke dinding ${wall}`,
        changes: noted(world, { at, officer }, note),
      };
    });
    return { data: { seq: store.mark.seq } };
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

function orderWords(command: WallCommand, { hazard, impact }: World): string {
  switch (command.name) {
    case "wall:reload":
      return "dimuat ulang";
    case "wall:live":
      return "kembali ke langsung";
    case "wall:replay": {
      const { of, speed } = command;
      if (of.kind === "day") return `memutar ulang ${dateWords(dayStart(of.day))}, ${speed}×`;
      const about = hazard.get(of.hazardId);
      const title = about ? hazardTitle(about, impact.get(about.id)?.kabupaten) : of.hazardId;
      return `memutar ulang ${title}, ${speed}×`;
    }
  }
}
