import type { Circumstances, Decision } from "../incident/decision.ts";
import { dateWords, daysUntil, dayStart } from "../time.ts";
import type { CommandOf } from "./commands.ts";

/** desk.29: the next drill, or that none is planned. */
export function planDrill({ on }: CommandOf<"drill:plan">, { world: { plan }, who, at }: Circumstances): Decision {
  if (on !== null && daysUntil(on, at) < 0)
    return { refusal: `${dateWords(dayStart(on))} sudah lewat. Pilih hari ini atau sesudahnya.` };
  const before = plan.get("drill")?.on ?? null;
  return {
    why: on === null ? "jadwal latihan dihapus" : `latihan berikutnya ${on}`,
    changes: [{ op: "put", record: { type: "plan", id: "drill", on, officer: who.officer, at } }],
    note: {
      hazardId: null,
      incidentId: null,
      words: on === null ? "Jadwal latihan dihapus" : `Latihan berikutnya: ${dateWords(dayStart(on))}`,
      detail: before === null ? "" : `semula ${dateWords(dayStart(before))}`,
    },
  };
}
