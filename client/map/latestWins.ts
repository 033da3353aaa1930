/** Told as often as anybody likes, sends at most once each `gapMs`, never two at a time, and always the newest. */
export interface LatestWins<T> {
  tell(value: T): void;
  stop(): void;
}

export interface Timers {
  /** Steady ms. */
  now(): number;
  /** Returns what cancels it. */
  after(ms: number, run: () => void): () => void;
}

const BROWSER: Timers = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * `send` settles when its value has been taken in whole: until then nothing is sent, and what is told meanwhile replaces what
 * waits. A refusal counts as taken in. No timer runs while nothing waits.
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
    const restMs = nextAt - timers.now();
    if (restMs > 0) {
      cancel = timers.after(restMs, () => {
        cancel = null;
        go();
      });
      return;
    }
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
    stop() {
      stopped = true;
      waiting = null;
      cancel?.();
    },
  };
}
