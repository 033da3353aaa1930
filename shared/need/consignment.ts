import { decimals } from "../words/figures.ts";
import { STOCK_NAMES } from "./gap.ts";
import { FAMILY_SIZE, type NeedRate } from "./needs.ts";

/**
 * need.11: the ministry's field package is what the first lorries brought (Morotai, September 2024: 800 packets of food for 1,000 people). It is the same for
 * three days and for fourteen; what it lacks is told by how long its food lasts.
 */

const MEAL = "makanan siap saji";

/** For how many days its ready meals feed those whom it is for, by the meals a day that Perka BNPB 7/2008 gives; null when either table has none. */
export function feedsDays(table: readonly NeedRate[]): number | null {
  const packets = table.find(({ profile, item }) => profile === "paket-lapangan" && item === MEAL);
  const meals = table.find(
    ({ profile, item, per }) => profile === "perka-7-2008" && item === MEAL && per === "person-day",
  );
  const name = STOCK_NAMES.find(({ stock, stockUnit, needUnit }) => {
    return stock === MEAL && stockUnit === packets?.unit && needUnit === meals?.unit;
  });
  if (!packets || !meals || !name) return null;
  return (perPerson(packets) * name.each) / meals.rate;
}

function perPerson({ per, rate }: NeedRate): number {
  switch (per) {
    case "person-day":
      return rate;
    case "family":
      return rate / FAMILY_SIZE;
    case "persons":
      return 1 / rate;
  }
}

/** `kiriman pertama, memberi makan 0,4 hari` */
export function consignmentWords(days: number | null): string {
  return days === null ? "kiriman pertama" : `kiriman pertama, memberi makan ${decimals(days, 1)} hari`;
}
