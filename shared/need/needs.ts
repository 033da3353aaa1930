/** What displaced people need, from the table `needs.csv`. */

export type NeedProfile = "perka-7-2008" | "paket-lapangan";

/** One row of the table. */
export interface NeedRate {
  profile: NeedProfile;
  item: string;
  unit: string;
  /** `person-day`: a rate for each person and day · `family`: for each family · `persons`: one for so many people. */
  per: "person-day" | "family" | "persons";
  rate: number;
  /** Days on which the rate holds, from 1; null: to the end. */
  fromDay: number;
  toDay: number | null;
  /** Given anew after so many days; null: given once. */
  everyDays: number | null;
  note: string;
  source: string;
}

/** need.3: whole units, rounded up: half a tent houses nobody. */
export interface Need {
  item: string;
  unit: string;
  low: number;
  mid: number;
  high: number;
}

/** Persons; of both profiles (InaSAFE minimum needs; BNPB planned four to a tent at Palu 2018). */
export const FAMILY_SIZE = 5;

/** One line an item, in the table's order. `people` may be a fraction, as an estimate is. */
export function needs(
  people: { low: number; mid: number; high: number },
  days: 3 | 7 | 14,
  profile: NeedProfile,
  table: readonly NeedRate[],
): Need[] {
  const sums = new Map<string, Need>();
  for (const rate of table) {
    if (rate.profile !== profile) continue;
    const { item, unit } = rate;
    const sum = sums.get(item) ?? { item, unit, low: 0, mid: 0, high: 0 };
    sums.set(item, {
      ...sum,
      low: sum.low + amount(rate, people.low, days),
      mid: sum.mid + amount(rate, people.mid, days),
      high: sum.high + amount(rate, people.high, days),
    });
  }
  return [...sums.values()].map((sum) => ({
    ...sum,
    low: wholeUp(sum.low),
    mid: wholeUp(sum.mid),
    high: wholeUp(sum.high),
  }));
}

function amount({ per, rate, fromDay, toDay, everyDays }: NeedRate, people: number, days: number): number {
  switch (per) {
    case "person-day":
      return rate * people * Math.max(0, Math.min(days, toDay ?? days) - fromDay + 1);
    case "family":
      return rate * wholeUp(people / FAMILY_SIZE) * (everyDays === null ? 1 : Math.ceil(days / everyDays));
    case "persons":
      return wholeUp(people / rate);
  }
}

/** 0.4 × 1,000 × 3 is a little more than 1,200 in binary; that is no further kilogram. */
function wholeUp(amount: number): number {
  return Math.max(0, Math.ceil(amount - 1e-9 * Math.max(1, amount)));
}
