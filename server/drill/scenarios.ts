import { NotUnderstood } from "../command.ts";
import type { Scenario } from "./scenario.ts";
import { badDay } from "./scenarios/bad-day.ts";
import { bantul2023 } from "./scenarios/bantul-2023.ts";
import { cianjur2022 } from "./scenarios/cianjur-2022.ts";
import { javaSea2023 } from "./scenarios/java-sea-2023.ts";
import { kertasari2024 } from "./scenarios/kertasari-2024.ts";
import { lombok2018 } from "./scenarios/lombok-2018.ts";
import { malang2021 } from "./scenarios/malang-2021.ts";
import { mamuju2021 } from "./scenarios/mamuju-2021.ts";
import { mentawai2023 } from "./scenarios/mentawai-2023.ts";
import { nagekeo2026 } from "./scenarios/nagekeo-2026.ts";
import { padang2009 } from "./scenarios/padang-2009.ts";
import { palu2018 } from "./scenarios/palu-2018.ts";
import { rainWestJava } from "./scenarios/rain-west-java.ts";

export const SCENARIOS: readonly Scenario[] = [
  cianjur2022,
  nagekeo2026,
  mentawai2023,
  palu2018,
  lombok2018,
  padang2009,
  bantul2023,
  mamuju2021,
  malang2021,
  kertasari2024,
  javaSea2023,
  rainWestJava,
  badDay,
];

/** Throws a sentence with the list when there is none of that name. */
export function scenarioNamed(id: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.id === id);
  if (!found) throw new NotUnderstood(`Tidak ada skenario "${id}". Yang ada:\n${scenarioList()}`);
  return found;
}

export function scenarioList(): string {
  return SCENARIOS.map(({ id, title }) => `  ${id.padEnd(16)} ${title}`).join("\n");
}
