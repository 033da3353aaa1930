import { COMMANDS } from "../../../shared/command/table.ts";
import type { CommandName } from "../../../shared/command/commands.ts";
import type { Who } from "../../../shared/incident/decision.ts";
import { capital } from "../../../shared/words/capitals.ts";
import type { Answerable } from "../answers.ts";
import { roleMayNot } from "./mayNot.ts";

/** Where a command is given: in a panel of what is shown, or in a dialog of the desk. */
export type Place =
  { at: "panel"; panel: Answerable } | { at: "desk"; dialog: "walls" | "drill" | "seat" | "handover" | "keys" };

const panel = (name: Answerable): Place => ({ at: "panel", panel: name });
const desk = (dialog: Extract<Place, { at: "desk" }>["dialog"]): Place => ({ at: "desk", dialog });

/** desk.45: every command has its place, so that the list of commands is the table's own. */
const PLACES: Readonly<Record<CommandName, Place>> = {
  "incident:answer": panel("answer"),
  "incident:open": panel("open"),
  "incident:step": panel("step"),
  "incident:count": panel("count"),
  "incident:contact": panel("post"),
  "incident:decree": panel("decree"),
  "incident:rename": panel("shape"),
  "incident:merge": panel("shape"),
  "incident:split": panel("shape"),
  "incident:end": panel("end"),
  "incident:agree": panel("agree"),
  "incident:withdraw": panel("agree"),
  "incident:close": panel("close"),
  "note:write": panel("write"),
  "note:strike": panel("write"),
  "duty:begin": desk("seat"),
  "duty:end": desk("seat"),
  "duty:hand-over": desk("handover"),
  "drill:plan": desk("drill"),
  "link:make": desk("walls"),
  "link:revoke": desk("walls"),
  "wall:reload": desk("walls"),
  "wall:replay": desk("walls"),
  "wall:live": desk("walls"),
};

export interface OrderRow {
  name: CommandName;
  words: string;
  place: Place;
  /** Why it can't be given from here; null where it can. */
  refused: string | null;
}

/** All whose words hold what was typed, in the table's order. */
export function ordersFor(typed: string, who: Who | null, stands: (panel: Answerable) => boolean): OrderRow[] {
  const asked = typed.trim().toLowerCase();
  return (Object.keys(COMMANDS) as CommandName[])
    .filter((name) => COMMANDS[name].act.toLowerCase().includes(asked))
    .map((name) => {
      const place = PLACES[name];
      const isHere = place.at === "desk" || stands(place.panel);
      const nowhere = isHere ? null : "Tidak ada tempatnya di kejadian yang tampil.";
      return { name, words: capital(COMMANDS[name].act), place, refused: roleMayNot(name, who) ?? nowhere };
    });
}
