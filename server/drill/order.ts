import { z } from "zod";
import { NotUnderstood, optionsOf } from "../command.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioNamed } from "./scenarios.ts";

interface Order {
  scenario: Scenario;
  /** Scenario seconds per real second. */
  speed: number;
  port: number;
}

const Options = z.object({
  speed: z.coerce
    .number("--speed: mestinya bilangan dari 0.1 sampai 1000")
    .min(0.1, "--speed: paling sedikit 0.1")
    .max(1000, "--speed: paling banyak 1000"),
  port: z.coerce
    .number("--port: mestinya bilangan")
    .int("--port: mestinya bilangan bulat")
    .min(0)
    .max(65_535, "--port: paling banyak 65535"),
});

/** Null when nothing was asked for. Throws a sentence when the order can't be carried out. */
export function readOrder(args: readonly string[]): Order | null {
  const { positionals, values } = optionsOf(args, {
    speed: { type: "string", default: "1" },
    port: { type: "string", default: "8090" },
  });
  const [id, ...more] = positionals;
  if (id === undefined) return null;
  if (more.length > 0) throw new NotUnderstood(`Satu skenario sekali jalan; "${more.join(" ")}" berlebih.`);
  const options = Options.safeParse(values);
  if (!options.success) throw new NotUnderstood(`${options.error.issues.map(({ message }) => message).join(". ")}.`);
  return { scenario: scenarioNamed(id), ...options.data };
}
