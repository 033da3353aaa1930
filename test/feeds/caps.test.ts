import { describe, expect, test } from "vitest";
import { MOST_RECORDS } from "../../server/upstream/fields.ts";
import { plainText } from "../../server/upstream/plainText.ts";
import { parseXml } from "../../server/upstream/xml.ts";
import { Unreadable } from "../../server/upstream/feed.ts";
import { fault } from "../faults/house.ts";
import { feedOf, firstQuake, firstWeather, quakes } from "./payloads.ts";

const ALERT = fault("weather-end-not-read/offset-07.xml");
const PD1 = fault("tsunami-msgtype-cancel/1-datagempa.json");

function tews(over: object, count = 1): string {
  const record = {
    Tanggal: "30 Nov 2026",
    Jam: "14:26:00 WIB",
    DateTime: "2026-11-30T07:26:00+00:00",
    Coordinates: "-6.84,107.05",
    Magnitude: "6.0",
    Kedalaman: "10 km",
    Wilayah: "Cianjur",
    ...over,
  };
  return JSON.stringify({ Infogempa: { gempa: Array.from({ length: count }, () => record) } });
}
const autogempa = (body: string) => feedOf("autogempa").parse(body);
const nowcast = (body: string) => {
  const reading = feedOf("nowcast").parseFollowed?.(body, "X1");
  if (!reading) throw new Error("the nowcast has no parseFollowed");
  return { ...firstWeather(reading), notes: reading.notes };
};
const inAlert = (name: string, text: string) =>
  ALERT.replace(new RegExp(`<${name}>.*?</${name}>`, "s"), () => `<${name}>${text}</${name}>`);

describe("feed.26 text at the door", () => {
  test("is cut with … and a note", () => {
    const reading = autogempa(tews({ Wilayah: "x".repeat(100_000) }));
    expect(firstQuake(reading).area).toBe(`${"x".repeat(299)}…`);
    expect(reading.notes.join()).toContain("is cut, of 100000 letters");
    const { headline, description, notes } = nowcast(
      inAlert("headline", "h".repeat(9000)).replace(/<description>.*?</s, `<description>${"d".repeat(9000)}<`),
    );
    expect([headline.length, description.length]).toEqual([4000, 4000]);
    expect(notes.join()).toContain("headline");
  });

  test("bears no control characters and none that turn the direction of writing", () => {
    const signs = "\u0000\u0007\u001b\u007f\u202e\u2066\u200f\u061c";
    expect(firstQuake(autogempa(tews({ Wilayah: `Cian${signs}jur` }))).area).toBe("Cianjur");
    expect(nowcast(inAlert("headline", "Hujan \u202elebat\u202c")).headline).toBe("Hujan lebat");
    expect(nowcast(inAlert("description", "satu\r\ndua")).description).toBe("satu\ndua");
  });

  test("is never cut in the middle of a sign", () => {
    expect(plainText(`ab${"\u{1f30a}".repeat(3)}`, 4)).toBe("ab…");
    expect(plainText("abcd", 4)).toBe("abcd");
  });

  test("reasons and notes are short whatever they name", () => {
    const long = "\u202e".repeat(10) + "y".repeat(50_000);
    expect(() => autogempa(tews({ DateTime: long, Tanggal: long, Jam: long }))).toThrow(/^.{1,300}$/s);
    for (const note of autogempa(tews({ Magnitude: "5", [long]: long, Potensi: long })).notes) {
      expect(note.length).toBeLessThanOrEqual(300);
      expect(note).not.toContain("\u202e");
    }
  });
});

describe("feed.27 what a body may hold", () => {
  test("records, felt reports", () => {
    const many = autogempa(tews({}, 500));
    expect(quakes(many)).toHaveLength(MOST_RECORDS);
    expect(many.notes).toContain("gempa: 460 of 500 are left out");
    const felt = autogempa(tews({ Dirasakan: Array.from({ length: 90 }, (_, i) => `III Kota${i}`).join(", ") }));
    expect(firstQuake(felt).felt).toHaveLength(60);
    expect(felt.notes.join()).toContain("Dirasakan: 30 of 90 are left out");
  });

  test("zones: of too many the gravest stay", () => {
    const zone = (i: number) => ({ province: "NTT", district: `D${i}`, level: i < 600 ? "WASPADA" : "AWAS" });
    const body = JSON.parse(PD1) as { info: object } & Record<string, unknown>;
    const info = Array.isArray(body.info) ? (body.info[0] as object) : body.info;
    const told = { ...body, info: { ...info, wzarea: Array.from({ length: 650 }, (_, i) => zone(i)) } };
    const reading = feedOf("inatews-datagempa").parse(JSON.stringify(told));
    const { zones } = firstQuake(reading);
    expect(zones).toHaveLength(400);
    expect(zones.filter(({ level }) => level === "AWAS")).toHaveLength(50);
    expect(reading.notes.join()).toContain("wzarea: 250 of 650 are left out");
  });

  test("rings: the warning says that a part of its area is not known", () => {
    const ring = "<polygon>-6.30,106.70 -6.30,106.90 -6.10,106.90 -6.30,106.70</polygon>";
    const { polygons, unknown } = nowcast(ALERT.replace(/<area>.*<\/area>/, `<area>${ring.repeat(700)}</area>`));
    expect(polygons).toHaveLength(600);
    expect(unknown).toEqual(["area-partly"]);
  });

  test("items of the index: those left out are owed", () => {
    const item = (i: number) => `<item><link>https://x/ABCD${i}_alert.xml</link></item>`;
    const body = `<rss><channel>${Array.from({ length: 350 }, (_, i) => item(i)).join("")}</channel></rss>`;
    expect(feedOf("nowcast").parse(body)).toMatchObject({ follow: { length: 300 }, unfollowable: 50 });
  });

  test.each([
    ["tags", `<a>${"<b/>".repeat(20_000)}</a>`],
    ["a tag's letters", `<a ${" ".repeat(2000)}>x</a>`],
    ["depth", "<a>".repeat(100)],
    ["signs", `<a>${"&".repeat(6000)}</a>`],
    ["a section without an end", `<a>${"<![CDATA[".repeat(5000)}`],
  ])("an XML body of too many %s is unreadable", (_, body) => {
    expect(() => parseXml(body)).toThrow(Unreadable);
  });

  /** The least of several, for whatever else runs on this machine. */
  function leastMs(work: () => unknown): number {
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now();
      try {
        work();
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
      return performance.now() - from;
    });
    return Math.min(...times);
  }

  test.each<[string, (length: number) => unknown]>([
    ["sections that do not end", (n) => nowcast(inAlert("headline", "<![CDATA[".repeat(n / 9)))],
    ["comments that do not end", (n) => nowcast(inAlert("headline", "<!--".repeat(n / 4)))],
    ["blanks in a tag", (n) => nowcast(`<alert${" ".repeat(n)}>`)],
    ["Posisi", (n) => autogempa(tews({ Coordinates: null, Posisi: "LU".repeat(n / 2) }))],
    ["Wilayah", (n) => autogempa(tews({ Wilayah: "(".repeat(n) }))],
    ["Potensi", (n) => autogempa(tews({ Potensi: "potensi ".repeat(n / 8) }))],
    ["felt names", (n) => autogempa(tews({ Dirasakan: "III abcdefgh, ".repeat(n / 14) }))],
    ["words without end", (n) => nowcast(inAlert("description", "ini ((((( ".repeat(n / 10)))],
  ])("%s cost as they are long, and not their square", (_, work) => {
    // Sixteen times the length takes 256 times as long by a square. What a busy machine adds is a few milliseconds.
    const short = leastMs(() => work(25_000));
    expect(leastMs(() => work(400_000))).toBeLessThan(64 * Math.max(1, short) + 20);
  });
});
