import { describe, expect, test } from "vitest";
import { countPosts, lastDamaging, lastFelt, peopleWarned } from "../../client/wall/calm.ts";
import {
  acknowledgedWords,
  feltRows,
  flagWords,
  heroCard,
  helpers,
  hourCard,
  postsInDanger,
  postsInFive,
} from "../../client/wall/event.ts";
import { blindWords, lamps } from "../../client/wall/feeds.ts";
import { linkOf } from "../../client/wall/link.ts";
import { helperLabels, postMarks } from "../../client/wall/marks.ts";
import { notices } from "../../client/wall/notices.ts";
import { openWeather } from "../../client/wall/scene.ts";
import { versionAxis } from "../../client/wall/versions.ts";
import {
  alert,
  feed,
  impact,
  lumbung,
  MINUTE,
  NOW,
  ORIGIN,
  quake,
  tagana,
  version,
  weather,
  world,
} from "./makeWorld.ts";

const cianjur = tagana("32.03", "Kabupaten Cianjur", [107.14, -6.82]);
const lumbungCianjur = lumbung("32.03", "Kabupaten Cianjur", [107.14, -6.82], 4);
const bogor = tagana("32.71", "Kota Bogor", [106.79, -6.59]);
const inside = impact("q", {
  kabupaten: [{ code: "32.03", name: "Kabupaten Cianjur", mmi: 6.9, people: 1_200_000 }],
  people: [
    { mmi: 7, low: 0, mid: 158_697, high: 550_000 },
    { mmi: 6, low: 550_000, mid: 1_086_650, high: 1_800_000 },
    { mmi: 5, low: 1_800_000, mid: 2_556_968, high: 12_000_000 },
  ],
  resources: [
    { placeId: cianjur.id, kind: "tagana", mmi: 6.1, where: "inside", distanceKm: 10 },
    { placeId: lumbungCianjur.id, kind: "lumbung", mmi: 6.1, where: "inside", distanceKm: 10 },
    { placeId: bogor.id, kind: "tagana", mmi: 5.0, where: "inside", distanceKm: 40 },
  ],
  nearest: [{ placeId: bogor.id, kind: "tagana", distanceKm: 40.2 }],
});
const places = world(cianjur, lumbungCianjur, bogor);
const hero = { quake: quake("q"), alert: alert("q", "merusak"), impact: inside };

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
    expect([card.mmi, card.people, card.place]).toEqual([null, "menghitung", version().area]);
  });

  test("W13 loses its age when the clock stands; the time of the quake stays", () => {
    const card = heroCard(hero, null);
    expect([card.age, card.facts]).toEqual([null, "M 5,6 · 10 km · 13.21.10 WIB"]);
  });
});

describe("the hour", () => {
  test("counts up from the origin and names the unit nearest to it", () => {
    const card = hourCard(hero, places, NOW);
    expect([card.elapsed, card.remaining, card.due]).toEqual(["04.00", "sisa 56 menit", "14.21.10"]);
    expect(card.nearest).toEqual({ name: "Tagana Kota Bogor", distance: "40 km" });
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
  test("those in VI and above come first, by kabupaten; those in V are counted", () => {
    expect(postsInDanger(inside, places).map(({ words, mmi }) => [words, mmi])).toEqual([
      ["Tagana dan 4 lumbung Cianjur", 6],
    ]);
    expect(postsInFive(inside, places)).toEqual({ words: "1 Tagana", names: ["Kota Bogor"] });
    expect(helpers(inside, places, "tagana", 3)).toMatchObject([{ name: "Kota Bogor", distance: "40 km" }]);
  });

  test("on the map only those in VI and above are hollow; each town is named once", () => {
    const marks = postMarks(places.place, inside, true);
    expect(marks.filter(({ danger }) => danger).map(({ place }) => place.id)).toEqual([cianjur.id, lumbungCianjur.id]);
    expect(helperLabels(inside, places.place).map(({ words, strong }) => [words, strong])).toEqual([
      ["Cianjur", true],
      ["Kota Bogor · 40 km", false],
    ]);
  });
});

describe("honesty in words", () => {
  test("W15 a report stands beside the estimate, and where no estimate is known none is invented", () => {
    const told = version({
      felt: [
        { place: "Garut", mmiLow: 4, mmiHigh: 5 },
        { place: "Cianjur", mmiLow: 5, mmiHigh: 6 },
      ],
    });
    expect(feltRows(told, inside)).toEqual([
      { place: "Cianjur", reported: "V–VI", estimated: "VII" },
      { place: "Garut", reported: "IV–V", estimated: null },
    ]);
  });

  test("W10 days since a damaging quake: only from what is on record", () => {
    const felt = (mmiHigh: number) => [{ place: "Manggarai", mmiLow: 5, mmiHigh }];
    const thirtyFive = ORIGIN - 35 * 24 * 60 * MINUTE;
    const weak = quake("weak", { status: "history" }, { felt: felt(5) });
    const strong = quake("strong", { status: "history" }, { originTime: thirtyFive, felt: felt(6), magnitude: 5.7 });
    expect(lastDamaging(world(weak), NOW)).toBeNull();
    expect(lastDamaging(world(weak, strong), NOW)).toMatchObject({ days: 35, how: "dilaporkan V–VI MMI" });
  });

  test("W4 W5 tests and held quakes never enter calm's figures, and are told as what they are", () => {
    const felt = [{ place: "Jayapura", mmiLow: 7, mmiHigh: 7 }];
    const tests = [quake("t", { status: "test", flags: ["bmkg-test"], updatedAt: NOW }, { felt })];
    const held = [quake("h", { status: "held", flags: ["held:flipped-sign"], updatedAt: NOW }, { felt })];
    const both = world(...tests, ...held);
    expect(lastFelt(both, NOW)).toEqual([]);
    expect(lastDamaging(both, NOW)).toBeNull();
    const [first, second] = notices({ tests, held }, NOW);
    expect(first).toMatch(/^Ditahan, tanda lintang terbalik: M 5,6 Pusat gempa/);
    expect(second).toMatch(/^TES BMKG, bukan kejadian/);
  });

  test("an unknown flag is shown as it came", () => {
    expect(flagWords(["automatic", "new-thing"])).toEqual(["otomatis, belum ditinjau", "new-thing"]);
  });

  test("nobody's answer is said to be nobody's", () => {
    expect(acknowledgedWords(alert("q", "merusak"))).toEqual({ words: "belum ada", open: true });
    const acknowledged = { officer: "Sari", at: NOW, tier: "merusak" as const };
    expect(acknowledgedWords(alert("q", "merusak", { acknowledged }))).toEqual({
      words: "Sari, 13.25.10 WIB",
      open: false,
    });
  });

  test("W16 a warning that has ended or was cancelled is not counted; people are unknown while one impact is missing", () => {
    const told = world(
      weather("a", NOW + MINUTE),
      weather("b", NOW),
      weather("c", NOW + MINUTE, { cancelled: true }),
      weather("d", NOW + 2 * MINUTE),
      impact("a", { peopleInside: 1000 }),
    );
    expect(openWeather(told, NOW).map(({ id }) => id)).toEqual(["a", "d"]);
    expect(peopleWarned(openWeather(told, NOW), told)).toBeNull();
  });

  test("lumbung are counted one by one, not by row", () => {
    expect(countPosts(places)).toEqual({ tagana: 2, lumbung: 4, sentra: 0, warehouse: 0 });
  });
});

describe("lamps", () => {
  const report = (changes: Parameters<typeof feed>[1]) => ({
    feeds: [feed("autogempa", { title: "Gempa", ...changes })],
    at: NOW,
  });
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
    ["never read", { triedAt: null, readAt: null, outcome: "never" as const }, "belum pernah terbaca", false],
    ["quiet", { quietAfterMs: MINUTE, newestAt: since }, "terbaca, isi terakhir 13.02 WIB", true],
  ])("W9 a feed that is %s says so in words", (_, changes, words, trusted) => {
    expect(lamps(report(changes), NOW)).toEqual([{ title: "Gempa", words, trusted }]);
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
    expect(lamps({ feeds, at: NOW }, NOW).map(({ title, words }) => `${title}: ${words}`)).toEqual([
      "Gempa dan M ≥ 5: tidak terjangkau sejak 13.02 WIB",
      "Cuaca: 5 detik",
    ]);
  });

  test("W9 feeds that fell silent together share a sentence", () => {
    const blind = [
      { id: "autogempa" as const, title: "Gempa", since },
      { id: "gempaterkini" as const, title: "M ≥ 5", since },
      { id: "inatews-tsunami" as const, title: "Tsunami", since: null },
    ];
    expect(blindWords(blind, NOW)).toEqual([
      "Gempa dan M ≥ 5 tidak terbaca sejak 13.02 WIB",
      "Tsunami belum pernah terbaca",
    ]);
  });
});

test.each([
  [null, "unheard"],
  [14, "fresh"],
  [15, "late"],
  [59, "late"],
  [60, "lost"],
] as const)("W12 %s s of silence are %s", (silenceS, link) => {
  expect(linkOf(silenceS)).toBe(link);
});

test("versions are told by when BMKG issued them, when we had them and when this screen showed them", () => {
  const versions = [
    version(),
    version({ n: 2, fetchedAt: ORIGIN + 228_000, issuedAt: null, changed: ["M 5,6 → 5,7"] }),
  ];
  const { marks } = versionAxis(versions, new Map([[1, ORIGIN + 172_000]]));
  expect(marks.map(({ name, times }) => `${name}: ${times}`)).toEqual([
    "v1 M 5,6: terbit +2.43 · diambil +2.51 · tampil +2.52",
    "v2 M 5,6 → 5,7: diambil +3.48",
  ]);
  expect(marks.every(({ from, to }) => from >= 0 && to <= 1 && from <= to)).toBe(true);
});
