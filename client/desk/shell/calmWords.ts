import type { Calm, Doubts } from "../../../shared/calm/calm.ts";
import { ownDoubtWords, silenceWords } from "../../../shared/calm/doubtWords.ts";
import { inForceWords } from "../../../shared/calm/inForce.ts";
import { noneOpenWords } from "../../../shared/calm/noWarning.ts";
import { stampWords } from "../../../shared/time.ts";
import { owedWords } from "../../../shared/words/owed.ts";

/** What the desk says while nothing waits for an answer: no event, no data and old data look different. */
export function calmWords(calm: Calm): { heading: string; sentence: string } {
  switch (calm.state) {
    case "calm":
      return {
        heading: "Tidak ada yang menunggu",
        sentence: noneOpenWords(calm),
      };
    case "in-force":
      return {
        heading: `${inForceWords(calm.hazards)} berlaku`,
        sentence: ["Tidak ada yang menunggu jawaban", ...doubtWords(calm.doubts)].join(". ") + ".",
      };
    case "unknown":
      return {
        heading: "Data tidak lengkap",
        sentence: `Yang terbuka tidak diketahui. ${doubtWords(calm.doubts).join(". ")}. Ini bukan keadaan tenang.`,
      };
  }
}

function doubtWords({ trust, clock, journal, heard }: Doubts): string[] {
  if (trust === null) return ["Keadaan sumber tidak diketahui", ...silenceWords({ heard })];
  const unread = trust.distrusted.filter(({ owed }) => !owed).map(({ title }) => title);
  return [
    ...(unread.length > 0 ? [`${unread.join(", ")} tidak terbaca`] : []),
    ...trust.distrusted.flatMap(({ title, owed }) => (owed ? [`${title}: ${owedWords(owed)}`] : [])),
    ...(trust.trusted || trust.distrusted.length > 0 ? [] : ["Belum ada sumber yang dibaca"]),
    ...ownDoubtWords({ journal, clock }, stampWords),
    ...silenceWords({ heard }),
  ];
}
