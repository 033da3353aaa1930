import type { ReportedLot, Stock } from "../../../shared/record/stock.ts";
import { DAY_MS } from "../../../shared/time.ts";
import { describe, expect, test } from "vitest";
import {
  countOpen,
  countPosts,
  dutyWords,
  lastDamaging,
  lastFelt,
  peopleWarned,
} from "../../../client/wall/figures/calm.ts";
import { nearExpiry, unreportedWords } from "../../../client/wall/figures/calmStock.ts";
import { endings, notices } from "../../../client/wall/figures/notices.ts";
import { openWeather } from "../../../client/wall/scene/scene.ts";
import type { WorldRecord } from "../../../shared/world/world.ts";
import { alert } from "../../make/alert.ts";
import { impact } from "../../make/impact.ts";
import { ORIGIN, quake } from "../../make/quake.ts";
import { weather } from "../../make/weather.ts";
import { worldOf } from "../../make/world.ts";
import { MINUTE, NOW } from "../makeWorld.ts";
import { places } from "./cianjur.ts";
import { answered, incident } from "../../make/incident.ts";
import { officer } from "../../make/officer.ts";

describe("calm's figures", () => {
  test("W10 days since a damaging quake: of our record, or of the facts where it holds none as late", () => {
    const felt = (mmiHigh: number) => [{ place: "Manggarai", mmiLow: 5, mmiHigh }];
    const thirtyFive = ORIGIN - 35 * 24 * 60 * MINUTE;
    const weak = quake({ id: "weak", status: "history" }, { felt: felt(5) });
    const strong = quake(
      { id: "strong", status: "history" },
      { originTime: thirtyFive, felt: felt(6), magnitude: 5.7 },
    );
    // Not Cianjur's own, which is a fact only once its day is over.
    const mamuju = { days: 166, place: "Kab. Mamuju", magnitude: "M 5,8", date: "8 Juni 2022" };
    expect(lastDamaging(worldOf(weak), NOW)).toEqual({
      ...mamuju,
      how: "catatan fakta, Marimembaca",
      fromFacts: true,
    });
    expect(lastDamaging(worldOf(weak), NOW + DAY_MS)).toMatchObject({ place: "Kab. Cianjur", magnitude: "M 5,6" });
    expect(lastDamaging(worldOf(weak), Date.UTC(2015, 0))).toBeNull();
    expect(lastDamaging(worldOf(weak, strong), NOW)).toMatchObject({
      days: 35,
      how: "dilaporkan V–VI MMI",
      fromFacts: false,
    });
  });

  test("W4 W5 tests and held quakes never enter calm's figures, and are told as what they are", () => {
    const felt = [{ place: "Jayapura", mmiLow: 7, mmiHigh: 7 }];
    const tests = [quake({ id: "t", status: "test", flags: ["bmkg-test"], updatedAt: NOW }, { felt })];
    const held = [quake({ id: "h", status: "held", flags: ["held:flipped-sign"], updatedAt: NOW }, { felt })];
    const both = worldOf(...tests, ...held);
    expect(lastFelt(both, NOW)).toEqual([]);
    expect(lastDamaging(both, NOW)?.fromFacts).toBe(true);
    const [first, second] = notices({ tests, held }, NOW);
    // The place gives way to the reason where the line has no room for both.
    expect(first).toBe("Ditahan, tanda koordinat terbalik: M 5,6");
    expect(second).toMatch(/^TES BMKG, bukan kejadian/);
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

  test("wall.42 what officers ended, in their words, for a day", () => {
    const ending = { how: "dibatalkan", why: "pesan uji", second: null, officer: "o-sari", at: NOW } as const;
    const ended = incident({ id: "q", name: "Gempa Cugenang", ending, state: "dibatalkan", closedAt: NOW });
    const world = worldOf(officer({ id: "o-sari", number: 2 }), ended);
    expect(endings(world, NOW + MINUTE)).toEqual(["Dibatalkan Petugas 2 13.25: Gempa Cugenang, pesan uji"]);
    expect(endings(worldOf({ ...ended, ending: { ...ending, officer: "" } }), NOW)).toEqual([
      "Dibatalkan petugas 13.25: Gempa Cugenang, pesan uji",
    ]);
    expect(endings(world, NOW + DAY_MS)).toEqual([]);
  });

  test("wall.41 who minds the desk, and that nobody does", () => {
    const duty = (...officers: string[]): WorldRecord => ({
      type: "duty",
      id: "desk",
      on: officers.map((each) => ({ officer: each, since: NOW })),
      handedOver: null,
    });
    const [sari, budi, wati] = ["o-sari", "o-budi", "o-wati"].map((id, i) => officer({ id, number: i + 1 }));
    const world = (...on: string[]) => worldOf(sari!, budi!, wati!, duty(...on));
    expect(dutyWords(worldOf())).toEqual({ words: "belum ada", manned: false });
    expect(dutyWords(world())).toEqual({ words: "belum ada", manned: false });
    expect(dutyWords(world("o-sari", "o-budi"))).toEqual({ words: "Petugas 1, Petugas 2", manned: true });
    expect(dutyWords(world("o-sari", "o-budi", "o-wati")).words).toBe("3 petugas");
    expect(dutyWords(worldOf(duty(""))).words).toBe("1 petugas");
  });

  test("wall.39 an incident that is worked on is open, also when its warning has ended", () => {
    const [one, ended] = [alert({ id: "a", tier: "merusak" }), alert({ id: "b", tier: "merusak", endedAt: NOW })];
    const worked = incident({ id: "b" });
    expect(countOpen(worldOf(quake({ id: "a" }), quake({ id: "b" }), one, ended, worked))).toMatchObject({ open: 2 });
    const joined = incident({ id: "b", hazardIds: ["b", "a"] });
    expect(countOpen(worldOf(quake({ id: "a" }), quake({ id: "b" }), one, ended, joined))).toMatchObject({ open: 1 });
  });

  test("lumbung are counted one by one, not by row", () => {
    expect(countPosts(places)).toEqual({ tagana: 2, lumbung: 4, sentra: 1, bbppks: 0, warehouse: 0 });
  });
});

describe("wall.39 what calm says of what is open and of goods", () => {
  const [lumbung] = [...places.place.values()].filter(({ kind }) => kind === "lumbung");
  const id = lumbung?.id ?? "";
  const report = (...lots: Partial<ReportedLot>[]): Stock => ({
    ...{ type: "stock", id, asOf: "2022-11-20", source: "Dinsos" },
    lots: lots.map((lot) => ({ item: "beras", unit: "kg", quantity: 10, batch: null, expiresOn: null, ...lot })),
  });
  const told = (...records: WorldRecord[]) => worldOf(...places.place.values(), ...records);

  test("a warning that waits for its answer is open; one that was answered, or asks nobody, is not", () => {
    const asks = alert({ id: "a", tier: "merusak" });
    const other = alert({ id: "b", tier: "merusak" });
    const answer = answered(other, { officer: "", at: NOW });
    const of = (id: string) => weather({ id, endsAt: NOW + MINUTE });
    expect(countOpen(worldOf(of("a"), of("b"), asks, other, answer))).toEqual({ open: 2, unanswered: 1 });
    expect(countOpen(worldOf(of("a"), { ...asks, asks: false }))).toEqual({ open: 0, unanswered: 0 });
    expect(countOpen(worldOf(quake({ id: "b" }), other, answer))).toEqual({ open: 1, unanswered: 0 });
  });

  test("lumbung are counted one by one among those that told nothing, and an empty report is one", () => {
    expect(unreportedWords(told())).toBe("4 dari 4 tempat");
    expect(unreportedWords(told(report()))).toBe("0 dari 4 tempat");
    expect(unreportedWords(worldOf())).toBeNull();
  });

  test("an example never expires; what is reported does, the first first, batches of one day together, none that is past", () => {
    expect(nearExpiry(told(), NOW, 3)).toBeNull();
    const lots = [
      { expiresOn: "2023-02-04" },
      { expiresOn: "2023-02-05", quantity: 99 },
      { expiresOn: "2022-11-20", quantity: 98 },
      { expiresOn: "2022-11-21", quantity: 5, item: "makanan siap saji", unit: "paket" },
      { expiresOn: "2022-12-01", batch: "A" },
      { expiresOn: "2022-12-01", batch: "B", quantity: 1200 },
      { quantity: 97 },
      { expiresOn: "2022-12-02", quantity: 0 },
    ];
    const near = nearExpiry(told(report(...lots)), NOW, 2);
    const where = "Kab. Cianjur";
    expect(near?.rows.map(({ goods, place, left }) => [goods, place, left])).toEqual([
      ["5 siap saji", where, "hari ini"],
      ["1.210 kg beras", where, "10 hari"],
    ]);
    expect(near?.basis).toBe("2 dari 3, keadaan 20 Nov");
    expect(nearExpiry(told(report(...lots)), NOW, 3)?.rows.at(-1)?.left).toBe("75 hari");
    expect(nearExpiry(told(report(...lots)), NOW, 0)).toBeNull();
  });
});
