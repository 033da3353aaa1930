import { cheapestMatching } from "./matching.ts";

/** A unit that can go to a target, and how long it takes. */
export interface Candidate {
  /** In `Exposure.places`. */
  position: number;
  hours: number;
}

export interface Assignment {
  /** Each target's people, as its hours are weighed. */
  people: readonly number[];
  /** Of each target, soonest first: `rounds` × targets of them, or all that there are (help.11). */
  candidates: readonly (readonly Candidate[])[];
  rounds: number;
  /** A target that stays without a unit counts as reached after so many hours. */
  withoutHours: number;
}

/**
 * help.10: units by rounds, each round at most one unit more for each target: of those that are left, so that the sum of people × hours
 * is least. Of each target its units, soonest first.
 */
export function assignUnits({ people, candidates, rounds, withoutHours }: Assignment): Candidate[][] {
  const sent: Candidate[][] = people.map(() => []);
  const taken = new Set<number>();
  for (let round = 0; round < rounds; round++) {
    // help.11: the other targets take fewer than there are targets, so that farther candidates are never needed.
    const free = candidates.map((list) => firstFree(list, taken, people.length));
    const columnOf = new Map<number, number>();
    for (const { position } of free.flat()) if (!columnOf.has(position)) columnOf.set(position, columnOf.size);
    const costs = free.map((list, target) => {
      const row = new Float64Array(columnOf.size).fill(Infinity);
      for (const { position, hours } of list) row[columnOf.get(position) ?? -1] = people[target] * hours;
      return row;
    });
    const without = people.map((count) => count * withoutHours);
    cheapestMatching(costs, without, columnOf.size).forEach((column, target) => {
      const chosen = free[target].find(({ position }) => columnOf.get(position) === column);
      if (!chosen) return;
      taken.add(chosen.position);
      sent[target].push(chosen);
    });
  }
  return sent.map((list) => list.sort((a, b) => a.hours - b.hours));
}

function firstFree(list: readonly Candidate[], taken: ReadonlySet<number>, most: number): Candidate[] {
  const free: Candidate[] = [];
  for (const one of list) {
    if (free.length === most) break;
    if (!taken.has(one.position)) free.push(one);
  }
  return free;
}
