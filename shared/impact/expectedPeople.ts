import { probabilityAtLeast } from "../intensity/probability.ts";
import type { ExpectedPeople } from "../record/impact.ts";

/** impact.20: people below III.5 count for no alarm: the tail of σ over tens of millions would drown those who are shaken. */
const EXPECTED_FROM = 2 * 3.5;

/**
 * impact.20: Σ people × P(I ≥ L): the middle of each half unit stands for all who are in it, which is within some 10 % of the sum over points
 * (SCIENCE §7.1). `halves` are people by half unit of MMI, `spread` the same times the σ at their place, `from` the weakest half unit that counts.
 */
export function expectedPeople(halves: Float64Array, spread: Float64Array, from = EXPECTED_FROM): ExpectedPeople {
  const atLeast = (level: number) => {
    const chances = chancesAtLeast(level, halves, spread, from);
    return halves.reduce((sum, people, half) => sum + people * chances[half], 0);
  };
  return { v: atLeast(5), vi: atLeast(6), vii: atLeast(7), viii: atLeast(8) };
}

/** By half unit of MMI, how likely those who are in it have a level or more. */
export function chancesAtLeast(
  level: number,
  halves: Float64Array,
  spread: Float64Array,
  from = EXPECTED_FROM,
): Float64Array {
  return halves.map((people, half) =>
    half < from || people === 0 ? 0 : probabilityAtLeast((half + 0.5) / 2, spread[half] / people, level),
  );
}
