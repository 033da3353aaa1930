import { describe, expect, test } from "vitest";
import { publicItems, reassures } from "../../server/public/publicItems.ts";
import { publicView } from "../../server/public/publicView.ts";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import type { Tier } from "../../shared/record/alert.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { alert, feeds, impact, nagekeo, NOW, rain } from "../http/worlds.ts";
import { quake, version } from "../make/quake.ts";
import { standing } from "../make/standing.ts";
import { worldOf } from "../make/world.ts";
import { inOrder, page, words } from "./reading.ts";
import { CIANJUR, STATES } from "./states.ts";

/** public.25: what was on the page and is taken back. */

const told = (state: string) => words(STATES[state]!());
const shapes = (records: readonly WorldRecord[], at = NOW) => publicItems(publicView(worldOf(...records)), at).map(({ shape }) => shape);
const ended = (id: string, tier: Tier, at = NOW - MINUTE_MS) => alert(id, tier, { endedAt: at });
const cancelled = { ...CIANJUR, flags: ["cancelled"] };

describe("public.25 a quake that BMKG took back", () => {
  test("is told under DIBATALKAN, with what it was, since when, how long it stood and until when it is shown", () => {
    inOrder(
      told("quake cancelled"),
      "DIBATALKAN",
      "Tampil sampai Selasa, 22 November 2022 pukul 13.38 WIB",
      "Kabar gempa ini dibatalkan BMKG",
      "Gempa M 5,6",
      "Kabar itu tampil di sini 14 menit.",
      "Beri tahu orang yang menerima kabar itu.",
      "Naik langsung kalau guncangan kuat atau lama di pantai.",
    );
    expect(STATES["quake cancelled"]!()).toContain("<title>Dibatalkan BMKG: Gempa kuat di Kab. Cianjur, Jawa Barat · Sigap</title>");
    inOrder(told("automatic withdrawn"), "DIBATALKAN", "Kabar gempa ini ditarik BMKG");
    expect(told("quake cancelled")).toContain("BMKG has taken back this report of an earthquake of magnitude 5.6");
  });

  test("is told for a day, and only where the page had told it", () => {
    const over = ended(CIANJUR.id, "merusak");
    expect(shapes([cancelled, over])).toEqual(["quake-cancelled"]);
    expect(shapes([cancelled, over], NOW + 23 * HOUR_MS)).toEqual(["quake-cancelled"]);
    expect(shapes([cancelled, over], NOW + 24 * HOUR_MS)).toEqual([]);
    expect(shapes([cancelled])).toEqual([]);
    expect(shapes([CIANJUR, over])).toEqual([]);
  });

  test.each([
    ["darurat", "DIBATALKAN"],
    ["merusak", "DIBATALKAN"],
    ["dirasakan", "DIBATALKAN"],
    ["info", "Dibatalkan BMKG: Gempa M 5,6"],
  ] as const)("of %s it is as loud as it was", (tier, loud) => {
    expect(words(page(worldOf(cancelled, ended(CIANJUR.id, tier))))).toContain(loud);
  });

  test("that might have brought a tsunami says so", () => {
    const warned = quake({ versions: [version({ tsunami: { ...version().tsunami, state: "potential" } }), version({ n: 2 })], flags: ["cancelled"] });
    expect(words(page(worldOf(warned, ended(warned.id, "darurat"))))).toContain("dan potensi tsunaminya");
  });
});

test("public.25 a potential tsunami that BMKG no longer tells of is taken back as loud as it was told", () => {
  inOrder(told("tsunami denied"), "DIBATALKAN", "Peringatan tsunami sudah dibatalkan", "BMKG kini menyatakan gempa ini tidak berpotensi tsunami", "Peringatan itu tampil di sini 4 menit.", "Jangan masuk rumah yang retak.", "Daerah terguncang");
});

test("public.25 what stands comes before what is over and was no louder", () => {
  const storm = rain({ endsAt: NOW + HOUR_MS });
  const off = rain({ id: "weather:off", cancelled: true, endsAt: NOW - MINUTE_MS });
  expect(shapes([off, storm, alert(off.id, "dirasakan"), alert(storm.id, "dirasakan")])).toEqual(["weather", "weather-cancelled"]);
});

test("public.33 a tsunami warning that BMKG neither renews nor ends is told as one of which nothing is known, not dropped", () => {
  inOrder(told("tsunami silent"), "Tanpa kabar BMKG", "Peringatan tsunami tidak diperbarui BMKG", "BMKG belum menyatakan berakhir.", "Tetap jauh dari pantai sampai ada kabar BMKG atau BPBD.");
  expect(told("tsunami silent")).not.toMatch(/tidak ada peringatan|sudah (berakhir|dibatalkan)|no open warning/i);
  const warned = nagekeo();
  const at = warned.versions[0]!.fetchedAt + 12 * HOUR_MS;
  expect(shapes([warned, ended(warned.id, "darurat", at)], at + 23 * HOUR_MS)).toEqual(["tsunami-over"]);
  expect(shapes([warned, ended(warned.id, "darurat", at)], at + 24 * HOUR_MS)).toEqual([]);
});

test("calm.6 a page that says that a quake was taken back is no more kept by a cache than one that is calm", () => {
  const world = worldOf(cancelled, ended(CIANJUR.id, "merusak"), impact(CIANJUR.id), rain());
  const calm = calmOf({ world, report: { ...standing(feeds(NOW)), at: NOW }, now: NOW, heard: AT_THE_SOURCE });
  expect(reassures(publicView(world), calm, NOW)).toBe(true);
});
