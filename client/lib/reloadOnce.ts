/** wire.4: loads the page anew, at most once a minute: a server that always says "reload" must not turn the screen into a flicker. */
const KEY = "sigap:reloaded-at";
const PAUSE_MS = 60_000;

export function reloadOnce(): void {
  const now = performance.timeOrigin + performance.now();
  const since = now - Number(sessionStorage.getItem(KEY) ?? Number.NEGATIVE_INFINITY);
  const waitMs = since >= 0 && since < PAUSE_MS ? PAUSE_MS - since : 0;
  setTimeout(() => {
    sessionStorage.setItem(KEY, String(performance.timeOrigin + performance.now()));
    location.reload();
  }, waitMs);
}
