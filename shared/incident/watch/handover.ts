import { FEEDS } from "../../bmkg/feeds.ts";
import { shortageOf } from "../../need/shortage.ts";
import type { Incident } from "../../record/incident.ts";
import { clockWords, stampWords } from "../../time.ts";
import type { World } from "../../world/world.ts";
import { thousands } from "../../words/figures.ts";
import { callSign } from "../../officer/callSign.ts";
import { tierWords } from "../../words/tiers.ts";
import { STATE_WORDS } from "../states.ts";
import { incidentTitle } from "../told.ts";
import { sayOf } from "./say.ts";
import type { Timer } from "./timer.ts";
import { timersOf } from "./timers.ts";

/** The page that is signed by who goes and who comes. */

export const HANDOVER_PARTS = ["open", "unanswered", "late", "stock", "feeds", "promises"] as const;
export type HandoverPart = (typeof HANDOVER_PARTS)[number];

export const HANDOVER_WORDS: Readonly<Record<HandoverPart, string>> = {
  open: "Insiden terbuka",
  unanswered: "Belum diterima",
  late: "Lewat batas",
  stock: "Barang kurang",
  feeds: "Sumber bermasalah",
  promises: "Janji",
};

export interface HandoverLine {
  part: HandoverPart;
  words: string;
  detail: string;
  /** Since when it is so. */
  since: number;
  incidentId: string | null;
  hazardId: string | null;
}

/** incident.22: all that whoever comes has to know, by parts, in each the oldest first. What is past its last moment stands here still. */
export function handoverOf(world: World, now: number): HandoverLine[] {
  const timers = timersOf(world, now);
  const open = [...world.incident.values()].filter(({ closedAt }) => closedAt === null);
  const lines: HandoverLine[] = [
    ...open.map((incident) => openLine(world, incident)),
    ...timers.filter(({ kind }) => kind === "answer").map((timer) => timerLine(world, timer, "unanswered")),
    ...timers
      .filter(({ kind, dueAt }) => kind !== "answer" && kind !== "second" && dueAt <= now)
      .map((timer) => timerLine(world, timer, "late")),
    ...open.flatMap((incident) => stockLines(world, incident)),
    ...feedLines(world),
    ...timers.filter(({ kind }) => kind === "second").map((timer) => timerLine(world, timer, "promises")),
  ];
  const place = (line: HandoverLine) => HANDOVER_PARTS.indexOf(line.part);
  return lines.sort((a, b) => place(a) - place(b) || a.since - b.since || (a.words < b.words ? -1 : 1));
}

const of = ({ id, hazardIds }: Incident) => ({ incidentId: id, hazardId: hazardIds[0] ?? null });

function openLine(world: World, incident: Incident): HandoverLine {
  const { state, tier, acknowledged, actedAt, openedAt } = incident;
  const held = acknowledged ? `dipegang ${callSign(world.officer, acknowledged.officer)}` : "belum ada yang menerima";
  const last = actedAt === null ? "belum ada tindakan" : `tindakan terakhir ${stampWords(actedAt)}`;
  return {
    part: "open",
    words: incidentTitle(world, incident),
    detail: `${STATE_WORDS[state]}, ${tierWords(tier)}, ${held}, ${last}`,
    since: openedAt,
    ...of(incident),
  };
}

function timerLine(world: World, timer: Timer, part: HandoverPart): HandoverLine {
  const { title, reason } = sayOf(world, timer);
  const { since, incidentId, hazardId } = timer;
  return { part, words: title, detail: reason, since, incidentId, hazardId };
}

/** Short even by the low need, as far as anybody can know it; what nobody reported is told as that. */
function stockLines(world: World, incident: Incident): HandoverLine[] {
  return incident.hazardIds.flatMap((id) => {
    if (world.alert.get(id)?.endedAt !== null) return [];
    const impact = world.impact.get(id);
    const needs = impact?.needs.find(({ profile, days }) => profile === "perka-7-2008" && days === 3);
    if (!impact || !needs) return [];
    const short = needs.lines.map((line) => ({ line, shortage: shortageOf(line, needs.stock) }));
    const told = short.flatMap(({ line, shortage }) =>
      shortage.known === "nothing" || shortage.low === 0
        ? []
        : `${line.item} ${shortage.known === "at most" ? "paling banyak" : "sedikitnya"} ${thousands(shortage.low)} ${line.unit}`,
    );
    const unknown = short.filter(({ shortage }) => shortage.known === "nothing").map(({ line }) => line.item);
    const line = (words: string, detail: string): HandoverLine => ({
      part: "stock",
      words: `${incidentTitle(world, incident)}: ${words}`,
      detail,
      since: impact.computedAt,
      incidentId: incident.id,
      hazardId: id,
    });
    return [
      ...(told.length === 0 ? [] : [line("barang kurang", told.join(", "))]),
      ...(unknown.length === 0
        ? []
        : [line("kekurangan belum diketahui, isi gudang belum dilaporkan", unknown.join(", "))]),
    ];
  });
}

function feedLines({ feed }: World): HandoverLine[] {
  return [...feed.values()]
    .filter(({ outcome }) => outcome !== "read")
    .map(({ id, reason, since, outcome }) => ({
      part: "feeds",
      words: `${FEEDS[id].name} ${outcome === "unreachable" ? "tidak terjangkau" : "tidak terbaca"}`,
      detail: `sejak ${clockWords(since)} WIB${reason === null ? "" : `: ${reason}`}`,
      since,
      incidentId: null,
      hazardId: null,
    }));
}
