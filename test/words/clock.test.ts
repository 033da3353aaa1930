import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { clockOffWords } from "../../shared/words/clock.ts";

test.each([
  [-7 * HOUR_MS, "meleset 7 jam 0 menit (di belakang BMKG)"],
  [-7 * HOUR_MS + 400, "meleset 7 jam 0 menit (di belakang BMKG)"],
  [3 * HOUR_MS, "meleset 3 jam 0 menit (di depan BMKG)"],
  [-10 * MINUTE_MS, "meleset 10 menit 0 detik (di belakang BMKG)"],
  [90 * SECOND_MS, "meleset 1 menit 30 detik (di depan BMKG)"],
  [31_200, "meleset 31 detik (di depan BMKG)"],
  [-16 * 365 * DAY_MS, "meleset 5.840 hari 0 jam (di belakang BMKG)"],
])("clock.7 a clock that is %i ms ahead: %s", (aheadMs, words) => {
  expect(clockOffWords(aheadMs)).toBe(words);
});
