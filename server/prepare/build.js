import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installedLock } from "./install.js";
import { environment, hashOf, PACKAGES, readStamp, ROOT, say, short, since } from "./project.js";
import { freshFolder, putBack, swap } from "./swap.js";

const SCREENS = join(ROOT, "dist", "client");
const STAMP = ".sigap-built";

/**
 * Builds the screens when their sources changed, beside those that stand (start.2). When that fails older screens are
 * shown on, and what is old is told; not when `strict`.
 * @param {string} node
 * @param {{ strict?: boolean }} how
 */
export function build(node, { strict = false } = {}) {
  putBack(SCREENS);
  const sources = hashOf(["client", "shared", "public", "vite.config.ts"]);
  // Also by which packages: those of an older lock file may have served for a while.
  const wanted = `${sources} ${installedLock()}`;
  const built = readStamp(join(SCREENS, STAMP));
  if (built === wanted) return;
  try {
    buildBeside(node, wanted);
  } catch (error) {
    if (strict || built === null || !existsSync(SCREENS)) throw error;
    say(error instanceof Error ? error.message : String(error));
    say(
      `OLD SCREENS: those of sources ${short(built)} are shown on, wanted are those of ${short(sources)}. Tried again at the next start.`,
    );
  }
}

/**
 * @param {string} node
 * @param {string} stamp
 */
function buildBeside(node, stamp) {
  const startedAt = Date.now();
  say("Building the screens ...");
  const folder = freshFolder("screens");
  const { status } = spawnSync(
    node,
    [join(PACKAGES, "vite", "bin", "vite.js"), "build", "--logLevel", "warn", "--outDir", folder],
    { cwd: ROOT, env: environment(), stdio: ["ignore", "inherit", "inherit"] },
  );
  if (status !== 0) throw new Error("The screens could not be built; vite's own words stand above.");
  writeFileSync(join(folder, STAMP), `${stamp}\n`);
  swap(folder, SCREENS);
  say(`Built in ${since(startedAt)}.`);
}
