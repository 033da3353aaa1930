import { expect, test } from "vitest";
import { feedHealth } from "../../shared/bmkg/feedHealth.ts";
import {
  clockWords,
  dateWords,
  DAY_MS,
  dayStart,
  hourWords,
  longDate,
  stampWords,
  wibDay,
  zoneAt,
} from "../../shared/time.ts";
import { ageWords, oneDigit, peopleWords, positionWords, thousands } from "../../shared/words/figures.ts";
import { feedStatus } from "../make/feedStatus.ts";

const AT = Date.UTC(2022, 10, 21, 6, 21, 10);

test.each([
  [0, "0"],
  [9, "9"],
  [850, "850"],
  [1234, "1.200"],
  [9_960, "10 ribu"],
  [158_697, "160 ribu"],
  [1_086_650, "1,1 juta"],
  [999_999, "1 juta"],
  [12_400_000, "12 juta"],
])("V1 %d people are told with two significant digits: %s", (people, words) => expect(peopleWords(people)).toBe(words));

test.each([
  [0, 0],
  [0.6, 1],
  [9, 9],
  [94, 90],
  [96, 100],
  [107_910, 100_000],
])("words.7 %d in one digit is %d", (value, rounded) => expect(oneDigit(value)).toBe(rounded));

test("V3 Indonesian clocks, dates and figures", () => {
  expect([clockWords(AT), clockWords(AT, "WITA"), hourWords(AT, "WIT")]).toEqual(["13.21.10", "14.21.10", "15.21"]);
  expect([dateWords(AT), longDate(AT)]).toEqual(["Senin, 21 November 2022", "21 November 2022"]);
  expect(stampWords(AT)).toBe("21 Nov 2022 13.21.10 WIB");
  expect(dateWords(Date.UTC(2022, 10, 21, 17, 0, 0))).toBe("Selasa, 22 November 2022");
  expect(positionWords([107.05, -6.84])).toBe("6,84 LS 107,05 BT");
  expect([thousands(1234567), ageWords(59_000), ageWords(61_000), ageWords(7_200_000)]).toEqual(["1.234.567", "59 detik", "1 menit", "2 jam"]); // prettier-ignore
});

test("V3 a day begins at midnight in Jakarta, wherever the computer stands", () => {
  const midnight = dayStart("2022-11-22");
  expect(dateWords(midnight)).toBe("Selasa, 22 November 2022");
  expect(wibDay(midnight) - wibDay(midnight - 1)).toBe(1);
  expect(wibDay(midnight + DAY_MS - 1)).toBe(wibDay(midnight));
});

test.each([
  ["Cianjur", 107.1, -6.8, "WIB"],
  ["Pontianak", 109.3, 0, "WIB"],
  ["Denpasar", 115.2, -8.7, "WITA"],
  ["Kupang", 123.6, -10.2, "WITA"],
  ["Ambon", 128.2, -3.7, "WIT"],
  ["Jayapura", 140.7, -2.5, "WIT"],
] as const)("V4 %s keeps %4$s", (_, lng, lat, zone) => expect(zoneAt(lng, lat)).toBe(zone));

const MINUTE = 60_000;
const feed = feedStatus({
  everyMs: MINUTE,
  quietAfterMs: 60 * MINUTE,
  triedAt: 9 * MINUTE,
  readAt: 9 * MINUTE,
  newestAt: 8 * MINUTE,
});

test.each([
  [{}, "current"],
  [{ newestAt: -60 * MINUTE }, "quiet"],
  [{ newestAt: -60 * MINUTE, quietAfterMs: null }, "current"],
  [{ outcome: "unreachable" }, "unreachable"],
  [{ outcome: "unreadable" }, "unreadable"],
  [{ triedAt: null, readAt: null, outcome: "never" }, "never-read"],
  [{ readAt: 2 * MINUTE, triedAt: 2 * MINUTE }, "lost"],
] as const)("V5 a feed with %o is %s at minute ten", (over, health) => {
  expect(feedHealth({ ...feed, ...over }, 10 * MINUTE)).toBe(health);
});
