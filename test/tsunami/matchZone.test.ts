import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { buildZoneNames, matchZone } from "../../shared/tsunami/matchZone.ts";
import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import { describeWith } from "../companion.ts";
import { drillZones } from "./drillZones.ts";
import { recordedZones } from "./recordedZones.ts";

const { kabupaten } = readDefaults();
const names = buildZoneNames(kabupaten);
const match = (province: string, district: string) => matchZone({ province, district }, names);
const nameOf = (code: string) => kabupaten.find((kab) => kab.code === code)?.name;

const told = (zone: Pick<TsunamiZone, "province" | "district">) => {
  const { codes, part, island } = matchZone(zone, names);
  return `${zone.province} ${zone.district} = ${[...codes.map(nameOf), part ?? "", island ?? ""].join(" ").trim()}`;
};

describeWith("feeds", "U1 every zone on record", (feeds) => {
  test("is found, each as one kabupaten or kota", () => {
    const zones = recordedZones(feeds);
    expect(zones.length).toBeGreaterThan(30);
    const open = zones.filter((zone) => matchZone(zone, names).state !== "found");
    expect(open).toEqual([]);
  });

  test("and as the one it is", () => {
    const found = recordedZones(feeds).map(told);
    expect([...new Set(found)].sort()).toMatchInlineSnapshot(`
      [
        "MALUT HALMAHERA-TENGAH = Kabupaten Halmahera Tengah",
        "NTB BIMA PULAU GILI = Kabupaten Bima  GILI",
        "NTB BIMA PULAU SANGIANG = Kabupaten Bima  SANGIANG",
        "NTB DOMPU BAGIAN UTARA = Kabupaten Dompu utara",
        "NTB KOTA-BIMA BAGIAN UTARA = Kota Bima utara",
        "NTT ENDE BAGIAN UTARA = Kabupaten Ende utara",
        "NTT FLORES-TIMUR BAGIAN UTARA = Kabupaten Flores Timur utara",
        "NTT MANGGARAI BAGIAN UTARA = Kabupaten Manggarai utara",
        "NTT MANGGARAI-BARAT BAGIAN UTARA = Kabupaten Manggarai Barat utara",
        "NTT NGADA BAGIAN UTARA = Kabupaten Ngada utara",
        "NTT PULAU ENDE = Kabupaten Ende  ENDE",
        "NTT PULAU SIKKA = Kabupaten Sikka  SIKKA",
        "NTT SIKKA BAGIAN UTARA = Kabupaten Sikka utara",
        "PAPUA BIAKNUMFOR = Kabupaten Biak Numfor",
        "PAPUA JAYAPURA = Kabupaten Jayapura",
        "PAPUA KOTA-JAYAPURA = Kota Jayapura",
        "PAPUA SARMI = Kabupaten Sarmi",
        "PAPUA SUPIORI = Kabupaten Supiori",
        "PAPUA WAROPEN = Kabupaten Waropen",
        "PAPUABAR RAJAAMPAT BAGIAN UTARA = Kabupaten Raja Ampat utara",
        "PAPUABAR SORONG BAGIAN SELATAN = Kabupaten Sorong Selatan",
        "PAPUABAR TELUKWONDAMA = Kabupaten Teluk Wondama",
        "SULSEL BANTAENG = Kabupaten Bantaeng",
        "SULSEL BONE = Kabupaten Bone",
        "SULSEL JENEPONTO = Kabupaten Jeneponto",
        "SULSEL KOTA-PALOPO = Kota Palopo",
        "SULSEL LUWU BAGIAN TIMUR = Kabupaten Luwu Timur",
        "SULSEL LUWU BAGIAN UTARA = Kabupaten Luwu Utara",
        "SULSEL SELAYAR = Kabupaten Kepulauan Selayar",
        "SULSEL TAKALAR = Kabupaten Takalar",
        "SULSEL WAJO = Kabupaten Wajo",
        "SULTRA KOTA-BAU-BAU = Kota Bau Bau",
        "SUMUT NIAS-SELATAN PULAU TANABALA = Kabupaten Nias Selatan  TANABALA",
      ]
    `);
  });
});

test("U1 every zone of our drills and of the soak is found, each as one kabupaten or kota", () => {
  expect(drillZones().map(told).sort()).toMatchInlineSnapshot(`
    [
      "NTB BIMA PULAU GILI = Kabupaten Bima  GILI",
      "NTB BIMA PULAU SANGIANG = Kabupaten Bima  SANGIANG",
      "NTB DOMPU BAGIAN UTARA = Kabupaten Dompu utara",
      "NTB KOTA-BIMA BAGIAN UTARA = Kota Bima utara",
      "NTT ENDE BAGIAN UTARA = Kabupaten Ende utara",
      "NTT FLORES-TIMUR BAGIAN UTARA = Kabupaten Flores Timur utara",
      "NTT MANGGARAI BAGIAN UTARA = Kabupaten Manggarai utara",
      "NTT MANGGARAI-BARAT BAGIAN UTARA = Kabupaten Manggarai Barat utara",
      "NTT NGADA BAGIAN UTARA = Kabupaten Ngada utara",
      "NTT PULAU ENDE = Kabupaten Ende  ENDE",
      "NTT PULAU SIKKA = Kabupaten Sikka  SIKKA",
      "NTT SIKKA BAGIAN UTARA = Kabupaten Sikka utara",
      "SULSEL BANTAENG = Kabupaten Bantaeng",
      "SULSEL BONE = Kabupaten Bone",
      "SULSEL JENEPONTO = Kabupaten Jeneponto",
      "SULSEL KOTA-PALOPO = Kota Palopo",
      "SULSEL LUWU BAGIAN TIMUR = Kabupaten Luwu Timur",
      "SULSEL LUWU BAGIAN UTARA = Kabupaten Luwu Utara",
      "SULSEL SELAYAR = Kabupaten Kepulauan Selayar",
      "SULSEL TAKALAR = Kabupaten Takalar",
      "SULSEL WAJO = Kabupaten Wajo",
      "SULTRA KOTA-BAU-BAU = Kota Bau Bau",
      "SUMUT NIAS-SELATAN PULAU TANABALA = Kabupaten Nias Selatan  TANABALA",
    ]
  `);
});

describe("U2 each of the 514 names, in capitals and with dashes, is found as itself", () => {
  const shown = (text: string) => text.toUpperCase().replace(/ADMINISTRASI /, "");
  test.each([
    ["dashes", (name: string) => name.replace(/[\s.-]+/g, "-")],
    ["one word", (name: string) => name.replace(/[\s.-]+/g, "").replace(/^KOTA(?=[A-Z])/, "KOTA-")],
  ])("%s", (_, style) => {
    const wrong = kabupaten.flatMap(({ code, name, shortName, type, province }) => {
      const told =
        type === "kota" ? `KOTA-${style(shown(shortName))}` : style(shown(shortName)).replace(/^KOTA-/, "KOTA");
      const { state, codes } = match(province.toUpperCase(), told);
      return state === "found" && codes[0] === code ? [] : [`${name}: ${told} → ${state} ${codes.join(" ")}`];
    });
    expect(wrong).toEqual([]);
  });
});

test.each([
  ["SULSEL", "LUWU BAGIAN TIMUR", "73.24", null],
  ["SULSEL", "LUWU BAGIAN UTARA", "73.22", null],
  ["BANTEN", "PANDEGLANG BAGIAN SELATAN", "36.01", "selatan"],
  ["NTB", "KOTA-BIMA BAGIAN UTARA", "52.72", "utara"],
  ["NTT", "MANGGARAI-BARAT BAGIAN UTARA", "53.15", "utara"],
  ["NTT", "MANGGARAI BAGIAN TIMUR", "53.19", null],
])("U3 %s %s is the kabupaten of that name, else a side", (province, district, code, part) => {
  expect(match(province, district)).toEqual({ state: "found", codes: [code], part, island: null });
});

test.each([
  ["NTT", "PULAU ENDE", "53.08", "ENDE"],
  ["NTB", "BIMA PULAU SANGIANG", "52.06", "SANGIANG"],
  ["SUMUT", "NIAS-SELATAN PULAU TANABALA", "12.14", "TANABALA"],
  ["MALUT", "PULAU MOROTAI", "82.07", null],
  ["MALUT", "MOROTAI", "82.07", null],
  ["KALTENG", "PULANG-PISAU", "62.11", null],
])("U4 %s %s is an island of its kabupaten, or a kabupaten that is called so", (province, district, code, island) => {
  expect(match(province, district)).toEqual({ state: "found", codes: [code], part: null, island });
});

test.each([
  ["PAPUA", "MERAUKE", "93.01"],
  ["PAPUA", "NABIRE", "94.01"],
  ["PAPUABAR", "SORONG", "96.01"],
  ["PAPUABAR", "RAJAAMPAT BAGIAN UTARA", "96.03"],
  ["PAPUABRT", "TELUKWONDAMA", "92.07"],
  ["PAPUABRTDAYA", "SORONG", "96.01"],
  ["KALTIM", "NUNUKAN", "65.03"],
  ["SULBAR", "MAMUJU-UTARA", "76.01"],
  ["MALUKU", "MALUKUTENGGARABRT", "81.03"],
  ["SUMUT", "TOBA-SAMOSIR", "12.12"],
  ["SULSEL", "SELAYAR", "73.01"],
  ["SUMBAR", "KEP-MENTAWAI", "13.09"],
  ["SULUT", "KEP.SANGIHE", "71.03"],
  ["SULTRA", "KOTA-BAU-BAU", "74.72"],
  ["SULTRA", "BAUBAU", "74.72"],
  ["SULUT", "KOTA-MOBAGU", "71.74"],
  ["SUMUT", "KOTA-GUNUNG-SITOLI", "12.78"],
  ["SULSEL", "BANTAENK", "73.03"],
])("U5 %s %s is found under its old province, old name and other spelling", (province, district, code) => {
  expect(match(province, district)).toMatchObject({ state: "found", codes: [code] });
});

test("U5 a name of no kabupaten is unknown, and a kota is not its kabupaten", () => {
  expect(match("JABAR", "NEGERI-ANTAH-BERANTAH")).toMatchObject({ state: "unknown", codes: [] });
  expect(match("JABAR", "")).toMatchObject({ state: "unknown", codes: [] });
  expect(match("PAPUA", "JAYAPURA").codes).toEqual(["91.03"]);
  expect(match("PAPUA", "KOTA-JAYAPURA").codes).toEqual(["91.71"]);
});
