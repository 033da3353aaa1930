import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { asksForHelp, NOT_UNDERSTOOD } from "../server/help.js";
import { install } from "../server/prepare/install.js";
import { environment } from "../server/prepare/project.js";

/**
 * Looks for counter-examples: every property thirty times as often as in `npm test`, on samples nobody has seen. Paths, or
 * parts of them, choose among the files (`npm run fuzz -- geo/area`); FUZZ_SEED tries what it tried before. What it finds is
 * mended, and stays as a case of its test.
 */

const USAGE = `npm run fuzz                 mencari contoh yang menyangkal tiap sifat, dengan benih baru
npm run fuzz -- geo/area     hanya di berkas yang namanya memuat kata itu
FUZZ_SEED=N npm run fuzz     sekali lagi dengan benih N`;

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const seed = process.env["FUZZ_SEED"] ?? String(Math.floor(Math.random() * 2 ** 31));
const wanted = process.argv.slice(2);
const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path}`)
  .filter((path) => path.endsWith(".test.ts") && readFileSync(path, "utf8").includes('from "fast-check"'))
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)));

if (asksForHelp(wanted)) console.log(USAGE);
else if (!/^\d+$/.test(seed)) stop(`FUZZ_SEED: "${seed}" bukan bilangan bulat.`);
else if (files.length === 0)
  stop(`Tidak ada tes sifat yang namanya memuat ${wanted.map((part) => `"${part}"`).join(" atau ")}.`);
else fuzz();

function fuzz() {
  install("all");
  const again = `[sigap] Seed ${seed}; once more: FUZZ_SEED=${seed} npm run fuzz${wanted.length > 0 ? ` -- ${wanted.join(" ")}` : ""}`;
  console.log(again);
  const patience = ["--testTimeout", String(30 * 60_000)];
  const { status } = spawnSync("vitest", ["run", "--maxWorkers", "2", ...patience, ...files], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...environment(), FUZZ_SEED: seed },
  });
  console.log(again);
  process.exitCode = status ?? 1;
}

/** @param {string} sentence */
function stop(sentence) {
  console.error(`${sentence}\n\n${USAGE}`);
  process.exitCode = NOT_UNDERSTOOD;
}
