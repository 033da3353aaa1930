import { answer } from "../incident/answer.ts";
import { close } from "../incident/close.ts";
import { contact } from "../incident/contact.ts";
import { count } from "../incident/count.ts";
import type { Circumstances, Decision } from "../incident/decision.ts";
import { decree } from "../incident/decree.ts";
import { beginDuty, begun, endDuty, handOver } from "../incident/duty.ts";
import { agree, end, withdraw } from "../incident/end.ts";
import { merge } from "../incident/merge.ts";
import { strikeNote, writeNote } from "../incident/notes.ts";
import { openByHand } from "../incident/openByHand.ts";
import { rename } from "../incident/rename.ts";
import { split } from "../incident/split.ts";
import { step } from "../incident/step.ts";
import type { Role } from "../record/officer.ts";
import { ROLE_WORDS } from "../officer/callSign.ts";
import type { Command, CommandName, CommandOf } from "./commands.ts";
import { planDrill } from "./planDrill.ts";
import { makeLink, revokeLink } from "./wallLinks.ts";
import { orderWall } from "./wallOrders.ts";

/** What the server alone can tell of a command; a screen that asks whether it would be refused tells null. */
export interface Given {
  /** Of the link that was made for it. */
  linkId: string | null;
  /** Of the wall that it is for; null when that is not there. */
  wallName: string | null;
}

interface Rule<Of extends Command> {
  /** deed.1: whoever is not named here is refused, whatever stands. */
  may: readonly Role[];
  /** What is done, as a verb with its object, in Indonesian: for refusals, buttons that are grey, and the list of commands. */
  act: string;
  /** Whoever does it is on duty from then on, if they were not. */
  operative: boolean;
  decide(command: Of, circumstances: Circumstances, given: Given): Decision;
}

const OPERATE: readonly Role[] = ["petugas", "penyelia"];
const SEE_TO_SCREENS: readonly Role[] = ["petugas", "penyelia", "admin"];
const WRITE: readonly Role[] = ["petugas", "penyelia", "gudang", "admin"];

/** deed.1: every command there is, who may give it, and what comes of it. Server and screens ask the same table. */
export const COMMANDS: { readonly [Name in CommandName]: Rule<CommandOf<Name>> } = {
  "incident:answer": operating("menerima peringatan", answer),
  "incident:open": operating("membuka insiden", openByHand),
  "incident:step": operating("mengubah tahap insiden", step),
  "incident:count": operating("mencatat kaji cepat", count),
  "incident:contact": operating("mencatat jawaban pos", contact),
  "incident:decree": operating("mencatat SK tanggap darurat", decree),
  "incident:rename": operating("menamai insiden", rename),
  "incident:merge": operating("menggabung insiden", merge),
  "incident:split": operating("memisah insiden", split),
  "incident:end": operating("mengakhiri peringatan", end),
  "incident:agree": operating("menyetujui sebagai orang kedua", agree),
  "incident:withdraw": operating("menarik permintaan persetujuan", withdraw),
  "incident:close": operating("menutup insiden", close),
  "note:write": { may: WRITE, act: "menulis catatan", operative: false, decide: writeNote },
  "note:strike": { may: WRITE, act: "mencoret catatan", operative: false, decide: strikeNote },
  "duty:begin": { may: OPERATE, act: "mulai jaga", operative: false, decide: beginDuty },
  "duty:end": { may: OPERATE, act: "selesai jaga", operative: false, decide: endDuty },
  "duty:hand-over": { may: OPERATE, act: "menyerahkan jaga", operative: false, decide: handOver },
  "drill:plan": { may: SEE_TO_SCREENS, act: "menjadwalkan latihan", operative: false, decide: planDrill },
  "link:make": {
    may: SEE_TO_SCREENS,
    act: "membuat tautan dinding",
    operative: false,
    decide: (command, circumstances, { linkId }) => makeLink(command, circumstances, linkId ?? ""),
  },
  "link:revoke": { may: SEE_TO_SCREENS, act: "mencabut tautan dinding", operative: false, decide: revokeLink },
  "wall:reload": ordering("memuat ulang dinding"),
  "wall:replay": ordering("memutar ulang di dinding"),
  "wall:live": ordering("mengembalikan dinding ke langsung"),
};

function operating<Of>(act: string, decide: (command: Of, circumstances: Circumstances) => Decision) {
  return { may: OPERATE, act, operative: true, decide };
}

function ordering(act: string) {
  return {
    may: SEE_TO_SCREENS,
    act,
    operative: false,
    decide: (command: Parameters<typeof orderWall>[0], circumstances: Circumstances, { wallName }: Given) =>
      orderWall(command, circumstances, wallName),
  };
}

/** deed.2: may, then what comes of it in the world as it stands. */
export function decide(command: Command, circumstances: Circumstances, given: Given): Decision {
  const rule = COMMANDS[command.name] as Rule<Command>;
  const { role } = circumstances.who;
  if (!rule.may.includes(role)) return { refusal: `${ROLE_WORDS[role]} tidak dapat ${rule.act}.` };
  const decision = rule.decide(command, circumstances, given);
  if ("refusal" in decision || !rule.operative) return decision;
  return { ...decision, changes: [...begun(circumstances), ...decision.changes] };
}
