import { describe, expect, test } from "vitest";
import { ordersFor } from "../../client/desk/response/orders.ts";
import { queueOf } from "../../client/desk/queue/queue.ts";
import { durationWords, failingWords, flagSentences, healthWords, peopleFigure } from "../../client/desk/say/words.ts";
import type { Statement } from "../../shared/record/hazard.ts";
import type { Alert } from "../../shared/record/alert.ts";
import { DAY_MS, MINUTE_MS } from "../../shared/time.ts";
import { hazardTitle } from "../../shared/words/titles.ts";
import { answered } from "../make/incident.ts";
import { quake, tsunami, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { COMMANDS } from "../../shared/command/table.ts";
import type { Role } from "../../shared/record/officer.ts";
import type { World } from "../../shared/world/world.ts";
import { alert, impact, nagekeo, NOW, rain } from "../http/worlds.ts";

const at = (minutes: number): Partial<Alert> => ({ raisedAt: NOW - minutes * MINUTE_MS });
const named = (...ids: string[]) => ids.map((id) => quake({ id }));

const told = (world: World) => queueOf(world, NOW).map(({ group, item, key }) => `${group} ${item?.kind ?? key}`);

describe("the queue", () => {
  test("desk.6 what waits stands by its clock, overdue first; below, what asks for nothing, loudest then newest", () => {
    const world = worldOf(
      ...named("info", "ended", "answered", "felt", "damaging", "old-end"),
      quake({ id: "held", status: "held", updatedAt: NOW - 1 }),
      quake({ id: "test", status: "test", updatedAt: NOW - 2 }),
      quake({ id: "history", status: "history" }),
      alert("info", "info", at(1)),
      alert("ended", "darurat", { ...at(9), endedAt: NOW - MINUTE_MS }),
      alert("old-end", "darurat", { ...at(9), endedAt: NOW - DAY_MS }),
      alert("answered", "dirasakan", at(1)),
      answered({ id: "answered", tier: "dirasakan" }, { at: NOW }),
      alert("felt", "dirasakan", { ...at(2), history: [] }),
      alert("damaging", "merusak", { ...at(20), history: [] }),
    );
    expect(told(world)).toEqual([
      "now answer",
      "now answer",
      "held answered",
      "info info",
      "doubted held",
      "doubted test",
      "ended ended",
    ]);
    expect(queueOf(world, NOW).map(({ hazard }) => hazard?.id)).toEqual([
      "damaging",
      "felt",
      "answered",
      "info",
      "held",
      "test",
      "ended",
    ]);
  });

  test("desk.41 what an incident waits for stands once, by its timer; one that waits for nothing can be reached still", () => {
    const long = { openedAt: NOW - 30 * DAY_MS, startedAt: NOW - 30 * DAY_MS, actedAt: NOW - MINUTE_MS };
    const world = worldOf(
      ...named("shaken", "long"),
      alert("shaken", "darurat", { ...at(9), history: [] }),
      { ...answered({ id: "shaken", tier: "darurat" }, { at: NOW }), openedAt: NOW - 9 * MINUTE_MS, startedAt: NOW },
      alert("long", "darurat", { ...at(9), endedAt: NOW - 2 * DAY_MS }),
      { ...answered({ id: "long", tier: "darurat" }, { at: NOW - 30 * DAY_MS }), ...long, state: "tanggap-darurat" },
    );
    const rows = queueOf(world, NOW);
    expect(rows.filter(({ item, hazard }) => item === null && hazard?.id === "shaken")).toEqual([]);
    expect(rows.filter(({ hazard }) => hazard?.id === "shaken").length).toBeGreaterThan(0);
    expect(rows.filter(({ hazard }) => hazard?.id === "long").map(({ group }) => group)).toEqual(["held"]);
  });

  test("desk.45 every command is found by its words, and says why it can't be given", () => {
    const find = (typed: string, role: Role) =>
      ordersFor(typed, { officer: "o", role }, (panel) => panel === "decree").map(({ name, refused }) => [
        name,
        refused,
      ]);
    expect(find("sk ", "petugas")).toEqual([["incident:decree", null]]);
    expect(find("sk ", "gudang")).toEqual([["incident:decree", "Gudang tidak dapat mencatat SK tanggap darurat."]]);
    expect(find("kaji", "petugas")).toEqual([["incident:count", "Tidak ada tempatnya di kejadian yang tampil."]]);
    expect(find("", "petugas")).toHaveLength(Object.keys(COMMANDS).length);
    expect(find("dinding", "petugas").every(([, refused]) => refused === null)).toBe(true);
  });

  test("alert.12 a small one waits for nobody", () => {
    const world = worldOf(...named("small"), alert("small", "dirasakan", { ...at(2), asks: false }));
    expect(told(world)).toEqual(["info small"]);
  });
});

describe("words of the desk", () => {
  test("K7 a doubt is told with the feed, BMKG's field and its value", () => {
    const statement: Statement = {
      ...version(),
      bulletinId: null,
      seenAt: NOW,
      revisedAt: 0,
      potential: "none",
      stage: null,
      zones: [],
      observations: [],
      headline: null,
      instruction: null,
      shakemap: null,
      doubts: [{ kind: "flipped-sign", detail: "Coordinates 6.84,107.05; Wilayah CIANJUR" }],
    };
    const held = quake({
      status: "held",
      flags: ["automatic", "held:flipped-sign", "new-flag"],
      statements: [statement],
    });
    expect(flagSentences(held)).toEqual([
      "Otomatis: dihitung mesin BMKG, belum ditinjau orang.",
      "Tanda: new-flag.",
      "Ditahan dari autogempa: tanda koordinat terbalik. Coordinates 6.84,107.05; Wilayah CIANJUR",
    ]);
    expect(flagSentences(rain({ flags: ["bmkg-test"] }))).toEqual(["TES BMKG: pesan uji, bukan kejadian."]);
  });

  test("feed.20 the desk says how many warnings were not read", () => {
    expect(healthWords("owing", { owed: 2 })).toBe("2 kabar BMKG belum terbaca");
    expect(healthWords("unreadable", { owed: 2 })).toBe("tidak terbaca");
  });

  test("desk.35 however many sources fail they are told in one breath", () => {
    const failing = (count: number, words: string) =>
      Array.from({ length: count }, (_, index) => ({ title: `Sumber ${index}`, words }));
    expect(failingWords([])).toBeNull();
    expect(failingWords(failing(1, "tidak terjangkau"))).toBe("Sumber 0 tidak terjangkau");
    expect(failingWords(failing(7, "tidak terjangkau"))).toBe("7 sumber tidak terjangkau");
    expect(failingWords([...failing(2, "tidak terjangkau"), ...failing(1, "tidak terbaca")])).toBe(
      "3 sumber bermasalah",
    );
  });

  test("weather.7 what is not known of a warning is said, its people are no number", () => {
    expect(flagSentences(rain({ flags: ["end-unknown", "area-unknown", "replaced"] }))).toEqual([
      "Akhir berlakunya tidak diketahui: dianggap berlaku 3 jam sejak terbit. Pilihan kami; peringatan dini cuaca BMKG berlaku 2 sampai 3 jam sejak terbit.",
      "Wilayahnya tidak diketahui: penduduk dan pos di dalamnya belum diketahui.",
      "Diganti peringatan BMKG lain yang mencakupnya.",
    ]);
    expect(peopleFigure(impact("x", { epicentre: null, people: [] }))?.figure).toBe("belum diketahui");
  });

  test("K8 people come with their range and the word perkiraan", () => {
    expect(peopleFigure(impact("x"))).toEqual({
      figure: "1,2 juta",
      where: "di MMI VI atau lebih",
      range: "perkiraan, 550 ribu sampai 2,3 juta",
    });
    expect(peopleFigure(impact("x", { people: [] }))).toBeNull();
    expect(peopleFigure(impact("x", { people: [], peopleInside: 120_000 }))?.figure).toBe("120 ribu");
  });

  test.each([
    [quake(), impact("x"), "Gempa M 5,6 · Kab. Cianjur, Jawa Barat"],
    [
      quake({}, { area: "10 km BaratDaya KAB-CIANJUR-JABAR" }),
      undefined,
      "Gempa M 5,6 · 10 km barat daya Kab. Cianjur, Jawa Barat",
    ],
    [nagekeo(), impact("x"), "Tsunami PD-2 SIAGA · 4 zona, NTT, Sulsel dan NTB"],
    [
      quake({}, { tsunami: tsunami({ state: "potential" }) }),
      impact("x"),
      "Berpotensi tsunami · Gempa M 5,6 · di darat, 10 km barat daya Kab. Cianjur",
    ],
    [rain(), undefined, "Jawa Barat · Hujan lebat dan petir sampai 15.19 WIB"],
  ])("titles", (hazard, reached, title) => expect(hazardTitle(hazard, reached?.kabupaten)).toBe(title));

  test.each([
    [180_000, "3 m 00 d"],
    [18 * MINUTE_MS + 59_999, "18 m 59 d"],
    [78 * MINUTE_MS, "1 j 18 m"],
    [50 * 60 * MINUTE_MS, "2 h 2 j"],
    [-5, "0 m 00 d"],
  ])("%i ms is %s", (ms, words) => expect(durationWords(ms)).toBe(words));
});
