import type { JournalCheck } from "../bmkg/standing.ts";
import { clockOffWords } from "../words/clock.ts";
import type { Doubts } from "./calm.ts";

/** What keeps us from knowing, but for the feeds, whose words each screen has: the gravest first, without full stops. */
export function ownDoubtWords(
  { journal, clock }: Pick<Doubts, "journal" | "clock">,
  timeWords: (at: number) => string,
): string[] {
  return [
    ...(journal ? journalWords(journal, timeWords) : []),
    ...(clock ? [`Jam server ${clockOffWords(clock.aheadMs ?? 0)}`] : []),
  ];
}

/** That nothing is heard from the server, or not yet all; a screen tells since when beside its clock. */
export function silenceWords({ heard }: Pick<Doubts, "heard">): string[] {
  if (heard === null) return [];
  return [heard.silenceS === null || !heard.whole ? "Kabar dari server belum lengkap" : "Tidak ada kabar dari server"];
}

function journalWords({ failingSince, unkept, missing }: JournalCheck, timeWords: (at: number) => string): string[] {
  const waiting = [
    ...(missing > 0 ? [`${missing} catatan terakhir jurnal hilang`, "Layar pernah menerimanya; periksa cadangan"] : []),
    ...(unkept > 0 ? [`${unkept} bacaan BMKG belum tercatat`] : []),
  ];
  if (failingSince === null) return waiting;
  return [
    `Jurnal tidak dapat ditulis sejak ${timeWords(failingSince)}`,
    "Kabar baru belum dapat dicatat dan belum tampil",
    ...waiting,
  ];
}
