import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { plainPage } from "../../server/public/plainPage.ts";
import { html } from "../../server/public/html.ts";
import { oldPage } from "../../server/public/publicOld.ts";
import { readPhones } from "../../server/phones.ts";
import { alert, impact, nagekeo, NOW, PD2_AT, rain } from "../http/worlds.ts";
import { worldOf } from "../make/world.ts";
import { inOrder, page, words } from "./reading.ts";
import { CIANJUR } from "./states.ts";

/** public.32: the numbers to call are a setting. */

const OWN = readPhones("021-171 Posko Kemensos/Ministry desk 2026-11-02, 112 darurat/emergency 2026-10-01, 115 SAR/rescue 2026-11-02")!;
const QUAKE = worldOf(CIANJUR, impact(CIANJUR.id), alert(CIANJUR.id, "darurat"));

test("public.32 numbers, names, order and the day of their check are those that were set, in English too", () => {
  const text = words(page(QUAKE, NOW, [], null, OWN));
  inOrder(
    text,
    "Telepon 021-171",
    "Telepon 112 (darurat) atau 115 (SAR) kalau ada yang luka atau terjepit.",
    "Rumah Anda rusak? Telepon 021-171.",
    "Call 021-171 (Ministry desk) for help, 112 (emergency) or 115 (rescue) if someone is hurt or trapped.",
    "Nomor telepon: 021-171 (Posko Kemensos) dan 115 (SAR) diperiksa pada 2 November 2026; 112 (darurat) diperiksa pada 1 Oktober 2026.",
  );
  const one = readPhones("171 Kemensos 2026-11-02")!;
  expect(words(page(QUAKE, NOW, [], null, one))).toContain("Telepon 171 kalau ada yang luka atau terjepit.");
});

test("public.32 nowhere on any page is a number that was not set", () => {
  const warned = nagekeo();
  const storm = rain();
  const pages = [
    page(QUAKE, NOW, [], null, OWN),
    page(worldOf(), NOW, [], null, OWN),
    page(worldOf(), NOW, ["autogempa"], null, OWN),
    page(worldOf(warned, alert(warned.id, "darurat")), PD2_AT, [], null, OWN),
    page(worldOf(storm, alert(storm.id, "dirasakan")), NOW, [], null, OWN),
    page(worldOf({ ...storm, cancelled: true, endsAt: NOW }, alert(storm.id, "dirasakan")), NOW, [], null, OWN),
    oldPage(NOW, null, OWN),
    plainPage({ title: "Tidak ada", body: html`<p></p>`, drill: null, phones: OWN, madeAt: NOW }),
  ];
  for (const made of pages) {
    const called = [...made.matchAll(/href="tel:([^"]+)"/g)].map(([, number]) => number);
    expect(called.length).toBeGreaterThan(0);
    expect(new Set(["021171", "112", "115", ...called])).toEqual(new Set(["021171", "112", "115"]));
    expect(words(made)).not.toMatch(/\b119\b|(?<!-)\b171\b/);
  }
});

test.each([
  ["115 SAR", "no day"],
  ["115 2026-11-30", "no name"],
  ["SAR 2026-11-30", "no number"],
  ["115 SAR 2026-02-31", "a day that is none"],
  ["115 SAR 30-11-2026", "a day otherwise written"],
  ["115 SAR 2026-11-30, 115 Basarnas 2026-11-30", "one twice"],
  ["115 SAR 2026-11-30,", "an empty one"],
  ["1a5 SAR 2026-11-30", "a letter in it"],
  ["11 A b 2026-11-30, 12 A b 2026-11-30, 13 A b 2026-11-30, 14 A b 2026-11-30, 15 A b 2026-11-30", "five"],
])("public.32 %s (%s) stops the start with a sentence that names field and value", (value) => {
  expect(() => readConfig({ PUBLIC_PHONES: value })).toThrow(`PUBLIC_PHONES: "${value}" won't do. Wanted are one to four numbers`);
});
