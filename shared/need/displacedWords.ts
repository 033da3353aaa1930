import type { Displaced } from "../record/impact.ts";
import { oneDigit, thousands } from "../words/figures.ts";
import { middleOf } from "./displaced.ts";

/** What a room understands of a range so wide. */
export const TENFOLD = "bisa sepersepuluh, bisa sepuluh kali";

/** need.12: the figure to be told, and its range where it is an estimate, in the screen's own words for amounts. A count is told to the last one. */
export function displacedWords(
  displaced: Displaced,
  amount: (people: number) => string,
): { figure: string; range: string | null } {
  const { low, high, basis } = displaced;
  if (basis === "kaji cepat") return { figure: thousands(high), range: null };
  return {
    figure: amount(oneDigit(middleOf(displaced))),
    range: `${amount(oneDigit(low))}–${amount(oneDigit(high))}`,
  };
}
