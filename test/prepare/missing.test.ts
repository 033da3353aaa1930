import { expect, test } from "vitest";
import { missing } from "../../server/prepare/install.js";

test.each([
  ["nothing is installed", null, "run", "run"],
  ["nothing is installed and the tests run", null, "all", "all"],
  ["the lock file changed", "old run", "run", "run"],
  ["the lock file changed where the tests' packages are", "old all", "run", "all"],
  ["the tests' packages are missing", "new run", "all", "all"],
  ["all is there", "new all", "run", null],
  ["what the server needs is there", "new run", "run", null],
  ["the stamp was cut short", "new", "run", "run"],
] as const)("when %s (%s, wanted %s) it installs %s", (_when, stamp, wanted, kind) => {
  expect(missing(stamp, "new", wanted)).toBe(kind);
});
