import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TIERS } from "../../shared/record/alert.ts";
import { LOUDEST, tierWords } from "../../shared/words/tiers.ts";

const ROOT = new URL("../../", import.meta.url);
/** What people read and hear. */
const SCREENS = ["client", "shared", "server/public", "server/realtime", "server/commands"];

test("words.9 tiers are told as numbers, the loudest last", () => {
  expect(TIERS.map(tierWords)).toEqual(["tingkat 1", "tingkat 2", "tingkat 3", "tingkat 4"]);
  expect(tierWords("darurat")).toBe(`tingkat ${LOUDEST}`);
});

test("words.9 no screen has a second word for an officer's answer, or names a tier by what happened", () => {
  const files = SCREENS.flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|svelte)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(200);
  const second = files.filter((file) =>
    /\b(di)?akui\b|tingkat (info|dirasakan|merusak|darurat)\b|>\{(alert\.)?tier\}|[ ,]\$\{(alert\.)?tier\}/i.test(
      readFileSync(new URL(file, ROOT), "utf8"),
    ),
  );
  expect(second).toEqual([]);
});
