const RETRY_MS = 30_000;

/** Loads now, and again each half minute until it succeeds. Returns its stop. */
export function keepTrying<T>(load: () => Promise<T>, done: (loaded: T) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const attempt = () =>
    load().then(
      (loaded) => {
        if (!stopped) done(loaded);
      },
      () => {
        if (!stopped) timer = setTimeout(() => void attempt(), RETRY_MS);
      },
    );
  void attempt();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Asks now and every `everyMs`; what can't be had leaves what was told last. Returns its stop. */
export function askEach<T>(everyMs: number, load: () => Promise<T>, done: (loaded: T) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const ask = async () => {
    try {
      const loaded = await load();
      if (!stopped) done(loaded);
    } catch {
      // Its time tells its age; there is nothing to say that the screen doesn't.
    }
    if (!stopped) timer = setTimeout(() => void ask(), everyMs);
  };
  void ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
