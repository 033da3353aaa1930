import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, environment, install } from "../server/prepare.js";

/** All checks of the project in order, each with its own set-up; stops at the first that fails. */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const RESULT = "node_modules/.cache/sigap/tests.json";

/** @type {[heading: string, command: string][]} */
const STEPS = [
  ["Types: TypeScript", "tsc -b"],
  ["Types: Svelte", "svelte-check --tsconfig client/tsconfig.json --fail-on-warnings"],
  ["Lint: eslint", "eslint . --max-warnings 0"],
  ["Lint: prettier", "prettier --check --log-level warn ."],
  [
    "Tests: unit, integration, browser",
    `vitest run --maxWorkers 2 --reporter default --reporter json --outputFile.json ${RESULT}`,
  ],
];

process.chdir(ROOT);
rmSync(RESULT, { force: true });
let failed = "";
try {
  const node = install("all");
  build(node);
  failed = STEPS.find((step) => !passes(step))?.[0] ?? "";
} catch (error) {
  failed = error instanceof Error ? error.message : String(error);
}
const count = countTests();
if (count) console.log(count);
console.log(failed ? `[sigap] FAILED at: ${failed}` : "[sigap] All checks passed.");
process.exitCode = failed ? 1 : 0;

/** @param {[heading: string, command: string]} step */
function passes([heading, command]) {
  const startedAt = Date.now();
  console.log(`\n== ${heading} (${command})`);
  const [program = "", ...args] = command.split(" ");
  const { status } = spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], env: environment() });
  console.log(`== ${status === 0 ? "passed" : "failed"} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** Null when the tests were not reached. */
function countTests() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(RESULT, "utf8"));
    return `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`;
  } catch {
    return null;
  }
}
