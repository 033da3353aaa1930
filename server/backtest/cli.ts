import { existsSync, readFileSync } from "node:fs";
import { readConfig } from "../config.ts";
import { answer, NotUnderstood, optionsOf } from "../command.ts";
import { backtest, COMPANION } from "./backtest.ts";
import { readOutcomes } from "./outcomes.ts";
import { reportWords } from "./report.ts";
import { rulesWith } from "./tell.ts";

const USAGE = `npm run --silent backtest [-- --json]                  apa yang akan dilakukan alarm pada gempa yang akibatnya diketahui dan pada katalog bertahun-tahun
npm run --silent backtest -- --outcomes FILE [--json]  sama, dengan tabel date_wib,m,lat,lon,name,level
npm run --silent backtest -- --threshold N [--json]    dengan jumlah orang lain yang mungkin mengalami MMI VI untuk merusak`;

const OUTCOMES = `${COMPANION}checks/quake_outcomes.csv`;

await answer(USAGE, process.argv.slice(2), async (words) => {
  const { positionals, values } = optionsOf(words, {
    outcomes: { type: "string" },
    threshold: { type: "string" },
    json: { type: "boolean" },
  });
  if (positionals.length > 0) throw new NotUnderstood(`"${positionals.join(" ")}" tidak dikenal.`);
  const threshold = values.threshold === undefined ? null : readThreshold(values.threshold);
  const file = values.outcomes ?? OUTCOMES;
  if (!existsSync(file)) throw new Error(`there is no table of outcomes at ${file}.`);
  const outcomes = readOutcomes(readFileSync(file, "utf8"), file);
  const told = await backtest({ outcomes, threshold, mapPack: readConfig(process.env).MAP_PACK });
  console.log(values.json ? JSON.stringify(told, null, 2) : reportWords(told, rulesWith(threshold)));
});

function readThreshold(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && Number.isFinite(value)) return value;
  throw new NotUnderstood(`--threshold: "${text}" bukan jumlah orang.`);
}
