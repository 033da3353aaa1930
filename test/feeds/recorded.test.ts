import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Bulletin } from "../../shared/record/bulletin.ts";
import type { Reading } from "../../server/upstream/feed.ts";
import { describeWith } from "../companion.ts";
import { feedOf, firstQuake, firstWeather, quakes, recordedFiles } from "./payloads.ts";

const utc = (text: string) => Date.parse(text);

interface Case {
  read: (body: string) => Reading;
  bulletins: number;
  newestAt: string;
  telling: (reading: Reading) => void;
}

const parse = (id: Parameters<typeof feedOf>[0]) => (body: string) => feedOf(id).parse(body);
const followed = (code: string) => (body: string) => {
  const { parseFollowed } = feedOf("nowcast");
  if (!parseFollowed) throw new Error("the nowcast has no parseFollowed");
  return parseFollowed(body, code);
};

/** Every recorded payload of our feeds, with the fields that tell whether it was understood. */
const CASES: Record<string, Case> = {
  "autogempa/autogempa_2021-10-04_M4.7-Ternate.xml": {
    read: parse("autogempa"),
    bulletins: 1,
    newestAt: "2021-10-04T10:59:19Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({
        form: "felt",
        at: [126.96, 1.04],
        magnitude: 4.7,
        depthKm: 17,
        potential: "unknown",
        issuedAt: null,
        felt: [{ place: "Ternate", mmiLow: 3, mmiHigh: 3 }],
      }),
  },
  "autogempa/autogempa_2021-10-13_M5.3-Tambrauw_Dirasakan-dash_shakemap-time-differs.json": {
    read: parse("autogempa"),
    bulletins: 1,
    newestAt: "2021-10-13T03:08:42Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({
        form: "m5",
        at: [133.02, -0.14],
        potential: "none",
        felt: [],
        issuedAt: utc("2021-10-13T03:13:09Z"),
        shakemap: "20211013101309.mmi.jpg",
      }),
  },
  "autogempa/autogempa_2024-01-10_M2.8-Sumedang.json": {
    read: parse("autogempa"),
    bulletins: 1,
    newestAt: "2024-01-10T13:17:26Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({ form: "felt", magnitude: 2.8, depthKm: 6, at: [107.95, -6.83] }),
  },
  "autogempa/autogempa_2026-09-28_M4.5-Sabang.json": {
    read: parse("autogempa"),
    bulletins: 1,
    newestAt: "2026-09-28T14:43:09Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({
        form: "felt",
        area: "Pusat gempa berada di laut 127 km Barat Daya Kota Sabang",
        felt: [
          { place: "Aceh Besar", mmiLow: 3, mmiHigh: 4 },
          { place: "Banda Aceh", mmiLow: 3, mmiHigh: 4 },
        ],
      }),
  },
  "gempadirasakan/gempadirasakan_2025-12-24_15-entries.json": {
    read: parse("gempadirasakan"),
    bulletins: 15,
    newestAt: "2025-12-24T05:30:34Z",
    telling: (reading) => {
      expect(new Set(quakes(reading).map((quake) => `${quake.form} ${quake.potential}`))).toEqual(
        new Set(["felt unknown"]),
      );
      expect(quakes(reading)[2]?.felt.slice(-2)).toEqual([
        { place: "Tomohon", mmiLow: 3, mmiHigh: 3 },
        { place: "Ternate", mmiLow: 2, mmiHigh: 3 },
      ]);
    },
  },
  "gempadirasakan/gempadirasakan_2026-09-28_15-entries.json": {
    read: parse("gempadirasakan"),
    bulletins: 15,
    newestAt: "2026-09-28T14:43:09Z",
    telling: (reading) => expect(quakes(reading)[1]).toMatchObject({ at: [120.6, -8.09], depthKm: 6, magnitude: 4.2 }),
  },
  "gempaterkini/gempaterkini_2021-12-14_M7.4-Larantuka_tsunami_duplicates.json": {
    read: parse("gempaterkini"),
    bulletins: 15,
    newestAt: "2021-12-14T05:46:41Z",
    telling: (reading) =>
      expect(
        quakes(reading)
          .filter((quake) => quake.potential === "potential")
          .map((quake) => quake.magnitude),
      ).toEqual([7.4, 7.4, 7.4, 7.5]),
  },
  "gempaterkini/gempaterkini_2025-11-03.json": {
    read: parse("gempaterkini"),
    bulletins: 15,
    newestAt: "2025-11-03T04:21:24Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({ form: "m5", at: [125.37, 5.11], potential: "none" }),
  },
  "gempaterkini/gempaterkini_2026-09-29_15-entries.json": {
    read: parse("gempaterkini"),
    bulletins: 15,
    newestAt: "2026-09-21T23:48:13Z",
    telling: (reading) =>
      expect(quakes(reading).every((quake) => quake.magnitude >= 5 && quake.form === "m5")).toBe(true),
  },
  "inatews/datagempa_2021-02-05_status-TES_PD1-M8.5-Jayapura.json": {
    read: parse("inatews-datagempa"),
    bulletins: 1,
    newestAt: "2021-02-05T02:06:56Z",
    telling: (reading) => {
      const quake = firstQuake(reading);
      expect(quake).toMatchObject({
        form: "tsunami",
        stage: "PD-1",
        test: true,
        magnitude: 8.5,
        originTime: utc("2021-02-04T03:00:00Z"),
      });
      expect(quake.zones).toHaveLength(10);
      expect(quake.zones[0]).toEqual({
        province: "PAPUA",
        district: "JAYAPURA",
        level: "SIAGA",
        arrivalAt: utc("2021-02-04T03:02:00Z"),
      });
    },
  },
  "inatews/datagempa_2023-04-25_PD1-M7.3-Mentawai.json": {
    read: parse("inatews-datagempa"),
    bulletins: 1,
    newestAt: "2023-04-24T20:05:33Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({
        form: "tsunami",
        stage: "PD-1",
        test: false,
        bulletinId: "20230425030533",
        originTime: utc("2023-04-24T20:00:57Z"),
        at: [98.39, -0.93],
        depthKm: 84,
        // Sent twice.
        zones: [{ district: "NIAS-SELATAN PULAU TANABALA", level: "WASPADA" }],
      }),
  },
  "inatews/datagempa_2023-04-25_felt-M7.3-Mentawai.json": {
    read: parse("inatews-datagempa"),
    bulletins: 1,
    newestAt: "2023-04-24T20:05:57Z",
    telling: (reading) => {
      expect(firstQuake(reading)).toMatchObject({ form: "felt", stage: null, potential: "unknown", zones: [] });
      expect(firstQuake(reading).felt).toHaveLength(15);
      expect(firstQuake(reading).felt[0]).toEqual({ place: "Siberut", mmiLow: 6, mmiHigh: 6 });
    },
  },
  "inatews/datagempa_2026-09-26_felt-M4.9-Ruteng.json": {
    read: parse("inatews-datagempa"),
    bulletins: 1,
    newestAt: "2026-09-25T19:44:29Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({
        originTime: utc("2026-09-25T19:39:29Z"),
        issuedAt: utc("2026-09-25T19:44:29Z"),
        felt: [{ place: "Kab. Manggarai", mmiLow: 2, mmiHigh: 3 }],
      }),
  },
  "inatews/last30tsunamievent_2026-08-15_M7.7-Nagekeo_PD1-PD4.xml": {
    read: parse("inatews-tsunami"),
    bulletins: 8,
    newestAt: "2026-08-15T00:31:30Z",
    telling: (reading) => {
      expect(
        quakes(reading).map((quake) => [
          quake.stage,
          quake.magnitude,
          quake.zones.length,
          quake.observations.length,
          quake.observations.filter((each) => each.swapped).length,
        ]),
      ).toEqual([
        ["PD-4", 7.7, 0, 0, 0],
        ["PD-3.4", 7.7, 22, 10, 0],
        ["PD-3.3", 7.7, 22, 9, 0],
        ["PD-3.2", 7.7, 22, 7, 7],
        ["PD-3.1", 7.7, 22, 3, 3],
        ["PD-2", 7.7, 22, 0, 0],
        // Its one zone is sent twice.
        ["PD-1", 7.0, 1, 0, 0],
        ["PD-4", 7.7, 0, 0, 0],
      ]);
      const dompu = { location: "DOMPU", at: [118.38, -8.3], heightM: 0.17, observedAt: utc("2026-08-14T22:29:00Z") };
      expect(quakes(reading)[4]?.observations[0]).toEqual({ ...dompu, swapped: true });
      expect(quakes(reading)[1]?.observations[3]).toEqual({ ...dompu, swapped: false });
    },
  },
  "inatews/live30event_2026-09-26_trimmed.xml": {
    read: parse("inatews-live"),
    // The third is New Caledonia's.
    bulletins: 2,
    newestAt: "2026-09-26T08:10:21.751Z",
    telling: (reading) =>
      expect(firstQuake(reading)).toMatchObject({ form: "automatic", bulletinId: "bmg2026swgz", at: [120.23, -8.16] }),
  },
  "nowcast-rss/nowcast-rss-id_2026-09-24.xml": {
    read: parse("nowcast"),
    bulletins: 0,
    newestAt: "2026-09-24T07:07:00Z",
    telling: (reading) => {
      expect(reading.follow).toHaveLength(11);
      expect(reading.follow[0]).toEqual({
        code: "CGT20260924002",
        path: "/alerts/nowcast/id/CGT20260924002_alert.xml",
        datedAt: 1790233620000,
      });
    },
  },
  "nowcast-cap/cap-id-CGT20260924002_alert.xml": {
    read: followed("CGT20260924002"),
    bulletins: 1,
    newestAt: "2026-09-24T07:07:00Z",
    telling: (reading) => {
      const bulletin = firstWeather(reading);
      expect(bulletin).toMatchObject({
        identifier: "2.49.0.1.360.0.2026.09.24.07.75.002",
        code: "CGT20260924002",
        msgType: "Alert",
        severity: "Moderate",
        test: false,
        areaDesc: "Gorontalo",
        effectiveAt: utc("2026-09-24T07:27:00Z"),
        expiresAt: utc("2026-09-24T09:27:00Z"),
      });
      expect(bulletin.polygons.map((ring) => ring.length)).toEqual([44, 4, 4, 36]);
      expect(bulletin.polygons[0]?.[0]).toEqual([122.117, 0.919]);
    },
  },
  "nowcast-cap/cap-en-CGT20260924002_alert.xml": {
    read: followed("CGT20260924002"),
    bulletins: 1,
    newestAt: "2026-09-24T07:07:00Z",
    telling: (reading) => expect(firstWeather(reading).headline).toBe("Thunderstorm This Evening in Gorontalo"),
  },
  "nowcast-cap/cap-id-CJB20251013001_alert.xml": {
    read: followed("CJB20251013001"),
    bulletins: 1,
    newestAt: "2025-10-13T05:18:00Z",
    telling: (reading) => {
      const { polygons } = firstWeather(reading);
      expect(polygons.every((ring) => ring.length >= 4 && String(ring[0]) === String(ring.at(-1)))).toBe(true);
      expect(polygons.flat().every(([lng, lat]) => lng > 106 && lng < 109 && lat < -5.8 && lat > -7.9)).toBe(true);
    },
  },
};

/** Payloads of which no feed here is made. */
const NOT_OURS: Record<string, string> = {
  catalogue: "a finished catalogue of quakes, no feed",
  "prakiraan-cuaca": "the forecast: not shown on the first wall",
  shakemap: "no feed, but looked for by a quake's name: shakemap.test.ts reads them",
  timeline: "a history of gempadirasakan made by others",
  "inatews/lastQL_2022-09-25_single-feature.json": "the same automatic solutions as live30event.xml, one at a time",
};

describeWith("feeds", "F1, F2 recorded payloads", (feeds) => {
  test("F1 every recorded payload is read by a driver, or stands in the list of those that are not ours", () => {
    const open = recordedFiles(feeds).filter(
      (file) => !CASES[file] && !NOT_OURS[file] && !NOT_OURS[file.split("/")[0] ?? ""],
    );
    expect(open).toEqual([]);
  });

  describe.each(Object.entries(CASES))("%s", (file, { read, bulletins, newestAt, telling }) => {
    const reading = read(readFileSync(join(feeds, file), "utf8"));

    test("F1 is read whole: every record, every field known, no doubt", () => {
      expect(reading.notes).toEqual([]);
      expect(reading.bulletins).toHaveLength(bulletins);
      expect(quakes(reading).flatMap((quake) => quake.doubts)).toEqual([]);
      for (const bulletin of reading.bulletins) expect(Bulletin.parse(bulletin)).toEqual(bulletin);
    });

    test("F2 tells its newest time", () => {
      expect(new Date(reading.newestAt ?? 0).toISOString()).toBe(new Date(newestAt).toISOString());
    });

    test("F1 is understood", () => {
      telling(reading);
    });
  });
});
