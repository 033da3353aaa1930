import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.js";
import { hashOf, NODE, PACKAGES, readStamp, ROOT, say, short, since } from "./project.js";
import { freshFolder, putBack, swap } from "./swap.js";

const STAMP = ".sigap-installed";
const INSTALLED = join(PACKAGES, STAMP);

/**
 * What the installation serves: `run` the server and the build of its screens, `all` the tests as well.
 * @typedef {"run" | "all"} Kind
 */

/**
 * Installs the packages when the lock file changed: beside those that stand, which go when the new ones are whole
 * (start.1). When that fails an older installation serves on, and what is old is told; not for the tests, whose verdict
 * is about these packages, and not when `strict`.
 * @param {Kind} wanted
 * @param {{ strict?: boolean }} how
 * @returns {string} the path of the Node that the project runs on
 */
export function install(wanted, { strict = false } = {}) {
  if (Number(process.versions.node.split(".")[0]) < 20)
    throw new Error(`Sigap needs Node 20 or newer to install itself; this is ${process.version}.`);
  putBack(PACKAGES);
  const lock = hashOf(["package-lock.json"]);
  const kind = missing(readStamp(INSTALLED), lock, holdsTests(PACKAGES) ? "all" : wanted);
  if (kind) {
    const stands = wanted === "run" && !strict && isWhole(PACKAGES);
    try {
      installBeside({ kind, lock, patient: !stands });
    } catch (error) {
      if (!stands) throw error;
      say(error instanceof Error ? error.message : String(error));
      say(
        `OLD PACKAGES: those of lock file ${short(installedLock())} stay in use, wanted are those of ${short(lock)}. Tried again at the next start.`,
      );
    }
  }
  return join(PACKAGES, NODE);
}

/** Hash of the lock file that the packages in use come from; null when nobody stamped them. */
export function installedLock() {
  return readStamp(INSTALLED)?.split(" ")[0] ?? null;
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

/** @param {{ kind: Kind, lock: string, patient: boolean }} wanted */
function installBeside({ kind, lock, patient }) {
  const startedAt = Date.now();
  say(
    `Installing packages (${kind === "all" ? "with those of the tests" : "without those of the tests"}), once for each lock file ...`,
  );
  const folder = freshFolder("packages");
  const packages = join(folder, "node_modules");
  for (const file of ["package.json", "package-lock.json", ".npmrc"])
    if (existsSync(join(ROOT, file))) copyFileSync(join(ROOT, file), join(folder, file));
  npm(["ci", "--include=optional", kind === "all" ? "--include=dev" : "--omit=dev"], folder, patient);
  // npm passes over an optional package that doesn't fit the machine, can't be fetched or hasn't the hash of the lock file.
  if (!existsSync(join(packages, NODE)))
    throw new Error(
      `npm brought no Node for ${process.platform} on ${process.arch}: either none of the optionalDependencies in package.json is for this machine, or the one that is could not be fetched with the hash that package-lock.json holds.`,
    );
  writeFileSync(join(packages, STAMP), `${lock} ${kind}\n`);
  swap(packages, PACKAGES);
  say(`Installed in ${since(startedAt)}.`);
}

/**
 * Whoever ran npm himself stamped nothing; npm's own list tells whether packages of the tests are among what stands, which
 * a command of the server would else take from him.
 * @param {string} packages
 */
function holdsTests(packages) {
  const list = join(packages, ".package-lock.json");
  return existsSync(list) && readFileSync(list, "utf8").includes('"dev": true');
}

/**
 * npm writes its list of what is installed last; a folder without it was cut off.
 * @param {string} packages
 */
function isWhole(packages) {
  return existsSync(join(packages, NODE)) && existsSync(join(packages, ".package-lock.json"));
}
