import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Plain JavaScript: this runs on the machine's own Node (20 or newer), before anything is installed. */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const INSTALLED = join(ROOT, "node_modules", ".sigap-installed");
const BUILT = join(ROOT, "dist", "client", ".sigap-built");
const NODE = join(ROOT, "node_modules", "node", "bin", "node");

/**
 * What the installation serves: `run` the server and the build of its screens, `all` the tests as well.
 * @typedef {"run" | "all"} Kind
 */

/**
 * Installs the packages when the lock file changed.
 * @param {Kind} wanted
 * @returns {string} the path of the Node that the project runs on
 */
export function install(wanted) {
  if (Number(process.versions.node.split(".")[0]) < 20)
    throw new Error(`Sigap needs Node 20 or newer to install itself; this is ${process.version}.`);
  const lock = hashOf(["package-lock.json"]);
  const kind = missing(readStamp(INSTALLED), lock, wanted);
  if (kind) {
    const startedAt = Date.now();
    say(
      `Installing packages (${kind === "all" ? "with those of the tests" : "without those of the tests"}), once for each lock file ...`,
    );
    npm(["ci", kind === "all" ? "--include=dev" : "--omit=dev"], ROOT);
    if (!existsSync(NODE)) fetchNode();
    writeFileSync(INSTALLED, `${lock} ${kind}\n`);
    say(`Installed in ${since(startedAt)}.`);
  }
  return NODE;
}

/**
 * What must be installed, given the stamp of what is; null when it serves already. A change of the lock file keeps the tests' packages.
 * @param {string | null} stamp
 * @param {string} lock hash of the lock file
 * @param {Kind} wanted
 * @returns {Kind | null}
 */
export function missing(stamp, lock, wanted) {
  const [stampedLock, stampedKind] = (stamp ?? "").split(" ");
  const kind = stampedKind === "all" ? "all" : wanted;
  return stampedLock === lock && stampedKind === kind ? null : kind;
}

/**
 * Builds the screens when their sources changed.
 * @param {string} node
 */
export function build(node) {
  const sources = hashOf(["client", "shared", "public", "vite.config.ts", "package-lock.json"]);
  if (readStamp(BUILT) === sources) return;
  const startedAt = Date.now();
  say("Building the screens ...");
  rmSync(BUILT, { force: true });
  const { status } = spawnSync(
    node,
    [join(ROOT, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"],
    {
      cwd: ROOT,
      env: environment(),
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (status !== 0) throw new Error("The screens could not be built; vite's own words stand above.");
  writeFileSync(BUILT, `${sources}\n`);
  say(`Built in ${since(startedAt)}.`);
}

/** The environment in which the project's own Node and tools are found first. */
export function environment() {
  return { ...process.env, PATH: [join(ROOT, "node_modules", ".bin"), process.env["PATH"]].join(delimiter) };
}

/**
 * Runs npm on the machine's own Node. When npm runs us it hands down its flags as `npm_config_*`, of which those that
 * change what is installed, or where, must not reach the npm within.
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const leaked =
    /^npm_config_(global|location|prefix|local_prefix|omit|include|only|production|dry_run|workspaces?|save.*|ignore_scripts)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaked.test(name)));
  env["PATH"] = (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join("node_modules", ".bin")))
    .join(delimiter);
  const flags = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  const { status, error } = spawnSync("npm", [...args, ...flags], {
    cwd,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error) throw new Error(`npm could not be run (${error.message}); it comes with Node and must be on PATH.`);
  if (status !== 0)
    throw new Error(`"npm ${args.join(" ")}" failed; its own words stand above. Is the npm registry reachable?`);
}

/** The package `node` fetches its binary in an install script; where scripts are off, we do what it does. */
function fetchNode() {
  const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules", "node", "package.json"), "utf8"));
  const { platform, arch } = process;
  const name = `${platform === "darwin" && arch === "arm64" ? "node-bin" : "node"}-${platform}-${arch}`;
  const folder = join(ROOT, "node_modules", ".cache", "sigap", "node");
  say(`Fetching ${name}@${version} ...`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}\n");
  npm(["install", "--no-save", "--ignore-scripts", `${name}@${version}`], folder);
  const binary = join(folder, "node_modules", name, "bin", "node");
  if (!existsSync(binary)) throw new Error(`${name}@${version} holds no Node for this machine.`);
  mkdirSync(join(NODE, ".."), { recursive: true });
  try {
    linkSync(binary, NODE);
  } catch {
    // Some file systems know no hard links.
    copyFileSync(binary, NODE);
  }
  // npm makes no link to a program that was not there.
  const link = join(ROOT, "node_modules", ".bin", "node");
  if (!existsSync(link)) symlinkSync(join("..", "node", "bin", "node"), link);
}

/**
 * One hash over files and whole folders, names and contents.
 * @param {string[]} paths from the project's root; those that are not there count as absent
 */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesIn))
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(ROOT, path)))
      .update("\n");
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/** @param {string} path */
function readStamp(path) {
  return existsSync(path) ? readFileSync(path, "utf8").trim() : null;
}

/** @param {number} startedAt */
function since(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** @param {string} sentence */
function say(sentence) {
  console.error(`[sigap] ${sentence}`);
}
