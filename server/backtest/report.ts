import type { AlertRules } from "../../shared/alert/alertRules.ts";
import type { Backtest } from "./figures.ts";

/** For a person: confusion table, rates, and who is on the wrong side. */
export function reportWords(told: Backtest, { damaging }: Pick<AlertRules, "damaging">): string {
  const share = (part: number, whole: number) => (whole === 0 ? "-" : `${Math.round((100 * part) / whole)} %`);
  const rate = (value: number | null, unit: string) =>
    value === null ? "no catalogue or lists at hand" : `${value} ${unit}`;
  const row = (name: string, loud: number, all: number) =>
    `${name.padEnd(22)}${String(loud).padStart(6)}${String(all - loud).padStart(8)}${share(loud, all).padStart(8)}`;
  const list = (quakes: Backtest["silent"]) =>
    quakes.length === 0
      ? ["  none"]
      : quakes.map(
          ({ date, name, magnitude, level, expectedVi }) =>
            `  ${date}  M ${magnitude.toFixed(1)}  level ${level}  ${String(expectedVi).padStart(9)}  ${name}`,
        );
  return [
    `Merusak from ${damaging.people.value} people by chance at MMI VI and above`,
    "",
    `${"".padEnd(22)}${"loud".padStart(6)}${"silent".padStart(8)}${"loud".padStart(8)}`,
    row("damaging (2 and 3)", told.damagingFound, told.damaging),
    row("  of them disasters", told.disastersFound, told.disasters),
    row("light (1)", told.lightLoud, told.light),
    "",
    `sirens                ${rate(told.sirensPerYear, "a year")}`,
    `without known damage  ${rate(told.withoutKnownDamagePerYear, "a year (of the years that the table covers)")}`,
    `asked for an answer   ${rate(told.askedPerYear, "times a year (of recorded felt lists)")}`,
    `AUC                   ${rate(told.auc, "(damaging against all others of the catalogue)")}`,
    "",
    "Damaging and silent, with people by chance at VI:",
    ...list(told.silent),
    "",
    "Light and loud:",
    ...list(told.loud),
  ].join("\n");
}
