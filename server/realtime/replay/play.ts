import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Beat, Replay, Update } from "../../../shared/wire/protocol.ts";
import { everything } from "../../../shared/world/world.ts";
import { scenarioClock } from "../../clock.ts";
import { changesFor, type Looker } from "../scopes.ts";
import type { Archive } from "../../store/store.ts";
import { inTime, type Recording } from "./replay.ts";

/** The one screen that sees it. */
export interface Viewer {
  who: Looker;
  hello(told: { serverAt: number; rate: number; replay: Replay }): void;
  update(update: Update): void;
  beat(beat: Beat): void;
}

interface PlayParts {
  archive: Archive;
  viewer: Viewer;
  signal: AbortSignal;
  beatEveryMs: number;
  /** How long the last state stays, in real time. */
  lingerMs: number;
}

/**
 * wire.14: tells a recording to one screen, each entry at its own time, on a clock and with marks of its own: a screen that
 * loses the line in between comes back with a mark that the live journal doesn't know and gets the live world whole.
 * Beats bring no standing, for of that only the turns were journaled. Resolves after the last state stood for `lingerMs`;
 * rejects when `signal` aborts.
 */
export async function play({ replay, world }: Recording, parts: PlayParts): Promise<void> {
  const { archive, viewer, signal, beatEveryMs, lingerMs } = parts;
  const mark = { epoch: `replay:${randomUUID()}`, seq: world.seq };
  let clock = scenarioClock(replay.from, replay.speed);
  const time = () => ({ serverAt: clock.now(), rate: clock.rate });
  const beat = () => viewer.beat({ ...time(), mark: { ...mark }, standing: null });
  const until = (at: number) => sleep(Math.max(0, (at - clock.now()) / clock.rate), undefined, { signal });

  viewer.hello({ ...time(), replay });
  viewer.update({ whole: true, to: { ...mark }, changes: changesFor(viewer.who, everything(world)) });
  beat();
  const beating = setInterval(beat, beatEveryMs);
  try {
    for await (const entry of inTime(archive.entriesAfter(world.seq, signal))) {
      if (entry.at >= replay.to) break;
      await until(entry.at);
      mark.seq = entry.seq;
      viewer.update({ whole: false, to: { ...mark }, changes: changesFor(viewer.who, entry.changes) });
    }
    await until(replay.to);
    // What follows was never told here, so ages must not run on at the speed of the replay.
    clock = scenarioClock(replay.to, 1);
    beat();
    await sleep(lingerMs, undefined, { signal });
  } finally {
    clearInterval(beating);
  }
}
