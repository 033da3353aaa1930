import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { STILL_MS } from "../wall/stillness.ts";
import { OUTAGES } from "./day.ts";
import { turnsBetween, scenesAt } from "./expected.ts";
import { QUIET, SLICE, WHOLE } from "./plan.ts";
import { livedThrough, SPEED, type Seen } from "./run.ts";
import { CUTS, LOSSES } from "./trials.ts";

/**
 * A wall through a day at sixty times its speed, in a real browser, on a real server, fed by the replica of BMKG.
 * `SOAK_HOURS=24 npx vitest run test/soak` lives through the whole day in 24 minutes; without it through an hour of
 * its evening, with two events.
 */
const within = <T>(list: readonly T[], when: (one: T) => number) =>
  list.filter((one) => when(one) >= SLICE.from && when(one) < SLICE.to);
const cuts = within(CUTS, (cut) => cut.at);
const losses = within(LOSSES, (loss) => loss);

/** A feed is read once in a real second, the wall's minute turns once in one, and the machine may be busy. */
const LAG_MS = 15 * SECOND_MS * SPEED;
/** The estimate alone may call a quake felt before BMKG's list does. */
const EARLY_MS = 2 * MINUTE_MS;
/** A wall that has just been opened, or lost its context, draws with the processor. */
const REBUILD_MS = 30 * SECOND_MS * SPEED;

/** Memory moves by less. In a minute on a busy machine code that is compiled late moves it by more than in hours. */
const GROWTH = WHOLE ? 1.1 : 1.25;

let seen: Seen;
beforeAll(
  async () => {
    if (!existsSync(new URL("../../dist/client/wall/index.html", import.meta.url)))
      throw new Error("The screens are not built: npm test builds them, vitest alone does not.");
    seen = await livedThrough((line) => WHOLE && console.log(line));
  },
  (SLICE.to - SLICE.from) / SPEED + 480_000,
);

const clock = (time: number) => new Date(time).toISOString().slice(11, 19);
/** While the wall itself says how old its data is, and until it has caught up, it is not asked for the present. */
const isStale = (time: number) =>
  seen.notes.some(({ late, at }, i, all) => late && time >= at - LAG_MS && time < (all[i + 1]?.at ?? at) + LAG_MS);
/** What was weighed while one picture stood: what a wall holds in calm, with one hero and with two is not the same. */
const stretches = () => {
  const weighed = seen.weighed.map((one) => ({ ...one, turn: turnsBetween(SLICE.from, one.at + 1).at(-1)?.at }));
  return [...new Set(weighed.map(({ turn }) => turn))].map((turn) => weighed.filter((one) => one.turn === turn));
};
/** Each once where it follows itself; a tsunami and an event that take turns are one tsunami. */
const inTurn = (scenes: readonly string[]) =>
  scenes
    .filter((scene, i) => scene !== scenes[i - 1])
    .join(" ")
    .replaceAll(/tsunami( event tsunami)+/g, "tsunami");

describe("a day at sixty times its speed", () => {
  test("Y20 brings the scenes that the day calls for, none late and none that is not called for", () => {
    // A page that a busy machine opens late has heard of nothing yet.
    const opened = seen.notes.find(({ scene }) => scene !== "unheard")?.at ?? SLICE.to;
    const settled = Math.max(SLICE.from + LAG_MS, opened);
    const wrong = seen.notes.flatMap((note, i, all) => {
      const until = Math.min(all[i + 1]?.at ?? SLICE.to, SLICE.to);
      const from = Math.max(note.at, settled);
      const bad: string[] = [];
      for (let time = from; time < until; time += MINUTE_MS) {
        const called = [EARLY_MS, 0, -LAG_MS / 2, -LAG_MS].flatMap((by) => scenesAt(time + by));
        if (!isStale(time) && !called.includes(note.scene))
          bad.push(`${clock(time)} ${note.scene}, called for ${called.join("/")}`);
      }
      return bad;
    });
    expect(wrong).toEqual([]);
  });

  test("Y20 in their order", () => {
    const known = seen.notes.filter(({ scene }) => scene !== "unheard" && scene !== "waiting");
    const openedAt = known[0]?.at ?? SLICE.to;
    // A wall that opens beside a turn may still show what stood before it.
    const called = [openedAt, Math.max(openedAt - LAG_MS, SLICE.from)].map((from) =>
      inTurn(turnsBetween(from, SLICE.to).flatMap(({ scenes }) => scenes)),
    );
    expect(called).toContain(inTurn(known.map(({ scene }) => scene)));
  });

  test("Y21 memory after a forced collection is in calm at the end what it was in calm before the events between", () => {
    const [first, last] = [seen.weighed[0], seen.weighed.at(-1)];
    expect([first, last].map((weighed) => weighed && scenesAt(weighed.at).join())).toEqual(["calm", "calm"]);
    expect((last?.heapBytes ?? Infinity) / (first?.heapBytes ?? 0)).toBeLessThan(GROWTH);
  });

  test("Y21 and stays within a tenth for as long as a picture stands", () => {
    expect(stretches().some((weighed) => weighed.length > 1)).toBe(true);
    for (const [first, ...others] of stretches())
      for (const { heapBytes } of others) expect(heapBytes / (first?.heapBytes ?? 0)).toBeLessThan(GROWTH);
  });

  test("Y22 sources and layers are those of the first minute, and no element, listener or lost context is left behind", () => {
    const settled = seen.reports.filter(
      ({ at }) => ![SLICE.from, ...losses].some((loss) => at >= loss && at < loss + REBUILD_MS),
    );
    expect(settled.length).toBeGreaterThan(0);
    expect(new Set(settled.map(({ report }) => report.sources)).size).toBe(1);
    expect(new Set(settled.map(({ report }) => report.layers)).size).toBe(1);
    expect(Math.max(...settled.map(({ report }) => report.domNodes))).toBeLessThan(1000);
    for (const [first, ...others] of stretches())
      for (const { nodes, listeners } of others) {
        expect(nodes).toBeLessThan((first?.nodes ?? 0) + 500);
        expect(listeners).toBeLessThan((first?.listeners ?? 0) + 250);
      }
    expect(seen.weighed.map(({ contexts }) => contexts)).toEqual(seen.weighed.map(() => 1));
  });

  test("Y23 draws nothing while nothing changes", () => {
    expect(seen.stillMs).toBeGreaterThanOrEqual(STILL_MS);
    if (!WHOLE) return;
    expect(seen.quietFrames).toBe(0);
    const quiet = seen.reports.filter(({ at }) => at > QUIET.from + HOUR_MS && at < QUIET.to);
    expect(quiet.map(({ report }) => report.fps)).toEqual(quiet.map(() => null));
    expect(quiet.length).toBeGreaterThanOrEqual(2);
  });

  test("Y24 complains of nothing but the lines and contexts that were taken from it", () => {
    /** Ten seconds, or until a busy wall has come back far enough to report. */
    const takenFrom = (at: number, forMs: number) => {
      const back = seen.reports.find((report) => report.at > at + forMs * SPEED)?.at ?? Infinity;
      return { from: at - MINUTE_MS, to: Math.max(at + (forMs + 10_000) * SPEED, back) };
    };
    const taken = [...cuts.map(({ at, forMs }) => takenFrom(at, forMs)), ...losses.map((at) => takenFrom(at, 2000))];
    const own = seen.complaints.filter(
      ({ at, text }) =>
        !/net::ERR_\w+ http:\/\/127\.0\.0\.1:|WebSocket connection|WebGL|context lost/i.test(text) ||
        !taken.some(({ from, to }) => at >= from && at < to),
    );
    expect(own.map(({ at, text }) => `${clock(at)} ${text}`)).toEqual([]);
    expect(seen.troubles).toEqual([]);
  });

  test("Y25 comes back after each cut and each lost context, and says to the desk how it fares", () => {
    const ended = seen.reports.find(({ at }) => at >= SLICE.to);
    expect(ended?.report).toMatchObject({ contextLosses: losses.length, scene: "calm drill" });
    const silent = cuts.filter(
      (cut, i) => !seen.reports.some(({ at }) => at > cut.at && at < (cuts[i + 1]?.at ?? Infinity)),
    );
    expect(silent).toEqual([]);
    expect(new Set(seen.reports.map(({ report }) => report.loadedAt)).size).toBe(1);
    if (cuts.some(({ forMs }) => forMs > 15_000)) expect(seen.notes.some(({ late }) => late)).toBe(true);
  });

  test.runIf(WHOLE)("Y26 an outage of every feed puts up its plate, and the plate goes with it", () => {
    for (const { from, to } of OUTAGES) {
      const state = (time: number) => seen.notes.findLast((note) => note.at <= time)?.blind;
      expect(state(from + LAG_MS)).toBe(true);
      expect(state(to + 30 * MINUTE_MS)).toBe(false);
    }
  });
});
