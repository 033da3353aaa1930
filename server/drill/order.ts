import { parseArgs } from "node:util";
import { z } from "zod";
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
    .number("--speed is a number from 0.1 to 1000")
    .min(0.1, "--speed is at least 0.1")
    .max(1000, "--speed is at most 1000"),
  port: z.coerce
    .number("--port is a number")
    .int("--port is a whole number")
    .min(0)
    .max(65_535, "--port is at most 65535"),
});

/** Null when nothing was asked for. Throws a sentence when the order can't be carried out. */
export function readOrder(args: string[]): Order | null {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { speed: { type: "string", default: "1" }, port: { type: "string", default: "8090" } },
  });
  const [id, ...more] = positionals;
  if (id === undefined) return null;
  if (more.length > 0) throw new Error(`One scenario at a time; "${more.join(" ")}" is too much.`);
  const options = Options.safeParse(values);
  if (!options.success) throw new Error(options.error.issues.map((issue) => issue.message).join(". "));
  return { scenario: scenarioNamed(id), ...options.data };
}
