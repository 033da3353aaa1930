import fc from "fast-check";
import { expect, test } from "vitest";
import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import type { Earthquake, QuakeVersion } from "../../shared/record/hazard.ts";
import type { Impact } from "../../shared/record/impact.ts";
import { sentencesOf, type News } from "../../shared/speech/sentences.ts";
import { alert } from "../make/alert.ts";
import { impact } from "../make/impact.ts";
import { tagana } from "../make/place.ts";
import { quake } from "../make/quake.ts";
import { weather } from "../make/weather.ts";
import { MINUTE, NOW, resource } from "../wall/makeWorld.ts";

const CIANJUR = [{ code: "32.03", name: "Kabupaten Cianjur", mmi: 7.1, people: 1_300_000 }];
const unit = tagana({ id: "TGN-32.03", name: "Tagana Cianjur", kabCode: "32.03", at: [107.1, -6.8] });
const units = (count: number) => Array.from({ length: count }, () => resource(unit, 6, "periksa"));
const known = (changes: Partial<Impact> = {}) => impact({ id: "q", kabupaten: CIANJUR, ...changes });

const said = (hazard: Earthquake, of: Impact | null, news: News = "new", drill = false) =>
  sentencesOf({ hazard, alert: alert({ id: "q", tier: "merusak" }), impact: of, news, now: NOW, drill });

test("Q2 a quake is said by magnitude, place, estimated shaking and our units inside", () => {
  expect(said(quake({ id: "q" }), known({ resources: units(23) }))).toEqual([
    "Gempa magnitudo lima koma enam, Kabupaten Cianjur, Jawa Barat, perkiraan skala tujuh MMI.",
    "Dua puluh tiga unit Tagana di wilayah terdampak, menurut perkiraan.",
  ]);
});

test("Q2 units that are only counted are said with those listed; other posts and those at the edge are not", () => {
  const more = { mmi: 5, where: "inside" as const, posts: 900 };
  const unlisted: Impact["unlisted"] = [
    { ...more, kind: "tagana", places: 900 },
    { ...more, kind: "lumbung", places: 70 },
    { ...more, kind: "tagana", places: 5, where: "edge" },
    { ...more, kind: "tagana", places: 3, mmi: 4 },
  ];
  const resources = [...units(100), resource(unit, 4.4, "pantau")];
  expect(said(quake({ id: "q" }), known({ resources, unlisted }))[1]).toBe(
    "Seribu unit Tagana di wilayah terdampak, menurut perkiraan.",
  );
});

test("Q2 what was told stands beside what was estimated", () => {
  const felt = [
    { place: "Cianjur", mmiLow: 5, mmiHigh: 6 },
    { place: "Garut", mmiLow: 4, mmiHigh: 5 },
  ];
  expect(said(quake({ id: "q" }, { felt }), known())).toEqual([
    "Gempa magnitudo lima koma enam, Kabupaten Cianjur, Jawa Barat, perkiraan skala tujuh MMI, dilaporkan skala lima sampai enam MMI.",
  ]);
});

test("Q2 an impact of another version is not told, and BMKG's own words name the place", () => {
  expect(said(quake({ id: "q" }, { n: 2 }), known())).toEqual([
    "Gempa magnitudo lima koma enam, di darat, sepuluh kilometer barat daya Kabupaten Cianjur, dampak sedang dihitung.",
  ]);
});

test("Q2 a rise names its tier; what is withdrawn is said to be doubted, or BMKG's test", () => {
  expect(said(quake({ id: "q" }), known(), "rise")[0]).toBe("Naik ke tingkat tiga.");
  expect(said(quake({ id: "q", status: "held" }), known(), "withdrawn")).toEqual([
    "Berita gempa magnitudo lima koma enam, Kabupaten Cianjur, Jawa Barat, ditahan karena datanya diragukan.",
  ]);
  expect(said(quake({ id: "q", status: "test" }), known(), "withdrawn")).toEqual([
    "Berita gempa tadi adalah uji coba BMKG, bukan kejadian.",
  ]);
});

test("Q2 weather is said from Severe up alone, with its end", () => {
  const warning = weather({ id: "w", endsAt: NOW + 95 * MINUTE });
  const of = (severity: "Extreme" | "Severe" | "Moderate", news: News = "new") =>
    sentencesOf({
      hazard: { ...warning, versions: warning.versions.map((version) => ({ ...version, severity })) },
      alert: alert({ id: "w", tier: "merusak" }),
      impact: null,
      news,
      now: NOW,
      drill: false,
    });
  expect(of("Moderate")).toEqual([]);
  expect(of("Severe")[0]).toContain("tingkat berat");
  expect(of("Extreme")).toEqual([
    "Peringatan dini cuaca BMKG, tingkat ekstrem, Hujan Lebat disertai Petir di Jawa Barat, sampai pukul lima belas WIB.",
  ]);
  expect(of("Extreme", "ended")).toEqual([
    "BMKG membatalkan peringatan dini cuaca, Hujan Lebat disertai Petir di Jawa Barat.",
  ]);
});

const zone = (district: string, minutes: number | null): TsunamiZone => ({
  province: "NTT",
  district,
  level: "SIAGA",
  arrivalAt: minutes === null ? null : NOW + minutes * MINUTE,
});
const warned = (zones: TsunamiZone[], changes: Partial<QuakeVersion["tsunami"]> = {}) =>
  quake(
    { id: "q" },
    {
      tsunami: { state: "warning", stage: "PD-2", level: "SIAGA", issuedAt: NOW, zones, observations: [], ...changes },
    },
  );

test.each<[string, Earthquake, News, string[]]>([
  [
    "level, zones and the nearest still to come",
    warned([zone("ENDE", 14), zone("MANGGARAI-BARAT BAGIAN UTARA", 2.7), zone("SIKKA", null)]),
    "new",
    [
      "Peringatan tsunami BMKG, status siaga, tiga zona, terdekat Kabupaten Manggarai Barat bagian utara, dua menit lagi.",
    ],
  ],
  [
    "times that have passed are counted, and the warning still holds",
    warned([zone("ENDE", 14), zone("MANGGARAI", -1)]),
    "rise",
    [
      "Peringatan tsunami BMKG dimutakhirkan, status siaga, dua zona, berikutnya Kabupaten Ende, empat belas menit lagi.",
      "Waktu tiba di satu zona sudah lewat, peringatan masih berlaku.",
    ],
  ],
  [
    "no time left in any zone",
    warned([zone("ENDE", -3), zone("MANGGARAI", -1)]),
    "new",
    [
      "Peringatan tsunami BMKG, status siaga, dua zona.",
      "Waktu tiba di dua zona sudah lewat, peringatan masih berlaku.",
    ],
  ],
  [
    "a potential without zones",
    warned([], { state: "potential", level: null }),
    "new",
    ["Menurut BMKG gempa ini berpotensi tsunami, zona dan waktu tiba belum diterima."],
  ],
])("Q3 a tsunami is said first: %s", (_, hazard, news, sentences) => {
  const all = said(hazard, known(), news);
  expect(all.slice(0, -1)).toEqual(sentences);
  expect(all.at(-1)).toContain("Gempa magnitudo");
});

test("Q3 the end is BMKG's, and so is a potential that it no longer speaks of", () => {
  expect(said(warned([], { state: "ended" }), known(), "ended")).toEqual([
    "BMKG mengakhiri peringatan tsunami akibat gempa magnitudo lima koma enam, di darat, sepuluh kilometer barat daya Kabupaten Cianjur.",
  ]);
  expect(said(warned([], { state: "none" }), known(), "ended")).toEqual([
    "BMKG tidak lagi menyebut potensi tsunami pada gempa magnitudo lima koma enam, di darat, sepuluh kilometer barat daya Kabupaten Cianjur.",
  ]);
});

const anything = fc.record({
  state: fc.constantFrom("warning" as const, "potential" as const, "ended" as const, "none" as const),
  news: fc.constantFrom<News>("new", "rise", "ended", "withdrawn"),
  status: fc.constantFrom("live" as const, "held" as const, "test" as const),
  minutes: fc.array(fc.option(fc.integer({ min: -300, max: 300 })), { maxLength: 30 }),
  magnitude: fc.double({ min: 0, max: 10, noNaN: true }),
  count: fc.nat(60),
  isKnown: fc.boolean(),
});

test("Q4 no sentence speaks of safety or of victims, holds a figure unsaid, or gives a figure of ours without perkiraan", () => {
  fc.assert(
    fc.property(anything, ({ state, news, status, minutes, magnitude, count, isKnown }) => {
      const told = warned(
        minutes.map((at) => zone("ENDE", at)),
        { state },
      );
      const hazard = { ...told, status, versions: told.versions.map((one) => ({ ...one, magnitude })) };
      const sentences = said(hazard, isKnown ? known({ resources: units(count) }) : null, news);
      expect(sentences.length).toBeGreaterThan(0);
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(/aman|selamat|tenang|korban|tewas|luka|meninggal|[0-9]|undefined|NaN/i);
        if (/unit Tagana|pos kita|(?<!dilaporkan )skala/.test(sentence)) expect(sentence).toContain("perkiraan");
      }
    }),
  );
});

test("Q5 in a drill each sentence begins with Latihan, latihan", () => {
  fc.assert(
    fc.property(anything, ({ state, news, status, minutes }) => {
      const hazard = {
        ...warned(
          minutes.map((at) => zone("ENDE", at)),
          { state },
        ),
        status,
      };
      for (const sentence of said(hazard, known(), news, true)) expect(sentence).toMatch(/^Latihan, latihan\. \S/);
      for (const sentence of said(hazard, known(), news, false)) expect(sentence).not.toContain("Latihan");
    }),
  );
});
