import { afterFrame } from "../lib/afterFrame.ts";

/** map.5: told as often as anybody likes, sends at most once each `gapMs`, never two at a time, and always the newest. */
export interface LatestWins<T> {
  tell(value: T): void;
  /** Told something that has not been taken in whole. */
  isBehind(): boolean;
  stop(): void;
}

export interface Timers {
  /** Steady ms. */
  now(): number;
  /** After a frame at least, and so many ms. Returns what cancels it. */
  after(ms: number, run: () => void): () => void;
}

const BROWSER: Timers = {
  now: () => performance.now(),
  after: (ms, run) => {
    if (ms <= 0) return afterFrame(run);
    let cancel: () => void;
    const timer = setTimeout(() => (cancel = afterFrame(run)), ms);
    cancel = () => clearTimeout(timer);
    return () => cancel();
  },
};

/**
 * `send` settles when its value has been taken in whole: until then nothing is sent, and what is told meanwhile replaces what
 * waits. A refusal counts as taken in. No timer runs while nothing waits. Nothing is sent before the next frame: what a
 * change does to the words of the page is painted first, for it is cheap, and the map's work would hold it up.
 */
export function latestWins<T>(
  send: (value: T) => Promise<unknown>,
  gapMs: number,
  timers: Timers = BROWSER,
): LatestWins<T> {
  let waiting: { value: T } | null = null;
  let sending = false;
  let nextAt = 0;
  let cancel: (() => void) | null = null;
  let stopped = false;

  const go = () => {
    if (waiting === null || sending || cancel || stopped) return;
    cancel = timers.after(Math.max(0, nextAt - timers.now()), () => {
      cancel = null;
      take();
    });
  };
  const take = () => {
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    sending = true;
    nextAt = timers.now() + gapMs;
    const done = () => {
      sending = false;
      go();
    };
    send(value).then(done, done);
  };

  return {
    tell(value) {
      waiting = { value };
      go();
    },
    isBehind: () => waiting !== null || sending,
    stop() {
      stopped = true;
      waiting = null;
      cancel?.();
    },
  };
}
