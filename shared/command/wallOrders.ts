import { alarmWaits } from "../alert/alarmWaits.ts";
import type { Circumstances, Decision } from "../incident/decision.ts";
import { dateWords, dayStart } from "../time.ts";
import { hazardTitle } from "../words/titles.ts";
import type { World } from "../world/world.ts";
import type { WallCommand } from "./commands.ts";

/**
 * An order to one wall: about a screen and not about the country, so that the note is all that stands of it (desk.33).
 * @param wallName as the desk calls it; null when it is not there.
 */
export function orderWall(command: WallCommand, { world }: Circumstances, wallName: string | null): Decision {
  if (wallName === null) return { refusal: "Dinding ini tidak tersambung ke server ini." };
  if (command.name === "wall:replay" && alarmWaits(world))
    return { refusal: "Ada peringatan tingkat 3 atau 4 yang belum diterima. Dinding tetap langsung." };
  return {
    why: `perintah ke dinding ${wallName}`,
    changes: [],
    note: { hazardId: null, incidentId: null, words: `Dinding ${wallName}: ${orderWords(command, world)}`, detail: "" },
  };
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
