import { spawn } from "node:child_process";
import { asksForHelp, NOT_UNDERSTOOD } from "./help.js";
import { build } from "./prepare/build.js";
import { install } from "./prepare/install.js";
import { environment } from "./prepare/project.js";

/**
 * `node server/start.js [program.ts] [arguments]`: does all set-up that is missing, then hands over to a program of the
 * project on the project's own Node. Without a program it is the server. With `--setup` it stops before that (start.8).
 */
const USAGE = `npm start        memasang, membangun, dan menjalankan server; setelannya dari lingkungan (README, Settings)
npm run setup    memasang dan membangun saja`;

const words = process.argv.slice(2);
/** Of those that bring a program the words are the program's. */
const named = words[0]?.endsWith(".ts") ? words[0] : null;
const program = named ?? "server/index.ts";
const isSetup = words[0] === "--setup";
const own = named === null ? words.slice(isSetup ? 1 : 0) : [];
const WITH_SCREENS = ["server/index.ts", "server/drill/cli.ts", "test/bench/run.ts"];

try {
  if (asksForHelp(own)) console.log(USAGE);
  else if (own.length > 0) {
    console.error(`"${own.join(" ")}" tidak dikenal.\n\n${USAGE}`);
    process.exitCode = NOT_UNDERSTOOD;
  } else if (isSetup) build(install("run", { strict: true }), { strict: true });
  else {
    const node = install(program.startsWith("test/") ? "all" : "run");
    if (WITH_SCREENS.includes(program)) build(node);
    run(node);
  }
} catch (error) {
  console.error(`[sigap] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/** @param {string} node */
function run(node) {
  const child = spawn(node, [program, ...words.slice(1)], { stdio: "inherit", env: environment() });
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"]))
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; twice would cut its farewell short.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  child.on("error", (error) => {
    console.error(`[sigap] ${program} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code ?? 1;
  });
}
