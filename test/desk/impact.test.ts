import { describe, expect, test } from "vitest";
import { afterWords, arrivals, dayWords, hurtUnits, travelWords } from "../../client/desk/incident/arrivals.ts";
import { planRows } from "../../client/desk/incident/planRows.ts";
import { ceilingWords, needWords, shortWords, stockAmount } from "../../client/desk/incident/goods.ts";
import { foldedInto, queueOf } from "../../client/desk/queue/queue.ts";
import { tierWhy } from "../../client/desk/why/tier.ts";
import { whyGroups } from "../../client/desk/why/why.ts";
import { severeWords } from "../../client/desk/say/severe.ts";
import { chanceWords, feltStateWords } from "../../client/desk/say/words.ts";
import { ALERT_RULES, type AlertRules } from "../../shared/alert/alertRules.ts";
import { PART_SETTINGS } from "../../shared/ground/kabupatenParts.ts";
import { HELP_SETTINGS, REACH_HOURS } from "../../shared/help/helpSettings.ts";
import { reachOf } from "../../shared/help/reach.ts";
import { DISPLACEMENT_RATES, DISPLACEMENT_SPREAD } from "../../shared/need/displaced.ts";
import { metShare } from "../../shared/need/shortage.ts";
import { STOCK_SETTINGS } from "../../shared/need/stock.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { TRAVEL_SETTINGS } from "../../shared/travel/settings.ts";
import { quake, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { alert, impact, NOW, PLACES, rain, REACH } from "../http/worlds.ts";

const places = worldOf(...PLACES).place;
const originTime = version().originTime;

describe("who comes", () => {
  const question = {
    impact: impact("x"),
    places,
    kinds: ["tagana"] as const,
    leavesAt: NOW,
    originTime,
    mostOfKind: 8,
  };

  test("K18 each arrival is of who leaves now: clock, time after the quake, within the hour or not", () => {
    expect(arrivals(question)).toMatchObject([
      { name: "Tagana Kota Sukabumi", at: NOW + 0.65 * HOUR_MS, withinHour: true, by: "darat", active: 51, mmi: 5.4 },
      { name: "Tagana Kota Bogor", at: NOW + 1.37 * HOUR_MS, withinHour: false },
    ]);
    const late = arrivals({ ...question, leavesAt: NOW + 10 * MINUTE_MS });
    expect(late[0]).toMatchObject({ afterMs: NOW + 10 * MINUTE_MS + 0.65 * HOUR_MS - originTime, withinHour: false });
  });

  test("K18 while the clock stands each would have left when the impact was computed", () => {
    const [first] = arrivals({ ...question, leavesAt: null });
    expect(first?.at).toBe(impact("x").computedAt + 0.65 * HOUR_MS);
  });

  test("words.8 ferries are told by name, and hours that nobody knows as such, after all others", () => {
    const [offer] = impact("x").help;
    const leg = { mode: "darat" as const, km: 40, hours: 1.04, name: null };
    const ferry = { mode: "feri" as const, km: 30, hours: 2, name: "Merak–Bakauheni" };
    const air = { mode: "udara" as const, km: 90, hours: null, name: null };
    const help = [
      { ...offer!, hours: null, arrivesAt: null, legs: [air] },
      { ...offer!, hours: 4, legs: [leg, ferry, { ...leg, hours: 0.01 }] },
    ];
    const told = arrivals({ ...question, impact: impact("x", { help }) });
    expect(told).toMatchObject([
      { by: "darat 1 j · feri Merak–Bakauheni 2 j" },
      { by: "hanya udara, jam tak diketahui", at: null, travelMs: null, afterMs: null, withinHour: false },
    ]);
    expect(travelWords(null)).toBe("jam tak diketahui");
  });

  test("K18 rain has no moment to count from", () => {
    expect(arrivals({ ...question, originTime: null })[0]).toMatchObject({ afterMs: null, withinHour: true });
  });

  test("K18 each kind is told, however many of another are nearer; a later day is named", () => {
    const [lumbung] = impact("x").help;
    const many = Array.from({ length: 9 }, (_, i) => ({ ...lumbung!, placeId: `LBG-${i}`, kind: "lumbung" as const }));
    const crowded = impact("x", { help: [...many, ...impact("x").help] });
    const kinds = ["sentra", "warehouse", "lumbung"] as const;
    const told = arrivals({ ...question, impact: crowded, kinds, mostOfKind: 2 });
    expect(told.map(({ kind }) => kind)).toEqual(["lumbung", "lumbung", "sentra", "warehouse"]);
    expect(dayWords(NOW + HOUR_MS, NOW, "WIB")).toBe("");
    expect(dayWords(NOW + 11 * HOUR_MS, NOW, "WIB")).toBe("22 Nov ");
  });

  test("desk.32 each target has its units, soonest first, and its nearest stores; a late one stands first and is marked", () => {
    const { plan, help } = impact("x");
    const [first] = plan?.targets ?? [];
    if (!first) throw new Error("a target");
    const second = { ...first, id: "32.02", name: "Kabupaten Sukabumi", place: "Kec. Cisaat", people: 9000 };
    const far = help.slice(0, 2).map((offer) => ({ ...offer, target: second.id, hours: (offer.hours ?? NaN) + 5 }));
    const two = impact("x", {
      plan: { targets: [first, second], others: { targets: 0, people: 0 } },
      help: [...help, ...far],
    });
    const rows = planRows(reachOf(two), two, { places, leavesAt: NOW, originTime });
    expect(rows).toMatchObject([
      {
        words: "Kab. Sukabumi — Kec. Cisaat",
        late: true,
        units: [{ name: "Tagana Kota Sukabumi", at: NOW + 5.65 * HOUR_MS }, { name: "Tagana Kota Bogor" }],
        stores: [null, null, null],
      },
      {
        words: "Kab. Cianjur — Kec. Cugenang",
        late: false,
        zone: "WIB",
        units: [{ withinHour: true }, { withinHour: false }],
        stores: [{ kind: "sentra" }, { kind: "warehouse" }, null],
      },
    ]);
  });

  test("K17 a unit whose own post stands in VI is told apart", () => {
    expect(hurtUnits(impact("x")).map(({ placeId }) => placeId)).toEqual(["TGN-3203"]);
  });

  test.each([
    [43 * MINUTE_MS, "0 j 43 m", "T+43"],
    [100 * MINUTE_MS, "1 j 40 m", "T+1 j 40 m"],
  ])("%i ms is %s and %s", (ms, travel, after) => expect([travelWords(ms), afterWords(ms)]).toEqual([travel, after]));

  test("K17 no chance is told as none or as certain", () => {
    expect([0.0001, 0.44, 0.9999].map(chanceWords)).toEqual(["<1 %", "44 %", ">99 %"]);
  });
});

describe("goods", () => {
  const line = (have: number | null, low: number, reported?: number) => ({
    item: "beras",
    unit: "kg",
    need: { low: low / 3, mid: low, high: 10 * low },
    have,
    ...(reported !== undefined && { reported }),
    useFirst: false,
  });
  const stock = (example: number) => ({ stores: 12, example, withinHours: 2 });
  const told = (one: ReturnType<typeof line>, example: number) => [
    shortWords(one, stock(example)),
    ceilingWords(one, stock(example)),
    metShare(one, stock(example)),
  ];
  const UNKNOWN = { words: "belum diketahui", known: false };

  test("K19 stock that nobody told is no zero, and no shortage is reckoned from it", () => {
    expect(stockAmount(null, "kg")).toBe("belum ada data");
    expect(told(line(null, 100), 0)).toEqual([UNKNOWN, "", null]);
    expect(told(line(0, 100), 0)).toEqual([{ words: "100 kg", known: true }, "1,0 t", 0]);
    expect(told(line(200, 100, 200), 0)).toEqual([null, "800 kg", 1]);
  });

  test("need.14 an example makes nothing less, and beside reports the shortage is told as its most", () => {
    expect(told(line(5000, 100), 12)).toEqual([UNKNOWN, "", null]);
    expect(told(line(5000, 100, 40), 3)).toEqual([{ words: "paling banyak 60 kg", known: true }, "960 kg", 0.4]);
    expect(told(line(5000, 100, 1000), 3)).toEqual([null, "0 kg", 1]);
  });

  test.each([
    [10_380, "kg", "10,4 t"],
    [103_800, "kg", "104 t"],
    [64_512, "liter", "64.500 liter"],
    [865, "unit", "865 unit"],
  ])("%i %s is %s", (value, unit, words) => expect(needWords(value, unit)).toBe(words));
});

describe("felt reports", () => {
  test("K20 an ambiguous place names its candidates, an unknown one says so, and neither is reckoned with", () => {
    expect(impact("x").felt.map(feltStateWords)).toEqual([
      "Kabupaten Cianjur",
      "Kabupaten Garut",
      "bisa beberapa tempat, tidak dihitung: Kec. Sukamaju, Garut; Kec. Sukamaju, Bogor",
      "tempat tidak dikenal, tidak dihitung",
    ]);
    expect(feltStateWords({ state: "ambiguous", names: ["Kopo"] })).toBe(
      "diragukan, jauh dari tempat lain di daftar, tidak dihitung: Kopo",
    );
  });
});

test("desk.31 a figure at VII and above stands with how it stood to PAGER's; weaker ones with nothing", () => {
  const { people } = impact("x");
  expect(severeWords(people)).toMatch(
    /MMI VII ke atas: rata-rata 6,4 kali .*PAGER.* 4 gempa.* 0,97 kali.* baca rentangnya/,
  );
  expect(severeWords(people.filter(({ mmi }) => mmi < 7))).toBeNull();
});

describe("why", () => {
  const reached = impact("x", {
    tsunami: REACH,
    inputs: { ...impact("x").inputs, fault: { name: "Cimandiri", awayKm: 8.44, lengthKm: 22, segment: [] } },
  });
  const said = (groups: ReturnType<typeof whyGroups>) =>
    groups
      .flatMap(({ title, rows }) => [
        title,
        ...rows.map(({ label, value, why }) => `${label}: ${value} (${why ?? ""})`),
      ])
      .join("\n");
  const text = said(whyGroups(reached, alert("x", "darurat"), places));

  test.each([
    ["class weights", "kerak 100 %, antarmuka 0 %, dalam lempeng 0 %"],
    ["the model", "BSSA14"],
    ["radii at two odds", "MMI VII: peluang 50 % sampai 5,4 km, 16 % sampai 13,1 km"],
    ["the event term", "+0,21 MMI"],
    ["reports used", "2 dari 4 laporan BMKG"],
    ["the fault", "Cimandiri, 8,4 km dari pusat gempa, 22 km panjang"],
    ["the population and its date", "7.285 titik kecamatan (Dukcapil semester 2 tahun 2024"],
    ["the coverage basis", "diturunkan dari jarak, wilayah kerja tidak diterbitkan"],
    ["the target", "Kab. Cianjur — Kec. Cugenang, 6,81 LS 107,09 BT"],
    ["how units are assigned", "jumlah orang × jam tempuh paling kecil, satu unit satu sasaran"],
    ["reasons of the tier", "158.697 orang di MMI VII (perkiraan)"],
    ["the strip's widths", "AWAS 3 km, SIAGA 2 km, WASPADA 1 km"],
    ["the judge's thresholds", "≥ 75.000 orang mungkin di MMI VII ke atas"],
    [
      "what else is merusak",
      "≥ 50.000 orang mungkin di MMI VI ke atas, pos kita dengan peluang VI ≥ 50 %, laporan VI, atau tsunami WASPADA",
    ],
    ["what a warning is darurat by", "mungkin di MMI VII ke atas, atau tsunami AWAS atau SIAGA"],
    ["which quakes have a fault scenario", "hanya gempa kerak M ≥ 7, atau ≥ 6,5 dekat sesar terpetakan"],
    ["how reports are held", "dibatasi −0,5 sampai +1; daftar 6 jam pertama tidak menurunkan MMI V ke atas"],
    ["how the people at VII stood to PAGER's", "rata-rata 6,4 kali hitungan PAGER"],
    ["what the field package is", "Paket lapangan: kiriman pertama, memberi makan 0,4 hari"],
    ["how far a report reaches", "sepertiga pengaruhnya pada 70 km"],
    ["the range of the people", "bila guncangan −0,5 MMI"],
    ["the range of the strip", "setengah, satu, dan satu setengah lebar jalur"],
  ])("K22 it opens down to %s", (_, words) => expect(text).toContain(words));

  test("K22 the tier's thresholds are those of the rules that it was judged by", () => {
    const ofOurs = (mmi: 6 | 7, value: number) => ({ mmi, people: { ...ALERT_RULES.damaging.people, value } });
    const rules: AlertRules = {
      ...ALERT_RULES,
      damaging: ofOurs(7, 12),
      damagingMmi: 5,
      emergency: ofOurs(6, 34),
      hurtful: ofOurs(6, 5),
      asking: ofOurs(7, 2),
      smallBelowMmi: 4,
      feltPeople: 56,
      feltMmi: 3,
      tsunamiTier: { AWAS: "darurat", SIAGA: "merusak", WASPADA: "dirasakan" },
      standsForMs: { info: HOUR_MS, dirasakan: 2 * HOUR_MS, merusak: 5 * HOUR_MS, darurat: 7 * HOUR_MS },
      warningStandsForMs: 11 * HOUR_MS,
    };
    const { rows } = tierWhy(alert("x", "darurat", { reasons: [], history: [] }), rules);
    expect(rows.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "Tingkat 4: ≥ 34 orang mungkin di MMI VI ke atas, atau tsunami AWAS",
      "Tingkat 3: ≥ 12 orang mungkin di MMI VII ke atas, pos kita dengan peluang VI ≥ 50 %, laporan V, atau tsunami SIAGA",
      "Mungkin di MMI: jumlah orang × peluang guncangan sekuat itu di tempatnya",
      "Tingkat 2: ≥ 56 orang di MMI III ke atas, atau laporan dirasakan",
      "Mungkin ada yang terluka: ≥ 5 orang mungkin di MMI VI ke atas, di bawah tingkat 3",
      "Tanpa jawaban: tingkat 2, tidak ada orang di MMI IV ke atas, dan < 2 orang mungkin di MMI VII ke atas",
      "Berakhir sendiri: tingkat 1: 1 jam, tingkat 2: 2 jam, tingkat 3: 5 jam, tingkat 4: 7 jam sesudah versi terakhir; tsunami 11 jam tanpa kabar",
    ]);
  });

  test("K22 each setting of travel, the plan, stock and displacement stands with its reason", () => {
    const settings = [
      ...Object.values(TRAVEL_SETTINGS),
      ...Object.values({ ...HELP_SETTINGS, ...REACH_HOURS, ...PART_SETTINGS }),
      ...Object.values(STOCK_SETTINGS),
      ...DISPLACEMENT_RATES.map(({ rate }) => rate),
      DISPLACEMENT_SPREAD,
    ];
    expect(settings.filter(({ why }) => !text.includes(why))).toEqual([]);
  });

  test("K22 rain opens to what rain has", () => {
    const wet = impact(rain().id, { epicentre: null, people: [], peopleInside: 1000, displaced: null, needs: [] });
    expect(whyGroups(wet, null, places).map(({ title }) => title)).toEqual([
      "Penduduk",
      "Pos dan Sentra",
      "Rencana bantuan",
      "Waktu tempuh",
    ]);
    expect(whyGroups(undefined, null, places)).toEqual([]);
  });

  test("strip.13 a shore that the map must have wrong is told with its kilometres, one that it may have right is not", () => {
    const off = REACH.zones.map((zone) => ({ ...zone, shoreOffKm: 1.5 }));
    const told = (zones: typeof REACH.zones) =>
      said(whyGroups({ ...impact("x"), tsunami: { ...REACH, zones } }, null, places));
    expect(told(off)).toContain("di peta meleset 1,5 km atau lebih");
    expect(told(REACH.zones)).not.toContain("meleset");
    expect(told(off)).toContain("Titik penduduk: lingkaran seluas");
  });
});

describe("aftershocks", () => {
  test("K23 one of a sequence asks nobody unless it does damage; its main event tells how many there were", () => {
    const [main, small, large] = ["main", "small", "large"].map((id) => quake({ id }));
    const world = worldOf(
      main!,
      small!,
      large!,
      alert("main", "darurat"),
      alert("small", "dirasakan", { mainId: "main" }),
      alert("large", "merusak", { mainId: "main" }),
    );
    const rows = queueOf(world, NOW).map(({ hazard }) => hazard?.id);
    expect(new Set(rows)).toEqual(new Set(["main", "large"]));
    expect([foldedInto(world, "main"), foldedInto(world, "large")]).toEqual([1, 0]);
    const orphan = worldOf(small!, alert("small", "dirasakan", { mainId: "gone" }));
    expect(queueOf(orphan, NOW)).toHaveLength(1);
  });
});
