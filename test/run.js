import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { asksForHelp, NOT_UNDERSTOOD } from "../server/help.js";
import { build } from "../server/prepare/build.js";
import { install } from "../server/prepare/install.js";
import { environment } from "../server/prepare/project.js";
import { SLOW } from "./slow.js";

/**
 * `npm test`: all checks of the project, with their own set-up; the tests only when types and lint have passed.
 * `npm test -- fast` goes by what the last run found where it can, and leaves out the slow tests.
 */

/** @typedef {{ heading: string, command: string, more?: string[] }} Step */

const CACHE = "node_modules/.cache/sigap";
const RESULT = `${CACHE}/tests.json`;
const cached = (/** @type {string} */ tool) => `--cache --cache-strategy content --cache-location ${CACHE}/${tool}`;

const USAGE = `npm test           memeriksa semuanya: tipe, lint, dan semua tes
npm test -- fast   sama, tanpa tes yang lama (test/slow.js)`;
const words = process.argv.slice(2);
const asked = words.join(" ");
const fast = asked === "fast";

/** Two rows of about the same length, one for each of two cores. @type {Step[][]} */
const CHECKS = [
  // A file that did not change may be wrong since a type changed elsewhere, which the cache does not see.
  [{ heading: "Lint: eslint", command: `eslint . --max-warnings 0${fast ? ` ${cached("eslint")}` : ""}` }],
  [
    { heading: "Types: TypeScript", command: "tsc -b" },
    { heading: "Types: Svelte", command: "svelte-check --tsconfig client/tsconfig.json --fail-on-warnings" },
    { heading: "Lint: what nobody imports", command: "knip -c test/knip.js --no-progress" },
    { heading: "Lint: what only tests import", command: "knip -c test/knip.js --production --no-progress" },
    { heading: "Lint: prettier", command: `prettier --check --log-level warn ${cached("prettier")} .` },
  ],
];

/** @type {Step} */
const TESTS = {
  heading: fast ? "Tests: all but the slow ones" : "Tests: unit, integration, browser",
  command: `vitest run --maxWorkers 2 --reporter default --reporter json --outputFile.json ${RESULT}`,
  // Without walls between files what they share is loaded once, in half the time; the whole run keeps them apart.
  more: fast ? ["--no-isolate", ...SLOW.flatMap((path) => ["--exclude", path])] : [],
};

if (asksForHelp(words)) console.log(USAGE);
else if (asked === "" || fast) await checkAll();
else {
  console.error(`"${asked}" tidak dikenal.\n\n${USAGE}`);
  process.exitCode = NOT_UNDERSTOOD;
}

async function checkAll() {
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  rmSync(RESULT, { force: true });
  let failed = "";
  try {
    build(install("all"), { strict: true });
    const rows = await Promise.all(CHECKS.map(firstFailed));
    failed = rows.find((heading) => heading !== null) ?? ((await passes(TESTS, "inherit")) ? "" : TESTS.heading);
  } catch (error) {
    failed = error instanceof Error ? error.message : String(error);
  }
  const count = countTests();
  if (count) console.log(count);
  console.log(failed ? `[sigap] FAILED at: ${failed}` : "[sigap] All checks passed.");
  process.exitCode = failed ? 1 : 0;
}

/**
 * One after the other, until one fails.
 * @param {Step[]} steps
 */
async function firstFailed(steps) {
  for (const step of steps) if (!(await passes(step, "pipe"))) return step.heading;
  return null;
}

/**
 * @param {Step} step
 * @param {"inherit" | "pipe"} output by "pipe" it stands together when the step is over, since others run beside it
 */
async function passes({ heading, command, more = [] }, output) {
  const startedAt = Date.now();
  const title = `\n== ${heading} (${command})`;
  if (output === "inherit") console.log(title);
  const [program = "", ...args] = command.split(" ");
  const child = spawn(program, [...args, ...more], { stdio: ["ignore", output, output], env: environment() });
  const ended = once(child, "close");
  const said = await Promise.all([child.stdout, child.stderr].map(async (stream) => (stream ? text(stream) : "")));
  const [code] = await ended;
  if (output === "pipe")
    console.log([title, ...said.map((one) => one.trimEnd()).filter((one) => one !== "")].join("\n"));
  console.log(`== ${code === 0 ? "passed" : "failed"} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return code === 0;
}

/**
 * What is read of vitest's report.
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: { assertionResults: { title: string }[] }[] }} Report
 */

/** Null when the tests were not reached. */
function countTests() {
  try {
    /** @type {Report} */
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(RESULT, "utf8"));
    // So test/companion.ts ends the title of what it skips.
    const titles = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ title }) => title));
    // So test/deploy does.
    const programs = titles.flatMap((title) => / \(needs the program (\S+)\)$/.exec(title)?.[1] ?? []);
    const lacking = titles.filter((title) => title.includes("(needs ../shared/")).length;
    return [
      ...(lacking > 0 ? [`[sigap] ${lacking} of those skipped would run with ../shared beside this folder.`] : []),
      ...(programs.length > 0
        ? [`[sigap] ${programs.length} would run with ${programs.join(", ")} on this machine.`]
        : []),
      `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`,
    ].join("\n");
  } catch {
    return null;
  }
}
