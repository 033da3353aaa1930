import type { Order } from "../../../shared/command/commands.ts";
import { decide } from "../../../shared/command/table.ts";
import type { Who } from "../../../shared/incident/decision.ts";
import type { World } from "../../../shared/world/world.ts";

/** deed.8: the sentence with which the server would refuse it just now; null when it would not. Nobody known may nothing. */
export function mayNot(
  order: Order,
  { world, who, at }: { world: World; who: Who | null; at: number | null },
): string | null {
  if (who === null) return "Belum diketahui siapa yang duduk di meja ini.";
  if (at === null) return "Sambungan terputus. Meja ini hanya dapat dibaca.";
  const command = { ...order, id: "" };
  const decision = decide(command, { world, who, at, second: null }, { linkId: null, wallName: null });
  return "refusal" in decision ? decision.refusal : null;
}
