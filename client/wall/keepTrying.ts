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
