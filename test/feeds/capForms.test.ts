import { describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { fault } from "../faults/house.ts";
import { feedOf, firstWeather } from "./payloads.ts";

const BODY = fault("weather-end-not-read/offset-07.xml");
const SENT = Date.UTC(2026, 10, 30, 7, 30);
const AREA = /<area>.*<\/area>/;
const INFO = /<info>.*<\/info>/s;

function read(body: string) {
  const reading = feedOf("nowcast").parseFollowed?.(body, "CJK20261130041");
  if (!reading) throw new Error("the nowcast has no parseFollowed");
  return { ...firstWeather(reading), notes: reading.notes };
}
const readArea = (inside: string) => read(BODY.replace(AREA, `<area><areaDesc>Jakarta</areaDesc>${inside}</area>`));
const info = /<info>.*<\/info>/s.exec(BODY)?.[0] ?? "";

describe("feed.11 no field costs an alert", () => {
  test.each([
    ["identifier", /<identifier>.*?<\/identifier>/, { identifier: "CJK20261130041" }],
    ["sent", /<sent>.*?<\/sent>/, { sentAt: SENT }],
    ["status", /<status>.*?<\/status>/, { test: false }],
    ["msgType", /<msgType>.*?<\/msgType>/, { msgType: "Alert" }],
    ["language", /<language>.*?<\/language>/, {}],
    ["event", /<event>.*?<\/event>/, { event: "Peringatan cuaca" }],
    ["severity", /<severity>.*?<\/severity>/, { severity: "Unknown" }],
    ["effective", /<effective>.*?<\/effective>/, { effectiveAt: SENT }],
    ["expires", /<expires>.*?<\/expires>/, { expiresAt: SENT + 3 * HOUR_MS, unknown: ["end-unknown"] }],
    ["headline", /<headline>.*?<\/headline>/, { headline: "Hujan Lebat dan Petir" }],
    ["description", /<description>.*?<\/description>/, { description: "" }],
    ["area", AREA, { polygons: [], unknown: ["area-unknown"] }],
  ])("none named %s", (_, field, then) => {
    expect(read(BODY.replace(field, ""))).toMatchObject({ headline: "Zona +07", ...then });
    expect(read(BODY.replace(field, (text) => text.replace(/>.*</s, ">?!<")))).toMatchObject({ feed: "nowcast" });
  });

  test("several infos in Indonesian are one: all areas, the last end, the gravest severity", () => {
    const other = info
      .replace("Severe", "Extreme")
      .replace("Zona +07", "Lebih parah")
      .replace("<language>id<", "<language>in<")
      .replace("16:30:00", "17:30:00")
      .replaceAll("106.", "107.")
      .replace("Jakarta", "Bekasi");
    const english = info.replace("<language>id<", "<language>en<");
    expect(read(BODY.replace(INFO, english + info + other))).toMatchObject({
      headline: "Lebih parah",
      severity: "Extreme",
      expiresAt: SENT + 3 * HOUR_MS,
      areaDesc: "Jakarta, Bekasi",
      polygons: { length: 2 },
    });
  });

  test("what the Indonesian info leaves out is taken from the other", () => {
    const bare = info.replace(AREA, "").replace(/<expires>.*?<\/expires>/, "");
    const both = read(BODY.replace(INFO, bare + info.replace("<language>id<", "<language>en-GB<")));
    expect(both).toMatchObject({ expiresAt: SENT + 2 * HOUR_MS, polygons: { length: 1 } });
    expect(both.unknown).toBeUndefined();
  });

  test("references with blanks, or of bare identifiers", () => {
    const refer = (text: string) => read(BODY.replace("<info>", `<references>${text}</references><info>`)).references;
    expect(refer("a@b, X1, 2026-11-30T12:30:00+07:00\n a@b,X2,2026-11-30T12:30:00+07:00")).toEqual(["X1", "X2"]);
    expect(refer("X1 X2")).toEqual(["X1", "X2"]);
  });
});

describe("feed.24 the forms of an area", () => {
  const square = readArea(
    "<polygon>-6.30,106.70 -6.30,106.90 -6.10,106.90 -6.10,106.70 -6.30,106.70</polygon>",
  ).polygons;

  test.each([
    "-6.30,106.70,12 -6.30,106.90,12 -6.10,106.90,3.5 -6.10,106.70,0 -6.30,106.70,0",
    "-6.30, 106.70 -6.30, 106.90 -6.10, 106.90 -6.10, 106.70 -6.30, 106.70",
    "-6.30 ,106.70\n  -6.30 ,106.90\n  -6.10 ,106.90\n -6.10 ,106.70\n -6.30 ,106.70\n",
    "106.70,-6.30 106.90,-6.30 106.90,-6.10 106.70,-6.10 106.70,-6.30",
    "-6.30 106.70 -6.30 106.90 -6.10 106.90 -6.10 106.70 -6.30 106.70",
    "106.70 -6.30, 106.90 -6.30, 106.90 -6.10, 106.70 -6.10, 106.70 -6.30",
    "-6.30,106.70,0,-6.30,106.90,0,-6.10,106.90,0,-6.10,106.70,0,-6.30,106.70,0",
    "-6.30,106.70;-6.30,106.90;-6.10,106.90;-6.10,106.70",
    "-6.30,106.70 -6.30,106.90 106.90,-6.10 -6.10,106.70 -6.30,106.70",
  ])("polygon %s", (text) => {
    expect(readArea(`<polygon>${text}</polygon>`).polygons).toEqual(square);
  });

  test.each(["-6.20,106.80 25", "106.80,-6.20 25.0", "-6.20, 106.80 25", "-6.20,106.80,25 km"])("circle %s", (text) => {
    const [ring] = readArea(`<circle>${text}</circle>`).polygons;
    for (const point of ring ?? []) expect(distanceKm(point, [106.8, -6.2])).toBeCloseTo(25, 6);
    expect(ring).toHaveLength(65);
  });

  test.each([
    "<geocode><valueName>BPS</valueName><value>31</value></geocode>",
    "<polygon></polygon>",
    "<polygon>segera</polygon>",
    "<polygon>51.5,0.1 51.6,0.1 51.6,0.2</polygon>",
    "<polygon>-6.9,107.5 -6.9,107.5 -6.9,107.51 -6.9,107.5</polygon>",
    "<circle>-6.20,106.80 0</circle>",
    "<circle>-6.20,106.80 25000</circle>",
    "<circle>Jakarta</circle>",
    "",
  ])("%j leaves it unknown, with a note", (inside) => {
    const { polygons, unknown, notes } = readArea(inside);
    expect({ polygons, unknown }).toEqual({ polygons: [], unknown: ["area-unknown"] });
    expect(notes.join()).toContain("no polygon or circle can be read");
  });
});

describe("feed.25 what can be an end", () => {
  const until = (text: string) => read(BODY.replace(/<expires>.*?<\/expires>/, `<expires>${text}</expires>`));

  test.each(["", "nanti", "2026-11-29T16:30:00+07:00", "2026-11-30T14:30:00+07:00", "2027-11-30T16:30:00+07:00"])(
    "%j is none: three hours, our own setting",
    (text) => {
      expect(until(text)).toMatchObject({ expiresAt: SENT + 3 * HOUR_MS, unknown: ["end-unknown"] });
    },
  );

  test("a warning for tomorrow begins and ends then", () => {
    const tomorrow = BODY.replaceAll(/(effective|expires)>2026-11-30/g, "$1>2026-12-01");
    expect(read(tomorrow)).toMatchObject({ effectiveAt: SENT + 24 * HOUR_MS, expiresAt: SENT + 26 * HOUR_MS });
    expect(read(tomorrow.replace(/<expires>.*?<\/expires>/, ""))).toMatchObject({ expiresAt: SENT + 27 * HOUR_MS });
  });

  test("a wrong `sent` does not make an end of today history", () => {
    expect(read(BODY.replace("<sent>2026", "<sent>2016"))).toMatchObject({ expiresAt: SENT + 2 * HOUR_MS });
  });

  test("it never begins after its end: one that does has neither, and stands for the longer of what was told and our own setting", () => {
    const begins = (hour: string) => read(BODY.replace(/(<effective>2026-11-30T)14/, `$1${hour}`));
    const unknown = ["end-unknown"];
    expect(begins("17")).toMatchObject({ effectiveAt: SENT, expiresAt: SENT + 3 * HOUR_MS, unknown });
    expect(begins("20")).toMatchObject({ effectiveAt: SENT, expiresAt: SENT + 6 * HOUR_MS, unknown });
    expect(read(BODY.replace("16:30:00", "14:31:00"))).toMatchObject({ expiresAt: SENT + MINUTE_MS });
  });
});
