import type { Alert } from "../../shared/alert.ts";
import type { AlertCommand, Reply } from "../../shared/protocol.ts";
import { clockWords } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";

type Decision = { refusal: string } | { why: string; alert: Alert };

/** An officer's command, decided against the newest world: done and numbered, or refused with a sentence. */
export async function obey(command: AlertCommand, { store, clock }: { store: Store; clock: Clock }): Promise<Reply> {
  let refusal = "";
  const entry = await store.commit((world) => {
    const at = clock.now();
    const decision = decide(command, world.alert.get(command.alertId), at);
    if ("refusal" in decision) {
      refusal = decision.refusal;
      return null;
    }
    const { why, alert } = decision;
    return { at, by: `officer:${command.officer}`, why, changes: [{ op: "put", record: alert }] };
  });
  return entry ? { data: { seq: entry.seq } } : { error: refusal };
}

function decide(command: AlertCommand, alert: Alert | undefined, at: number): Decision {
  if (!alert) return { refusal: `Peringatan ${command.alertId} tidak ada.` };
  if (alert.endedAt !== null) return { refusal: `Peringatan sudah berakhir pukul ${clockWords(alert.endedAt)} WIB.` };
  const { officer } = command;
  switch (command.name) {
    case "alert:acknowledge":
      if (alert.acknowledged) {
        const { officer: first, at: then } = alert.acknowledged;
        return { refusal: `Sudah diterima oleh ${first} pukul ${clockWords(then)} WIB.` };
      }
      return { why: "peringatan diterima", alert: { ...alert, acknowledged: { officer, at, tier: alert.tier } } };
    case "alert:field-count":
      return { why: "kaji cepat", alert: { ...alert, fieldCount: { people: command.people, officer, at } } };
  }
}
