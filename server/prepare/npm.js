import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";

/** A registry that answers nothing at all must not keep what stands from starting for longer. */
const PATIENCE_MS = 5 * 60_000;
/** Of npm's own waiting: a try and one more, half a minute each. */
const IMPATIENT = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000"];

/**
 * Runs npm on the machine's own Node. When npm runs us it hands down its flags as `npm_config_*`, of which those that
 * change what is installed, or where, must not reach the npm within.
 * @param {string[]} args
 * @param {string} cwd
 * @param {boolean} patient false where something else can be started instead
 */
export function npm(args, cwd, patient) {
  const leaked =
    /^npm_config_(global|location|prefix|local_prefix|omit|include|only|production|dry_run|workspaces?|save.*|ignore_scripts)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaked.test(name)));
  env["PATH"] = (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join("node_modules", ".bin")))
    .join(delimiter);
  const flags = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error", ...(patient ? [] : IMPATIENT)];
  const { status, error } = spawnSync("npm", [...args, ...flags], {
    cwd,
    env,
    stdio: ["ignore", "inherit", "inherit"],
    ...(!patient && { timeout: PATIENCE_MS }),
  });
  if (error) throw new Error(`npm could not be run (${error.message}); it comes with Node and must be on PATH.`);
  if (status !== 0)
    throw new Error(`"npm ${args.join(" ")}" failed; its own words stand above. Is the npm registry reachable?`);
}
