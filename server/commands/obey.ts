import type { Alert } from "../../shared/record/alert.ts";
import type { AlertCommand, DrillCommand, Reply } from "../../shared/wire/protocol.ts";
import { clockWords, dateWords, daysUntil, dayStart } from "../../shared/time.ts";
import type { World, WorldRecord } from "../../shared/world/world.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";

type DeskCommand = AlertCommand | DrillCommand;
type Decision = { refusal: string } | { why: string; record: WorldRecord };

/** An officer's command, decided against the newest world: done and numbered, or refused with a sentence (wire.6). */
export async function obey(command: DeskCommand, { store, clock }: { store: Store; clock: Clock }): Promise<Reply> {
  let refusal = "";
  const entry = await store.commit((world) => {
    const at = clock.now();
    const decision = decide(command, world, at);
    if ("refusal" in decision) {
      refusal = decision.refusal;
      return null;
    }
    const { why, record } = decision;
    return { at, by: `officer:${command.officer}`, why, changes: [{ op: "put", record }] };
  });
  return entry ? { data: { seq: entry.seq } } : { error: refusal };
}

function decide(command: DeskCommand, world: World, at: number): Decision {
  switch (command.name) {
    case "alert:acknowledge":
    case "alert:field-count":
      return answer(command, world.alert.get(command.alertId), at);
    case "drill:plan":
      return planDrill(command, at);
  }
}

function planDrill({ on, officer }: DrillCommand, at: number): Decision {
  if (on !== null && daysUntil(on, at) < 0)
    return { refusal: `${dateWords(dayStart(on))} sudah lewat. Pilih hari ini atau sesudahnya.` };
  const why = on === null ? "jadwal latihan dihapus" : `latihan berikutnya ${on}`;
  return { why, record: { type: "plan", id: "drill", on, officer, at } };
}

function answer(command: AlertCommand, alert: Alert | undefined, at: number): Decision {
  if (!alert) return { refusal: `Peringatan ${command.alertId} tidak ada.` };
  if (alert.endedAt !== null) return { refusal: `Peringatan sudah berakhir pukul ${clockWords(alert.endedAt)} WIB.` };
  const { officer } = command;
  switch (command.name) {
    case "alert:acknowledge":
      if (alert.acknowledged) {
        const { officer: first, at: then } = alert.acknowledged;
        return { refusal: `Sudah diterima oleh ${first} pukul ${clockWords(then)} WIB.` };
      }
      return { why: "peringatan diterima", record: { ...alert, acknowledged: { officer, at, tier: alert.tier } } };
    case "alert:field-count":
      return { why: "kaji cepat", record: { ...alert, fieldCount: { people: command.people, officer, at } } };
  }
}
