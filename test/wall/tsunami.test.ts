import { describe, expect, test } from "vitest";
import type { TsunamiLevel, TsunamiZone } from "../../shared/record/bulletin.ts";
import type { Tsunami } from "../../shared/record/hazard.ts";
import { coastCard, leftOutWords } from "../../client/wall/figures/coast.ts";
import { stageChain } from "../../client/wall/figures/stages.ts";
import { tsunamiCard } from "../../client/wall/figures/tsunami.ts";
import { zoneLists } from "../../client/wall/figures/zones.ts";
import { listWords } from "../../client/wall/say/words.ts";
import { alert } from "../make/alert.ts";
import { impact } from "../make/impact.ts";
import { tagana } from "../make/place.ts";
import { quake, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { MINUTE, NOW } from "./makeWorld.ts";

const zone = (district: string, level: TsunamiLevel, minutes: number): TsunamiZone => ({
  province: "NTT",
  district,
  level,
  arrivalAt: NOW + minutes * MINUTE,
});
const ZONES = [
  zone("SIKKA BAGIAN UTARA", "SIAGA", 2.9),
  zone("MANGGARAI BAGIAN UTARA", "SIAGA", -8.2),
  zone("BONE", "WASPADA", 43),
  zone("BIMA PULAU GILI", "WASPADA", -1),
  zone("KOTA-BIMA BAGIAN UTARA", "WASPADA", 3),
];
const told = (changes: Partial<Tsunami>): Tsunami => ({
  state: "warning",
  stage: "PD-2",
  level: "SIAGA",
  issuedAt: NOW - 30_000,
  zones: ZONES,
  observations: [],
  ...changes,
});
const hero = (changes: Partial<Tsunami> = {}) => ({
  quake: quake({ id: "q" }, { tsunami: told(changes) }),
  alert: alert({ id: "q", tier: "darurat" }),
  impact: null,
});

describe("the tsunami's card", () => {
  test("tells level, region and how many zones", () => {
    expect(tsunamiCard(hero(), NOW)).toMatchObject({
      title: "PERINGATAN TSUNAMI PD-2",
      age: "30 detik lalu",
      plate: "SIAGA",
      place: "Nusa Tenggara Timur",
      counts: "2 zona siaga, 3 waspada",
    });
  });

  test("W11 its end is BMKG's word, with the bulletin that ended it, and no level remains", () => {
    expect(tsunamiCard(hero({ state: "ended", stage: "PD-4" }), NOW)).toMatchObject({
      plate: "BERAKHIR",
      level: null,
      lead: "diakhiri BMKG (PD-4)",
      ended: true,
    });
  });

  test.each([
    ["PAPUABRT", "Papua Barat"],
    ["PAPUABRTDAYA", "Papua Barat Daya"],
    ["SUMSEL", "Sumatera Selatan"],
    ["KALTIM", "Kalimantan Timur"],
    ["KEPRI", "Kepulauan Riau"],
  ])("a warned coast of %s is in %s, as on every screen", (province, name) => {
    expect(tsunamiCard(hero({ zones: ZONES.map((one) => ({ ...one, province })) }), NOW).place).toBe(name);
  });

  test("W11 a potential without zones says that they are missing", () => {
    const card = tsunamiCard(hero({ state: "potential", stage: null, level: null, zones: [] }), NOW);
    expect([card.plate, card.counts]).toEqual(["POTENSI", "zona dan waktu tiba belum diterima"]);
    expect(card.place).toBe("Di darat, 10 km barat daya Kab. Cianjur");
  });
});

describe("wall.37 beside the wave", () => {
  const shaken = impact({
    id: "q",
    people: [
      { mmi: 8, low: 0, mid: 50_000, high: 90_000 },
      { mmi: 6, low: 0, mid: 540_000, high: 900_000 },
    ],
  });
  const gauge = (location: string, heightM: number) => ({
    ...{ location, at: null, heightM, observedAt: NOW, swapped: false },
  });

  test("stands who is shaken, as in the hero of a quake", () => {
    expect(tsunamiCard({ ...hero(), impact: shaken }, NOW).shaking).toBe(
      "guncangan: 590 ribu orang di VI ke atas, perkiraan",
    );
    expect(tsunamiCard(hero(), NOW).shaking).toBeNull();
  });

  test("stands the highest wave measured, also after the end", () => {
    const told = [gauge("DOMPU", 0.17), gauge("MAUROLE-ENDE", 0.94)];
    const words = "Tercatat: 0,94 m Maurole, Kab. Ende 13.25 · 1 alat lain";
    expect(tsunamiCard(hero({ observations: told }), NOW).measured).toBe(words);
    const [during] = hero({ observations: told }).quake.versions;
    const ended = hero({ state: "ended", stage: "PD-4", zones: [] });
    const versions = [during!, ...ended.quake.versions];
    expect(tsunamiCard({ ...ended, quake: { ...ended.quake, versions } }, NOW).measured).toBe(words);
    expect(tsunamiCard(hero(), NOW).measured).toBeNull();
  });

  test("two provinces stand by their short names; without zones where BMKG puts the quake", () => {
    const zones = ZONES.map((one, i) => ({ ...one, level: "SIAGA" as const, province: i === 0 ? "SULSEL" : "NTT" }));
    expect(tsunamiCard(hero({ zones }), NOW).place).toBe("NTT dan Sulsel");
    expect(tsunamiCard({ ...hero({ zones: [] }), impact: shaken }, NOW).place).toMatch(/^Di darat, 10 km/);
  });
});

describe("the strip of coast", () => {
  const sikka = tagana({ id: "TGN-53.07", name: "Tagana Kabupaten Sikka", kabCode: "53.07", at: [122.2, -8.6] });
  const bima = tagana({ id: "TGN-52.72", name: "Tagana Kota Bima", kabCode: "52.72", at: [118.7, -8.5] });
  const strip = (level: TsunamiLevel, widthKm: number) => ({
    ...{
      province: "NTT",
      district: "SIKKA",
      level,
      arrivalAt: null,
      codes: [],
      part: null,
      island: null,
      widthKm,
      shoreOffKm: 0,
      placeIds: [],
    },
    people: { low: 0, mid: 0, high: 0 },
  });
  const reached = impact({
    id: "q",
    tsunami: {
      zones: [strip("SIAGA", 2), strip("WASPADA", 1)],
      people: [
        { level: "WASPADA", low: 1, mid: 2, high: 3 },
        { level: "SIAGA", low: 170_000, mid: 390_000, high: 560_000 },
      ],
      places: [
        { placeId: bima.id, level: "WASPADA", arrivalAt: null },
        { placeId: sikka.id, level: "SIAGA", arrivalAt: null },
      ],
      leftOut: ["Kabupaten Nagekeo"],
    },
  });

  test("W29 people of the highest level with their range, as an estimate", () => {
    expect(tsunamiCard({ ...hero(), impact: reached }, NOW).people).toEqual({
      figure: "390 ribu orang",
      of: "di jalur siaga, perkiraan · 170–560 ribu",
    });
  });

  test("W29 our posts in it are counted and named, the highest level first, and its widths are told as ours", () => {
    expect(coastCard({ ...hero(), impact: reached }, worldOf(sikka, bima))).toEqual({
      widths: "1 km waspada, 2 km siaga",
      posts: "2 Tagana",
      towns: ["Kab. Sikka", "Kota Bima"],
    });
  });

  test("W29 who is left out between two zones is named as left out, and nothing more is said", () => {
    expect(leftOutWords({ ...hero(), impact: reached })).toBe("Kab. Nagekeo tidak disebut dalam PD-2");
    expect(leftOutWords({ ...hero(), impact: impact({ id: "q" }) })).toBe("");
  });

  test("W29 nothing is said of a strip that isn't counted", () => {
    expect(coastCard({ ...hero(), impact: impact({ id: "q" }) }, worldOf())).toBeNull();
    expect(tsunamiCard(hero(), NOW).people).toBeNull();
  });

  test("W18 towns beyond the room are counted", () => {
    expect(listWords(["Sikka", "Selayar", "Bantaeng"], 20)).toBe("Sikka · Selayar · +1");
    expect(listWords(["Sikka", "Selayar"], 20)).toBe("Sikka · Selayar");
  });
});

describe("the zones", () => {
  test("W17 minutes are rounded down, and a time that has passed is said, first of its level", () => {
    const [siaga] = zoneLists(ZONES, NOW, 20);
    expect(siaga?.title).toBe("SIAGA 0,5–3 m");
    expect(siaga?.rows.map(({ name, left, passed }) => [name, left, passed])).toEqual([
      ["Kab. Manggarai, utara", "lewat 8 mnt", true],
      ["Kab. Sikka, utara", "2 mnt", false],
    ]);
  });

  test("wall.17 long after its arrival a zone is told in hours", () => {
    const [siaga] = zoneLists(ZONES, NOW + 100 * 60_000, 20);
    expect(siaga?.rows.map(({ left }) => left)).toEqual(["lewat 1 jam", "lewat 97 mnt"]);
  });

  test("W17 what finds no room is counted in the title, the next to come are kept", () => {
    const [, waspada] = zoneLists(ZONES, NOW, 5);
    expect(waspada?.rows.map(({ name }) => name)).toEqual(["Kota Bima, utara"]);
    expect(waspada?.rest).toBe("2 zona lain 43 mnt, 1 lewat");
  });

  test("W13 minutes left go when the clock stands, arrival times stay", () => {
    const [siaga] = zoneLists(ZONES, null, 20);
    expect(siaga?.rows.map(({ arrival, left }) => [arrival, left])).toEqual([
      ["13.16", null],
      ["13.28", null],
    ]);
  });
});

describe("the chain", () => {
  const of = (...stages: string[]) =>
    stageChain(
      stages.map((stage, i) =>
        version({ n: i + 1, tsunami: told({ stage, state: stage === "PD-4" ? "ended" : "warning" }) }),
      ),
    ).map(({ name, state }) => `${name} ${state}`);

  test("shows what came, what holds and what is still to come", () => {
    expect(of("PD-1", "PD-2")).toEqual(["PD-1 past", "PD-2 present", "PD-3 future", "PD-4 future"]);
  });

  test("ends with PD-4, and keeps the latest of many PD-3", () => {
    expect(of("PD-1", "PD-2", "PD-3.1", "PD-3.2", "PD-3.3", "PD-4")).toEqual([
      "PD-2 past",
      "PD-3.1 past",
      "PD-3.2 past",
      "PD-3.3 past",
      "PD-4 present",
    ]);
  });
});
