import type { Blocks } from "../geo/blocks.ts";
import { airportOf } from "./air.ts";
import { groupBy } from "../groupBy.ts";
import { type Means, NONE, type Stop } from "./means.ts";

/**
 * Where the journeys of a block begin: its stops by their land and the airport that they use. All that stand in one group have the same
 * road, quays and flights before them, so that the hours of all of them have bounds. Block `b` has the groups `from[b]` up to
 * `from[b + 1]`, the latter left out.
 */
export interface Starts {
  readonly from: Uint32Array;
  /** Island, or `NONE`. */
  readonly lands: Int32Array;
  /** Rank among the airports of `Means`, or `NONE`. */
  readonly airports: Int32Array;
  /** Hours to the airport, of the nearest and of the farthest of the group. */
  readonly leastHours: Float64Array;
  readonly mostHours: Float64Array;
}

/** @param stopOf by position in the list that the blocks were built from */
export function startsOf(blocks: Blocks, stopOf: (position: number) => Stop, means: Means): Starts {
  const ranks = new Map(means.airports.map((airport, rank) => [airport, rank]));
  const byBlock = Array.from({ length: blocks.count }, (_, block) => {
    const stops = Array.from(blocks.positions.subarray(blocks.from[block], blocks.from[block + 1]), (position) => {
      const { island, ...stop } = stopOf(position);
      const near = airportOf({ island, ...stop }, means);
      return {
        land: island ?? NONE,
        airport: near ? (ranks.get(near.airport) ?? NONE) : NONE,
        hours: near?.hours ?? Infinity,
      };
    });
    return [...groupBy(stops, ({ land, airport }) => `${land} ${airport}`).values()];
  });
  const groups = byBlock.flat();
  const from = new Uint32Array(blocks.count + 1);
  byBlock.forEach(({ length }, block) => (from[block + 1] = from[block] + length));
  return {
    from,
    lands: Int32Array.from(groups, ([{ land }]) => land),
    airports: Int32Array.from(groups, ([{ airport }]) => airport),
    leastHours: Float64Array.from(groups, (stops) => Math.min(...stops.map(({ hours }) => hours))),
    mostHours: Float64Array.from(groups, (stops) => Math.max(...stops.map(({ hours }) => hours))),
  };
}
