/**
 * wire.11: the signed settings of this wall. They come once, in the fragment of its link (which no proxy logs), and are kept by
 * the browser: for the tab, and for the next start of the kiosk. Two walls of one computer so stay two.
 */

const KEY = "sigap:wall-link";
const FRAGMENT = /^#w=([\w.-]*)$/;

/** Null for a wall without a link. Takes the link out of the address bar; `#w=` alone forgets what was kept. */
export function wallToken(): string | null {
  const fresh = FRAGMENT.exec(location.hash)?.[1];
  if (fresh !== undefined) {
    history.replaceState(null, "", location.pathname + location.search);
    for (const storage of storages()) keep(storage, fresh);
  }
  const token = fresh ?? storages().reduce<string | null>((kept, storage) => kept ?? read(storage), null);
  return token === "" ? null : token;
}

/** Another link opened in the same tab changes the fragment alone, so the browser loads nothing by itself. */
export function reloadOnNewLink(): void {
  addEventListener("hashchange", () => {
    if (FRAGMENT.test(location.hash)) location.reload();
  });
}

/** The tab's own first. Empty where the browser forbids keeping. */
function storages(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}

function keep(storage: Storage, token: string): void {
  try {
    storage.setItem(KEY, token);
  } catch {
    // A full or forbidden storage: the link holds until the next load.
  }
}

function read(storage: Storage): string | null {
  return storage.getItem(KEY);
}
