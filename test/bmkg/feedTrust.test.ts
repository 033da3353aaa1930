import { describe, expect, test } from "vitest";
import { feeds as drivers } from "../../server/feeds/index.ts";
import { FEEDS } from "../../shared/bmkg/feeds.ts";
import { feedTrust } from "../../shared/bmkg/feedTrust.ts";
import { FeedId } from "../../shared/record/bulletin.ts";
import { feeds, NOW } from "../http/worlds.ts";

const OPEN_DATA: FeedId[] = ["autogempa", "gempaterkini", "gempadirasakan"];
const BULLETINS: FeedId[] = ["inatews-datagempa", "inatews-tsunami"];

describe("what the feeds tell of", () => {
  test("every feed has a driver", () => {
    expect(drivers.map(({ id }) => id).sort()).toEqual([...FeedId.options].sort());
  });

  test.each(drivers.map((driver) => [driver.id, driver] as const))("%s: as its driver declares", (id, { tells }) => {
    expect(FEEDS[id].tells).toEqual(tells);
  });
});

describe("P9 no event is not no data", () => {
  test.each<[FeedId[], { quakes: boolean; tsunamis: boolean }]>([
    [[], { quakes: false, tsunamis: false }],
    [["nowcast"], { quakes: false, tsunamis: false }],
    [BULLETINS, { quakes: false, tsunamis: true }],
    // Automatic solutions and the bulletins of great quakes are not enough to know of those that people felt.
    [OPEN_DATA, { quakes: true, tsunamis: false }],
    [["autogempa", "gempaterkini"], { quakes: false, tsunamis: false }],
    [[...OPEN_DATA, ...BULLETINS, "inatews-live"], { quakes: true, tsunamis: true }],
  ])("without %j we are blind to %j", (broken, blindTo) => {
    expect(feedTrust(feeds(NOW, broken), NOW)).toMatchObject({ blindTo, trusted: broken.length === 0 });
  });

  test("without any feed we are blind to all", () => {
    expect(feedTrust([], NOW)).toEqual({ trusted: false, blindTo: { quakes: true, tsunamis: true }, distrusted: [] });
  });

  test("a feed that was never read has no moment at which it was well, though its failures have a beginning", () => {
    const never = feeds(NOW, ["autogempa"]).map((feed) => (feed.failures > 0 ? { ...feed, readAt: null } : feed));
    expect(feedTrust(never, NOW).distrusted).toEqual([
      { id: "autogempa", title: "Gempa", health: "unreachable", since: null },
    ]);
  });
});
