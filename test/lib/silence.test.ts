import { expect, test } from "vitest";
import { linkOf } from "../../client/lib/silence.ts";

test.each([
  [null, "unheard"],
  [14, "fresh"],
  [15, "late"],
  [59, "late"],
  [60, "lost"],
] as const)("W12 %s s of silence are %s", (silenceS, link) => {
  expect(linkOf(silenceS)).toBe(link);
});
