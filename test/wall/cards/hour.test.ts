import { describe, expect, test } from "vitest";
import { hourCard } from "../../../client/wall/figures/event.ts";
import { helpStrip } from "../../../client/wall/figures/posts.ts";
import type { Help, Impact } from "../../../shared/record/impact.ts";
import { alert } from "../../make/alert.ts";
import { ORIGIN } from "../../make/quake.ts";
import { MINUTE, NOW } from "../makeWorld.ts";
import { soeweno, inside, places, hero } from "./cianjur.ts";
import { answered } from "../../make/incident.ts";
import { withChanges } from "../../../shared/world/world.ts";

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

  describe("wall.36 that the hour can no longer be kept", () => {
    const [first] = inside.help;
    /** The first unit needs 44 minutes. */
    const near: Impact = { ...inside, help: [{ ...first!, hours: 44 / 60 }] };
    const one = alert({ id: "q" });
    const world = (minutes: number | null) =>
      minutes === null
        ? places
        : withChanges(places, [{ op: "put", record: answered(one, { at: ORIGIN + minutes * MINUTE }) }]);
    const late = (minutes: number | null, now: number | null, impact = near) =>
      hourCard({ ...hero, impact, alert: one }, world(minutes), now).late;

    test("is told with the earliest arrival, from the officer's answer on, or from now without one", () => {
      expect(late(15, NOW)).toBeNull();
      expect(late(29, ORIGIN + 29.5 * MINUTE)).toBe("paling cepat 14.34, lewat 13 menit");
      expect(late(29, ORIGIN + 50 * MINUTE)).toBe("paling cepat 14.34, lewat 13 menit");
      expect(late(null, ORIGIN + 10 * MINUTE)).toBeNull();
      expect(late(null, ORIGIN + 20 * MINUTE)).toBe("paling cepat 14.25, lewat 4 menit");
      expect(late(null, NOW, inside)).toBe("paling cepat 14.49, lewat 28 menit");
    });

    test("stands as a time of day when the clock stands, and only where an answer was heard", () => {
      expect([late(29, null), late(null, null)]).toEqual(["paling cepat 14.34, lewat 13 menit", null]);
    });

    test("is not told where nobody knows the hours, nor of a minute not yet passed", () => {
      expect(late(29, NOW, { ...inside, help: [{ ...first!, hours: null, arrivesAt: null }] })).toBeNull();
      expect(late(29, NOW, { ...inside, help: [] })).toBeNull();
      expect(late(16.5, NOW)).toBeNull();
      expect(late(200, NOW)).toBe("paling cepat 17.25, lewat 3 jam");
    });
  });
});
