import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";

/**
 * The companion folder beside the project: recorded feeds, the map pack, check values. They are others' and never committed,
 * so a clone alone must do without. A suite that needs something of it says what, and stands as one skipped test where that
 * is absent: its body is then not even collected, so it may read while it is.
 */
const FOLDER = fileURLToPath(new URL("../../shared/", import.meta.url));

/**
 * Where `path` of the companion folder lies; null where the folder is absent. Throws where it stands without `path`: a suite
 * that a typing error or a renaming takes from us must not pass for one that a clone alone can't run.
 */
export function companion(path: string): string | null {
  if (!existsSync(FOLDER)) return null;
  if (!existsSync(FOLDER + path)) throw new Error(`../shared stands beside the project, but holds no ${path}.`);
  return FOLDER + path;
}

/** For what runs inside `describeWith` and `testWith`; throws a sentence when it is asked for elsewhere and absent. */
export function readCompanion(path: string): string {
  const found = companion(path);
  if (found === null) throw new Error(`../shared/${path} must lie beside the project for this.`);
  return readFileSync(found, "utf8");
}

/** The map pack that is named, else the companion's; null without either, for a map is then drawn from the built-in one. */
export function mapPack(): string | null {
  return process.env["MAP_PACK"] ?? companion("pack");
}

/** `describe` for a suite that needs `path`, and is handed where it lies. */
export function describeWith(path: string, title: string, suite: (found: string) => void): void {
  const found = companion(path);
  if (found === null) skip(path, title);
  else describe(title, () => suite(found));
}

/** `test` for one that needs `path`, and is handed where it lies. */
export function testWith(path: string, title: string, run: (found: string) => void | Promise<void>): void {
  const found = companion(path);
  if (found === null) skip(path, title);
  else test(title, () => run(found));
}

/** `test/run.js` counts these by the end of their titles. */
function skip(path: string, title: string): void {
  console.warn(`Skipped: ${title}. ../shared/${path} is not there.`);
  test.skip(`${title} (needs ../shared/${path})`, () => undefined);
}
