import { z } from "zod";
import type { NeedProfile, NeedRate } from "../../shared/need/needs.ts";
import { note, text } from "./table/cells.ts";
import { readDataTable } from "./table/dataTable.ts";

const rate = z
  .string()
  .regex(/^(\d+(\.\d+)?)?$/, "bukan angka")
  .transform((cell) => (cell === "" ? null : Number(cell)));

const Row = z.object({
  profile: z.enum(["perka-7-2008", "paket-lapangan"] satisfies NeedProfile[]),
  item: text,
  unit: text,
  rate_per_person_per_day: rate,
  rate_per_family: rate,
  per_persons: rate,
  note,
  source: text,
});

/** `needs.csv`. Throws a sentence when the table is not as it was delivered, or a row has not exactly one rate. */
export function readNeeds(): NeedRate[] {
  return readDataTable("needs", Row).map((row): NeedRate => {
    const rates = [
      { per: "person-day" as const, rate: row.rate_per_person_per_day },
      { per: "family" as const, rate: row.rate_per_family },
      { per: "persons" as const, rate: row.per_persons },
    ].flatMap(({ per, rate }) => (rate === null ? [] : [{ per, rate }]));
    const [only] = rates;
    if (!only || rates.length > 1)
      throw new Error(`server/data/needs.csv: ${row.item} has ${rates.length} rates, not one.`);
    const { profile, unit, note, source } = row;
    const everyDays = /\bper week\b/.test(note) && only.per === "family" ? 7 : null;
    return { profile, unit, ...only, ...spanOf(row.item), everyDays, note, source };
  });
}

/** need.2: `air bersih hari 1-3` and `air bersih sejak hari 4` are one item with two spans of days. */
function spanOf(told: string): Pick<NeedRate, "item" | "fromDay" | "toDay"> {
  const span = /^(?<item>.+?) (?:hari (?<from>\d+)-(?<to>\d+)|sejak hari (?<since>\d+))$/.exec(told)?.groups;
  if (!span) return { item: told, fromDay: 1, toDay: null };
  const { item = told, from, to, since } = span;
  return { item, fromDay: Number(from ?? since), toDay: to === undefined ? null : Number(to) };
}
