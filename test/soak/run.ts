import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { runDrill } from "../../server/drill/run.ts";
import { launchBrowser } from "../browser.ts";
import { eventually } from "../eventually.ts";
import { longestStill } from "../wall/stillness.ts";
import { startCutLine } from "./cutLine.ts";
import { day } from "./day.ts";
import { openDesk, type HeardReport } from "./desk.ts";
import { ANSWERED_AT } from "./expected.ts";
import { QUIET, SLICE } from "./plan.ts";
import { CUTS, LOSSES } from "./trials.ts";
import { watchWall, type Complaint, type Memory, type Note } from "./watch.ts";

export const SPEED = 60;

/** All times are the day's. */
export interface Seen {
  notes: (Note & { at: number })[];
  complaints: (Complaint & { at: number })[];
  /** The last after the end. */
  reports: HeardReport[];
  /** The last after the end, when the wall stands still. */
  weighed: (Memory & { at: number })[];
  /** Frames asked for in the quiet hours; null when they are no part of the slice. */
  quietFrames: number | null;
  /** The longest time after the end without a frame asked for, real ms. */
  stillMs: number;
  /** What the server called an error. */
  troubles: string[];
}

type Deed = [at: number, deed: () => void | Promise<void>];

/** Lives through the day's slice with one wall on a line of ours. */
export async function livedThrough(say: (line: string) => void): Promise<Seen> {
  const { from, to, weighedAt } = SLICE;
  const dataDir = mkdtempSync(join(tmpdir(), "sigap-soak-"));
  const troubles: string[] = [];
  const stops: (() => Promise<void> | void)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  try {
    const browser = await launchBrowser();
    stops.push(() => browser.close());
    const drill = await runDrill({
      scenario: day,
      speed: SPEED,
      port: 0,
      dataDir,
      env: { HOST: "127.0.0.1" },
      log: (level, what, facts) => {
        if (level === "error") troubles.push(`${what} ${JSON.stringify(facts)}`);
      },
    });
    stops.push(() => drill.stop());
    const line = await startCutLine(drill.url);
    stops.push(() => line.stop());
    const desk = await openDesk(drill.url, drill.officers[0]);
    stops.push(() => desk.stop());
    const wall = await watchWall(browser, line.url);

    const weighed: Seen["weighed"] = [];
    const quiet: number[] = [];
    const countFrames = async () => void quiet.push(await wall.frames());
    const weigh = async () => {
      const at = desk.timeOf(Date.now());
      const memory = await wall.memory();
      weighed.push({ at, ...memory });
      say(lineOf(at, memory, desk.reports.at(-1)));
    };
    const deeds: Deed[] = [
      ...CUTS.map(({ at, forMs }): Deed => [at, () => line.cut(forMs)]),
      ...LOSSES.map((at): Deed => [at, wall.loseContext]),
      ...Object.values(ANSWERED_AT).map((at): Deed => [at, desk.answerAll]),
      ...[QUIET.from, QUIET.to].map((at): Deed => [at, countFrames]),
      ...weighedAt.map((at): Deed => [at, weigh]),
    ];
    for (const [at, deed] of deeds.filter(([at]) => at >= from && at <= to).sort(([a], [b]) => a - b)) {
      await sleep(Math.max(0, (at - desk.timeOf(Date.now())) / SPEED));
      await deed();
    }
    await sleep(Math.max(0, (to - desk.timeOf(Date.now())) / SPEED));
    const endedMs = Date.now();
    const stillMs = await longestStill(wall.frames);
    await weigh();
    await eventually(() => expect(desk.reports.at(-1)?.at).toBeGreaterThanOrEqual(to), 250);

    const timed = <T extends { atMs: number }>(list: readonly T[]) =>
      list.filter(({ atMs }) => atMs < endedMs).map((one) => ({ ...one, at: desk.timeOf(one.atMs) }));
    const [before, after] = quiet;
    return {
      notes: timed(wall.notes),
      complaints: timed(wall.complaints),
      reports: desk.reports,
      weighed,
      quietFrames: before === undefined || after === undefined ? null : after - before,
      stillMs,
      troubles,
    };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

function lineOf(at: number, { heapBytes, nodes, listeners, contexts }: Memory, last: HeardReport | undefined): string {
  const clock = new Date(at).toISOString().slice(11, 16);
  const { scene, sources, layers, domNodes, fps } = last?.report ?? {};
  return [
    `${clock} heap ${(heapBytes / 1e6).toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners, ${contexts} contexts`,
    `${scene}: ${sources} sources, ${layers} layers, ${domNodes} elements, ${fps ?? 0} frames/s`,
  ].join(" · ");
}
