import type { Scenario } from "./scenario.ts";
import { badDay } from "./scenarios/bad-day.ts";
import { cianjur2022 } from "./scenarios/cianjur-2022.ts";
import { nagekeo2026 } from "./scenarios/nagekeo-2026.ts";
import { rainWestJava } from "./scenarios/rain-west-java.ts";

export const SCENARIOS: readonly Scenario[] = [cianjur2022, nagekeo2026, rainWestJava, badDay];

/** Throws a sentence with the list when there is none of that name. */
export function scenarioNamed(id: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`There is no scenario "${id}". There are:\n${scenarioList()}`);
  return found;
}

export function scenarioList(): string {
  return SCENARIOS.map(({ id, title }) => `  ${id.padEnd(16)} ${title}`).join("\n");
}
