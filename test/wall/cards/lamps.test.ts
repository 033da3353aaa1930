import { describe, expect, test } from "vitest";
import { blindWords, lamps } from "../../../client/wall/scene/feeds.ts";
import { feedTrust } from "../../../shared/bmkg/feedTrust.ts";
import { feed, MINUTE, NOW, reportOf } from "../makeWorld.ts";

describe("lamps", () => {
  const report = (changes: Parameters<typeof feed>[1]) => reportOf([feed("autogempa", { title: "Gempa", ...changes })]);
  const since = NOW - 23 * MINUTE;
  test.each([
    ["well", {}, "5 detik", true],
    [
      "unreachable",
      { outcome: "unreachable" as const, failingSince: since },
      "tidak terjangkau sejak 13.02 WIB",
      false,
    ],
    ["unreadable", { outcome: "unreadable" as const, failingSince: since }, "tidak terbaca sejak 13.02 WIB", false],
    ["forgotten", { triedAt: since, readAt: since }, "tidak diperiksa sejak 13.02 WIB", false],
    ["owing", { owed: 2 }, "2 kabar BMKG belum terbaca", false],
    ["never read", { triedAt: null, readAt: null, outcome: "never" as const }, "belum pernah terbaca", false],
    ["quiet", { quietAfterMs: MINUTE, newestAt: since }, "terbaca, isi terakhir 13.02 WIB", true],
  ])("W9 a feed that is %s says so in words", (_, changes, words, trusted) => {
    expect(lamps(report(changes), NOW)).toEqual([{ title: "Gempa", words, trusted }]);
  });

  test("feed.20 the weather column says how many warnings were not read", () => {
    const owing = reportOf([feed("nowcast", { title: "Cuaca", owed: 2 })]);
    expect(blindWords(feedTrust(owing.feeds, NOW).distrusted, NOW)).toEqual(["Cuaca: 2 kabar BMKG belum terbaca"]);
  });

  test("clock.7 the server's clock has a lamp before all others while it is off, and none while it agrees or is not known", () => {
    const told = (aheadMs: number | null) => lamps({ ...report({}), clock: { aheadMs, hosts: 3 } }, NOW);
    expect(told(-7 * 3_600_000)).toEqual([
      { title: "Jam server", words: "meleset 7 jam 0 menit (di belakang BMKG)", trusted: false },
      { title: "Gempa", words: "5 detik", trusted: true },
    ]);
    for (const well of [null, 0, 30_000, -30_000]) expect(told(well).map(({ title }) => title)).toEqual(["Gempa"]);
  });

  test("W12 when the screen's own line is lost, nothing is known of any feed", () => {
    expect(lamps(report({}), null)).toMatchObject([{ words: "tidak diketahui", trusted: false }]);
  });

  test("W9 feeds that fail alike share a lamp, and failing ones come first", () => {
    const failing = { outcome: "unreachable" as const, failingSince: since };
    const feeds = [
      feed("nowcast", { title: "Cuaca" }),
      feed("autogempa", { ...failing, title: "Gempa" }),
      feed("gempaterkini", { ...failing, title: "M ≥ 5" }),
    ];
    expect(lamps(reportOf(feeds), NOW).map(({ title, words }) => `${title}: ${words}`)).toEqual([
      "Gempa dan M ≥ 5: tidak terjangkau sejak 13.02 WIB",
      "Cuaca: 5 detik",
    ]);
  });

  test("W9 feeds that fell silent together share a sentence", () => {
    const blind = [
      { id: "autogempa" as const, title: "Gempa", since },
      { id: "gempaterkini" as const, title: "M ≥ 5", since },
      { id: "inatews-tsunami" as const, title: "Tsunami", since: null },
    ].map((one) => ({ health: "unreachable" as const, owed: 0, ...one }));
    expect(blindWords(blind, NOW)).toEqual([
      "Gempa dan M ≥ 5 tidak terbaca sejak 13.02 WIB",
      "Tsunami belum pernah terbaca",
    ]);
    expect(blindWords(blind, NOW, 1)[0]).toBe("2 sumber BMKG tidak terbaca sejak 13.02 WIB");
  });
});
