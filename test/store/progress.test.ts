import { expect, test } from "vitest";
import { createProgress } from "../../server/store/audit/progress.ts";

function follow(isTTY: boolean): string[] {
  const said: string[] = [];
  let ms = 0;
  const progress = createProgress({ isTTY, write: (text: string) => said.push(text) }, 3000, () => ms);
  for (let count = 1; count <= 3000; count += 1) {
    ms += 0.5;
    progress.reached(count);
  }
  progress.end();
  return said;
}

test("journal.23 a terminal is told how far it has come, on one line that is gone in the end", () => {
  expect(follow(true)).toEqual([
    "\r500 of 3,000 entries, 2 s left\u001b[K",
    "\r1,000 of 3,000 entries, 1 s left\u001b[K",
    "\r1,500 of 3,000 entries, 1 s left\u001b[K",
    "\r2,000 of 3,000 entries, 1 s left\u001b[K",
    "\r2,500 of 3,000 entries, 1 s left\u001b[K",
    "\r3,000 of 3,000 entries, 0 s left\u001b[K",
    "\r\u001b[K",
  ]);
});

test("journal.23 what is no terminal is told nothing", () => {
  expect(follow(false)).toEqual([]);
});
