import { describe, expect, test } from "vitest";
import { feedOf, firstQuake, fixture, quakes } from "./payloads.ts";

const body = fixture("datagempa-awas.json");
type Info = Record<string, unknown>;
const withInfo = (change: Info, top: Info = {}) => {
  const alert = JSON.parse(body) as { info: Info };
  return JSON.stringify({ ...alert, ...top, info: { ...alert.info, ...change } });
};
const read = (change: Info, top: Info = {}) => feedOf("inatews-datagempa").parse(withInfo(change, top));

describe("F8 InaTEWS bulletins", () => {
  test("one zone and one observation without their arrays; AWAS; exchanged coordinates turned back; a test", () => {
    const reading = feedOf("inatews-datagempa").parse(body);
    expect(reading.notes).toEqual([]);
    expect(firstQuake(reading)).toMatchObject({
      form: "tsunami",
      stage: "PD-3.2",
      test: true,
      zones: [{ province: "BANTEN", district: "LEBAK", level: "AWAS", arrivalAt: Date.parse("2030-03-17T07:41:00Z") }],
      observations: [
        {
          location: "BINUANGEUN",
          at: [105.88, -6.84],
          heightM: 3.1,
          swapped: true,
          observedAt: Date.parse("2030-03-17T07:44:00Z"),
        },
      ],
      issuedAt: Date.parse("2030-03-17T07:22:00Z"),
    });
  });

  test.each<[string, string, string | null]>([
    ["Warning Gempa dirasakan", "felt", null],
    ["Gempa M>5", "m5", null],
    ["Warning Tsunami PD-1", "tsunami", "PD-1"],
    ["Warning Tsunami PD-4", "tsunami", "PD-4"],
    ["warning tsunami pd 3.12", "tsunami", "PD-3.12"],
  ])("subject %j is %s, %s", (subject, form, stage) => {
    expect(firstQuake(read({ subject }))).toMatchObject({ form, stage });
  });

  test("feed.30 its sentences are kept as it wrote them, and cut where they are endless", () => {
    const { words } = firstQuake(feedOf("inatews-datagempa").parse(body));
    const potential = "Potensi TSUNAMI untuk diteruskan pada masyarakat";
    expect(words).toEqual({ description: "Latihan", potential, levels: ["Awas", "Siaga", "Waspada"] });
    const loose = {
      description: " telah  terjadi\r\nGEMPA\u202e ",
      potential: undefined,
      instruction1: null,
      instruction3: 3,
    };
    const kept = { description: "telah  terjadi\nGEMPA", potential: null, levels: ["Siaga", "3"] };
    expect(firstQuake(read(loose)).words).toEqual(kept);
    const endless = read({ instruction2: "h".repeat(9000) });
    expect(firstQuake(endless).words?.levels[1]).toBe(`${"h".repeat(3999)}…`);
    expect(endless.notes.join()).toContain("instruction2");
  });

  test("a new subject is noted; what the bulletin carries tells which it is", () => {
    const reading = read({ subject: "Info" });
    expect(firstQuake(reading).form).toBe("tsunami");
    expect(reading.notes).toEqual(['subject = "Info"']);
  });

  test.each([
    ["Actual", false],
    ["actual", false],
    ["TES", true],
    ["Exercise", true],
    ["Test", true],
  ])("status %s: test %s", (status, expected) => {
    const words = { headline: "Peringatan Dini Tsunami untuk wilayah: BANTEN", description: "", instruction: "" };
    expect(firstQuake(read(words, { status })).test).toBe(expected);
  });

  test("doubt.4 a felt or M ≥ 5 bulletin that is issued a day after its origin is doubted; a late tsunami bulletin is not", () => {
    const late = { timesent: "18/03/2030 14:30:00WIB", subject: "Warning Gempa dirasakan" };
    expect(firstQuake(read(late)).doubts.map(({ kind }) => kind)).toEqual(["contradictory-time"]);
    expect(firstQuake(read({ ...late, subject: "Warning Tsunami PD-4" })).doubts).toEqual([]);
  });

  test("time of issue: timesent, else the eventid, but not that of a felt bulletin", () => {
    expect(firstQuake(read({ timesent: undefined })).issuedAt).toBe(Date.parse("2030-03-17T07:22:00Z"));
    expect(firstQuake(read({ timesent: undefined, subject: "Warning Gempa dirasakan" })).issuedAt).toBeNull();
  });

  test("issued before it happened is a contradiction", () => {
    expect(firstQuake(read({ date: "18-03-30" })).doubts).toEqual([
      {
        kind: "contradictory-time",
        detail: 'timesent "17/03/2030 14:22:00WIB" is before date, time "18-03-30 14:18:05 WIB"',
      },
    ]);
  });

  test("position: the two spellings are compared, lon,lat first", () => {
    expect(firstQuake(read({ point: { coordinates: "105.20,7.90" } })).doubts).toMatchObject([
      { kind: "flipped-sign" },
    ]);
    expect(firstQuake(read({ point: undefined })).at).toEqual([105.2, -7.9]);
  });

  test("a zone or an observation that can't be read costs only itself", () => {
    const reading = read({
      wzarea: [
        { province: "BANTEN", district: "LEBAK", level: "HIJAU", date: "-", time: "-" },
        { province: "BANTEN", district: "PANDEGLANG", level: "SIAGA", date: "-", time: "-" },
      ],
      obsarea: [
        { location: "X", loclatitude: "?", loclongitude: "?", height: "0,4", date: "17-03-2030", time: "14:44 WIB" },
      ],
    });
    expect(firstQuake(reading).zones).toEqual([
      { province: "BANTEN", district: "PANDEGLANG", level: "SIAGA", arrivalAt: null },
    ]);
    expect(firstQuake(reading).observations).toMatchObject([{ at: null, heightM: 0.4, swapped: false }]);
    expect(reading.notes).toHaveLength(2);
  });

  test("no zones at all, as in PD-4", () => {
    expect(firstQuake(read({ wzarea: undefined, obsarea: null }))).toMatchObject({ zones: [], observations: [] });
  });

  test("the XML of one bulletin, without an array round its info", () => {
    const xml = `<alert><status>Actual</status><info><date>17-03-30</date><time>14:18:05 WIB</time><point><coordinates>105.20,-7.90</coordinates></point>
      <magnitude>6.1</magnitude><depth>10 Km</depth><subject>Gempa M>5</subject><eventid>20300317142200</eventid></info></alert>`;
    expect(firstQuake(feedOf("inatews-tsunami").parse(xml))).toMatchObject({
      feed: "inatews-tsunami",
      form: "m5",
      potential: "unknown",
    });
  });

  test("without an info the body is unreadable", () => {
    expect(() => feedOf("inatews-datagempa").parse('{"status":"Actual"}')).toThrow("info = (absent)");
    expect(() => read({ magnitude: "" })).toThrow("magnitude = (absent)");
  });
});

describe("F9 automatic solutions", () => {
  const record = (eventid: string, lintang: string, bujur: string, more = "") =>
    `<gempa><eventid>${eventid}</eventid><status>automatic</status><waktu>2030/03/17  07:18:05.5</waktu><lintang>${lintang}</lintang><bujur>${bujur}</bujur>
     <dalam>10</dalam><mag>4.1</mag><fokal>undetermined</fokal><area>Java, Indonesia</area>${more}</gempa>`;
  const live = (inside: string) =>
    feedOf("inatews-live").parse(`<?xml version="1.0"?><Infogempa>${inside}</Infogempa>`);

  test("only those near Indonesia are kept, though all must be readable; the others still date the feed", () => {
    const reading = live(
      record("a", "-7.9", "105.2") +
        record("b", "35.1", "140.2") +
        record("c", "10", "145") +
        record("d", "-15.1", "100"),
    );
    expect(quakes(reading).map((quake) => quake.bulletinId)).toEqual(["a", "c"]);
    expect(reading.newestAt).toBe(Date.parse("2030-03-17T07:18:05.500Z"));
    expect(reading.notes).toEqual([]);
  });

  test("none near Indonesia is a reading without bulletins; an empty list is unreadable", () => {
    expect(live(record("b", "35.1", "140.2")).bulletins).toEqual([]);
    expect(() => live("")).toThrow("Infogempa");
  });

  test("off the globe is kept with its doubt", () => {
    expect(quakes(live(record("a", "-97.9", "105.2")))[0]?.doubts).toMatchObject([{ kind: "impossible-position" }]);
  });
});
