import type { NeedLine, StockBasis } from "../record/impact.ts";
import { middleOf } from "./displaced.ts";

/** need.14: what is missing, as far as anybody can know it: what an example says lies somewhere makes nothing less. */

interface Amounts {
  low: number;
  mid: number;
  high: number;
}

export type Shortage =
  /** Nobody reported what lies within reach. */
  | { known: "nothing" }
  /** Some reported; what the others hold may make it less. */
  | ({ known: "at most" } & Amounts)
  | ({ known: "all" } & Amounts);

type Line = Pick<NeedLine, "need" | "have" | "reported">;

export function shortageOf(line: Line, stock: StockBasis | null): Shortage {
  const short = lacking(line);
  if (short.high === 0) return { known: "all", ...short };
  if (stock === null || line.have === null) return { known: "nothing" };
  if (stock.example === 0) return { known: "all", ...short };
  return stock.example < stock.stores ? { known: "at most", ...short } : { known: "nothing" };
}

/** What the need leaves of what was reported. */
function lacking({ need, reported = 0 }: Line): Amounts {
  const less = (amount: number) => Math.max(0, amount - reported);
  return { low: less(need.low), mid: less(middleOf(need)), high: less(need.high) };
}

/** Of what lies within reach: how much only an example says lies there; null where no store keeps it. */
export function exampleOf({ have, reported = 0 }: Line): number | null {
  return have === null ? null : have - reported;
}

/** How far what was reported goes towards the need by the middle, 0–1; null while nobody reported. */
export function metShare(line: Line, stock: StockBasis | null): number | null {
  const shortage = shortageOf(line, stock);
  if (shortage.known === "nothing") return null;
  const middle = middleOf(line.need);
  return middle === 0 ? 1 : 1 - shortage.mid / middle;
}
