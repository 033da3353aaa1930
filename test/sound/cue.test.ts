import { describe, expect, test } from "vitest";
import { goOn, keepWords } from "../../client/wall/sound/kept.ts";
import { loudnessOf } from "../../client/wall/sound/loudness.ts";
import type { Alert } from "../../shared/record/alert.ts";
import type { QuakeVersion, WeatherAlert } from "../../shared/record/hazard.ts";
import { EMPTY_WORLD, type WorldRecord } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { incident } from "../make/incident.ts";
import { quake, version } from "../make/quake.ts";
import { weather } from "../make/weather.ts";
import { MINUTE, NOW } from "../wall/makeWorld.ts";
import { calmListener, cueWords, listener, USUAL } from "./listen.ts";

type Tsunami = QuakeVersion["tsunami"];
const SECOND = 1000;
const ANSWERED = { officer: "Sari", at: NOW, tier: "darurat" as const };

const tsunami = (changes: Partial<Tsunami> = {}): Tsunami => ({
  state: "warning",
  stage: "PD-1",
  level: "WASPADA",
  issuedAt: NOW,
  zones: [],
  observations: [],
  ...changes,
});
type OfAlert = Partial<Alert> & { acknowledged?: typeof ANSWERED | null };
const raised = (id: string, tier: Alert["tier"], { acknowledged, ...changes }: OfAlert): WorldRecord[] => [
  alert({ id, tier, ...changes }),
  ...(acknowledged === undefined ? [] : [incident({ id, acknowledged })]),
];
const shaken = (id: string, tier: Alert["tier"], changes: OfAlert = {}): WorldRecord[] => [
  quake({ id }),
  ...raised(id, tier, changes),
];
const warned = (id: string, changes: Partial<Tsunami> = {}, ofAlert: OfAlert = {}): WorldRecord[] => [
  quake({ id }, { tsunami: tsunami(changes) }),
  ...raised(id, changes.level === "SIAGA" || changes.level === "AWAS" ? "darurat" : "merusak", ofAlert),
];
const rain = (severity: "Extreme" | "Severe", tier: Alert["tier"], changes: Partial<WeatherAlert> = {}) => {
  const hazard = weather({ id: "w", endsAt: NOW + 60 * MINUTE, ...changes });
  return [
    { ...hazard, versions: hazard.versions.map((one) => ({ ...one, severity })) },
    alert({ id: "w", tier }),
  ] satisfies WorldRecord[];
};

describe("four tiers", () => {
  test.each<[string, WorldRecord[], string[]]>([
    ["info sounds nothing", shaken("q", "info"), []],
    ["dirasakan is one soft tone without words", shaken("q", "dirasakan"), ["felt q"]],
    ["merusak has its tone and its words", shaken("q", "merusak"), ["damaging+voice q"]],
    ["darurat by shaking too", shaken("q", "darurat"), ["damaging+voice q"]],
    ["a tsunami warning of the lowest level is the siren", warned("q"), ["siren+voice q"]],
    ["so is a potential without zones", warned("q", { state: "potential", level: null }), ["siren+voice q"]],
    ["a severe weather warning is a soft tone", rain("Severe", "dirasakan"), ["felt w"]],
    ["an extreme one has words", rain("Extreme", "merusak"), ["damaging+voice w"]],
    ["what is held sounds nothing", [quake({ id: "q", status: "held" }), alert({ id: "q", tier: "darurat" })], []],
    ["BMKG's test sounds nothing", [quake({ id: "q", status: "test" }), alert({ id: "q", tier: "darurat" })], []],
    ["history sounds nothing", [quake({ id: "q", status: "history" }), alert({ id: "q", tier: "darurat" })], []],
    ["a felt aftershock belongs to its main event", shaken("q", "dirasakan", { mainId: "m" }), []],
    ["an aftershock with damage of its own sounds", shaken("q", "merusak", { mainId: "m" }), ["damaging+voice q"]],
  ])("Q6 %s", (_, records, cues) => {
    expect(cueWords(calmListener().hear(records))).toEqual(cues);
  });

  test("Q6 a drill sounds as it would in earnest, with its word before each sentence", () => {
    const [cue] = calmListener().hear(shaken("q", "merusak"), { drill: true });
    expect(cue?.kind === "sound" && cue.sentences.every((words) => words.startsWith("Latihan, latihan. "))).toBe(true);
  });
});

describe("once, and again only on rise or end", () => {
  const later = (minutes: number) => ({ now: NOW + minutes * MINUTE });
  const versions = [version(), version({ n: 2, magnitude: 5.7 })];

  test("Q7 the same world again, and an update without rise, are silent", () => {
    const wall = calmListener();
    wall.hear(shaken("q", "merusak"));
    expect(wall.hear(shaken("q", "merusak"), later(2))).toEqual([]);
    expect(wall.hear([quake({ id: "q", versions }), alert({ id: "q", tier: "merusak" })], later(3))).toEqual([]);
    expect(
      wall.hear([quake({ id: "q", versions }), ...raised("q", "merusak", { acknowledged: ANSWERED })], later(4)),
    ).toEqual([]);
  });

  test("Q7 each rise of tier sounds", () => {
    const wall = calmListener();
    const tiers = ["info", "dirasakan", "merusak", "darurat"] as const;
    const cues = tiers.map((tier, i) => cueWords(wall.hear(shaken("q", tier), later(5 * i))));
    expect(cues).toEqual([[], ["felt q"], ["damaging+voice q"], ["damaging+voice q"]]);
  });

  test("Q7 a tier that falls and comes back does not", () => {
    const wall = calmListener();
    wall.hear(shaken("q", "merusak"));
    expect(wall.hear(shaken("q", "dirasakan"), later(2))).toEqual([]);
    expect(wall.hear(shaken("q", "merusak"), later(4))).toEqual([]);
  });

  test("Q7 each rise of a tsunami's level sounds, once more and with a pause when it was answered before", () => {
    const wall = calmListener();
    wall.hear(warned("q"));
    expect(cueWords(wall.hear(warned("q", { level: "SIAGA" }), later(3)))).toEqual(["siren+voice q"]);
    wall.hear(warned("q", { level: "SIAGA" }, { acknowledged: ANSWERED }), later(4));
    const awas = warned("q", { level: "AWAS" }, { acknowledged: ANSWERED });
    expect(cueWords(wall.hear(awas, later(5)))).toEqual(["siren-again+voice q"]);
    expect(wall.hear(awas, later(7))).toEqual([]);
    expect(wall.hear(warned("q", { level: "SIAGA" }, { acknowledged: ANSWERED }), later(8))).toEqual([]);
  });

  test("Q7 zones after a mere potential are a rise, also of the lowest level", () => {
    const wall = calmListener();
    wall.hear(warned("q", { state: "potential", level: null }));
    expect(cueWords(wall.hear(warned("q"), later(3)))).toEqual(["siren+voice q"]);
  });

  test("Q7 BMKG's end of a warning sounds once, and what follows it does not", () => {
    const wall = calmListener();
    wall.hear(warned("q", { level: "SIAGA" }, { acknowledged: ANSWERED }));
    wall.hear(warned("q", { level: "SIAGA" }));
    const ended = [
      quake({ id: "q" }, { tsunami: tsunami({ state: "ended", stage: "PD-4", level: null }) }),
      alert({ id: "q", tier: "darurat" }),
    ];
    expect(cueWords(wall.hear(ended, later(60)))).toEqual(["ended+voice q"]);
    expect(wall.hear(ended, later(62))).toEqual([]);
    expect(cueWords(wall.hear(warned("q", { level: "SIAGA" }), later(90)))).toEqual(["siren+voice q"]);
  });

  test("Q7 a weather warning that BMKG cancels sounds its end only when it had been spoken", () => {
    const spoken = calmListener();
    spoken.hear(rain("Extreme", "merusak"));
    expect(cueWords(spoken.hear(rain("Extreme", "merusak", { cancelled: true }), later(5)))).toEqual(["ended+voice w"]);
    const toned = calmListener();
    toned.hear(rain("Severe", "dirasakan"));
    expect(toned.hear(rain("Severe", "dirasakan", { cancelled: true }), later(5))).toEqual([]);
  });

  test("Q7 what was spoken and is then held is told as withdrawn, and sounds anew when it is mended", () => {
    const wall = calmListener();
    wall.hear(shaken("q", "merusak"));
    const held = [quake({ id: "q", status: "held" }), alert({ id: "q", tier: "merusak" })];
    expect(cueWords(wall.hear(held, later(2)))).toEqual(["ended+voice q"]);
    expect(wall.hear(held, later(4))).toEqual([]);
    expect(cueWords(wall.hear(shaken("q", "merusak"), later(6)))).toEqual(["damaging+voice q"]);
  });

  test("Q7 an alert that ends by our own clock is silent", () => {
    const wall = calmListener();
    wall.hear(shaken("q", "merusak"));
    expect(wall.hear(shaken("q", "merusak", { endedAt: NOW + 60 * MINUTE }), later(60))).toEqual([]);
  });
});

describe("what was there before", () => {
  test("Q8 the first world is silent, and a world without an entry is not the first", () => {
    const wall = listener();
    expect(wall.hear([], { world: EMPTY_WORLD })).toEqual([]);
    expect(wall.hear([...shaken("a", "merusak"), ...shaken("b", "dirasakan")])).toEqual([]);
    expect(cueWords(wall.hear([...shaken("a", "merusak"), ...shaken("c", "merusak")]))).toEqual(["damaging+voice c"]);
  });

  test("Q8 after a reload nothing is told twice, and what happened in its gap is told", () => {
    const before = calmListener();
    before.hear(shaken("a", "merusak"));
    const kept = keepWords(before.state(), NOW);
    const after = listener(goOn(kept, NOW + 20 * SECOND));
    expect(cueWords(after.hear([...shaken("a", "merusak"), ...shaken("b", "merusak")]))).toEqual(["damaging+voice b"]);
  });

  test.each([
    ["nothing was kept", null, NOW],
    ["the screen was away for long", keepWords(calmListener().state(), NOW), NOW + 4 * MINUTE],
    ["what was kept is from a later time", keepWords(calmListener().state(), NOW + MINUTE), NOW],
    ["what was kept can't be read", `${NOW}\nq merusak`, NOW],
    ["what was kept is of something else", `{"at":${NOW}}`, NOW],
  ])("Q8 the first world is silent as well when %s", (_, kept, now) => {
    expect(listener(goOn(kept, now)).hear(shaken("q", "merusak"), { now })).toEqual([]);
  });

  test("Q8 a tsunami warning that nobody has answered calls after a reload too, without repeating its words", () => {
    const before = calmListener();
    before.hear(warned("q"));
    const after = listener(goOn(keepWords(before.state(), NOW), NOW + 20 * SECOND));
    expect(cueWords(after.hear(warned("q"), { now: NOW + 20 * SECOND }))).toEqual(["siren-again q"]);
  });

  test("Q8 a screen that begins in the middle of it calls with its words", () => {
    expect(cueWords(listener().hear(warned("q")))).toEqual(["siren+voice q"]);
    expect(listener().hear(warned("q", {}, { acknowledged: ANSWERED }))).toEqual([]);
  });

  test("Q8 after an outage what was answered meanwhile, or was felt half an hour ago, is let be", () => {
    const raisedAt = NOW - 31 * MINUTE;
    expect(calmListener().hear(shaken("q", "dirasakan", { raisedAt }))).toEqual([]);
    expect(calmListener().hear(shaken("q", "merusak", { acknowledged: ANSWERED }))).toEqual([]);
    expect(cueWords(calmListener().hear(shaken("q", "merusak", { raisedAt })))).toEqual(["damaging+voice q"]);
  });

  test("Q8 what has left the world is forgotten", () => {
    const wall = calmListener();
    wall.hear(shaken("q", "merusak"));
    wall.hear([]);
    expect(wall.state().heard).toEqual({});
  });
});

describe("the siren", () => {
  /** Looks once a second, as the wall does, and notes the second of each cue. */
  const overSeconds = (seconds: number, at: (s: number) => WorldRecord[], rate = 1) => {
    const wall = calmListener();
    return Array.from({ length: seconds }, (_, s) =>
      cueWords(wall.hear(at(s), { now: NOW + s * SECOND * rate, rate })).map((words) => `${s} ${words}`),
    ).flat();
  };

  test.each([1, 20])("Q9 it calls for a minute, then once a minute without words, at %d× as well", (rate) => {
    expect(overSeconds(250, () => warned("q"), rate)).toEqual([
      "0 siren+voice q",
      "120 siren-again q",
      "180 siren-again q",
      "240 siren-again q",
    ]);
  });

  test("Q9 an answer stops it at once and for good", () => {
    const answeredAt20 = (s: number) => warned("q", {}, s < 20 ? {} : { acknowledged: ANSWERED });
    expect(overSeconds(250, answeredAt20)).toEqual(["0 siren+voice q", "20 hush"]);
  });

  test("Q9 the end of the warning stops it and is told", () => {
    const endedAt20 = (s: number) =>
      warned("q", s < 20 ? {} : { state: "ended", stage: "PD-4" }, { acknowledged: null });
    expect(overSeconds(250, endedAt20)).toEqual(["0 siren+voice q", "20 ended+voice q"]);
  });

  test("Q9 a rise that asks for an answer again calls again", () => {
    const risen = (s: number) =>
      s < 20
        ? warned("q")
        : s < 100
          ? warned("q", {}, { acknowledged: ANSWERED })
          : warned("q", { level: "SIAGA" }, { acknowledged: null });
    expect(overSeconds(230, risen)).toEqual(["0 siren+voice q", "20 hush", "100 siren+voice q", "220 siren-again q"]);
  });

  test("Q9 while two are unanswered one answer does not stop it", () => {
    const both = (s: number) => [...warned("a", {}, s < 20 ? {} : { acknowledged: ANSWERED }), ...warned("b")];
    expect(overSeconds(130, both)).toEqual(["0 siren+voice a b", "120 siren-again b"]);
  });
});

describe("one at a time", () => {
  const soon = { now: NOW + 2 * SECOND };

  test("Q10 a higher one cuts a lower one", () => {
    const wall = calmListener();
    wall.hear(shaken("a", "merusak"));
    expect(cueWords(wall.hear([...shaken("a", "merusak"), ...warned("b")], soon))).toEqual(["siren+voice b"]);
  });

  test("Q10 a lower one is dropped while a higher one sounds", () => {
    const wall = calmListener();
    wall.hear(warned("a"));
    const both = [...warned("a"), ...shaken("b", "dirasakan"), ...shaken("c", "merusak")];
    expect(wall.hear(both, soon)).toEqual([]);
    const answered = [...warned("a", {}, { acknowledged: ANSWERED }), ...both.slice(2)];
    expect(cueWords(wall.hear(answered, { now: NOW + 30 * SECOND }))).toEqual(["hush"]);
    expect(wall.hear(answered, { now: NOW + 90 * SECOND })).toEqual([]);
  });

  test("Q10 one as loud waits until the other has been said", () => {
    const wall = calmListener();
    wall.hear(shaken("a", "merusak"));
    const both = [...shaken("a", "merusak"), ...shaken("b", "merusak")];
    expect(wall.hear(both, soon)).toEqual([]);
    expect(cueWords(wall.hear(both, { now: NOW + MINUTE }))).toEqual(["damaging+voice b"]);
    expect(wall.hear(both, { now: NOW + 2 * MINUTE })).toEqual([]);
  });

  test("Q10 the same hazard's rise cuts its own older words", () => {
    const wall = calmListener();
    wall.hear(shaken("a", "merusak"));
    expect(cueWords(wall.hear(shaken("a", "darurat"), soon))).toEqual(["damaging+voice a"]);
  });

  test("Q10 several at once are one tone, and at most three are said", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const [cue, ...more] = calmListener().hear(ids.flatMap((id) => shaken(id, "merusak")));
    expect(more).toEqual([]);
    expect(cue?.kind === "sound" && cue.about).toHaveLength(5);
    expect(cue?.kind === "sound" && cue.sentences).toHaveLength(3);
  });

  test("Q10 the end of another warning is not lost under a siren", () => {
    const wall = calmListener();
    wall.hear(warned("a", {}, { acknowledged: null }));
    wall.hear(warned("a", {}, { acknowledged: ANSWERED }), soon);
    const over = warned("a", { state: "ended" }, { acknowledged: ANSWERED });
    expect(cueWords(wall.hear([...over, ...warned("b")], { now: NOW + 3 * SECOND }))).toEqual(["siren+voice b"]);
    const answered = [...over, ...warned("b", {}, { acknowledged: ANSWERED })];
    wall.hear(answered, { now: NOW + 6 * SECOND });
    expect(cueWords(wall.hear(answered, { now: NOW + 7 * SECOND }))).toEqual(["ended+voice a"]);
  });
});

describe("when it is silent", () => {
  test.each([
    ["a replay", { replay: true }],
    ["a lost link", { link: "lost" as const }],
    ["before the first word", { link: "unheard" as const, now: null }],
    ["the setting", { settings: { ...USUAL.settings, sound: false } }],
    ["a screen that was never clicked", { ready: false }],
  ])("Q11 %s sounds nothing, a tsunami neither", (_, changes) => {
    expect(calmListener().hear([...warned("q"), ...shaken("r", "merusak")], changes)).toEqual([]);
  });

  test("Q11 a lost link is no alarm, and what happened meanwhile is told when it is back", () => {
    const wall = calmListener();
    expect(wall.hear([], { link: "lost" })).toEqual([]);
    expect(cueWords(wall.hear(shaken("q", "merusak"), { now: NOW + 5 * MINUTE }))).toEqual(["damaging+voice q"]);
  });

  test("Q11 what a replay shows is not taken for heard, and a replay cuts what sounds", () => {
    const wall = calmListener();
    wall.hear(shaken("a", "merusak"));
    expect(cueWords(wall.hear(shaken("q", "merusak"), { replay: true }))).toEqual(["hush"]);
    expect(cueWords(wall.hear([...shaken("a", "merusak"), ...shaken("q", "merusak")]))).toEqual(["damaging+voice q"]);
  });

  test("Q11 the first click lets an unanswered siren sound, but no bulletin of before", () => {
    const wall = calmListener();
    const records = [...warned("q"), ...shaken("r", "merusak")];
    wall.hear(records, { ready: false });
    expect(cueWords(wall.hear(records))).toEqual(["siren+voice q"]);
  });

  test("Q12 quiet hours lower the soft tone alone, past midnight too", () => {
    const settings = { sound: true, volume: 0.8, quiet: { fromMinute: 22 * 60, toMinute: 6 * 60 } };
    const at = (hourWib: number) => Date.UTC(2022, 10, 21, hourWib - 7);
    expect([21, 22, 25, 29, 30].map((hour) => loudnessOf("felt", settings, at(hour)))).toEqual([
      0.8, 0.2, 0.2, 0.2, 0.8,
    ]);
    for (const tone of ["damaging", "siren", "siren-again", "ended", "voiceless"] as const)
      expect(loudnessOf(tone, settings, at(25))).toBe(0.8);
    const byDay = { ...settings, quiet: { fromMinute: 12 * 60, toMinute: 13 * 60 } };
    expect([11, 12, 13].map((hour) => loudnessOf("felt", byDay, at(hour)))).toEqual([0.8, 0.2, 0.8]);
    const [cue] = calmListener().hear(shaken("q", "dirasakan"), { settings: byDay, now: at(12) });
    expect(cue).toMatchObject({ tone: "felt", loudness: 0.2 });
  });
});
