import type { Command, Reply } from "../../shared/protocol.ts";
import { clockWords } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";

/** An officer's command, decided against the newest world: done and numbered, or refused with a sentence. */
export async function obey(command: Command, { store, clock }: { store: Store; clock: Clock }): Promise<Reply> {
  let refusal = "";
  const entry = await store.commit((world) => {
    const alert = world.alert.get(command.alertId);
    if (!alert) refusal = `Peringatan ${command.alertId} tidak ada.`;
    else if (alert.endedAt !== null) refusal = `Peringatan sudah berakhir pukul ${clockWords(alert.endedAt)} WIB.`;
    else if (alert.acknowledged)
      refusal = `Sudah diterima oleh ${alert.acknowledged.officer} pukul ${clockWords(alert.acknowledged.at)} WIB.`;
    else {
      const at = clock.now();
      const acknowledged = { officer: command.officer, at, tier: alert.tier };
      return {
        at,
        by: `officer:${command.officer}`,
        why: "peringatan diterima",
        changes: [{ op: "put", record: { ...alert, acknowledged } }],
      };
    }
    return null;
  });
  return entry ? { data: { seq: entry.seq } } : { error: refusal };
}
