import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./project.js";

/** What is made beside what stands, on the same disk, so that one rename puts it in place. */
const BESIDE = join(ROOT, ".sigap");

/**
 * A new, empty folder to make something in.
 * @param {"packages" | "screens"} what
 */
export function freshFolder(what) {
  const folder = join(BESIDE, what);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Puts what was made in the place of what stands, which goes only when the new one is there.
 * @param {string} made
 * @param {string} place
 */
export function swap(made, place) {
  const before = leaving(place);
  rmSync(before, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  mkdirSync(dirname(before), { recursive: true });
  if (existsSync(place)) renameSync(place, before);
  try {
    renameSync(made, place);
  } catch (error) {
    putBack(place);
    throw error;
  }
  rmSync(before, { recursive: true, force: true });
}

/**
 * After a power cut between the two renames of a swap, what stood before stands again.
 * @param {string} place
 */
export function putBack(place) {
  const before = leaving(place);
  if (!existsSync(place) && existsSync(before)) renameSync(before, place);
}

/**
 * Named as the place is, for the tools that pass over folders of that name.
 * @param {string} place
 */
function leaving(place) {
  return join(BESIDE, "before", place.slice(ROOT.length));
}
