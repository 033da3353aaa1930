import { expect, test } from "vitest";
import { projectFiles, read } from "./files.ts";

const EACH = /\{#each ([\s\S]+?) as ([\s\S]+?) \(([^()]+)\)\}/g;
/** Its own place in the list, or what is one of a kind by its making. */
const SAFE = /(^|\.)(i|at|id|key|card|group|kind|of)$|^`\$\{wall\.screen\} \$\{index\}`$/;
/** Written out on the spot, or a constant. */
const OWN = /^\[[\d, ]+\]$|^[A-Z]+$|^Object\.entries\([A-Z]+\)$/;

test("picture.41 no row of a list is known by its words: a list that says one thing twice would stop the screen", () => {
  const keys = projectFiles()
    .filter((path) => path.endsWith(".svelte"))
    .flatMap((path) =>
      [...read(path).matchAll(EACH)].map(([, list = "", , key = ""]) => ({ path, list: list.trim(), key: key.trim() })),
    );
  expect(keys.length).toBeGreaterThan(40);
  expect(keys.filter(({ list, key }) => !SAFE.test(key) && !OWN.test(list))).toEqual([]);
});
