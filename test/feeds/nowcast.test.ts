import { describe, expect, test } from "vitest";
import { feedOf, firstWeather, fixture } from "./payloads.ts";

const nowcast = feedOf("nowcast");
const readAlert = (body: string) => {
  if (!nowcast.parseFollowed) throw new Error("the nowcast has no parseFollowed");
  return nowcast.parseFollowed(body, "CJB20300317003");
};

describe("feed.10 the nowcast index", () => {
  const reading = nowcast.parse(fixture("nowcast-rss-odd.xml"));

  test("a code is followed once and on our own base, whatever host and folder the link names", () => {
    expect(reading.follow).toEqual([
      {
        code: "CJB20300317002",
        path: "/alerts/nowcast/id/CJB20300317002_alert.xml",
        datedAt: expect.any(Number) as number,
      },
      { code: "6oyh5RkPq", path: "/alerts/nowcast/id/6oyh5RkPq_alert.xml", datedAt: expect.any(Number) as number },
    ]);
  });

  test("a link that could climb is refused and noted, and counts as a warning that could not be read", () => {
    expect(reading.unfollowable).toBe(1);
    expect(reading.notes).toEqual([
      'item 3 of 4 skipped: link = "https://www.bmkg.go.id/alerts/nowcast/id/..%2F..%2Fetc_alert.xml"',
    ]);
  });

  test("the newest item dates it, not the channel, which is built anew when its items are weeks old", () => {
    expect(reading.newestAt).toBe(Date.parse("2030-03-17T07:05:00Z"));
  });

  test("no items is normal; then the channel dates it", () => {
    const empty = nowcast.parse(fixture("nowcast-rss-odd.xml").replace(/<item>[\s\S]*<\/item>/, ""));
    expect(empty).toEqual({ bulletins: [], newestAt: Date.parse("2030-03-17T09:00:00Z"), notes: [], follow: [] });
  });

  test("without a channel it is unreadable", () => {
    expect(() => nowcast.parse("<rss version='2.0'></rss>")).toThrow("rss");
    expect(() => nowcast.parse("<feed/>")).toThrow("rss = (absent)");
  });

  test("a body whose root, or whose rss or channel, is a list is unreadable", () => {
    for (const body of ["[]", '[{"rss":{}}]', '{"rss":[]}', '{"rss":{"channel":[{}]}}'])
      expect(() => nowcast.parse(body)).toThrow(/(body|rss|channel) = /);
    for (const body of ["[]", '[{"alert":{}}]', '{"alert":[{}]}', "<a><alert/></a>"])
      expect(() => readAlert(body)).toThrow(/(body|alert) = /);
  });

  test("items beside the channel, as RSS 1.0 has them, are read too", () => {
    const body = fixture("nowcast-rss-odd.xml").replace(/(<item>[\s\S]*<\/item>)([\s\S]*<\/channel>)/, "$2$1");
    expect(nowcast.parse(body).follow).toEqual(reading.follow);
  });
});

describe("feed.11 CAP alerts", () => {
  test("an Update: the Indonesian info, its references, closed rings; slivers go, a bad point costs only itself", () => {
    const reading = readAlert(fixture("nowcast-update_alert.xml"));
    expect(firstWeather(reading)).toMatchObject({
      msgType: "Update",
      references: ["2.49.0.1.360.0.2030.03.17.07.32.002"],
      test: true,
      event: "Hujan Lebat & Petir",
      severity: "Severe",
      areaDesc: "Jawa Barat, Banten",
      effectiveAt: Date.parse("2030-03-17T07:20:00Z"),
      polygons: [
        [
          [107.5, -6.9],
          [107.6, -6.9],
          [107.6, -7],
          [107.5, -7],
          [107.5, -6.9],
        ],
        [
          [106.9, -6.5],
          [106.9, -6.6],
          [107, -6.6],
          [106.9, -6.5],
        ],
        [
          [106.1, -6.1],
          [106.2, -6.1],
          [106.2, -6.2],
          [106.1, -6.1],
        ],
      ],
    });
    expect(reading.notes).toEqual([
      '1 of 4 points of a polygon are none: "-6.90,107.50 x,107.60 -7.00,107.60 -6.90,107.50"',
    ]);
  });

  test("a Cancel may come without an info", () => {
    const bulletin = firstWeather(readAlert(fixture("nowcast-cancel_alert.xml")));
    expect(bulletin).toMatchObject({ msgType: "Cancel", polygons: [], expiresAt: bulletin.sentAt });
    expect(bulletin.references).toEqual(["2.49.0.1.360.0.2030.03.17.07.32.002", "2.49.0.1.360.0.2030.03.17.07.32.003"]);
  });

  test("Ack and Error say nothing to us", () => {
    const reading = readAlert(fixture("nowcast-update_alert.xml").replace(">update<", ">Ack<"));
    expect(reading.bulletins).toEqual([]);
    expect(reading.notes).toEqual(['CJB20300317003 skipped: msgType = "Ack"']);
  });

  test("an alert that says nothing is unreadable", () => {
    expect(() => readAlert(fixture("nowcast-cancel_alert.xml").replace(">Cancel<", ">Alert<"))).toThrow("info");
  });
});
