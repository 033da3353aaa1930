import type { Remark } from "../../shared/bmkg/remarks.ts";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPotential } from "../../server/feeds/words/potential.ts";
import { isTestInWords, readTestStatus } from "../../server/feeds/words/testWords.ts";
import { describeWith } from "../companion.ts";
import { fault } from "../faults/house.ts";
import { feedOf, firstQuake, quakes, recordedFiles } from "./payloads.ts";

describe("quake.12 what calls itself a test", () => {
  test.each([
    "Ini hanya tes.",
    "INI HANYA TES. Abaikan pesan ini.",
    "UJI COBA SISTEM - ABAIKAN",
    "uji_coba sistem",
    "Geladi tsunami 2026",
    "Ujicoba",
    "TES Peringatan Dini Tsunami",
    "This is an exercise",
    "EXERCISE EXERCISE EXERCISE",
    "IOWave26",
    "[SIMULASI] Gempa Mag:8.1",
    "Simulasi gempa M 8,1",
    "Warning Tsunami PD-1 - TEST",
    "Warning Gempa dirasakan (LATIHAN)",
    "ini merupakan simulasi",
    "pesan uji",
    "Ini bukan kejadian sebenarnya",
  ])("%s: is one", (text) => {
    expect(isTestInWords(null, "Info Gempa", text)).toBe(true);
  });

  test.each([
    "Exercise caution near rivers.",
    "Berdasarkan hasil simulasi tsunami, tinggi gelombang 1 m",
    "Hasil simulasi menunjukkan tsunami",
    "Segera menuju TES terdekat",
    "TES terdekat: masjid raya",
    "Jangan abaikan informasi ini",
    "Sesuai latihan evakuasi mandiri",
    "Info uji",
    "Uji bentuk: hujan lebat.",
    "20 km Tenggara TESTEGA-PAPUABRT",
    "",
  ])("%s: is none", (text) => {
    expect(isTestInWords(null, text)).toBe(false);
  });
});

describeWith("feeds", "quake.12 recorded bodies", (feeds) => {
  test("none that is real calls itself a test", () => {
    const texts = recordedFiles(feeds)
      .filter((file) => !file.endsWith(".gz") && !file.includes("status-TES"))
      .flatMap((file) => [...readFileSync(`${feeds}/${file}`, "utf8").matchAll(/"((?:[^"\\]|\\.)*)"|>([^<]+)</g)])
      .map(([, json, xml]) => json ?? xml ?? "");
    expect(texts.length).toBeGreaterThan(10_000);
    expect(texts.filter((text) => isTestInWords(text))).toEqual([]);
  });
});

describe("feed.5 the potential in all its forms", () => {
  test.each([
    "Tidak berpotensi tsunami",
    "tidak berpotensi TSUNAMI",
    "Tdk. berpotensi tsunami",
    "tdk berpotensi tsunami",
    "tidak menimbulkan potensi tsunami",
    "tidak ada potensi tsunami",
    "Gempa ini tak ber-potensi tsunami",
    "Tidakberpotensi tsunami",
    "TIDAK BERPOTENSI",
    "tidak berpotensi terjadi tsunami",
    "tidak akan menimbulkan tsunami",
    "Potensi tsunami: tidak ada",
    "No tsunami threat",
  ])("%s: none", (text) => {
    const notes: Remark[] = [];
    expect([readPotential(text, notes), notes]).toEqual(["none", []]);
  });

  test.each([
    "Potensi tsunami untuk diteruskan pada masyarakat",
    "berpotensi terjadi tsunami",
    "berpotensi menimbulkan tsunami",
    "Ada potensi tsunami",
    "berpotensi tsunami, harap tidak panik",
    "Berpotensi",
    "dapat menimbulkan tsunami",
  ])("%s: potential", (text) => {
    const notes: Remark[] = [];
    expect([readPotential(text, notes), notes]).toEqual(["potential", []]);
  });

  test.each([
    "belum diketahui berpotensi tsunami",
    "tidak menutup kemungkinan berpotensi tsunami",
    "bukan tidak berpotensi tsunami",
    "Tidak berpotensi tsunami. Berpotensi tsunami di Banten",
    "potensi tsunami sedang dianalisis",
  ])("%s: unknown, with a note", (text) => {
    const notes: Remark[] = [];
    expect([readPotential(text, notes), notes.length]).toEqual(["unknown", 1]);
  });

  test("the felt sentence says nothing of it, and is no riddle", () => {
    const notes: Remark[] = [];
    expect(readPotential("Gempa ini dirasakan untuk diteruskan pada masyarakat", notes)).toBe("unknown");
    expect(notes).toEqual([]);
  });
});

describe("quake.11 a body whose root is a list", () => {
  const RECORD = {
    Tanggal: "17 Mar 2030",
    Jam: "14:18:05 WIB",
    DateTime: "2030-03-17T07:18:05+00:00",
    Coordinates: "-7.90,105.20",
    Magnitude: "5.7",
    Kedalaman: "15 km",
    Wilayah: "140 km BaratDaya BAYAH-BANTEN",
    Potensi: "Tidak berpotensi tsunami",
  };
  const second = { ...RECORD, Magnitude: "5.1" };

  test.each<[string, unknown]>([
    ["of files", [{ Infogempa: { gempa: RECORD } }, { Infogempa: { gempa: [second] } }]],
    ["of records", [RECORD, second]],
    ["of what lies under Infogempa", [{ gempa: [RECORD, second] }]],
    ["under Infogempa", { Infogempa: [{ gempa: RECORD }, { gempa: second }] }],
  ])("%s: TEWS", (_, body) => {
    for (const id of ["autogempa", "gempaterkini", "gempadirasakan"] as const) {
      const reading = feedOf(id).parse(JSON.stringify(body));
      expect(quakes(reading).map(({ magnitude }) => magnitude)).toEqual([5.7, 5.1]);
      expect(reading.notes).toEqual([]);
    }
  });

  const INFO = {
    date: "17-03-30",
    time: "14:18:05 WIB",
    point: { coordinates: "105.20,-7.90" },
    magnitude: "5.7",
    depth: "15 Km",
    area: "140 km BaratDaya BAYAH-BANTEN",
    potential: "Tidak berpotensi TSUNAMI",
    subject: "Warning Gempa Mag >= 5.0",
  };
  const alert = { status: "Actual", msgType: "Alert", info: INFO };

  test.each<[string, unknown]>([
    ["of alerts", [alert]],
    ["of alerts by name", [{ alert }]],
    ["under alert", { alert: [alert] }],
  ])("%s: InaTEWS", (_, body) => {
    expect(firstQuake(feedOf("inatews-datagempa").parse(JSON.stringify(body)))).toMatchObject({ magnitude: 5.7 });
  });

  test("of automatic solutions", () => {
    const gempa = { eventid: "bmg2030abcd", waktu: "2030/03/17 07:18:05.1", lintang: "-7.9", bujur: "105.2", dalam: "15", mag: "5.7", area: "Sunda Strait" }; // prettier-ignore
    for (const body of [[{ Infogempa: { gempa } }], [{ gempa: [gempa] }]])
      expect(firstQuake(feedOf("inatews-live").parse(JSON.stringify(body)))).toMatchObject({ magnitude: 5.7 });
  });

  test.each(["[]", "[1]", '["a"]', "[null]", "[[]]", "[{}]"])("%s is unreadable", (body) => {
    for (const id of ["autogempa", "gempaterkini", "gempadirasakan", "inatews-datagempa", "inatews-live"] as const)
      expect(() => feedOf(id).parse(body)).toThrow();
  });
});

describe("tsunami.5 CAP's status", () => {
  test.each(["Exercise", "exercise", " Test ", "DRAFT", "System", "TES", "Latihan"])("%j is a test", (status) => {
    const notes: Remark[] = [];
    expect([readTestStatus(status, notes), notes]).toEqual([true, []]);
  });

  test.each([null, "", "actual", "Aktual", "Acutal", "ACTUAL", "Aktif", "Normal"])(
    "%j is taken for Actual",
    (status) => {
      const notes: Remark[] = [];
      expect([readTestStatus(status, notes), notes.length]).toEqual([false, 1]);
    },
  );

  test("a typed-wrong status raises what it warns of, with a note", () => {
    const body = fault("tsunami-msgtype-cancel/1-datagempa.json").replace('"Actual"', '"Aktual"');
    const reading = feedOf("inatews-datagempa").parse(body);
    expect(reading.bulletins).toMatchObject([{ test: false, stage: "PD-1" }]);
    expect(reading.notes).toEqual(['status = "Aktual" is taken for Actual']);
    const weather = fault("weather-end-not-read/offset-07.xml").replace(">Actual<", ">Acutal<");
    expect(feedOf("nowcast").parseFollowed?.(weather, "X1")).toMatchObject({
      bulletins: [{ test: false }],
      notes: ['status = "Acutal" is taken for Actual'],
    });
  });
});
