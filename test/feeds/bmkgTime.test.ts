import { describe, expect, test } from "vitest";
import { parseEventId, parseStamp, UTC_MS, WIB_MS } from "../../server/feeds/bmkgTime.ts";

describe("feed.13 BMKG's spellings of a moment", () => {
  test.each<[string, number, string | null]>([
    ["28 Sep 2026 21:43:09 WIB", WIB_MS, "2026-09-28T14:43:09Z"],
    ["28 Sep 2026 21:43:09", WIB_MS, "2026-09-28T14:43:09Z"],
    ["07-Mar-20 05:11:23 WIB", WIB_MS, "2020-03-06T22:11:23Z"],
    ["14 Des 2021 00:20:23 WIB", WIB_MS, "2021-12-13T17:20:23Z"],
    ["04 Okt 2021 17.59.19 WIB", WIB_MS, "2021-10-04T10:59:19Z"],
    ["15-Agu-26 04:58:24 WIB", WIB_MS, "2026-08-14T21:58:24Z"],
    ["1 Agt 2026 04:58 WIB", WIB_MS, "2026-07-31T21:58:00Z"],
    ["17 Mei 2026 23:00:00 WIT", WIB_MS, "2026-05-17T14:00:00Z"],
    ["17 May 2026 23:00:00 WITA", WIB_MS, "2026-05-17T15:00:00Z"],
    ["13 October 2025 12:23 WIB", WIB_MS, "2025-10-13T05:23:00Z"],
    ["26-09-26 02:39:29 WIB", WIB_MS, "2026-09-25T19:39:29Z"],
    ["26/09/2026 02:44:29WIB", WIB_MS, "2026-09-25T19:44:29Z"],
    ["2026-09-26T02:39:29WIB", WIB_MS, "2026-09-25T19:39:29Z"],
    ["2026/09/26  08:10:21.751", UTC_MS, "2026-09-26T08:10:21.751Z"],
    ["2026-09-28T14:43:09+00:00", UTC_MS, "2026-09-28T14:43:09Z"],
    ["2026-09-28T14:43:09Z", UTC_MS, "2026-09-28T14:43:09Z"],
    ["2026-09-24T15:07:00+08:00", UTC_MS, "2026-09-24T07:07:00Z"],
    ["Thu, 24 Sep 2026 15:07:00 +0800", UTC_MS, "2026-09-24T07:07:00Z"],
    ["Kamis, 24 September 2026, 15:07 WITA", WIB_MS, "2026-09-24T07:07:00Z"],
    ["2026-11-30T24:00:00+07:00", UTC_MS, "2026-11-30T17:00:00Z"],
    ["31 Des 2026 24:00 WIB", WIB_MS, "2026-12-31T17:00:00Z"],
    ["2026-11-30T14:30:00+07", UTC_MS, "2026-11-30T07:30:00Z"],
    ["2026-11-30T14:30:00 UTC+7", UTC_MS, "2026-11-30T07:30:00Z"],
    ["2026-11-30T14:30:00+7.00", UTC_MS, "2026-11-30T07:30:00Z"],
    ["2026-11-30T14:30:00-0230", UTC_MS, "2026-11-30T17:00:00Z"],
    ["2026-11-30T24:00:01+07:00", UTC_MS, null],
    ["29 Feb 2028 00:00:00 WIB", WIB_MS, "2028-02-28T17:00:00Z"],
    ["29 Feb 2026 00:00:00 WIB", WIB_MS, null],
    ["31-04-2026 00:00:00 WIB", WIB_MS, null],
    ["28 Xyz 2026 21:43:09 WIB", WIB_MS, null],
    ["28 Sep 2026 24:43:09 WIB", WIB_MS, null],
    ["28 Sep 226 21:43:09 WIB", WIB_MS, null],
    ["28 Sep 2026", WIB_MS, null],
    ["- -", WIB_MS, null],
    ["", WIB_MS, null],
  ])("%j", (text, offsetMs, expected) => {
    expect(parseStamp(text, offsetMs)).toBe(expected === null ? null : Date.parse(expected));
  });

  test("a key of fourteen digits is WIB", () => {
    expect(parseEventId("20260815050037")).toBe(Date.parse("2026-08-14T22:00:37Z"));
    expect(parseEventId("20260815050037.mmi.jpg")).toBe(Date.parse("2026-08-14T22:00:37Z"));
    expect(parseEventId("bmg2026swgz")).toBeNull();
    expect(parseEventId("20261315050037")).toBeNull();
  });
});
