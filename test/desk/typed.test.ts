import { describe, expect, test } from "vitest";
import { dayTyped, lastAt, minuteTyped, minuteWords, peopleTyped } from "../../client/desk/say/typed.ts";
import { reasonWords } from "../../shared/bmkg/reasons.ts";
import { percents } from "../../client/desk/why/group.ts";

describe("what an officer types", () => {
  test.each([
    ["22.00", 1320],
    ["22:00", 1320],
    ["6.30", 390],
    [" 00.00 ", 0],
    ["24.00", null],
    ["10:00 PM", null],
    ["9.6", null],
    ["", null],
  ])("desk.37 the hour %s", (text, minute) => expect(minuteTyped(text)).toBe(minute));

  test("desk.37 an hour is told as it is typed", () => {
    for (const minute of [0, 390, 1439]) expect(minuteTyped(minuteWords(minute))).toBe(minute);
    expect(minuteWords(390)).toBe("06.30");
  });

  test.each([
    ["28-11-2026", "2026-11-28"],
    ["1/2/2026", "2026-02-01"],
    ["28 Nov 2026", "2026-11-28"],
    ["5 agustus 2026", "2026-08-05"],
    ["29-02-2028", "2028-02-29"],
    ["31-02-2026", null],
    ["29-02-2026", null],
    ["11/28/2026", null],
    ["2026-11-28", null],
    ["28 Foo 2026", null],
    ["besok", null],
  ])("desk.37 the day %s", (text, day) => expect(dayTyped(text)).toBe(day));

  test("desk.34 an hour that has not come yet today was yesterday's", () => {
    const now = Date.UTC(2026, 10, 20, 17, 30); // 21 Nov 2026, 00.30 WIB
    expect(now - lastAt(20, now)).toBe(10 * 60_000);
    expect(now - lastAt(23 * 60 + 40, now)).toBe(50 * 60_000);
    expect(lastAt(30, now)).toBe(now);
  });

  test.each([
    ["12.500", 12_500],
    ["1250", 1250],
    ["1.250.000", 1_250_000],
    ["12,5", null],
    ["12.50", null],
    ["banyak", null],
  ])("K25 the count %s", (text, people) => expect(peopleTyped(text)).toBe(people));
});

describe("why a source can't be read", () => {
  test.each([
    ["fetch failed: bad port", "alamat yang disetel tidak dapat dipakai"],
    ["fetch failed: getaddrinfo ENOTFOUND data.bmkg.go.id", "nama alamatnya tidak dikenal, mungkin tidak ada internet"],
    ["fetch failed: connect ECONNREFUSED 127.0.0.1:9", "sambungan ditolak"],
    ["no whole answer within 10 s", "tidak menjawab pada waktunya"],
    ["HTTP 403 Forbidden", "ditolak servernya (HTTP 403)"],
    ["HTTP 503", "servernya sendiri gagal (HTTP 503)"],
    ["not JSON: Unexpected token '<'", "isinya tidak utuh"],
    ["fetch failed", "sambungan gagal"],
    ["odd", 'sebab lain, kata aslinya "odd"'],
  ])("desk.35 %s", (raw, words) => expect(reasonWords(raw)).toBe(words));

  test("desk.35 of a document that its index names, with how often it was tried", () => {
    expect(reasonWords("CBT1: HTTP 404 Not Found (try 3)")).toBe(
      "CBT1: tidak ada lagi di alamat itu (HTTP 404), percobaan ke-3",
    );
  });
});

test("K22 shares of one whole add up to 100", () => {
  expect(percents([0.924, 0.076, 0])).toEqual(["92 %", "8 %", "0 %"]);
  expect(percents([1 / 3, 1 / 3, 1 / 3])).toEqual(["34 %", "33 %", "33 %"]);
  for (const shares of [
    [0.925, 0.075, 0],
    [0.5, 0.25, 0.25],
    [0.005, 0.99, 0.005],
  ])
    expect(percents(shares).reduce((sum, words) => sum + Number.parseInt(words), 0)).toBe(100);
});
