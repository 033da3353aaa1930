import type { NeedLine } from "../../../shared/record/impact.ts";
import { alert } from "../../make/alert.ts";
import { impact } from "../../make/impact.ts";
import { lumbung, sentra, tagana } from "../../make/place.ts";
import { quake } from "../../make/quake.ts";
import { worldOf } from "../../make/world.ts";
import { help, resource } from "../makeWorld.ts";

/** Four minutes after Cianjur: its posts, its helpers, and what we reckon of it. */

export const cianjur = tagana({
  id: "TGN-32.03",
  name: "Tagana Kabupaten Cianjur",
  kabCode: "32.03",
  at: [107.14, -6.82],
});
export const lumbungCianjur = lumbung({
  id: "LBG-32.03",
  name: "Lumbung Sosial Kabupaten Cianjur",
  kabCode: "32.03",
  at: [107.14, -6.82],
  count: 4,
});
export const bogor = tagana({
  id: "TGN-32.71",
  name: "Tagana Kota Bogor",
  kabCode: "32.71",
  at: [106.79, -6.59],
  membersActive: 60,
});
export const soeweno = sentra({ id: "sentra:Inten Soeweno", name: "Sentra Inten Soeweno", at: [106.84, -6.5] });
export const inside = impact({
  id: "q",
  kabupaten: [{ code: "32.03", name: "Kabupaten Cianjur", mmi: 6.9, people: 1_200_000 }],
  people: [
    { mmi: 7, low: 0, mid: 158_697, high: 550_000 },
    { mmi: 6, low: 550_000, mid: 1_086_650, high: 1_800_000 },
    { mmi: 5, low: 1_800_000, mid: 2_556_968, high: 12_000_000 },
  ],
  resources: [
    resource(cianjur, 6.1, "periksa"),
    resource(lumbungCianjur, 6.1, "periksa"),
    resource(bogor, 5.0, "hubungi"),
  ],
  help: [help(bogor, 1.4), help(soeweno, 1.6)],
  covering: { sentraId: soeweno.id, altId: null, askId: soeweno.id, basis: "published" },
  displaced: { low: 27_000, mid: 52_000, high: 100_000, basis: "perkiraan" },
  needs: [
    {
      profile: "paket-lapangan",
      days: 3,
      stock: { stores: 12, example: 12, withinHours: 2 },
      feedsDays: 0.4,
      lines: [
        need("tenda keluarga", [640, 1240, 2400], 420),
        need("selimut", [4300, 8300, 16_000], 4200),
        need("makanan siap saji", [21_000, 29_000, 82_000], 29_000),
      ],
    },
  ],
});

function need(item: string, [low, mid, high]: Ends, have: number): NeedLine {
  return { item, unit: "unit", need: { low, mid, high }, have, locked: have, useFirst: false };
}
type Ends = [low: number, mid: number, high: number];
export const places = worldOf(cianjur, lumbungCianjur, bogor, soeweno);
export const hero = { quake: quake({ id: "q" }), alert: alert({ id: "q", tier: "merusak" }), impact: inside };
