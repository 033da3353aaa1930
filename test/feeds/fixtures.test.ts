import { describe, expect, test } from "vitest";
import type { Reading } from "../../server/upstream/feed.ts";
import { feeds } from "../../server/feeds/index.ts";
import { Bulletin, type FeedId } from "../../shared/record/bulletin.ts";
import { feedOf, firstQuake, firstWeather, fixture, quakes } from "./payloads.ts";

/**
 * A body of each feed, written by us in BMKG's forms: times, places and magnitudes are those of known quakes (Banjarnegara 2018,
 * Majene 2021, Tasikmalaya 2009, Tohoku 2011), the words, zones, gauges and the rain are ours.
 */
interface Case {
  feed: FeedId;
  newestAt: string;
  bulletins: number;
  telling: (reading: Reading) => void;
}

const BANJARNEGARA = { form: "felt", at: [109.65, -7.21], magnitude: 4.4, depthKm: 4, potential: "unknown" };
const MAJENE = { at: [118.94, -2.98], magnitude: 6.2, depthKm: 10 };

const CASES: Record<string, Case> = {
  "autogempa.json": {
    feed: "autogempa",
    bulletins: 1,
    newestAt: "2018-04-18T06:28:35Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({
        ...BANJARNEGARA,
        felt: [
          { place: "Kalibening", mmiLow: 4, mmiHigh: 5 },
          { place: "Pekalongan", mmiLow: 2, mmiHigh: 2 },
        ],
      }),
  },
  "gempadirasakan.json": {
    feed: "gempadirasakan",
    bulletins: 2,
    newestAt: "2021-01-14T18:28:17Z",
    telling: (reading) => expect(quakes(reading)).toMatchObject([{ ...MAJENE, form: "felt" }, BANJARNEGARA]),
  },
  "gempaterkini.json": {
    feed: "gempaterkini",
    bulletins: 2,
    newestAt: "2021-01-14T18:28:17Z",
    telling: (reading) =>
      expect(quakes(reading)).toMatchObject([
        { ...MAJENE, form: "m5", potential: "none" },
        { form: "m5", magnitude: 7.3, potential: "potential" },
      ]),
  },
  "datagempa-felt.json": {
    feed: "inatews-datagempa",
    bulletins: 1,
    newestAt: "2021-01-14T18:35:20Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({
        ...MAJENE,
        form: "felt",
        stage: null,
        test: false,
        issuedAt: Date.parse("2021-01-14T18:35:20Z"),
      }),
  },
  "last30tsunamievent.xml": {
    feed: "inatews-tsunami",
    bulletins: 2,
    newestAt: "2009-09-02T08:54:00Z",
    telling: (reading) =>
      expect(quakes(reading)).toMatchObject([
        { stage: "PD-4", zones: [], observations: [] },
        {
          stage: "PD-3.1",
          // Tasikmalaya is sent twice.
          zones: [
            { district: "TASIKMALAYA", level: "SIAGA", arrivalAt: Date.parse("2009-09-02T08:13:00Z") },
            { district: "CILACAP", level: "WASPADA" },
          ],
          observations: [{ location: "PAMENGPEUK", at: [107.69, -7.67], heightM: 0.3, swapped: true }],
        },
      ]),
  },
  "live30event.xml": {
    feed: "inatews-live",
    // The third is Japan's.
    bulletins: 2,
    newestAt: "2021-01-14T18:28:17.914Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({ ...MAJENE, form: "automatic", bulletinId: "bmg2021aaaa" }),
  },
  "nowcast-rss.xml": {
    feed: "nowcast",
    bulletins: 0,
    newestAt: "2030-03-17T07:05:00Z",
    telling: (reading) => expect(reading.follow.map(({ code }) => code)).toEqual(["CJB20300317002", "CGT20300317001"]),
  },
};

test("F1 of each feed one of our own bodies is read", () => {
  expect(
    Object.values(CASES)
      .map(({ feed }) => feed)
      .sort(),
  ).toEqual(feeds.map(({ id }) => id).sort());
});

describe.each(Object.entries(CASES))("%s", (file, { feed, bulletins, newestAt, telling }) => {
  const reading = feedOf(feed).parse(fixture(file));

  test("F1 is read whole: every record, every field known, no doubt", () => {
    isWhole(reading);
    expect(reading.bulletins).toHaveLength(bulletins);
  });

  test("F1 is understood", () => {
    telling(reading);
  });

  test("F2 tells its newest time", () => {
    expect(new Date(reading.newestAt ?? 0).toISOString()).toBe(new Date(newestAt).toISOString());
  });
});

test("F1, F2 an alert that the nowcast's index leads to is read whole and understood, and tells its time", () => {
  const reading = feedOf("nowcast").parseFollowed!(fixture("nowcast-alert.xml"), "CJB20300317002");
  isWhole(reading);
  expect(firstWeather(reading)).toMatchObject({
    code: "CJB20300317002",
    msgType: "Alert",
    severity: "Moderate",
    areaDesc: "Jawa Barat",
    effectiveAt: Date.parse("2030-03-17T07:25:00Z"),
    expiresAt: Date.parse("2030-03-17T09:25:00Z"),
  });
  expect(firstWeather(reading).polygons.map((ring) => [ring.length, ring[0]])).toEqual([
    [5, [107.4, -6.7]],
    [4, [107.9, -7.1]],
  ]);
  expect(reading.newestAt).toBe(Date.parse("2030-03-17T07:05:00Z"));
});

function isWhole(reading: Reading): void {
  expect(reading.notes).toEqual([]);
  expect(quakes(reading).flatMap((quake) => quake.doubts)).toEqual([]);
  for (const bulletin of reading.bulletins) expect(Bulletin.parse(bulletin)).toEqual(bulletin);
}
