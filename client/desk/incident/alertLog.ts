import type { Alert } from "../../../shared/record/alert.ts";
import type { World } from "../../../shared/world/world.ts";
import { hazardTitle } from "../../../shared/words/titles.ts";
import { tierWords } from "../../../shared/words/tiers.ts";
import { MOVE_WORDS } from "../say/words.ts";

export interface LogLine {
  key: string;
  at: number;
  words: string;
  why: string;
  who: string;
}

/** What became of the alerts, newest first: every rise, lowering, end and answer. */
export function alertLog({ alert, hazard, impact }: World, atMost: number): LogLine[] {
  return [...alert.values()]
    .flatMap((each) => {
      const about = hazard.get(each.id);
      return linesOf(each, about ? hazardTitle(about, impact.get(each.id)?.kabupaten) : each.id);
    })
    .sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
    .slice(0, atMost);
}

function linesOf({ id, history, acknowledged }: Alert, title: string): LogLine[] {
  const moves = history.map(({ at, move, tier, why }, index) => ({
    key: `${id}/${index}`,
    at,
    words: `${title}: ${MOVE_WORDS[move]} ${tierWords(tier)}`,
    why,
    who: "Sigap",
  }));
  if (!acknowledged) return moves;
  const { at, officer, tier } = acknowledged;
  return [
    ...moves,
    {
      key: `${id}/ack`,
      at,
      words: `${title}: diterima pada ${tierWords(tier)}`,
      why: "",
      who: officer,
    },
  ];
}
