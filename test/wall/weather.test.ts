import { describe, expect, test } from "vitest";
import { edgesOf } from "../../client/map/drawing/weatherToGeoJson.ts";
import { warningNames, warningNumbers } from "../../client/wall/map/names.ts";
import { lampLine } from "../../client/wall/scene/feeds.ts";
import { afterFirst } from "../../client/wall/scene/unsure.ts";
import { insideCard, kecamatanCard, warningRows, weatherCard, whereOf } from "../../client/wall/figures/weather.ts";
import { alert } from "../make/alert.ts";
import { impact } from "../make/impact.ts";
import { lumbung, tagana } from "../make/place.ts";
import { weather } from "../make/weather.ts";
import { worldOf } from "../make/world.ts";
import { feed, help, MINUTE, NOW, resource, reportOf } from "./makeWorld.ts";

const cianjur = tagana({ id: "TGN-32.03", name: "Tagana Kabupaten Cianjur", kabCode: "32.03", at: [107.14, -6.82] });
const stores = lumbung({
  id: "LBG-32.03",
  name: "Lumbung Sosial Kabupaten Cianjur",
  kabCode: "32.03",
  at: [107.14, -6.82],
  count: 4,
});
const bogor = tagana({ id: "TGN-32.71", name: "Tagana Kota Bogor", kabCode: "32.71", at: [106.8, -6.6] });
const kab = (code: string, name: string) => ({ code, name, mmi: null, people: 1 });
const warned = impact({
  id: "w",
  maxMmi: null,
  peopleInside: 1_083_400,
  kabupaten: [kab("32.01", "Kabupaten Bogor"), kab("32.03", "Kabupaten Cianjur"), kab("32.02", "Kabupaten Sukabumi")],
  resources: [
    { ...resource(cianjur, 0, "pantau"), mmi: null },
    { ...resource(stores, 0, "pantau"), mmi: null },
    { ...resource(bogor, 0, "pantau"), mmi: null, where: "edge" as const },
  ],
  help: [help(bogor, 0.25)],
});
const severe = { severity: "Severe" as const, headline: "Hujan Lebat disertai Petir di Jawa Barat" };
const warning = weather({ id: "w", endsAt: NOW + 94 * MINUTE });
const told = { ...warning, versions: warning.versions.map((one) => ({ ...one, ...severe })) };
const hero = { weather: told, alert: alert({ id: "w", tier: "dirasakan" }), impact: warned };

describe("W32 the weather scene", () => {
  test("W32 tells BMKG's severity and end, and our people and places as estimates", () => {
    expect(weatherCard(hero, NOW, NOW)).toEqual({
      age: "4 menit lalu",
      plate: "BERAT",
      place: "Kab. Bogor, Kab. Cianjur, Kab. Sukabumi",
      event: "Hujan Lebat dan Petir",
      people: "1,1 juta orang",
      peopleOf: "di wilayah peringatan, perkiraan",
      until: "berlaku sampai 14.59 WIB",
      kecamatan: null,
      left: "1,6 jam lagi",
    });
  });

  test("wall.38 BMKG's kecamatan, as many as fit", () => {
    const description = [
      "Hujan akan terjadi pada 10 November 2026, khususnya di CIAWI, CARINGIN, CIANJUR, PACET, SUKARESMI, WARUNGKONDANG.",
      " Kondisi ini berpotensi menimbulkan banjir lokal.",
      " Masyarakat dihimbau untuk tetap waspada dan mengurangi aktivitas di luar ruangan.",
    ].join("\n");
    const said = { ...told, versions: told.versions.map((one) => ({ ...one, description })) };
    expect(weatherCard({ ...hero, weather: said }, NOW, NOW).kecamatan).toBe(
      "Kec. (BMKG): Ciawi, Caringin, Cianjur, Pacet, dan 2 lain",
    );
    expect(kecamatanCard(said)).toEqual({
      title: "6 kecamatan",
      names: "Ciawi, Caringin, Cianjur, Pacet, Sukaresmi, Warungkondang",
    });
    expect(kecamatanCard(told)).toBeNull();
  });

  test("W32 where BMKG names no severity that CAP knows, the plate says so", () => {
    const unknown = told.versions.map((one) => ({ ...one, severity: "Unknown" as const }));
    expect(weatherCard({ ...hero, weather: { ...told, versions: unknown } }, NOW, NOW).plate).toBe("TAK DISEBUT");
  });

  test("W32 hides what is relative while the clock stands, and counts nothing before it is counted", () => {
    expect(weatherCard({ ...hero, impact: null }, null, NOW)).toMatchObject({
      ...{ age: null, left: null, people: "menghitung", place: "Jawa Barat" },
    });
    expect(insideCard(null, worldOf())).toBeNull();
  });

  test("weather.7 says what of a warning is not known, and counts nobody there", () => {
    const unknown = { ...told, flags: ["end-unknown", "area-unknown"] };
    const uncounted = impact({ id: "w", maxMmi: null, epicentre: null, peopleInside: null });
    expect(weatherCard({ ...hero, weather: unknown, impact: uncounted }, NOW, NOW)).toMatchObject({
      place: "Jawa Barat",
      people: "belum diketahui",
      peopleOf: "orang, wilayah tidak diketahui",
      until: "perkiraan sampai 14.59 WIB",
    });
    expect(warningRows(worldOf(unknown, uncounted), NOW, 4).rows).toMatchObject([
      { until: "± 14.59", people: "belum tahu" },
    ]);
    expect(insideCard(uncounted, worldOf())?.posts).toBe("belum diketahui");
    const polygons: [number, number][][] = [[[107, -7], [108, -7], [107.5, -6], [107, -7]]]; // prettier-ignore
    expect(warningNames([{ ...unknown, polygons }], null)[0]?.widest.name).toBe("perkiraan sampai 14.59");
  });

  test("W32 names as many kabupaten as fit, and how many more", () => {
    expect(whereOf(told, warned, 21)).toBe("Kab. Bogor dan 2 lain");
    expect(whereOf(told, warned, 36)).toBe("Kab. Bogor, Kab. Cianjur, dan 1 lain");
    expect(whereOf(told, null, 14)).toBe("Jawa Barat");
  });

  test.each([
    ["Kabupaten Cianjur", "Kab. Cianjur"],
    ["Kota Bogor", "Kota Bogor"],
    ["Kota Administrasi Jakarta Barat", "Kota Jakarta Barat"],
    ["Kabupaten Administrasi Kepulauan Seribu", "Kab. Kepulauan Seribu"],
  ])("W32 %s is called %s", (name, called) => {
    expect(whereOf(told, { ...warned, kabupaten: [kab("1", name)] }, 40)).toBe(called);
  });

  test("W32 lists the warnings in force, the next to end first, and counts those without room", () => {
    const all = worldOf(
      told,
      warned,
      weather({ id: "x", endsAt: NOW + 10 * MINUTE }),
      weather({ id: "over", endsAt: NOW }),
      weather({ id: "y", endsAt: NOW + 99 * MINUTE }),
    );
    expect(warningRows(all, NOW, 4).rows.map(({ id }) => id)).toEqual(["x", "w", "y"]);
    expect(warningRows(all, NOW, 2)).toMatchObject({ rows: [{ id: "x", people: "menghitung" }], hidden: 2 });
  });

  test("W32 each area on the map bears its end", () => {
    const polygons: [number, number][][] = [
      [
        [107, -7],
        [108, -7],
        [107.5, -6],
        [107, -7],
      ],
    ];
    const one = weather({ id: "a", endsAt: NOW + 94 * MINUTE, polygons });
    const none = weather({ id: "b", endsAt: NOW, polygons: [] });
    const other = weather({ id: "c", endsAt: NOW + 34 * MINUTE, polygons });
    expect(warningNames([one, none, other], "c").map(({ id, widest }) => [id, widest.name, widest.figure])).toEqual([
      ["warning c", "SEDANG", "sampai 13.59"],
      ["warning a", "sampai 14.59", null],
    ]);
    // map.15: in calm its place in the list; one without a shape keeps its number there alone.
    expect(warningNumbers([none, one, other]).map(({ widest }) => widest.name)).toEqual(["2", "3"]);
  });

  test("map.15 lines between two areas of one warning are no edge of it", () => {
    const west: [number, number][] = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]; // prettier-ignore
    const east: [number, number][] = [[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]; // prettier-ignore
    const length = edgesOf([west, east]).reduce((sum, run) => sum + run.length - 1, 0);
    expect(length).toBe(6);
    expect(edgesOf([west])).toEqual([west]);
  });

  test("W32 names our posts inside, those at the edge, and who is nearest outside by hours", () => {
    expect(insideCard(warned, worldOf(cianjur, stores, bogor))).toMatchObject({
      posts: "1 Tagana, 4 lumbung",
      towns: ["Kab. Cianjur"],
      near: "1 Tagana",
      helpers: [{ name: "Tagana Kota Bogor", hours: "15 menit" }],
    });
  });
});

test("picture.43 a plate tells as many faults as it has room for and counts no other than there are", () => {
  const last = "Keadaan terakhir yang diketahui, bukan sekarang";
  expect(afterFirst(["Gempa tidak terbaca", last], 0)).toEqual([last]);
  expect(afterFirst(["Gempa tidak terbaca", last], 2)).toEqual([last]);
  expect(afterFirst(["a", "b", "c", last], 4)).toEqual(["b", "c", last]);
  expect(afterFirst(["a", "b", "c", last], 1)).toEqual(["b", "1 gangguan lain", last]);
  expect(afterFirst(["a", "b", "c", last], 0)).toEqual(["2 gangguan lain", last]);
});

describe("one line of lamps, where there is room for no more", () => {
  test("W9 all read: how many, and the age of the oldest reading", () => {
    const feeds = [
      feed("autogempa", { readAt: NOW - 4000 }),
      feed("nowcast", { readAt: NOW - 40_000, everyMs: 60_000 }),
    ];
    expect(lampLine(reportOf(feeds), NOW)).toEqual({
      words: "2 sumber BMKG terbaca, paling lama 40 detik lalu",
      trusted: true,
    });
  });

  test("W9 what fails is named; W12 nothing is known when the line is lost", () => {
    const feeds = [feed("autogempa", { outcome: "unreachable", failingSince: NOW - 23 * MINUTE }), feed("nowcast")];
    expect(lampLine(reportOf(feeds), NOW)).toMatchObject({ trusted: false });
    expect(lampLine(reportOf(feeds), NOW).words).toMatch(/^autogempa tidak terjangkau sejak/);
    expect(lampLine(reportOf(feeds), null).words).toBe("2 sumber BMKG tidak diketahui");
    expect(lampLine(null, NOW).words).toBe("Keadaan sumber belum diketahui");
  });

  test("picture.43 as many as the line holds; the others are counted", () => {
    const since = (minutes: number) => ({ outcome: "unreadable" as const, failingSince: NOW - minutes * MINUTE });
    const ids = ["autogempa", "gempaterkini", "gempadirasakan", "inatews-tsunami", "inatews-live"] as const;
    const apart = ids.map((id, i) => feed(id, since(3 + i)));
    expect(lampLine(reportOf(apart), NOW).words).toMatch(/^autogempa tidak terbaca sejak 13.22 WIB\. 4 gangguan lain$/);
    const two = [...apart.slice(0, 2), feed("nowcast")];
    expect(lampLine(reportOf(two), NOW).words).toMatch(/^autogempa .* WIB\. gempaterkini .* WIB$/);
    expect(lampLine(reportOf(two), NOW, 66).words).toBe("autogempa tidak terbaca sejak 13.22 WIB. 1 gangguan lain");
    const four = [...ids.slice(0, 4).map((id) => feed(id, since(3))), feed("nowcast")];
    expect(lampLine(reportOf(four), NOW).words).toBe("4 sumber BMKG tidak terbaca sejak 13.22 WIB");
  });
});
