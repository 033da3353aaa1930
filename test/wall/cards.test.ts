import { describe, expect, test } from "vitest";
import { countPosts, lastDamaging, lastFelt, peopleWarned } from "../../client/wall/figures/calm.ts";
import { acknowledgedWords, flagWords, heroCard, hourCard, reasonLine } from "../../client/wall/figures/event.ts";
import { feltRows } from "../../client/wall/figures/felt.ts";
import { needCard } from "../../client/wall/figures/need.ts";
import { countWords, helpStrip, postsInDanger, postsInside } from "../../client/wall/figures/posts.ts";
import { blindWeather, blindWords, lamps } from "../../client/wall/scene/feeds.ts";
import { helperLabels, postMarks } from "../../client/wall/map/marks.ts";
import { notices, quietLines } from "../../client/wall/figures/notices.ts";
import { openWeather, sceneOf } from "../../client/wall/scene/scene.ts";
import { amountsWords, rangeWords, travelWords } from "../../client/wall/say/words.ts";
import { targetsCard } from "../../client/wall/figures/targets.ts";
import type { Help, HelpTarget, Impact, NeedLine } from "../../shared/record/impact.ts";
import { latencyWords, versionAxis } from "../../client/wall/figures/versions.ts";
import { alert } from "../make/alert.ts";
import { impact } from "../make/impact.ts";
import { lumbung, sentra, tagana, warehouse } from "../make/place.ts";
import { ORIGIN, quake, version } from "../make/quake.ts";
import { weather } from "../make/weather.ts";
import { worldOf } from "../make/world.ts";
import { feed, help, MINUTE, NOW, resource, WELL, reportOf } from "./makeWorld.ts";

const cianjur = tagana({ id: "TGN-32.03", name: "Tagana Kabupaten Cianjur", kabCode: "32.03", at: [107.14, -6.82] });
const lumbungCianjur = lumbung({
  id: "LBG-32.03",
  name: "Lumbung Sosial Kabupaten Cianjur",
  kabCode: "32.03",
  at: [107.14, -6.82],
  count: 4,
});
const bogor = tagana({
  id: "TGN-32.71",
  name: "Tagana Kota Bogor",
  kabCode: "32.71",
  at: [106.79, -6.59],
  membersActive: 60,
});
const soeweno = sentra({ id: "sentra:Inten Soeweno", name: "Sentra Inten Soeweno", at: [106.84, -6.5] });
const inside = impact({
  id: "q",
  kabupaten: [{ code: "32.03", name: "Kabupaten Cianjur", mmi: 6.9, people: 1_200_000 }],
  people: [
    { mmi: 7, low: 0, mid: 158_697, high: 550_000 },
    { mmi: 6, low: 550_000, mid: 1_086_650, high: 1_800_000 },
    { mmi: 5, low: 1_800_000, mid: 2_556_968, high: 12_000_000 },
  ],
  resources: [
    resource(cianjur, 6.1, "periksa"),
    resource(lumbungCianjur, 6.1, "periksa"),
    resource(bogor, 5.0, "hubungi"),
  ],
  help: [help(bogor, 1.4), help(soeweno, 1.6)],
  covering: { sentraId: soeweno.id, altId: null, askId: soeweno.id, basis: "published" },
  displaced: { low: 27_000, mid: 52_000, high: 100_000, basis: "perkiraan" },
  needs: [
    {
      profile: "paket-lapangan",
      days: 3,
      stock: { stores: 12, example: 12, withinHours: 6 },
      feedsDays: 0.4,
      lines: [
        need("tenda keluarga", [640, 1240, 2400], 420, [220, 820, 1980]),
        need("selimut", [4300, 8300, 16_000], null, [4300, 8300, 16_000]),
        need("makanan siap saji", [21_000, 29_000, 82_000], 29_000, [0, 0, 53_000]),
      ],
    },
  ],
});

function need(item: string, [low, mid, high]: Ends, have: number | null, [least, middle, most]: Ends): NeedLine {
  const short = { low: least, mid: middle, high: most };
  return { item, unit: "unit", need: { low, mid, high }, have, short, useFirst: false };
}
type Ends = [low: number, mid: number, high: number];
const places = worldOf(cianjur, lumbungCianjur, bogor, soeweno);
const hero = { quake: quake({ id: "q" }), alert: alert({ id: "q", tier: "merusak" }), impact: inside };

describe("the hero's card", () => {
  test("tells place, people and bands with their doubt", () => {
    expect(heroCard(hero, NOW)).toEqual({
      title: "GEMPA MERUSAK",
      age: "4 menit lalu",
      mmi: 6.9,
      place: "Cianjur",
      facts: "M 5,6 · 10 km · 13.21.10 WIB",
      people: "1,2 juta orang",
      peopleOf: "di VI ke atas, perkiraan",
      bands: [
        { mmi: 7, people: "160 ribu", range: "0–550 ribu" },
        { mmi: 6, people: "1,1 juta", range: "0,55–1,8 juta" },
        { mmi: 5, people: "2,6 juta", range: "1,8–12 juta" },
      ],
      flags: [],
    });
  });

  test("W14 says that it still counts while no impact is known, instead of zero", () => {
    const card = heroCard({ ...hero, impact: null }, NOW);
    const place = "Di darat, 10 km barat daya Kab. Cianjur";
    expect([card.mmi, card.people, card.place]).toEqual([null, "menghitung", place]);
  });

  test("W13 loses its age when the clock stands; the time of the quake stays", () => {
    const card = heroCard(hero, null);
    expect([card.age, card.facts]).toEqual([null, "M 5,6 · 10 km · 13.21.10 WIB"]);
  });
});

describe("the hour", () => {
  test("W22 counts up from the origin and names the unit and the Sentra by their hours of travel", () => {
    const card = hourCard(hero, places, NOW);
    expect([card.elapsed, card.remaining, card.due]).toEqual(["04.00", "sisa 56 menit", "14.21.10"]);
    expect([card.nearest, card.sentra]).toEqual([
      { name: "Tagana Kota Bogor", hours: "1,4 jam", by: null },
      { name: "Sentra Inten Soeweno", hours: "1,6 jam" },
    ]);
  });

  test("W22 what it crosses is named beside the hours; hours that nobody knows are told so, and are no dot", () => {
    const [first] = inside.help;
    const by = (hours: number | null, legs: Help["legs"]) => {
      const impact = { ...inside, help: [{ ...first!, hours, legs, arrivesAt: null }] };
      return [hourCard({ ...hero, impact }, places, NOW).nearest, helpStrip(impact, places).people];
    };
    const road = { mode: "darat" as const, km: 20, hours: 0.5, name: null };
    const ferry = { mode: "feri" as const, km: 150, hours: 12, name: "Bungus–Tuapejat" };
    const air = { mode: "udara" as const, km: 90, hours: null, name: null };
    const name = "Tagana Kota Bogor";
    expect(by(12.5, [road, ferry])).toEqual([
      { name, hours: "13 jam", by: "feri Bungus–Tuapejat" },
      "≤ 3 jam, pertama 13 jam",
    ]);
    const flight = { ...ferry, mode: "udara" as const, name: "Jakarta (Halim)–Ambon" };
    expect(by(16, [road, flight, ferry])[0]).toMatchObject({ by: "udara · feri" });
    expect(by(null, [air])).toEqual([
      { name, hours: "jam tak diketahui", by: "hanya udara" },
      "≤ 3 jam, pertama jam tak diketahui",
    ]);
  });

  test("W22 a Sentra without a reckoned way is named without hours, and one in VI is said to stand there", () => {
    const unknown = { ...hero, impact: { ...inside, help: [] } };
    expect(hourCard(unknown, places, NOW).sentra).toEqual({ name: "Sentra Inten Soeweno", hours: null });
    const covering = { sentraId: soeweno.id, altId: null, askId: null, basis: "published" as const };
    const hurt = { ...hero, impact: { ...inside, covering } };
    expect(hourCard(hurt, places, NOW).sentra).toEqual({ name: "Sentra Inten Soeweno", hours: "di VI" });
  });

  test("W13 stops with the clock: the limit is told as a time of day", () => {
    const card = hourCard(hero, places, null);
    expect([card.elapsed, card.share, card.remaining]).toEqual([null, null, "batas 14.21"]);
  });

  test("is over when it is over", () => {
    expect(hourCard(hero, places, ORIGIN + 64 * MINUTE).remaining).toBe("lewat 4 menit");
  });
});

describe("our posts", () => {
  test("W23 those in VI and above come first, by kabupaten, with what to do; all in V and above are counted", () => {
    expect(postsInDanger(inside, places)).toEqual([
      { words: "Tagana dan 4 lumbung Cianjur", action: "periksa", mmi: 6 },
    ]);
    expect(postsInside(inside, places)).toBe("2 Tagana, 4 lumbung");
  });

  test("W23 of more kinds than a row holds the last are told as others", () => {
    const many = [tagana(), lumbung(), sentra(), sentra({ office: "bbppks" }), warehouse(), warehouse()];
    expect(countWords(many, { mostKinds: 3 })).toBe("1 Tagana, 4 lumbung, 4 lain");
    expect(countWords(many.slice(0, 3), { mostKinds: 3 })).toBe("1 Tagana, 4 lumbung, 1 Sentra");
  });

  test("W23 those in VI and above that are only counted come last, in one row", () => {
    const counted = { kind: "tagana", where: "inside" } as const;
    const unlisted = [
      { ...counted, mmi: 6, places: 1200, posts: 1234 },
      { ...counted, mmi: 5, places: 9000, posts: 9000 },
    ];
    expect(postsInDanger({ ...inside, unlisted }, places)).toEqual([
      ...postsInDanger(inside, places),
      { words: "1.234 pos lain", action: "periksa", mmi: 6 },
    ]);
  });

  test("W23 one kabupaten is asked for as urgently as its most urgent post", () => {
    const urgent = impact({
      id: "q",
      resources: [resource(lumbungCianjur, 6.1, "periksa"), resource(cianjur, 7.1, "periksa-segera")],
    });
    expect(postsInDanger(urgent, places)).toMatchObject([{ action: "periksa segera", mmi: 7 }]);
  });

  test("W24 each able unit within three hours is one dot at its hours, and none stands on another", () => {
    const units = [1.4, 1.41, 3, 3.2].map((hours, i) => ({ ...help(bogor, hours), placeId: `u${i}` }));
    const { dots } = helpStrip({ ...inside, help: units }, places);
    expect(dots.map(({ level }) => level)).toEqual([0, 1, 0]);
    expect(dots[0]?.x).toBeCloseTo(1.4 / 3, 1);
    expect(dots[2]?.x).toBe(1);
  });

  test("W24 where none is within three hours the first to come is told", () => {
    const far = { ...inside, help: [help(bogor, 6)] };
    expect(helpStrip(far, places)).toEqual({ dots: [], units: "0 unit", people: "≤ 3 jam, pertama 6,0 jam" });
  });

  test("W24 members are told only where they are known of every unit", () => {
    expect(helpStrip(inside, places)).toMatchObject({ units: "1 unit", people: "60 orang ≤ 3 jam" });
    const more = { ...inside, help: [...inside.help, help(cianjur, 2)] };
    expect(helpStrip(more, places)).toMatchObject({ units: "2 unit", people: "≤ 3 jam" });
  });

  describe("wall.34 help to several places", () => {
    const target = (id: string, name: string, place: string, people: number): HelpTarget => ({
      id,
      kabCode: id.slice(0, 5),
      name,
      place,
      at: [121, -8.6],
      people,
    });
    const sikka = target("53.07", "Kabupaten Sikka", "Maumere", 200_000);
    const palue = target("53.07/2", "Kabupaten Sikka", "Kec. Palue", 10_000);
    const ende = target("53.08", "Kabupaten Ende", "Ende", 190_000);
    const to = ({ id }: HelpTarget, hours: number) => ({ ...help(bogor, hours), placeId: `u${hours}`, target: id });
    const planned = (...help: Impact["help"]): Impact => ({
      ...inside,
      plan: { targets: [sikka, ende, palue], others: { targets: 0, people: 0 } },
      help,
    });

    test("those that nobody reaches within three hours are named first, an island by its place", () => {
      expect(targetsCard(planned(to(ende, 0.5), to(sikka, 3.2), to(ende, 5)), 100)).toEqual({
        reached: "1 dari 3 sasaran",
        within: "≤ 3 jam",
        steps: ["1 unit ≤ 1 jam", "1 ≤ 3 jam", "3 ≤ 6 jam"],
        late: "Belum: Sikka 3,2 jam · Sikka (Palue) tak terjangkau",
        isLate: true,
      });
    });

    test("what finds no room is counted, and so is what is not planned for", () => {
      const impact = planned(to(ende, 4), to(sikka, 4.1), to(palue, 9));
      const more = { ...impact, plan: impact.plan && { ...impact.plan, others: { targets: 20, people: 1e6 } } };
      expect(targetsCard(more, 50)?.late).toBe("Belum: Sikka 4,1 jam · +2, dan 20 di luar rencana");
      expect(targetsCard(planned(to(ende, 1), to(sikka, 2), to(palue, 3)), 100)).toMatchObject({
        reached: "3 dari 3 sasaran",
        late: "Tiba: Sikka 2,0 jam · Ende 60 menit · Sikka (Palue) 3,0 jam".replace("60 menit", "1,0 jam"),
        isLate: false,
      });
    });

    test("one place reads as it always did", () => {
      expect(targetsCard({ ...inside, plan: { targets: [ende], others: { targets: 0, people: 0 } } }, 100)).toBeNull();
      expect(targetsCard(inside, 100)).toBeNull();
    });
  });

  test("on the map only those in VI and above are hollow; each town is named once", () => {
    const marks = postMarks(places.place, inside, true);
    expect(marks.filter(({ danger }) => danger).map(({ place }) => place.id)).toEqual([cianjur.id, lumbungCianjur.id]);
    expect(helperLabels(inside, places.place).map(({ words, strong }) => [words, strong])).toEqual([
      ["Cianjur", true],
      ["Kota Bogor · 1,4 jam", true],
      ["Sentra Inten Soeweno · 1,6 jam", true],
    ]);
  });
});

test("alert.14 what only a machine has located is detected, what its bulletin tells is felt", () => {
  const titleOf = (form: "automatic" | "m5") =>
    heroCard({ quake: quake({ id: "q" }, { form }), alert: alert({ id: "q", tier: "dirasakan" }), impact: inside }, NOW)
      .title;
  expect([titleOf("automatic"), titleOf("m5")]).toEqual(["GEMPA TERDETEKSI", "GEMPA DIRASAKAN"]);
});

describe("need against stock", () => {
  test("W25 need and shortage are of the middle, with a ceiling; stock that nobody knows is unknown, and so is what is missing of it", () => {
    expect(needCard(inside)?.title).toBe("Perkiraan pengungsi 50 rb");
    expect(needCard(inside)?.notes[0]).toBe("Rentang 30 rb–100 rb: bisa sepersepuluh, bisa sepuluh kali.");
    expect(needCard(inside)?.rows).toEqual([
      { item: "Tenda keluarga", need: "1.200", have: "420", short: "820", ceiling: "2.000" },
      { item: "Selimut", need: "8.300", have: "belum ada data", short: null, ceiling: null },
      { item: "Siap saji", need: "29 rb", have: "29 rb", short: "0", ceiling: "53 rb" },
    ]);
  });

  test("W25 what the stock counts stands under it, and that no decree is known of", () => {
    expect(needCard(inside)?.notes.join(" ")).toMatch(
      /SK Tanggap Darurat belum diketahui.*Ada: 12 lumbung ≤ 6 jam tempuh, isi contoh\./,
    );
  });

  test("W14 W25 before there is an impact nothing is claimed, and no displaced is no table", () => {
    expect(needCard(null)).toBeNull();
    expect(needCard(impact({ id: "q" }))?.rows).toEqual([]);
  });

  test("W25 a count from the field is no estimate", () => {
    const displaced = { low: 5000, mid: 5000, high: 5000, basis: "kaji cepat" as const };
    const card = needCard({ ...inside, displaced });
    expect(card?.title).toBe("Pengungsi 5.000");
    expect(card?.notes[0]).toContain("dari kaji cepat");
  });
});

describe("W21 a range stands low to high, whichever end is larger", () => {
  test.each([
    [0, 550_000, "0–550 ribu"],
    [1_800_000, 550_000, "0,55–1,8 juta"],
    [300, 300, "300"],
  ])("W21 %s and %s are %s", (one, other, words) => {
    expect(rangeWords(one, other)).toBe(words);
  });
  test("W21 in a table's cell too", () => {
    expect(amountsWords({ low: 12_000, high: 100 })).toBe("0,1–12 rb");
  });
});

test.each([
  [0.56, "34 menit"],
  [0.995, "1,0 jam"],
  [1.63, "1,6 jam"],
  [11.7, "12 jam"],
])("W22 %s hours of travel are %s", (hours, words) => {
  expect(travelWords(hours)).toBe(words);
});

describe("the reasons", () => {
  const reasons = ["perkiraan 1,3 juta orang di MMI VI ke atas", "3 pos kita di MMI VI ke atas, perkiraan"];

  test("W26 fill one line, and what finds no room there is said below", () => {
    expect(reasonLine(reasons, 200)).toEqual({ words: reasons.join(" · "), rest: [] });
    expect(reasonLine(reasons, 60)).toEqual({ words: reasons[0], rest: [reasons[1]] });
    const scene = sceneOf({
      world: worldOf(quake({ id: "q" }), alert({ id: "q", tier: "merusak", reasons })),
      report: WELL,
      now: NOW,
    });
    expect(scene.kind === "event" && quietLines(scene, NOW)).toEqual([reasons[1]]);
  });
});

describe("honesty in words", () => {
  test("W15 a report stands beside the estimate, and where no estimate is known none is invented", () => {
    const felt = [
      { place: "Garut", mmiLow: 4, mmiHigh: 5 },
      { place: "Cianjur", mmiLow: 5, mmiHigh: 6 },
      { place: "Selaawi", mmiLow: 3, mmiHigh: 3 },
      { place: "Baru", mmiLow: 2, mmiHigh: 2 },
    ];
    const placed = (i: number, state: "found" | "ambiguous" | "unknown", estimatedMmi: number | null) => ({
      report: felt[i] as (typeof felt)[number],
      state,
      names: [],
      at: null,
      estimatedMmi,
    });
    const known = [placed(1, "found", 6.9), placed(2, "ambiguous", null), placed(0, "unknown", null)];
    expect(feltRows({ felt }, { ...inside, felt: known })).toEqual([
      { place: "Cianjur", reported: "V–VI", estimated: "VII" },
      { place: "Garut", reported: "IV–V", estimated: "–" },
      { place: "Selaawi", reported: "III", estimated: "tempat ganda" },
      { place: "Baru", reported: "II", estimated: "–" },
    ]);
    const alone = { ...placed(2, "ambiguous", null), names: ["Selaawi"] };
    expect(feltRows({ felt: felt.slice(2, 3) }, { ...inside, felt: [alone] })[0]?.estimated).toBe("diragukan");
  });

  test("W10 days since a damaging quake: only from what is on record", () => {
    const felt = (mmiHigh: number) => [{ place: "Manggarai", mmiLow: 5, mmiHigh }];
    const thirtyFive = ORIGIN - 35 * 24 * 60 * MINUTE;
    const weak = quake({ id: "weak", status: "history" }, { felt: felt(5) });
    const strong = quake(
      { id: "strong", status: "history" },
      { originTime: thirtyFive, felt: felt(6), magnitude: 5.7 },
    );
    expect(lastDamaging(worldOf(weak), NOW)).toBeNull();
    expect(lastDamaging(worldOf(weak, strong), NOW)).toMatchObject({ days: 35, how: "dilaporkan V–VI MMI" });
  });

  test("W4 W5 tests and held quakes never enter calm's figures, and are told as what they are", () => {
    const felt = [{ place: "Jayapura", mmiLow: 7, mmiHigh: 7 }];
    const tests = [quake({ id: "t", status: "test", flags: ["bmkg-test"], updatedAt: NOW }, { felt })];
    const held = [quake({ id: "h", status: "held", flags: ["held:flipped-sign"], updatedAt: NOW }, { felt })];
    const both = worldOf(...tests, ...held);
    expect(lastFelt(both, NOW)).toEqual([]);
    expect(lastDamaging(both, NOW)).toBeNull();
    const [first, second] = notices({ tests, held }, NOW);
    expect(first).toBe("Ditahan, tanda koordinat terbalik: M 5,6 di darat, 10 km barat daya Kab. Cianjur");
    expect(second).toMatch(/^TES BMKG, bukan kejadian/);
  });

  test("an unknown flag is shown as it came", () => {
    expect(flagWords(["automatic", "new-thing"])).toEqual(["otomatis, belum ditinjau", "new-thing"]);
  });

  test("nobody's answer is said to be nobody's", () => {
    expect(acknowledgedWords(alert({ id: "q", tier: "merusak" }))).toEqual({
      words: "belum diakui petugas",
      open: true,
    });
    const acknowledged = { officer: "Sari", at: NOW, tier: "merusak" as const };
    expect(acknowledgedWords(alert({ id: "q", tier: "merusak", acknowledged }))).toEqual({
      words: "diakui Sari, 13.25",
      open: false,
    });
    expect(
      acknowledgedWords(alert({ id: "q", tier: "merusak", acknowledged: { ...acknowledged, officer: "" } })).words,
    ).toBe("diakui petugas, 13.25");
    const long = { ...acknowledged, officer: "Muhammad Fathurrahman Siregar" };
    expect(acknowledgedWords(alert({ id: "q", tier: "merusak", acknowledged: long })).words).toBe(
      "diakui Muhammad F. S., 13.25",
    );
  });

  test("W16 a warning that has ended or was cancelled is not counted; people are unknown while one impact is missing", () => {
    const told = worldOf(
      weather({ id: "a", endsAt: NOW + MINUTE }),
      weather({ id: "b", endsAt: NOW }),
      weather({ id: "c", endsAt: NOW + MINUTE, cancelled: true }),
      weather({ id: "d", endsAt: NOW + 2 * MINUTE }),
      impact({ id: "a", peopleInside: 1000 }),
    );
    expect(openWeather(told, NOW).map(({ id }) => id)).toEqual(["a", "d"]);
    expect(peopleWarned(openWeather(told, NOW), told)).toBeNull();
  });

  test("lumbung are counted one by one, not by row", () => {
    expect(countPosts(places)).toEqual({ tagana: 2, lumbung: 4, sentra: 1, bbppks: 0, warehouse: 0 });
  });
});

describe("lamps", () => {
  const report = (changes: Parameters<typeof feed>[1]) => reportOf([feed("autogempa", { title: "Gempa", ...changes })]);
  const since = NOW - 23 * MINUTE;
  test.each([
    ["well", {}, "5 detik", true],
    [
      "unreachable",
      { outcome: "unreachable" as const, failingSince: since },
      "tidak terjangkau sejak 13.02 WIB",
      false,
    ],
    ["unreadable", { outcome: "unreadable" as const, failingSince: since }, "tidak terbaca sejak 13.02 WIB", false],
    ["forgotten", { triedAt: since, readAt: since }, "tidak diperiksa sejak 13.02 WIB", false],
    ["owing", { owed: 2 }, "2 kabar BMKG belum terbaca", false],
    ["never read", { triedAt: null, readAt: null, outcome: "never" as const }, "belum pernah terbaca", false],
    ["quiet", { quietAfterMs: MINUTE, newestAt: since }, "terbaca, isi terakhir 13.02 WIB", true],
  ])("W9 a feed that is %s says so in words", (_, changes, words, trusted) => {
    expect(lamps(report(changes), NOW)).toEqual([{ title: "Gempa", words, trusted }]);
  });

  test("feed.20 the weather column says how many warnings were not read", () => {
    const owing = reportOf([feed("nowcast", { title: "Cuaca", owed: 2 })]);
    expect(blindWords(blindWeather(owing), NOW)).toEqual(["Cuaca: 2 kabar BMKG belum terbaca"]);
  });

  test("clock.7 the server's clock has a lamp before all others while it is off, and none while it agrees or is not known", () => {
    const told = (aheadMs: number | null) => lamps({ ...report({}), clock: { aheadMs, hosts: 3 } }, NOW);
    expect(told(-7 * 3_600_000)).toEqual([
      { title: "Jam server", words: "meleset 7 jam 0 menit (di belakang BMKG)", trusted: false },
      { title: "Gempa", words: "5 detik", trusted: true },
    ]);
    for (const well of [null, 0, 30_000, -30_000]) expect(told(well).map(({ title }) => title)).toEqual(["Gempa"]);
  });

  test("W12 when the screen's own line is lost, nothing is known of any feed", () => {
    expect(lamps(report({}), null)).toMatchObject([{ words: "tidak diketahui", trusted: false }]);
  });

  test("W9 feeds that fail alike share a lamp, and failing ones come first", () => {
    const failing = { outcome: "unreachable" as const, failingSince: since };
    const feeds = [
      feed("nowcast", { title: "Cuaca" }),
      feed("autogempa", { ...failing, title: "Gempa" }),
      feed("gempaterkini", { ...failing, title: "M ≥ 5" }),
    ];
    expect(lamps(reportOf(feeds), NOW).map(({ title, words }) => `${title}: ${words}`)).toEqual([
      "Gempa dan M ≥ 5: tidak terjangkau sejak 13.02 WIB",
      "Cuaca: 5 detik",
    ]);
  });

  test("W9 feeds that fell silent together share a sentence", () => {
    const blind = [
      { id: "autogempa" as const, title: "Gempa", since },
      { id: "gempaterkini" as const, title: "M ≥ 5", since },
      { id: "inatews-tsunami" as const, title: "Tsunami", since: null },
    ].map((one) => ({ health: "unreachable" as const, owed: 0, ...one }));
    expect(blindWords(blind, NOW)).toEqual([
      "Gempa dan M ≥ 5 tidak terbaca sejak 13.02 WIB",
      "Tsunami belum pernah terbaca",
    ]);
  });
});

test("Y13 versions are told by when this screen showed them, the newest by its whole way from the quake to the screen", () => {
  const versions = [
    version(),
    version({ n: 2, fetchedAt: ORIGIN + 228_000, issuedAt: null, changed: ["M 5,6 → 5,7"] }),
  ];
  const { marks } = versionAxis(versions, new Map([[1, ORIGIN + 172_000]]));
  expect(marks.map(({ name, shown }) => `${name}: ${shown}`)).toEqual([
    "v1 M 5,6: tampil +2.52",
    "v2 M 5,6 → 5,7: diambil +3.48",
  ]);
  expect(latencyWords([version()], ORIGIN + 171_400, new Map([[1, ORIGIN + 172_000]]))).toBe(
    "terbit +2.43 → diambil +2.51 → dihitung +2.51 → tampil +2.52",
  );
  expect(latencyWords(versions, null, new Map())).toBe("diambil +3.48");
  expect(latencyWords([version()], ORIGIN + 600_000, new Map([[1, ORIGIN + 172_000]]))).toBe(
    "terbit +2.43 → diambil +2.51 → tampil +2.52, dihitung ulang +10.00",
  );
  expect(latencyWords(versions, ORIGIN + 600_000, new Map())).toBe("diambil +3.48, dihitung ulang +10.00");
  expect(marks.every(({ from, to }) => from >= 0 && to <= 1 && from <= to)).toBe(true);
});
