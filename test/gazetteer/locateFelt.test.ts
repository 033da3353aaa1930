import { beforeAll, describe, expect, test } from "vitest";
import { parseFelt } from "../../server/feeds/felt.ts";
import { readDefaults } from "../../server/registry/default.ts";
import type { FeltQuake, Located } from "../../shared/gazetteer/candidate.ts";
import { buildFeltNames, type FeltNames } from "../../shared/gazetteer/feltNames.ts";
import { locateFelt } from "../../shared/gazetteer/locateFelt.ts";
import { isNearlyEqual, nameKey, stemOf, unqualified } from "../../shared/gazetteer/nameKey.ts";
import { SCENARIOS } from "../../server/drill/scenarios.ts";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { describeWith } from "../companion.ts";
import { drillLists } from "./drillLists.ts";
import { recordedLists, recordedPayloads } from "./recordedLists.ts";

let names: FeltNames;
beforeAll(() => {
  const { kabupaten, kecamatan } = readDefaults();
  names = buildFeltNames(kabupaten, kecamatan);
});

const CIANJUR: FeltQuake = { at: [107.05, -6.84], magnitude: 5.6, depthKm: 10 };
const JAYAPURA: FeltQuake = { at: [140.6, -2.4], magnitude: 4, depthKm: 10 };

const locate = (list: string, near: FeltQuake) => locateFelt(parseFelt(list), names, near);
const told = (located: Located) => `${located.state} ${located.candidates.map(({ code }) => code).join(" ")}`.trim();

describeWith("feeds", "E1 all lists on record", () => {
  test("name places that are found in 97 of 100 mentions, and are unknown in less than 1.5", () => {
    const states = { found: 0, ambiguous: 0, unknown: 0, absurd: 0 };
    const unknown = new Map<string, number>();
    for (const { near, reports } of recordedLists()) {
      for (const { state, report } of locateFelt(reports, names, near)) {
        states[state]++;
        if (state === "unknown") unknown.set(report.place, (unknown.get(report.place) ?? 0) + 1);
      }
    }
    const mentions = states.found + states.ambiguous + states.unknown;
    expect(mentions).toBeGreaterThan(7000);
    expect(states.found / mentions, JSON.stringify(states)).toBeGreaterThan(0.97);
    expect(states.unknown / mentions).toBeLessThan(0.015);
    const often = [...unknown].filter(([, times]) => times > 3);
    expect(often, "names that deserve a line in shared/gazetteer/aliases.ts").toEqual([]);
  });

  test("felt.16 hold nine kecamatan that lie far from all else in their list; felt.17 and Padang is never a kecamatan of Rejang Lebong", () => {
    const lists = recordedLists();
    expect(lists).toHaveLength(3426 + 273);
    const located = lists.flatMap(({ near, reports }) => locateFelt(reports, names, near));
    const doubted = located.filter(({ state, candidates }) => state === "ambiguous" && candidates.length === 1);
    expect(new Set(doubted.map(({ report }) => report.place))).toEqual(
      new Set(["Bayongbong", "Panembong", "Kopo", "Singdangkerta", "Cikalong", "Mekarsari", "Liang"]),
    );
    const padang = located.filter(({ report }) => /^kota padang$/i.test(report.place));
    expect(padang.length).toBeGreaterThan(2);
    expect(new Set(padang.map(({ state, candidates: [first] }) => `${state} ${first?.code}`))).toEqual(
      new Set(["found 13.71"]),
    );
  });

  test("of the recorded files leave out nothing", () => {
    const located = recordedPayloads().flatMap(({ near, reports }) => locateFelt(reports, names, near));
    expect(located.length).toBeGreaterThan(60);
    const open = located.filter(({ state }) => state !== "found").map((one) => `${one.report.place}: ${one.state}`);
    expect([...new Set(open)]).toEqual([]);
  });
});

describe("E1 the lists of the drills", () => {
  test("name places that are found in 97 of 100 mentions, and none that is unknown", () => {
    const located = SCENARIOS.flatMap(drillLists).flatMap(({ near, reports }) => locateFelt(reports, names, near));
    expect(located.length).toBeGreaterThan(130);
    expect(located.filter(({ state }) => state === "found").length / located.length).toBeGreaterThan(0.97);
    expect(located.filter(({ state }) => state === "unknown")).toEqual([]);
  });

  test("name the places they are known to mean", () => {
    const [cianjur] = drillLists(cianjur2022);
    const located = locateFelt(cianjur!.reports, names, cianjur!.near);
    expect(located.map(({ candidates: [first] }) => first?.name)).toEqual(
      `Cianjur Garut Sukabumi Cimahi Lembang Bandung Cikalongwetan Rangkasbitung Bogor Bayah Rancaekek Tangerang_Selatan Jakarta_Pusat
      Depok`.split(/\s+/).map((name) => name.replace("_", " ")),
    ); // prettier-ignore
  });
});

test.each<[string, FeltQuake["at"], string]>([
  ["Cianjur", [107.1, -6.8], "32.03"],
  ["Kab. Cianjur", [107.1, -6.8], "32.03"],
  ["KABUPATEN CIANJUR", [107.1, -6.8], "32.03"],
  ["Kulonprogo", [110.2, -8], "34.01"],
  ["Kulon-Progo", [110.2, -8], "34.01"],
  ["Yogyakarta", [110.3, -8], "34.71"],
  ["Kota Yogyakarta", [110.3, -8], "34.71"],
  ["Jogja", [110.3, -8], "34.71"],
  ["Solo", [110.8, -8], "33.72"],
  ["Surakarta", [110.8, -8], "33.72"],
  ["Limapuluhkota", [100.5, -0.3], "13.07"],
  ["Lima Puluh Kota", [100.5, -0.3], "13.07"],
  ["Gunung Sitoli", [97.5, 1.2], "12.78"],
  ["Gunungsitoli", [97.5, 1.2], "12.78"],
  ["Padang Sidempuan", [99, 1.2], "12.77"],
  ["Labuhan Batu", [99.8, 2], "12.10"],
  ["Pangandaran", [108.5, -8], "32.18"],
  ["Mentawai", [99, -2], "13.09"],
  ["Kep. Mentawai", [99, -2], "13.09"],
  ["Sitaro", [125.4, 2.7], "71.09"],
  ["Pulau Morotai", [128.3, 2.2], "82.07"],
  ["Bolaang Mongodow Utara", [123.3, 0.7], "71.08"],
  ["Kab. Pasangkayu", [119.4, -1.3], "76.01"],
  ["Mamuju Utara", [119.4, -1.3], "76.01"],
  ["Karangkates", [112.5, -8.9], "35.07.12"],
  ["Lembang", [107.6, -6.8], "32.17.01"],
  ["Kec. Cugenang", [107.1, -6.8], "32.03.11"],
  ["Lamno Aceh Jaya", [95.3, 5], "11.14.05"],
  ["Pendolo (Kab. Poso)", [120.7, -2], "72.02.06"],
  ["Subaim-Halmahera Timur", [128.2, 1.1], "82.06.01"],
])("E2 %s is found in its province, however it is written", (place, at, code) => {
  const [located] = locate(`III ${place}`, { at, magnitude: 5, depthKm: 10 });
  expect(located?.state).toBe("found");
  expect(located?.candidates[0]?.code).toBe(code);
});

test.each<[string, FeltQuake["at"], string]>([
  ["Pelabuhan Ratu", [106.5, -7.2], "32.02"],
  ["Palabuhanratu", [106.5, -7.2], "32.02"],
  ["Liwa", [104, -5.1], "18.04"],
  ["Purwokerto", [109.2, -7.5], "33.02"],
  ["Maumere", [122.2, -8.5], "53.07"],
])("E2 %s is the seat or a kecamatan of its kabupaten", (place, at, code) => {
  const [located] = locate(`III ${place}`, { at, magnitude: 5, depthKm: 10 });
  expect(located?.state).toBe("found");
  expect(located?.candidates[0]?.kabCode).toBe(code);
});

describe("E3 a name of several places", () => {
  test("means the one near the epicentre", () => {
    expect(told(locate("III Labuan", { at: [105.8, -6.5], magnitude: 5, depthKm: 10 })[0]!)).toBe("found 36.01.12");
    expect(locate("III Labuan", { at: [119.8, -0.6], magnitude: 5, depthKm: 10 })[0]!.candidates[0]?.province).toBe(
      "Sulawesi Tengah",
    );
  });

  test("stays ambiguous, with all that may be meant, when they would say different things", () => {
    expect(told(locate("III Jayapura", JAYAPURA)[0]!)).toBe("ambiguous 91.71 91.03");
  });

  test("is one place when kabupaten and kota lie so near each other that they say the same", () => {
    expect(told(locate("III Bandung", CIANJUR)[0]!)).toBe("found 32.73 32.04");
  });

  test("is told by what stands before it", () => {
    expect(told(locate("III Kota Jayapura", JAYAPURA)[0]!)).toBe("found 91.71");
    expect(told(locate("III Kab. Jayapura", JAYAPURA)[0]!)).toBe("found 91.03");
  });

  test("is told by the rest of the list: no place is named twice", () => {
    expect(told(locate("II Kota Jayapura, III Jayapura", JAYAPURA)[1]!)).toMatch(/^found 91.03/);
  });

  test("means the kabupaten or town rather than a kecamatan of that name elsewhere", () => {
    const near: FeltQuake = { at: [110.08, -8.63], magnitude: 6.4, depthKm: 25 };
    expect(locate("II Bandung", near)[0]!.candidates[0]?.province).toBe("Jawa Barat");
  });
});

describe("felt.16 a kecamatan far from all else in the list", () => {
  const PAMEUNGPEUK: FeltQuake = { at: [107.5, -7.3], magnitude: 3.8, depthKm: 2 };

  test("is ambiguous, with the one place that bears the name; the others are found as before", () => {
    const located = locate("III Cisewu, III Pakenjeng, III Pangalengan, II-III Ciwidey, II-III Kopo", PAMEUNGPEUK);
    expect(located.map(({ state }) => state)).toEqual(["found", "found", "found", "found", "ambiguous"]);
    expect(located[4]!.candidates.map(({ province }) => province)).toEqual(["Banten"]);
  });

  test("is found where it lies as near as the others, or the list as far as it", () => {
    expect(
      locate("II-III Kopo, II Jawilan, II Maja", { at: [106.3, -6.3], magnitude: 3.8, depthKm: 2 })[0]?.state,
    ).toBe("found");
    expect(locate("II-III Kopo", PAMEUNGPEUK)[0]?.state).toBe("found");
  });

  test("is believed when it is a kabupaten or a town", () => {
    const located = locate("III Cisewu, III Pakenjeng, III Pangalengan, II Serang, II Cilegon", PAMEUNGPEUK);
    expect(new Set(located.map(({ state }) => state))).toEqual(new Set(["found"]));
  });
});

describe("felt.17 Kota Padang", () => {
  test("is the town where the quake is its, and a kecamatan of Rejang Lebong where it is theirs", () => {
    const padang = locate("III-IV Kota Padang", { at: [99.6, -0.9], magnitude: 5, depthKm: 20 })[0]!;
    expect(told(padang)).toBe("found 13.71");
    const rejang = locate("III Kota Padang, III Curup", { at: [102.6, -3.4], magnitude: 4, depthKm: 10 })[0]!;
    expect(rejang.candidates[0]?.code).toBe("17.02.06");
  });
});

describe("E11 a name that kecamatan of one kabupaten are called after", () => {
  const SIBERUT: FeltQuake = { at: [98.9, -1.7], magnitude: 6, depthKm: 20 };

  test("is found as their middle, and tells which they are", () => {
    const [siberut] = locate("V Siberut", SIBERUT);
    const [middle, ...parts] = siberut!.candidates;
    expect(siberut?.state).toBe("found");
    expect(middle).toMatchObject({
      name: "tengah Siberut (Selatan, Utara, Barat, Barat Daya, Tengah)",
      level: "region",
      kabCode: "13.09",
    });
    expect(parts.map(({ name }) => name).sort()).toEqual(
      ["Barat", "Barat Daya", "Selatan", "Tengah", "Utara"].map((side) => `Siberut ${side}`),
    );
    const lats = parts.map(({ at }) => at[1]);
    expect(middle?.at[1]).toBeCloseTo(lats.reduce((sum, lat) => sum + lat, 0) / 5, 9);
  });

  test.each(["Pulau Pagai", "Kep. Pagai", "Semendo"])("%s too, qualified or by another spelling", (name) => {
    const near: FeltQuake = { at: name === "Semendo" ? [103.5, -4.2] : [100.1, -2.8], magnitude: 5, depthKm: 10 };
    const located = locate(`III ${name}`, near)[0]!;
    expect([located.state, located.candidates[0]?.level]).toEqual(["found", "region"]);
  });

  test("means one of them when its side is told", () => {
    expect(told(locate("V Siberut Selatan", SIBERUT)[0]!)).toBe("found 13.09.03");
  });

  test("stays ambiguous when they lie farther apart: the islands Kei Kecil and Kei Besar", () => {
    const kei = locate("III Kei", { at: [132, -6], magnitude: 5, depthKm: 10 })[0]!;
    expect(kei.state).toBe("ambiguous");
    expect(kei.candidates.length).toBeGreaterThan(3);
  });

  test("leaves other names alone: of two kabupaten, or a name that each of them bears itself", () => {
    const levels = ["Jayapura", "Cipanas", "Sukaraja"].flatMap((name) =>
      locate(`III ${name}`, name === "Jayapura" ? JAYAPURA : CIANJUR)[0]!.candidates.map(({ level }) => level),
    );
    expect(levels.length).toBeGreaterThan(3);
    expect(levels).not.toContain("region");
  });
});

describe("E4 a place", () => {
  test("that lies farther than this quake can be felt is not believed, though shown", () => {
    const [located] = locate("II Merauke", CIANJUR);
    expect(located?.state).toBe("unknown");
    expect(located?.candidates[0]?.code).toBe("93.01");
  });

  test("of no known name is unknown", () => {
    expect(told(locate("II Negeri Antah Berantah", CIANJUR)[0]!)).toBe("unknown");
    expect(locate("", CIANJUR)).toEqual([]);
  });

  test("keeps its report, in the order of the list, with or without an intensity", () => {
    const list = "III Cianjur, Garut, II-III Entah";
    expect(locate(list, CIANJUR).map(({ report }) => report)).toEqual(parseFelt(list));
  });
});

test("E2 keys, stems and misspellings", () => {
  expect(nameKey("Toli-Toli")).toBe(nameKey("TOLITOLI"));
  expect(stemOf("Siau Timur Selatan")).toBe("Siau");
  expect(stemOf("Siau")).toBeNull();
  expect(unqualified("Kab.Malang")).toEqual({ name: "Malang", qualifier: "kabupaten" });
  expect(unqualified("Kotabaru")).toEqual({ name: "Kotabaru", qualifier: null });
  expect([
    isNearlyEqual("ABCD", "ABDC", 1),
    isNearlyEqual("ABCD", "ABCDE", 1),
    isNearlyEqual("ABCD", "BADC", 1),
  ]).toEqual([true, true, false]);
});

test("E2 an alias of a place that is not there is refused with its name", () => {
  const { kabupaten } = readDefaults();
  expect(() => buildFeltNames(kabupaten, [])).toThrow(/aliases\.ts: .* means/);
});
