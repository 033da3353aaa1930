import type { CommandName, Order } from "../../../shared/command/commands.ts";
import { COMMANDS, decide } from "../../../shared/command/table.ts";
import type { Who } from "../../../shared/incident/decision.ts";
import { ROLE_WORDS } from "../../../shared/officer/callSign.ts";
import type { World } from "../../../shared/world/world.ts";

export const OFFLINE = "Sambungan terputus. Meja ini hanya dapat dibaca.";
const NOBODY = "Belum diketahui siapa yang duduk di meja ini.";

/** deed.8: the sentence with which the server would refuse it just now; null when it would not. Nobody known may nothing. */
export function mayNot(
  order: Order,
  { world, who, at }: { world: World; who: Who | null; at: number | null },
): string | null {
  if (who === null) return NOBODY;
  if (at === null) return OFFLINE;
  const command = { ...order, id: "" };
  const decision = decide(command, { world, who, at, second: null }, { linkId: null, wallName: null });
  return "refusal" in decision ? decision.refusal : null;
}

/** Before a form is filled: whether whoever sits here may give it at all, whatever it will say. */
export function roleMayNot(name: CommandName, who: Who | null): string | null {
  const { may, act } = COMMANDS[name];
  if (who === null) return NOBODY;
  return may.includes(who.role) ? null : `${ROLE_WORDS[who.role]} tidak dapat ${act}.`;
}
