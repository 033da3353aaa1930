import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { SLOW } from "./slow.js";

test("each slow test is there, and named once", () => {
  expect(SLOW.filter((path) => !existsSync(path))).toEqual([]);
  expect(new Set(SLOW).size).toBe(SLOW.length);
});
