import { describe, expect, test } from "vitest";
import { publicPage } from "../../server/public/publicPage.ts";
import { publicView } from "../../server/public/publicView.ts";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import { DAY_MS, HOUR_MS } from "../../shared/time.ts";
import type { World } from "../../shared/world/world.ts";
import { quake, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { alert, feeds, impact, KABUPATEN, nagekeo, NOW, OFFICER, PD2_AT, PD4_AT, rain, PHONES } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";
import { inOrder, page, words } from "./reading.ts";
import { answered } from "../make/incident.ts";

const QUAKE = quake({}, { area: "10 km BaratDaya KAB-CIANJUR-JABAR" });
const CIANJUR = worldOf(
  QUAKE,
  impact(QUAKE.id),
  alert(QUAKE.id, "darurat"),
  answered({ id: QUAKE.id, tier: "darurat" }, { officer: OFFICER, at: NOW }),
);
const WARNED = nagekeo();
const TSUNAMI = worldOf(WARNED, alert(WARNED.id, "darurat"));
const ENDED = nagekeo({ state: "ended", stage: "PD-4", issuedAt: PD4_AT, zones: [], level: null });

const ALL_FEEDS = feeds(NOW).map(({ id }) => id);
const MANY = nagekeo({
  zones: Array.from({ length: 150 }, (_, i) => ({
    province: "NTT",
    district: `MANGGARAI-BARAT BAGIAN UTARA ${i}`,
    level: "SIAGA" as const,
    arrivalAt: PD2_AT + i * 1000,
  })),
});
const aftershocks = Array.from({ length: 60 }, (_, i) =>
  quake({ id: `quake:${i}`, versions: [version({ magnitude: 4 + i / 100 })] }),
);

describe.each([
  ["calm", page(worldOf())],
  ["quake", page(CIANJUR)],
  [
    "quake, many alerts",
    page(worldOf(...aftershocks, ...aftershocks.flatMap(({ id }) => [alert(id, "merusak"), impact(id)]))),
  ],
  ["tsunami", page(TSUNAMI, PD2_AT + 60_000)],
  ["tsunami of 150 zones", page(worldOf(MANY, alert(MANY.id, "darurat"), ...aftershocks), PD2_AT + 60_000)],
  ["ended", page(worldOf(ENDED), PD4_AT + HOUR_MS)],
  ["weather", page(worldOf(rain(), alert(rain().id, "dirasakan")))],
  ["outage", page(worldOf(), NOW, ALL_FEEDS)],
  ["drill", page(CIANJUR, NOW, [], { scenario: "cianjur-2022", speed: 20 })],
])("the page, %s", (_, html) => {
  test("P1 fits the first 14 kB, has no script and asks for nothing else", () => {
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14_000);
    expect(html).not.toMatch(/<script|<img|<iframe|@import|url\(|\son\w+=/i);
    expect(html.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:," />']);
  });

  test("P2 is in Indonesian, names BMKG in full, gives 171 first, and when it was made", () => {
    expect(html).toMatch(/^<!doctype html>\s*<html lang="id">/);
    inOrder(
      words(html),
      "Telepon 171",
      "Sumber: BMKG",
      "Halaman dibuat",
      "BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)",
    );
    expect(html).toContain('<section lang="en">');
    expect(html.match(/<h1/g)?.length).toBe(1);
  });

  test("P3 never says that it is safe, and names no officer", () => {
    expect(words(html)).not.toMatch(/\baman\b|\bsafe\b/i);
    expect(html).not.toContain(OFFICER);
  });

  test("P4 asks for at most five things, each beginning with its verb in bold", () => {
    const lists = html.match(/<ol>.*?<\/ol>/gs) ?? [];
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) {
      const items = list.match(/<li>/g) ?? [];
      expect(items.length).toBeLessThanOrEqual(5);
      expect(list.match(/<li>\s*<b>/g)?.length).toBe(items.length);
    }
  });
});

describe("public.22 a page of monstrous records", () => {
  const LONG = ["x".repeat(100_000), "kata ".repeat(20_000), "&\"'<".repeat(20_000), "🌊".repeat(50_000), "שלום ".repeat(20_000)];
  const monsters = (text: string) => {
    const zones = Array.from({ length: 3000 }, (_, i) => ({
      province: `${text}${i}`,
      district: `${i} ${text}`,
      level: (["AWAS", "SIAGA", "WASPADA"] as const)[i % 3]!,
      arrivalAt: PD2_AT + i * 1000,
    }));
    const sea = nagekeo({ zones });
    const felt = Array.from({ length: 500 }, () => ({ place: text, mmiLow: 6, mmiHigh: 7, raw: text }));
    const quakes = Array.from({ length: 30 }, (_, i) => quake({ id: `quake:m${i}` }, { area: text, felt }));
    const storms = Array.from({ length: 40 }, (_, i) => {
      const storm = rain();
      const versions = storm.versions.map((each) => ({ ...each, headline: text, event: text, areaDesc: text }));
      return { ...storm, id: `weather:${i}`, versions };
    });
    return { sea, quakes, storms };
  };

  test.each(LONG.map((text) => [text.slice(0, 8), text]))("stays within its bytes and says what matters first (%s…)", (_, text) => {
    const { sea, quakes, storms } = monsters(text);
    const alerts = [sea, ...quakes, ...storms].map(({ id }) => alert(id, "darurat"));
    for (const records of [[sea, ...quakes, ...storms], [...quakes, ...storms], storms]) {
      const html = page(worldOf(...records, ...alerts, ...records.map(({ id }) => impact(id))), PD2_AT + 60_000);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14_000);
      expect(html).toContain("Telepon 171");
      expect(html).toMatch(/<\/html>\s*$/);
    }
    const warned = words(page(worldOf(sea, alert(sea.id, "darurat")), PD2_AT + 60_000));
    inOrder(warned, "Pergi ke tempat tinggi sekarang", "Daerah AWAS", "daerah lain, lihat BMKG");
  });

  test("what runs from right to left is set apart, and what would turn our words round is not there", () => {
    const html = page(worldOf(quake({}, { area: "\u202eטוב 5" }), alert(quake().id, "darurat")));
    expect(html).toContain("\u2068טוב 5\u2069");
    expect(html).not.toContain("\u202e");
  });
});

describe("what the page says", () => {
  test("P5 source, hazard, where, when, until, what to do: in this order, times absolute", () => {
    const text = words(page(CIANJUR));
    inOrder(
      text,
      "Bertindak sekarang",
      "Sumber: BMKG, 13.23 WIB. 18 menit setelah gempa",
      "Halaman dibuat 21 Nov 2022 13.39.10 WIB",
      "Gempa kuat di Kab. Cianjur, Jawa Barat",
      "Gempa M 5,6, kedalaman 10 km. Menurut BMKG tidak berpotensi tsunami.",
      "10 km barat daya Kab. Cianjur, Jawa Barat",
      "Senin, 21 November 2022 pukul 13.21 WIB",
      "Susulan",
      "Lakukan sekarang",
    );
    expect(text).not.toMatch(/\blalu\b|baru saja/);
  });

  test("P6 each figure of ours stands beside the word perkiraan", () => {
    const text = words(page(CIANJUR));
    expect(text).toContain("Sekitar 1,2 juta orang di daerah MMI VI atau lebih (perkiraan, 550 ribu sampai 2,3 juta)");
    expect(text).toContain("Daerah terguncang (perkiraan) MMI VII Kab. Cianjur, Jawa Barat");
  });

  test("P7 tsunami comes first, with BMKG's level and each zone's own clock", () => {
    const html = page(worldOf(WARNED, alert(WARNED.id, "darurat"), QUAKE, alert(QUAKE.id, "darurat")), PD2_AT + 60_000);
    const text = words(html);
    inOrder(text, "SIAGA tsunami", "Sumber: BMKG, Peringatan Dini 2, 06.09 WITA", "Pergi ke tempat tinggi sekarang");
    inOrder(
      text,
      "Daerah SIAGA",
      "06.03 WITA Kab. Manggarai Barat bagian utara",
      "06.15 WITA Kab. Jeneponto",
      "Daerah WASPADA",
      "Kota Bima bagian utara",
    );
    inOrder(text, "SIAGA tsunami", "Bertindak sekarang");
    expect(html).toContain("<title>SIAGA tsunami · Sigap</title>");
  });

  test("P7 no zone of a long list is left out", () => {
    const text = words(page(worldOf(MANY, alert(MANY.id, "darurat")), PD2_AT));
    for (const { district } of MANY.versions[0]!.tsunami.zones)
      expect(text).toContain(`utara ${district.split(" ").at(-1)!}`);
  });

  test("P8 an ended tsunami warning stands as loud as the warning for 24 hours, then goes", () => {
    const text = words(page(worldOf(ENDED), PD4_AT + 23 * HOUR_MS));
    inOrder(
      text,
      "BERAKHIR",
      "Sumber: BMKG, Peringatan Dini 4, 08.31 WITA",
      "Tampil sampai Minggu, 16 Agustus 2026 pukul 08.31 WITA",
      "Peringatan tsunami sudah berakhir",
      "BMKG menyatakan berakhir pada",
      "08.31.30 WITA",
    );
    expect(words(page(worldOf(ENDED), PD4_AT + DAY_MS))).not.toContain("BERAKHIR");
  });

  test("P8 one that BMKG took back is cancelled and not ended, in both languages, as long as it is shown", () => {
    const cancelled = nagekeo({
      state: "ended",
      stage: null,
      issuedAt: PD4_AT,
      zones: [],
      level: null,
      cancelled: true,
    });
    const text = words(page(worldOf(cancelled), PD4_AT + HOUR_MS));
    inOrder(text, "DIBATALKAN", "BMKG membatalkan peringatan ini", "BMKG has cancelled the tsunami warning");
    expect(text).not.toMatch(/berakhir|diakhiri|has ended/i);
    const later = words(page(worldOf(cancelled, alert(cancelled.id, "darurat")), PD4_AT + DAY_MS));
    expect(later).toContain("Peringatan dini tsunami sudah BMKG batalkan.");
  });

  test("P8 after that its quake says in plain words that it ended", () => {
    const text = words(page(worldOf(ENDED, alert(ENDED.id, "darurat")), PD4_AT + DAY_MS));
    expect(text).toContain("Peringatan dini tsunami sudah BMKG nyatakan berakhir.");
    expect(text).not.toContain("PD-");
  });

  test("P9 no event is not no data: what was read, and when, is told", () => {
    const calm = words(page(worldOf(quake({ status: "history" }))));
    inOrder(
      calm,
      "Tidak ada peringatan",
      "Gempa terakhir yang terbaca",
      "M 5,6",
      "Yang kami baca dari BMKG",
      "Gempa, M ≥ 5, Dirasakan, InaTEWS, Tsunami, Otomatis, Cuaca: 13.39.06 WIB, 21 November 2022",
    );
    const blind = words(page(worldOf(), NOW, ALL_FEEDS));
    expect(blind).not.toContain("Tidak ada peringatan");
    inOrder(
      blind,
      "Data gempa dan tsunami tidak terbaca",
      "Gempa, M ≥ 5, Dirasakan, InaTEWS, Tsunami, Otomatis, Cuaca sejak 21 Nov 2022 13.29.10 WIB",
      "Ikuti BMKG",
      "telepon 171",
    );
    const partly = words(page(worldOf(), NOW, ["inatews-tsunami", "inatews-datagempa"]));
    expect(partly).toContain("Data tsunami tidak terbaca");
    const never = publicPage({ hazards: [], calm: calmOf({ world: worldOf(), report: null, now: NOW, heard: AT_THE_SOURCE }), feeds: [], kabupaten: [], drill: null, phones: PHONES, now: NOW });
    expect(words(never)).toContain("belum ada sumber yang dibaca");
  });

  test("clock.7 a clock that is off is told, in calm and beside an alert, and it is not calm then", () => {
    const off = standing(feeds(NOW), { clock: { aheadMs: -7 * 3_600_000, hosts: 3 } });
    const told = (world: World) => {
      const calm = calmOf({ world, report: { ...off, at: NOW }, now: NOW, heard: AT_THE_SOURCE });
      return words(
        publicPage({ hazards: publicView(world), calm, feeds: off.feeds, kabupaten: KABUPATEN, drill: null, phones: PHONES, now: NOW }),
      );
    };
    const calm = told(worldOf());
    expect(calm).toContain("Jam server meleset 7 jam 0 menit (di belakang BMKG)");
    expect(calm).not.toMatch(/tidak ada peringatan|tidak mengeluarkan peringatan|No open warning/i);
    expect(told(CIANJUR)).toContain("Jam server meleset 7 jam 0 menit");
  });

  test("P9 an outage is told beside an open alert too", () => {
    expect(words(page(CIANJUR, NOW, ["autogempa"]))).toContain(
      "Data BMKG tidak terbaca: Gempa sejak 21 Nov 2022 13.29.10 WIB",
    );
  });

  test("P10 only what is live with an open alert is told as a fact; a BMKG test is one line, a held quake none", () => {
    const test = quake({
      id: "quake:test",
      status: "test",
      versions: [version({ magnitude: 8.5, fetchedAt: NOW - 60_000 })],
    });
    const held = quake({
      id: "quake:held",
      status: "held",
      versions: [version({ magnitude: 7.9 })],
      flags: ["held:flipped-sign"],
    });
    const over = quake({ id: "quake:over", versions: [version({ magnitude: 6.6 })] });
    const text = words(
      page(worldOf(test, held, over, alert(over.id, "merusak", { endedAt: NOW - 1 }), alert(held.id, "darurat"))),
    );
    expect(text).toContain("TES BMKG : pesan uji terbaca 21 Nov 2022 13.38.10 WIB. Bukan kejadian.");
    expect(text).not.toMatch(/8,5|7,9|Bertindak/);
    expect(text).toContain("Tidak ada peringatan");
  });

  test("P11 a drill says LATIHAN above all, in the title too", () => {
    const html = page(CIANJUR, NOW, [], { scenario: "cianjur-2022", speed: 20 });
    expect(html).toContain("<title>LATIHAN · Gempa kuat di Kab. Cianjur, Jawa Barat · Sigap</title>");
    inOrder(words(html), "LATIHAN. Bukan kejadian nyata", "Bertindak sekarang");
  });

  test("P12 what BMKG writes can't break out of its place", () => {
    const nasty = quake({ versions: [version({ area: '<script>alert("x")</script>&' })] });
    const html = page(worldOf(nasty, alert(nasty.id, "darurat")));
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;");
  });

  test("an automatic solution says so, and is told by the nearest regency", () => {
    const automatic = quake({
      flags: ["automatic"],
      versions: [version({ form: "automatic", area: "Java, Indonesia" })],
    });
    const text = words(page(worldOf(automatic, alert(automatic.id, "dirasakan"))));
    inOrder(text, "Waspada gempa", "Hitungan otomatis, bisa berubah.", "Sekitar 10 km dari Kab. Cianjur");
    expect(words(page(worldOf(automatic, alert(automatic.id, "info"))))).toContain("Kab. Cianjur (otomatis)");
  });

  test("weather says until when", () => {
    const text = words(page(worldOf(rain(), alert(rain().id, "dirasakan"))));
    inOrder(
      text,
      "Waspada cuaca",
      "Sumber: BMKG",
      "Jawa Barat: hujan lebat dan petir",
      "Sampai Senin, 21 November 2022 pukul 15.19 WIB",
    );
    expect(words(page(worldOf(rain({ endsAt: NOW - 1 }), alert(rain().id, "dirasakan"))))).not.toContain("Hujan");
  });

  test("weather.7 of an end and an area that are not known it says so, and counts nobody", () => {
    const unknown = rain({ flags: ["end-unknown", "area-unknown"] });
    const text = words(page(worldOf(unknown, alert(unknown.id, "dirasakan"))));
    inOrder(text, "wilayah tidak diketahui", "Tidak disebut BMKG. Perkiraan: Senin, 21", "Penduduk belum diketahui");
    expect(text).toContain("Weather warning without a known end, about until");
    expect(text).not.toContain("Sekitar 0 orang");
  });

  test("weather of which BMKG names no severity says so", () => {
    const versions = rain().versions.map((one) => ({ ...one, severity: "Unknown" as const }));
    const text = words(page(worldOf(rain({ versions }), alert(rain().id, "dirasakan"))));
    expect(text).toContain("Tingkat tak disebut BMKG.");
  });

  test("a warning without a level is called a warning, not a potential", () => {
    const unnamed = nagekeo({ level: null, zones: [] });
    const html = page(worldOf(unnamed, alert(unnamed.id, "darurat")), PD2_AT + 60_000);
    expect(html).toContain("<title>Peringatan tsunami · Sigap</title>");
  });

  test.each([
    ["AWAS", "Gelombang 3 meter atau lebih di daerah AWAS."],
    ["SIAGA", "Gelombang 0,5–3 meter di daerah SIAGA."],
    ["WASPADA", "Gelombang kurang dari 0,5 meter di daerah WASPADA."],
  ] as const)("tells BMKG's own heights of %s", (level, told) => {
    const warned = nagekeo({ level });
    expect(words(page(worldOf(warned, alert(warned.id, "darurat")), PD2_AT + 60_000))).toContain(told);
  });

  test("P19 an aftershock without damage of its own is counted in its main event's article, and is no line beside", () => {
    const after = quake({ id: "quake:after", versions: [version({ magnitude: 4.3 })] });
    const text = (mainId: string | null) =>
      words(page(worldOf(QUAKE, alert(QUAKE.id, "darurat"), after, alert(after.id, "dirasakan", { mainId }))));
    expect(text(null)).toContain("Waspada gempa");
    expect(text(QUAKE.id)).not.toContain("Waspada gempa");
    inOrder(text(QUAKE.id), "Sudah 1 susulan, M 4,3 13.21 WIB", "Lakukan sekarang");
    expect(text(QUAKE.id)).not.toContain("info lain");
  });

  test("P18 it tells no casualties, no displaced people and no goods", () => {
    const { displaced, needs } = impact(QUAKE.id);
    expect(displaced).not.toBeNull();
    expect(needs.length).toBeGreaterThan(0);
    expect(words(page(CIANJUR))).not.toMatch(
      /8\.600|86 ribu|mengungsi|pengungsi|displaced|korban|meninggal|selimut|beras/i,
    );
  });
});
