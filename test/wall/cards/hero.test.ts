import { describe, expect, test } from "vitest";
import { acknowledgedWords, flagWords, heroCard } from "../../../client/wall/figures/event.ts";
import { shakingWords } from "../../../client/wall/figures/tsunami.ts";
import { publicImpact } from "../../../server/public/publicImpact.ts";
import { strongestMmi } from "../../../shared/record/impact.ts";
import { sentencesOf } from "../../../shared/speech/sentences.ts";
import { quietLines } from "../../../client/wall/figures/notices.ts";
import { sceneOf } from "../../../client/wall/scene/scene.ts";
import { AT_THE_SOURCE } from "../../../shared/calm/heard.ts";
import { alert } from "../../make/alert.ts";
import { ORIGIN, quake } from "../../make/quake.ts";
import { worldOf } from "../../make/world.ts";
import { NOW, WELL } from "../makeWorld.ts";
import { inside, hero, places } from "./cianjur.ts";
import { answered } from "../../make/incident.ts";
import { officer } from "../../make/officer.ts";

describe("the hero's card", () => {
  test("tells place, people and bands with their doubt", () => {
    expect(heroCard(hero, places, NOW)).toEqual({
      title: "GEMPA MERUSAK",
      age: "4 menit lalu",
      mmi: 6.9,
      place: "Kab. Cianjur",
      province: "Jawa Barat",
      facts: "M 5,6 · 10 km · 13.21.10 WIB",
      people: "1,2 juta orang",
      peopleOf: "di VI ke atas, perkiraan",
      bands: [
        { mmi: 7, people: "160 ribu", range: "0–550 ribu" },
        { mmi: 6, people: "1,1 juta", range: "0,55–1,8 juta" },
        { mmi: 5, people: "2,6 juta", range: "1,8–12 juta" },
      ],
      flags: [],
      aftershocks: null,
      standing: "BMKG v1 · tingkat 3 dari 4",
    });
  });

  test("W14 says that it still counts while no impact is known, instead of zero", () => {
    const card = heroCard({ ...hero, impact: null }, places, NOW);
    const place = "Di darat, 10 km barat daya Kab. Cianjur";
    expect([card.mmi, card.people, card.place]).toEqual([null, "menghitung", place]);
  });

  test("W13 loses its age when the clock stands; the time of the quake stays", () => {
    const card = heroCard(hero, places, null);
    expect([card.age, card.facts]).toEqual([null, "M 5,6 · 10 km · 13.21.10 WIB"]);
  });
});

test.each([
  ["automatic", 0, false, "dirasakan", "GEMPA TERDETEKSI"],
  ["automatic", 3, true, "dirasakan", "GEMPA KUAT"],
  ["m5", 0, false, "dirasakan", "GEMPA"],
  ["m5", 0, true, "dirasakan", "GEMPA KUAT"],
  ["felt", 1, false, "dirasakan", "GEMPA DIRASAKAN"],
  ["felt", 1, true, "darurat", "GEMPA MERUSAK"],
] as const)(
  "wall.35 alert.14 %s with %i reports, somebody hurt perhaps %s, of %s: %s",
  (form, reports, mayHurt, tier, title) => {
    const felt = Array.from({ length: reports }, () => ({ place: "Cianjur", mmiLow: 3, mmiHigh: 4 }));
    const told = {
      quake: quake({ id: "q" }, { form, felt }),
      alert: alert({ id: "q", tier, mayHurt }),
      impact: inside,
    };
    expect(heroCard(told, places, NOW).title).toBe(title);
  },
);

test("wall.26 the reasons of the alert are the desk's; nothing repeats them under the figures", () => {
  const reasons = ["perkiraan 1,3 juta orang di MMI VI ke atas", "3 pos kita di MMI VI ke atas, perkiraan"];
  const world = worldOf(quake({ id: "q" }), alert({ id: "q", tier: "merusak", reasons }));
  const scene = sceneOf({ world, report: WELL, now: NOW, heard: AT_THE_SOURCE });
  expect(scene.kind === "event" && quietLines(scene, NOW)).toEqual([]);
  expect(JSON.stringify(scene.kind === "event" && heroCard(scene.hero, world, NOW))).not.toMatch(/mungkin|pos kita/);
});

test("wall.5 what is held is told in as many words as its line holds, the place before the sea or land it lies in", () => {
  const told = (area: string) => {
    const held = quake({ id: "h", status: "held", flags: ["held:future-time"], updatedAt: NOW }, { area });
    const world = worldOf(quake({ id: "q" }), alert({ id: "q", tier: "merusak" }), held);
    const scene = sceneOf({ world, report: WELL, now: NOW, heard: AT_THE_SOURCE });
    return scene.kind === "event" && quietLines(scene, NOW);
  };
  const why = "Ditahan, waktunya di masa depan: M 5,6";
  expect(told("Pusat gempa berada di laut 4 km utara Palu")).toEqual([`${why} di laut, 4 km utara Palu`]);
  expect(told("Pusat gempa berada di laut 44 km barat daya Palu")).toEqual([`${why}, 44 km barat daya Palu`]);
  expect(told("Pusat gempa berada di laut 144 km barat daya Kabupaten Kepulauan Tanimbar")).toEqual([why]);
});

describe("what the hero says besides", () => {
  test("alert.16 its aftershocks are one line", () => {
    const after = [
      quake({ id: "a" }, { magnitude: 4.3, originTime: ORIGIN + 170_000 }),
      alert({ id: "a", mainId: "q" }),
    ];
    expect(heroCard(hero, worldOf(hero.quake, ...after), NOW).aftershocks).toBe("1 susulan, M 4,3 13.24");
  });

  test("picture.31 of BMKG's version and our tier as much is told as the line has room for, the version first", () => {
    const standing = (...flags: string[]) =>
      heroCard({ ...hero, quake: quake({ id: "q", flags }) }, places, NOW).standing;
    expect(standing("automatic")).toBe("BMKG v1 · tingkat 3 dari 4");
    expect(standing("automatic", "foreign")).toBe("BMKG v1");
    expect(standing("automatic", "foreign", "shakemap-refused")).toBe("");
  });

  test("an unknown flag is shown as it came", () => {
    expect(flagWords(["automatic", "new-thing"])).toEqual(["otomatis, belum ditinjau", "new-thing"]);
  });

  test("nobody's answer is said to be nobody's", () => {
    const one = alert({ id: "q", tier: "merusak" });
    expect(acknowledgedWords(worldOf(one), one)).toEqual({
      words: "belum diterima petugas",
      open: true,
      answered: false,
    });
    expect(acknowledgedWords(worldOf(one), one, NOW)).toEqual({
      words: "belum diterima, 13.25",
      open: false,
      answered: false,
    });
    const by = (ref: string) =>
      acknowledgedWords(
        worldOf(one, officer({ id: "o-sari", number: 2 }), answered(one, { officer: ref, at: NOW })),
        one,
      );
    expect(by("o-sari")).toEqual({ words: "diterima Petugas 2, 13.25", open: false, answered: true });
    expect(by("").words).toBe("diterima petugas, 13.25");
    // As a journal of before named them.
    expect(by("Muhammad Fathurrahman Siregar").words).toBe("diterima Muhammad F. S., 13.25");
  });
});

test("impact.21 one figure is the strongest on wall, desk, API and in the voice: that of the hardest-hit kabupaten", () => {
  const told = { ...inside, maxMmi: 8.8 };
  expect(strongestMmi(told)).toBe(6.9);
  expect(strongestMmi({ ...told, kabupaten: [] })).toBe(8.8);
  expect(heroCard({ ...hero, impact: told }, places, NOW).mmi).toBe(6.9);
  expect(shakingWords(told)).toBe("Guncangan maks. VII, Kab. Cianjur");
  expect(publicImpact(told, places.place)?.maxMmi).toBe(6.9);
  const said = sentencesOf({
    hazard: hero.quake,
    alert: hero.alert,
    impact: told,
    news: "new",
    now: NOW,
    drill: false,
  });
  expect(said.join(" ")).toContain("perkiraan skala tujuh MMI");
});
