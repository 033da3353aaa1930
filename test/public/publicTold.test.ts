import { expect, test } from "vitest";
import { publicItems, reassures } from "../../server/public/publicItems.ts";
import { publicView } from "../../server/public/publicView.ts";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { alert, feeds, NOW, rain } from "../http/worlds.ts";
import { quake } from "../make/quake.ts";
import { standing } from "../make/standing.ts";
import { worldOf } from "../make/world.ts";
import { inOrder, page, words } from "./reading.ts";
import { aftershocks, CIANJUR, raining, RAIN_TEXT, STATES, WETTEST } from "./states.ts";

/** What the page tells of one event, and of many that are alike. */

const told = (state: string) => words(STATES[state]!());

test("public.19 ten aftershocks are one line before what to do, and none beside; with damage of its own one stays an article", () => {
  inOrder(told("event"), "Sudah 10 susulan, terbesar M 4,2 13.32 WIB.", "Lakukan sekarang");
  expect(told("event")).not.toMatch(/M 2,4|info lain/);
  const own = quake({ id: "quake:own" });
  const strong = alert(own.id, "merusak", { mainId: CIANJUR.id });
  const text = words(page(worldOf(CIANJUR, alert(CIANJUR.id, "darurat"), ...aftershocks(3), own, strong)));
  expect(text.match(/Bertindak sekarang/g)).toHaveLength(2);
  expect(text).toContain("Sudah 4 susulan");
  // Of a main event that is told no more nothing else would speak.
  const over = alert(CIANJUR.id, "darurat", { endedAt: NOW - 1 });
  expect(words(page(worldOf(CIANJUR, over, ...aftershocks(1))))).toContain("M 2,4");
});

test("public.23 of weather the kabupaten stand first, then BMKG's event in plain letters and its end by the clock of its province", () => {
  inOrder(
    told("three rains"),
    "3 peringatan cuaca berlaku",
    "BMKG memberi peringatan untuk Jawa Barat.",
    "Matikan listrik dari meteran sebelum air masuk.",
    "Kab. Purwakarta, Kab. Subang, Kab. Bandung Barat, dan 2 lain, Jawa Barat: hujan lebat dan petir sampai 15.19 WIB",
    "Kab. Bandung Barat, Kab. Garut, Jawa Barat: hujan lebat dan petir sampai 14.39 WIB",
    "Kab. Cianjur, Jawa Barat: hujan lebat dan petir sampai 03.39 WIB, 22 November 2022",
  );
  const gorontalo = rain({ versions: rain().versions.map((one) => ({ ...one, areaDesc: "Gorontalo" })) });
  expect(words(page(worldOf(gorontalo)))).toContain("Gorontalo: hujan lebat dan petir sampai 16.19 WITA");
});

test("public.23 two warnings that would read alike are one line that counts them", () => {
  const alike = ["weather:1", "weather:2", "weather:3"].flatMap((id) => raining(id, WETTEST.slice(0, 1)));
  const html = page(worldOf(...alike, ...raining("weather:4", WETTEST.slice(1, 2))));
  expect(words(html)).toContain("Kab. Purwakarta, Jawa Barat: hujan lebat dan petir sampai 15.19 WIB (3 peringatan)");
  const lines = html.match(/<li>\s*<span>.*?<\/li>/gs) ?? [];
  expect(lines).toHaveLength(2);
  expect(new Set(lines).size).toBe(2);
});

test("public.24 what BMKG describes and advises stands in its own words, marked as such", () => {
  const paragraphs = RAIN_TEXT.split("\n").map((line) => line.trim());
  inOrder(told("weather"), "Lakukan sekarang", "Kata BMKG", "BMKG says (in Indonesian):", "“Hujan lebat disertai petir akan terjadi", ...paragraphs.slice(1).map((one) => `“${one}”`));
  expect(told("three rains")).toContain("“Kondisi ini berpotensi menimbulkan dampak");
  expect(told("event")).toContain("“Hati-hati terhadap gempabumi susulan yang mungkin terjadi”");
  inOrder(told("tsunami PD-2"), "Kata BMKG, 15 Agu 2026", "“Pemutakhiran Peringatan Dini Tsunami, telah terjadi", "wilayah: NTB, NTT, SULSEL, SULTRA”", "“Ikuti arahan peringatan dini TSUNAMI dari BPBD, BNPB dan BMKG”", "status &quot;Siaga&quot; diharap", "tepian sungai”");
  expect(told("tsunami PD-2")).not.toContain("&quot;Awas&quot;");
  inOrder(told("tsunami ended"), "Kata BMKG, 15 Agu 2026 08.31", "“Peringatan Dini TSUNAMI yang disebabkan", "dinyatakan telah berakhir, demikian", "kecuali ada informasi baru”");
  expect(told("tsunami ended")).not.toMatch(/Potensi TSUNAMI|diharap/);
  expect(page(worldOf(CIANJUR, alert(CIANJUR.id, "darurat")))).not.toContain("::BMKG");
});

test("public.25 what BMKG took back is told as loud as it was, for a day", () => {
  inOrder(told("tsunami cancelled"), "DIBATALKAN", "Tampil sampai Minggu, 16 Agustus 2026 pukul 08.31 WITA", "Peringatan itu tampil di sini 2 jam", "Beri tahu orang yang menerima peringatan itu.");
  inOrder(told("weather cancelled"), "DIBATALKAN", "Tampil sampai Selasa, 22 November 2022 pukul 13.38 WIB", "Yang batal", "Kab. Purwakarta");
  const cancelled = rain({ cancelled: true, endsAt: NOW - MINUTE_MS, versions: rain().versions.map((one) => ({ ...one, expiresAt: NOW + HOUR_MS })) });
  const shapes = (change: Partial<typeof cancelled>, at = NOW) => publicItems(publicView(worldOf({ ...cancelled, ...change })), at).map(({ shape }) => shape);
  expect(shapes({})).toEqual(["weather-cancelled"]);
  expect(shapes({}, NOW + 23 * HOUR_MS)).toEqual(["weather-cancelled"]);
  expect(shapes({}, NOW + 24 * HOUR_MS)).toEqual([]);
  // Another took its place: nothing was called off.
  expect(shapes({ flags: ["replaced"] })).toEqual([]);
});

test("calm.6 a page that says that something is over is no more kept by a cache than one that says that nothing is in force", () => {
  const cancelled = rain({ cancelled: true, endsAt: NOW - MINUTE_MS, versions: rain().versions.map((one) => ({ ...one, expiresAt: NOW + HOUR_MS })) });
  const is = (...records: Parameters<typeof worldOf>) => {
    const world = worldOf(...records);
    const calm = calmOf({ world, report: { ...standing(feeds(NOW)), at: NOW }, now: NOW, heard: AT_THE_SOURCE });
    return reassures(publicView(world), calm, NOW);
  };
  expect([is(), is(cancelled, rain({ id: "weather:2" })), is(rain()), is(CIANJUR, alert(CIANJUR.id, "darurat"))]).toEqual([true, true, false, false]);
});

test("public.26 heights that were measured stand highest first, the highest before what to do, and stay after BMKG's end", () => {
  inOrder(told("tsunami PD-3"), "Sekarang. Gelombang berikut bisa lebih tinggi.", "Tercatat Sampai 0,94 m di Maurole, Kab. Ende, 06.27 WITA.", "Lakukan sekarang", "Daerah SIAGA", "Tinggi air", "0,94 m", "0,54 m", "0,38 m", "0,36 m", "0,19 m", "Dan 2 tempat lain, lebih rendah.");
  inOrder(told("tsunami ended"), "BERAKHIR", "Tinggi air", "0,94 m Maurole, Kab. Ende, 06.27 WITA", "0,54 m", "Daerah terguncang");
});

test("public.26 who was shaken is told beside the wave, and after it", () => {
  for (const state of ["tsunami PD-1", "tsunami PD-2", "tsunami PD-3", "tsunami potential", "tsunami ended", "tsunami cancelled"])
    inOrder(told(state), "Daerah terguncang (perkiraan) MMI VIII Kab. Nagekeo, Nusa Tenggara Timur", "MMI VII Kab. Sikka");
});

test("public.28 no coast is named that BMKG did not name", () => {
  inOrder(told("tsunami potential"), "Belum disebut BMKG. Pusat gempa: 30 km timur laut Mbay", "Belum ada daftar daerah.");
  expect(told("tsunami potential")).not.toMatch(/pantai (di sekitar|nagekeo|utara|ntt)/i);
  expect(told("tsunami PD-1").match(/Kab\. Ngada bagian utara/g)).toHaveLength(1);
});

test("public.29 every number to call is a link, in all states", () => {
  for (const [state, make] of Object.entries(STATES)) {
    const text = make().replace(/^.*<\/head>/s, "");
    const bare = text.replace(/<a href="tel:\d+">.*?<\/a>|<a class="call" href="tel:171">.*?<\/a>/gs, "");
    expect(bare.match(/\b(115|119|171)\b/), state).toBeNull();
  }
  expect(STATES["event"]!()).toContain('<a href="tel:115">115</a>');
});

test("public.30 while BMKG has not spoken of a tsunami, who is at the beach is told to climb", () => {
  inOrder(told("automatic"), "BMKG belum memberi keterangan tentang tsunami", "Naik ke tempat tinggi kalau di pantai. Jangan menunggu.");
  expect(told("event")).not.toContain("kalau di pantai");
});

test("public.31 what can't be read stands with what to do, not at the end of the page", () => {
  inOrder(told("event and doubted"), "Lakukan sekarang", "Data BMKG tidak terbaca: Tsunami", "Daerah terguncang");
});

test("public.17 the JSON counts the aftershocks of a quake and tells BMKG's words of it", () => {
  const all = publicView(worldOf(CIANJUR, alert(CIANJUR.id, "darurat"), ...aftershocks(2)));
  expect(all.find(({ id }) => id === CIANJUR.id)).toMatchObject({
    aftershocks: { count: 2, largest: { magnitude: 2.6 } },
    says: { instruction: "Hati-hati terhadap gempabumi susulan yang mungkin terjadi" },
  });
});
