import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calmView, eventView, type View } from "../../client/map/camera/camera.ts";
import {
  BETWEEN_MOVES_MS,
  DWELL_MS,
  EASE_MS,
  LOCK_MS,
  lockedS,
  steer,
  UNSET,
  type Cameraman,
  type Look,
  type Steered,
} from "../../client/map/camera/cameraman.ts";

/** The camera as a function of wish, news, hand and time. */

const PADDING = { top: 0, right: 0.3, bottom: 0.2, left: 0 };
const CALM = calmView(PADDING);
const frame = { padding: PADDING, helpers: [], outline: [] };
const CIANJUR = eventView({ ...frame, centre: [107.05, -6.84], reachKm: 29 });
const WIDER = eventView({ ...frame, centre: [107.05, -6.84], reachKm: 60 });
const PALU = eventView({ ...frame, centre: [119.85, -0.18], reachKm: 90 });

const look = (changes: Partial<Look>): Look => ({
  wish: CIANJUR,
  news: "event:cianjur",
  now: 0,
  hand: null,
  alarms: [],
  reducedMotion: false,
  ...changes,
});

/** Plays looks one after the other. */
function play(...looks: Partial<Look>[]): Steered {
  let last: Steered = { state: UNSET, move: null, wakeAt: null };
  for (const changes of looks) last = steer(last.state, look(changes));
  return last;
}

const shown: Partial<Look> = { now: 0 };
const LATER = 60_000;

describe("X1 the camera", () => {
  test("X1 a first view is a cut, and so is what follows on knowing nothing", () => {
    expect(play({ wish: CALM, news: null }).move).toEqual({ view: CALM, durationMs: 0 });
    expect(play({ wish: CALM, news: null }, { now: 100 }).move).toEqual({ view: CIANJUR, durationMs: 0 });
  });

  test("X1 another scene is moved to at once, in 800 ms", () => {
    const { move } = play(shown, { news: "event:palu", wish: PALU, now: LATER });
    expect(move).toEqual({ view: PALU, durationMs: 800 });
  });

  test("X1 with reduced motion every move is a cut", () => {
    expect(play(shown, { news: "event:palu", wish: PALU, now: LATER, reducedMotion: true }).move?.durationMs).toBe(0);
  });

  test("X1 the same scene is held for ten seconds, then corrected", () => {
    const early = play(shown, { wish: WIDER, now: 4000 });
    expect(early).toMatchObject({ move: null, wakeAt: DWELL_MS });
    expect(steer(early.state, look({ wish: WIDER, now: DWELL_MS })).move?.view).toEqual(WIDER);
  });

  test("X1 a scene that comes within five seconds of a move waits for them, and the newest wish wins", () => {
    const early = play(shown, { news: "calm", wish: CALM, now: 1000 }, { news: "event:palu", wish: PALU, now: 2000 });
    expect(early).toMatchObject({ move: null, wakeAt: BETWEEN_MOVES_MS });
    expect(steer(early.state, look({ news: "event:palu", wish: PALU, now: BETWEEN_MOVES_MS })).move?.view).toEqual(
      PALU,
    );
  });

  test("X1 an impact that comes while the camera still moves bends that move", () => {
    const { move, state } = play(shown, { wish: WIDER, now: 300 });
    expect(move).toEqual({ view: WIDER, durationMs: EASE_MS - 300 });
    expect(state.movedAt).toBe(0);
  });

  test("X1 what it shows already asks for nothing, and nobody is woken", () => {
    expect(play(shown, { now: LATER })).toMatchObject({ move: null, wakeAt: null });
  });
});

describe("X2 a hand on the map", () => {
  const touched: Partial<Look> = { hand: "touched", now: 20_000 };

  test("X2 locks the camera, whatever is wished", () => {
    const { move, state, wakeAt } = play(shown, touched, { news: "event:palu", wish: PALU, now: 60_000 });
    expect(move).toBeNull();
    expect(wakeAt).toBe(20_000 + LOCK_MS);
    expect(lockedS(state, 60_000)).toBe(80);
  });

  test("X2 lets go by itself 120 s after its last touch", () => {
    const { state } = play(shown, touched, { hand: "touched", now: 50_000 });
    expect(steer(state, look({ now: 50_000 + LOCK_MS - 1 })).move).toBeNull();
    expect(steer(state, look({ now: 50_000 + LOCK_MS })).move?.view).toEqual(CIANJUR);
  });

  test("X2 lets go at the button, and the camera goes back", () => {
    const { move, state } = play(shown, touched, { hand: "released", now: 30_000 });
    expect(move?.view).toEqual(CIANJUR);
    expect(lockedS(state, 30_000)).toBeNull();
  });

  test("X2 is overruled at once by a new hazard that is merusak or darurat", () => {
    const palu = { news: "event:palu", wish: PALU, now: 30_000 };
    expect(play({ ...shown, alarms: ["a:merusak"] }, { ...touched, alarms: ["a:merusak"] }).move).toBeNull();
    const { move, state } = play(shown, touched, { ...palu, alarms: ["palu:darurat"] });
    expect(move?.view).toEqual(PALU);
    expect(lockedS(state, 30_000)).toBeNull();
  });

  test("X2 an alarm that came within five seconds of a move is gone to when they are over", () => {
    const soon = play(
      { now: 0 },
      { hand: "touched", now: 1000 },
      { news: "event:palu", wish: PALU, now: 2000, alarms: ["palu:darurat"] },
    );
    expect(soon).toMatchObject({ move: null, wakeAt: BETWEEN_MOVES_MS, state: { touchedAt: null } });
    const then = steer(soon.state, look({ news: "event:palu", wish: PALU, now: 5000, alarms: ["palu:darurat"] }));
    expect(then.move?.view).toEqual(PALU);
  });

  test("X2 an alarm that ends overrules nobody", () => {
    expect(play({ ...shown, alarms: ["a:merusak"] }, { ...touched, alarms: [] }).state.touchedAt).toBe(20_000);
  });
});

describe("whatever happens", () => {
  const VIEWS: [string | null, View][] = [
    ["calm", CALM],
    ["event:cianjur", CIANJUR],
    ["event:cianjur", WIDER],
    ["event:palu", PALU],
  ];
  interface Step {
    afterMs: number;
    what: [string | null, View];
    hand: Look["hand"];
    alarms: string[];
    reducedMotion: boolean;
  }
  const step: fc.Arbitrary<Step> = fc.record({
    afterMs: fc.integer({ min: 0, max: 20_000 }),
    what: fc.constantFrom(...VIEWS),
    hand: fc.constantFrom<Look["hand"]>(null, null, null, "touched", "released"),
    alarms: fc.subarray(["a:merusak", "b:darurat"]),
    reducedMotion: fc.boolean(),
  });

  /** As the map does it: asks at each step, and between them whenever it was told to. */
  function run(steps: readonly Step[]) {
    const seen: { now: number; before: Cameraman; after: Steered; look: Look }[] = [];
    let state = UNSET;
    let wakeAt: number | null = null;
    let now = 0;
    const ask = (one: Look) => {
      const after = steer(state, one);
      seen.push({ now: one.now, before: state, after, look: one });
      ({ state, wakeAt } = after);
    };
    const settle = (last: Look, until: number) => {
      for (let i = 0; wakeAt !== null && wakeAt <= until && i < 50; i++) ask({ ...last, now: wakeAt, hand: null });
    };
    let last: Look | null = null;
    for (const { afterMs, what, hand, alarms, reducedMotion } of steps) {
      if (last) settle(last, now + afterMs);
      now += afterMs;
      last = { wish: what[1], news: what[0], now, hand, alarms, reducedMotion };
      ask(last);
    }
    if (last) settle(last, Infinity);
    return { seen, state, wakeAt, last };
  }
  const days = fc.array(step, { minLength: 1, maxLength: 40 });

  test("X1 no two moves begin within five seconds, and none while a hand holds the map", () => {
    fc.assert(
      fc.property(days, (steps) => {
        let began = -Infinity;
        for (const { before, after, now } of run(steps).seen) {
          if (!after.move) continue;
          expect(after.state.touchedAt).toBeNull();
          if (after.state.movedAt === before.movedAt) continue;
          expect(now - began).toBeGreaterThanOrEqual(BETWEEN_MOVES_MS);
          began = now;
        }
      }),
    );
  });

  test("X1 in the end it shows what was wished last, and nothing is waited for", () => {
    fc.assert(
      fc.property(days, (steps) => {
        const { state, wakeAt, last } = run(steps);
        expect(wakeAt).toBeNull();
        expect(state.shown).toEqual({ view: last?.wish, news: last?.news });
        expect(state.away).toBe(false);
      }),
    );
  });

  test("X1 the same look twice moves once", () => {
    fc.assert(
      fc.property(days, (steps) => {
        for (const { after, look: one } of run(steps).seen)
          if (after.move) expect(steer(after.state, { ...one, hand: null }).move).toBeNull();
      }),
    );
  });
});
