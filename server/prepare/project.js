import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Plain JavaScript: this runs on the machine's own Node (20 or newer), before anything is installed. */

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const PACKAGES = join(ROOT, "node_modules");
/** From the folder of the packages, where npm links the one of its Node packages that fits the machine (start.6). */
export const NODE = join(".bin", "node");

/** The environment in which the project's own Node and tools are found first. */
export function environment() {
  return { ...process.env, PATH: [join(PACKAGES, ".bin"), process.env["PATH"]].join(delimiter) };
}

/**
 * One hash over files and whole folders, names and contents.
 * @param {string[]} paths from the project's root; those that are not there count as absent
 */
export function hashOf(paths) {
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
export function readStamp(path) {
  return existsSync(path) ? readFileSync(path, "utf8").trim() : null;
}

/**
 * A hash as it is told; what nobody stamped has none.
 * @param {string | null | undefined} hash
 */
export function short(hash) {
  return hash ? hash.slice(0, 8) : "of unknown origin";
}

/** @param {number} startedAt */
export function since(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** @param {string} sentence */
export function say(sentence) {
  console.error(`[sigap] ${sentence}`);
}
