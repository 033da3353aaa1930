import { probabilityAtLeast } from "../intensity/probability.ts";
import type { ExpectedPeople } from "../record/impact.ts";

/** impact.20: people below III.5 count for no alarm: the tail of σ over tens of millions would drown those who are shaken. */
const EXPECTED_FROM = 2 * 3.5;

/**
 * impact.20: Σ people × P(I ≥ L): the middle of each half unit stands for all who are in it, which is within some 10 % of the sum over points
 * (SCIENCE §7.1). `halves` are people by half unit of MMI, `spread` the same times the σ at their place, `from` the weakest half unit that counts.
 */
export function expectedPeople(halves: Float64Array, spread: Float64Array, from = EXPECTED_FROM): ExpectedPeople {
  const expected = { v: 0, vi: 0, vii: 0, viii: 0 };
  for (let half = from; half < halves.length; half++) {
    const people = halves[half];
    if (people === 0) continue;
    const [middle, sigma] = [(half + 0.5) / 2, spread[half] / people];
    expected.v += people * probabilityAtLeast(middle, sigma, 5);
    expected.vi += people * probabilityAtLeast(middle, sigma, 6);
    expected.vii += people * probabilityAtLeast(middle, sigma, 7);
    expected.viii += people * probabilityAtLeast(middle, sigma, 8);
  }
  return expected;
}
