import { describe, expect, test } from "vitest";
import { tsunamiCard } from "../../client/wall/figures/tsunami.ts";
import { changesFor } from "../../server/realtime/scopes.ts";
import { adviceSaid, bmkgSaid, bmkgSaidAt, kecamatanNamed } from "../../shared/bmkg/bmkgSaid.ts";
import type { TsunamiLevel } from "../../shared/record/bulletin.ts";
import { Hazard, type Statement, type Tsunami } from "../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { hazardTitle } from "../../shared/words/titles.ts";
import { alert } from "../make/alert.ts";
import { ORIGIN, quake, statement, tsunami } from "../make/quake.ts";
import { weather } from "../make/weather.ts";

const DESCRIPTION = [
  "Hujan lebat disertai petir akan terjadi pada 13 October 2025, 12:23 WIB di sebagian wilayah Jawa Barat, khususnya di Babakancikao, Bl. Limbangan, KOTA BARU.",
  " Kondisi ini berpotensi menimbulkan dampak berupa banjir lokal.",
  " Masyarakat dihimbau untuk tetap waspada.",
  " Kondisi diperkirakan dapat berlangsung hingga 13 October 2025, 14:30 WIB.",
].join("\n");

describe("words.14 BMKG's own words", () => {
  test("of a warning are its paragraphs and its advice", () => {
    const said = bmkgSaid(weather({}, { description: DESCRIPTION, instruction: "Jauhi sungai." }));
    expect([said.length, said[1], said.at(-1)]).toEqual([
      5,
      "Kondisi ini berpotensi menimbulkan dampak berupa banjir lokal.",
      "Jauhi sungai.",
    ]);
  });

  test("what it says beside area and times, and the kecamatan it names", () => {
    expect(adviceSaid(DESCRIPTION)).toEqual([
      "Kondisi ini berpotensi menimbulkan dampak berupa banjir lokal.",
      "Masyarakat dihimbau untuk tetap waspada.",
    ]);
    expect(kecamatanNamed(DESCRIPTION)).toEqual(["Babakancikao", "Bl. Limbangan", "KOTA BARU"]);
    expect(kecamatanNamed("Waspada hujan lebat.")).toEqual([]);
  });
});

const SAID = {
  headline: "Peringatan Dini Tsunami untuk wilayah: NTT ::BMKG",
  instruction: "Ikuti arahan BPBD",
  words: {
    description: "Peringatan Dini Tsunami,  berpotensi Tsunami di wilayah: NTT",
    potential: "Potensi TSUNAMI",
    levels: ["Awas", "Siaga", "Waspada"].map(
      (level) => `Pemerintah Kab/Kota yang berada pada status "${level}" diharap`,
    ),
  },
};
const ofStage = (stage: string, minute: number, change: Partial<Statement> = {}) =>
  statement({ form: "tsunami", stage, issuedAt: ORIGIN + minute * MINUTE_MS, ...SAID, ...change });
const zone = (level: TsunamiLevel) => ({ province: "NTT", district: "ENDE", level, arrivalAt: null });
const felt = statement({ form: "felt", issuedAt: ORIGIN + 9 * MINUTE_MS, instruction: "Hati-hati gempabumi susulan" });
const warned = (statements: Statement[], change: Partial<Tsunami> = {}) =>
  quake({ statements }, { tsunami: tsunami({ state: "warning", stage: "PD-2", zones: [zone("SIAGA")], ...change }) });

describe("words.15 of a quake", () => {
  test("all that the newest statement says that has any, and when", () => {
    const said = quake({ statements: [statement({ instruction: "Dulu", issuedAt: ORIGIN }), felt, statement({})] });
    expect([bmkgSaid(said), bmkgSaidAt(said)]).toEqual([["Hati-hati gempabumi susulan"], felt.issuedAt]);
    expect([bmkgSaid(quake()), bmkgSaidAt(quake())]).toEqual([[], null]);
  });

  test("the warning in force speaks, whatever came after it; what it asks is of the levels that it warns of", () => {
    const said = bmkgSaid(warned([ofStage("PD-1", 5, { instruction: "Dulu" }), ofStage("PD-2", 8), felt]));
    expect(said).toEqual([
      "Peringatan Dini Tsunami untuk wilayah: NTT",
      "Peringatan Dini Tsunami, berpotensi Tsunami di wilayah: NTT",
      "Potensi TSUNAMI",
      "Ikuti arahan BPBD",
      'Pemerintah Kab/Kota yang berada pada status "Siaga" diharap',
    ]);
  });

  test("after its end neither potential nor levels, though BMKG sends them", () => {
    const ended = warned([ofStage("PD-4", 150, { headline: "dinyatakan telah berakhir" })], {
      state: "ended",
      stage: "PD-4",
    });
    expect(bmkgSaid(ended)).toEqual([
      "dinyatakan telah berakhir",
      SAID.words.description.replace("  ", " "),
      SAID.instruction,
    ]);
  });

  test("what BMKG took back says nothing, nor what is in doubt beside a sound statement", () => {
    expect(bmkgSaid(quake({ statements: [{ ...felt, cancelled: true }] }))).toEqual([]);
    const cancelled = { state: "ended" as const, stage: null, cancelled: true as const };
    expect(bmkgSaid(warned([ofStage("PD-2", 8), ofStage("PD-2", 9, { cancelled: true })], cancelled))).toEqual([]);
    const doubts = [{ kind: "future-time" as const, detail: "" }];
    const doubted = { ...felt, instruction: "Salah", issuedAt: ORIGIN + 20 * MINUTE_MS, doubts };
    expect(bmkgSaid(quake({ statements: [felt, doubted] }))).toEqual(["Hati-hati gempabumi susulan"]);
    expect(bmkgSaid(quake({ status: "held", statements: [doubted] }))).toEqual(["Salah"]);
  });

  test("a wall, which receives no statements, has the same words, and nothing else of them", () => {
    const whole = warned([ofStage("PD-2", 8), felt]);
    const [change] = changesFor("wall", [{ op: "put", record: whole }]);
    const shown = change?.op === "put" && change.record.type === "hazard" && change.record;
    expect(shown).toMatchObject({ statements: [] });
    expect(JSON.stringify(shown)).not.toContain("Hati-hati");
    expect(shown && [bmkgSaid(shown), bmkgSaidAt(shown)]).toEqual([bmkgSaid(whole), bmkgSaidAt(whole)]);
    expect(Hazard.parse(shown)).toEqual(shown);
  });

  test("words.11 no title is made of them", () => {
    const titles = (said: Partial<Statement>) => {
      const of = warned([ofStage("PD-2", 8, said)], { level: "SIAGA" });
      return [hazardTitle(of), tsunamiCard({ quake: of, alert: alert(), impact: null }, null).place];
    };
    const other = { headline: "Peringatan Dini Tsunami untuk wilayah: BANTEN", instruction: "BANTEN" };
    expect(titles({ ...other, words: { ...SAID.words, description: "BANTEN" } })).toEqual(titles({}));
    expect(titles(other).join()).not.toMatch(/banten/i);
  });
});
