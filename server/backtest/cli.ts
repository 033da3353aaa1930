import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { reasonOf } from "../log.ts";
import { backtest, COMPANION } from "./backtest.ts";
import { readOutcomes } from "./outcomes.ts";
import { reportWords } from "./report.ts";
import { rulesWith } from "./tell.ts";

const USAGE = `npm run --silent backtest [-- --json]                  what the alarm would have done with known quakes and years of a catalogue
npm run --silent backtest -- --outcomes FILE [--json]  the same with a table of date_wib,m,lat,lon,name,level
npm run --silent backtest -- --threshold N [--json]    with another number of people by chance at MMI VI for merusak`;

const OUTCOMES = `${COMPANION}checks/quake_outcomes.csv`;

try {
  const options = { outcomes: { type: "string" }, threshold: { type: "string" }, json: { type: "boolean" } } as const;
  const { values } = parseArgs({ options });
  const threshold = values.threshold === undefined ? null : readThreshold(values.threshold);
  const file = values.outcomes ?? OUTCOMES;
  if (!existsSync(file)) throw new Error(`there is no table of outcomes at ${file}.`);
  const outcomes = readOutcomes(readFileSync(file, "utf8"), file);
  const told = await backtest({ outcomes, threshold, mapPack: readConfig(process.env).MAP_PACK });
  console.log(values.json ? JSON.stringify(told, null, 2) : reportWords(told, rulesWith(threshold)));
} catch (error) {
  console.error(`${reasonOf(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}

function readThreshold(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && Number.isFinite(value)) return value;
  throw new Error(`--threshold: "${text}" is no number of people.`);
}
