import { describe, expect, test } from "vitest";
import { Unreadable } from "../../server/upstream/feed.ts";
import { feedOf, firstQuake, fixture, quakes } from "./payloads.ts";

const RECORD = {
  Tanggal: "17 Mar 2030",
  Jam: "14:18:05 WIB",
  DateTime: "2030-03-17T07:18:05+00:00",
  Coordinates: "-7.90,105.20",
  Lintang: "7.90 LS",
  Bujur: "105.20 BT",
  Magnitude: "5.7",
  Kedalaman: "15 km",
  Wilayah: "140 km BaratDaya BAYAH-BANTEN",
  Potensi: "Tidak berpotensi tsunami",
  Dirasakan: "-",
  Shakemap: "20300317142030.mmi.jpg",
};
type Change = Record<string, unknown>;
const bodyOf = (...changes: Change[]) =>
  JSON.stringify({ Infogempa: { gempa: changes.map((change) => ({ ...RECORD, ...change })) } });
const read = (change: Change) => feedOf("autogempa").parse(bodyOf(change));
const doubts = (change: Change) => firstQuake(read(change)).doubts.map(({ kind }) => kind);

describe("F3 tolerant in form", () => {
  const same = firstQuake(read({}));
  test.each<[string, Change]>([
    ["numbers for text", { Magnitude: 5.7, Kedalaman: 15 }],
    ["decimal commas and other units", { Magnitude: "5,7 SR", Kedalaman: "15 Km" }],
    ["no unit, trailing blanks", { Magnitude: " M 5.7 ", Kedalaman: "15 " }],
    ["blanks in the pair", { Coordinates: " -7.90 , 105.20 " }],
    ["no DateTime", { DateTime: undefined }],
    ["no Tanggal and Jam", { Tanggal: undefined, Jam: undefined }],
    ["English month, other dashes", { Tanggal: "17-March-30" }],
    ["points in the clock", { Jam: "14.18.05 WIB" }],
    ["no Coordinates", { Coordinates: undefined }],
    ["no letters", { Lintang: undefined, Bujur: null }],
    ["lon,lat, as the letters tell", { Coordinates: "105.20,-7.90" }],
  ])("%s", (_, change) => {
    expect(firstQuake(read(change))).toEqual(same);
  });

  test("BOM, leading blanks, an array round the one record", () => {
    const array = JSON.stringify({ Infogempa: { gempa: [RECORD] } });
    expect(firstQuake(feedOf("autogempa").parse(`\uFEFF \n${array}\n `))).toEqual(same);
  });

  test("optional fields may be missing", () => {
    const bare = read({ Wilayah: undefined, Potensi: undefined, Dirasakan: undefined, Shakemap: undefined });
    expect(firstQuake(bare)).toMatchObject({
      area: "",
      potential: "unknown",
      felt: [],
      shakemap: null,
      issuedAt: null,
      form: "m5",
    });
  });
});

describe("F4 strict in meaning", () => {
  test.each<[string, Change, RegExp]>([
    ["magnitude", { Magnitude: "besar" }, /Magnitude = "besar"/],
    ["magnitude absent", { Magnitude: undefined }, /Magnitude = \(absent\)/],
    ["depth", { Kedalaman: "dangkal" }, /Kedalaman = "dangkal"/],
    ["position", { Coordinates: "?", Lintang: "x" }, /Coordinates = "\?"/],
    ["a day that isn't", { Tanggal: "31 Feb 2030", DateTime: "2030-02-31T07:18:05+00:00" }, /DateTime = "2030-02-31/],
    ["text in a list", { Magnitude: ["5.7"] }, /Magnitude = \(absent\)/],
  ])("%s unreadable: the file is, when nothing else is in it", (_, change, said) => {
    expect(() => read(change)).toThrow(said);
  });

  test("one bad record of several costs only itself, and is named", () => {
    const reading = feedOf("gempaterkini").parse(bodyOf({}, { Magnitude: "??" }, {}));
    expect(reading.bulletins).toHaveLength(2);
    expect(reading.notes).toEqual(['gempa 2 of 3 skipped: Magnitude = "??"']);
  });

  test("a flood of notes is cut", () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ [`Baru${i}`]: "a" }));
    expect(feedOf("gempaterkini").parse(bodyOf(...many)).notes).toHaveLength(40);
  });

  test("text that is no text is named", () => {
    expect(read({ Wilayah: { a: 1 } }).notes).toEqual(['Wilayah = {"a":1} in gempa is no text']);
  });

  test("an unknown field is a note, not an error, and is said once", () => {
    const reading = feedOf("gempaterkini").parse(bodyOf({ Baru: "a" }, { Baru: "b" }));
    expect(reading.notes).toEqual(['unknown field "Baru" = "a" in gempa']);
    expect(reading.bulletins).toHaveLength(2);
  });

  test.each([
    ["", "empty"],
    ["{", "not JSON"],
    ["<Infogempa><gempa>", "not well-formed XML"],
    ["<!doctype html><title>503</title>", "HTML instead of data"],
    ['<!DOCTYPE x [<!ENTITY a "b">]><Infogempa/>', "document type"],
    ["[]", "body = []"],
    ["{}", "Infogempa = (absent)"],
    ['{"Infogempa":{"gempa":[]}}', "Infogempa.gempa = []"],
    ['{"Infogempa":{"gempa":""}}', "Infogempa.gempa = []"],
    ['{"Infogempa":{"gempa":["x"]}}', 'gempa = "x"'],
  ])("%j is unreadable: %s", (body, said) => {
    expect(() => feedOf("gempadirasakan").parse(body)).toThrow(Unreadable);
    expect(() => feedOf("gempadirasakan").parse(body)).toThrow(said);
  });
});

describe("F5 which statement, and what it says of a tsunami", () => {
  test.each<[Change, string, string]>([
    [{}, "m5", "none"],
    [{ Potensi: "tidak berpotensi TSUNAMI" }, "m5", "none"],
    [{ Potensi: "Potensi tsunami untuk diteruskan pada masyarakat" }, "m5", "potential"],
    [{ Potensi: "Gempa ini dirasakan untuk diteruskan pada masyarakat", Dirasakan: "III Bayah" }, "felt", "unknown"],
    [{ Potensi: "Gempa ini dirasakan untuk diteruskan pada masyarakat", Dirasakan: "" }, "felt", "unknown"],
    [{ Potensi: "sesuatu yang lain" }, "m5", "unknown"],
  ])("%o is %s, %s", (change, form, potential) => {
    expect(firstQuake(read(change))).toMatchObject({ form, potential });
  });

  test("the Shakemap of an M ≥ 5 bulletin tells the time of issue; that of a felt one doesn't", () => {
    expect(firstQuake(read({})).issuedAt).toBe(Date.parse("2030-03-17T07:20:30Z"));
    expect(firstQuake(read({ Dirasakan: "III Bayah" })).issuedAt).toBeNull();
    expect(firstQuake(read({ Shakemap: "20300317141000.mmi.jpg" })).issuedAt).toBeNull();
  });
});

describe("F6 doubts inside a statement", () => {
  test.each<[string, Change, string[]]>([
    ["DateTime a day off", { DateTime: "2030-03-18T07:18:05+00:00" }, ["contradictory-time"]],
    ["Tanggal that is no date", { Tanggal: "besok" }, ["contradictory-time"]],
    ["Tanggal that is in no calendar", { Tanggal: "31 Feb 2030" }, ["contradictory-time"]],
    ["Jam that is no time", { Jam: "27:81:05 WIB" }, ["contradictory-time"]],
    ["Jam alone against DateTime", { Tanggal: undefined, Jam: "09:18:05 WIB" }, ["contradictory-time"]],
    ["Jam against DateTime", { Jam: "15:18:05 WIB" }, ["contradictory-time"]],
    ["Jam alone that agrees", { Tanggal: undefined }, []],
    ["a month's new spelling", { Tanggal: "17 Mrt 2030" }, []],
    ["a second of rounding", { DateTime: "2030-03-17T07:18:06+00:00" }, []],
    ["latitude's sign", { Coordinates: "7.90,105.20" }, ["flipped-sign"]],
    ["longitude's sign", { Bujur: "105.20 BB" }, ["flipped-sign"]],
    ["a wrong digit", { Coordinates: "-7.90,108.20" }, ["contradictory-position"]],
    ["rounding of the position", { Coordinates: "-7.91,105.22" }, []],
    ["off the globe", { Coordinates: "-97.90,105.20", Lintang: "97.90 LS" }, ["impossible-position"]],
    ["M 57", { Magnitude: "57" }, ["impossible-magnitude"]],
    ["depth 1500 km", { Kedalaman: "1500 km" }, ["impossible-depth"]],
    ["foreign, but possible", { Coordinates: "-2.50,1.39", Lintang: "2.50 LS", Bujur: "1.39 BT" }, []],
  ])("%s", (_, change, kinds) => {
    expect(doubts(change)).toEqual(kinds);
  });

  test("the doubt names the fields and their values, and DateTime is kept", () => {
    const quake = firstQuake(read({ DateTime: "2031-03-17T07:18:05+00:00" }));
    expect(quake.originTime).toBe(Date.parse("2031-03-17T07:18:05Z"));
    expect(quake.doubts[0]?.detail).toBe(
      'DateTime "2031-03-17T07:18:05+00:00" ≠ Tanggal "17 Mar 2030" Jam "14:18:05 WIB"',
    );
    expect(firstQuake(read({ Coordinates: "7.90,105.20" })).doubts[0]?.detail).toBe(
      'Coordinates "7.90,105.20" ≠ Lintang "7.90 LS"',
    );
  });
});

describe("F7 the form before 2021", () => {
  test("gempaterkini.xml: SR, Km, lon,lat, Wilayah1 to 5, no DateTime", () => {
    const reading = feedOf("gempaterkini").parse(fixture("gempaterkini-old-form.xml"));
    expect(reading.notes).toEqual([]);
    expect(firstQuake(reading)).toMatchObject({
      originTime: Date.parse("2019-08-11T20:15:40Z"),
      at: [126.4, -2.15],
      magnitude: 5.4,
      depthKm: 33,
      area: "95 km BaratDaya BURU-MALUKU; 160 km Tenggara KEP-SULA-MALUT",
      potential: "none",
      doubts: [],
    });
  });

  test("gempadirasakan.xml: Posisi, Keterangan, the date and time in one", () => {
    const reading = feedOf("gempadirasakan").parse(fixture("gempadirasakan-old-form.xml"));
    expect(reading.notes).toEqual([]);
    expect(quakes(reading)).toMatchObject([
      {
        originTime: Date.parse("2019-08-11T20:15:40Z"),
        at: [126.4, -2.15],
        area: "Pusat gempa berada di laut 95 km BaratDaya Buru",
        doubts: [],
      },
    ]);
  });

  test("without letters, lon,lat is told by the old form's other fields", () => {
    const body = fixture("gempaterkini-old-form.xml").replace(/<(Lintang|Bujur)>.*<\/\1>/g, "");
    expect(firstQuake(feedOf("gempaterkini").parse(body)).at).toEqual([126.4, -2.15]);
  });
});
