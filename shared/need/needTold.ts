import type { NeedLine, StockBasis } from "../record/impact.ts";
import { middleOf } from "./displaced.ts";
import { exampleOf, shortageOf } from "./shortage.ts";

/** need.14: one line for those who read figures and no screens: an example is called one, and a shortage that is not known is null. */
export function needTold(line: NeedLine, stock: StockBasis | null) {
  const { item, unit, need, have, reported = 0, locked = 0, expiresAt = null, useFirst } = line;
  const shortage = shortageOf(line, stock);
  const amounts =
    shortage.known === "nothing" ? null : { low: shortage.low, mid: Math.round(shortage.mid), high: shortage.high };
  return {
    item,
    unit,
    need: { low: need.low, mid: Math.round(middleOf(need)), high: need.high },
    reported: have === null ? null : reported,
    example: exampleOf(line),
    locked,
    short: shortage.known === "all" ? amounts : null,
    shortAtMost: shortage.known === "at most" ? amounts : null,
    expiresAt,
    useFirst,
  };
}
