import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reloadOnNewLink, wallToken } from "../../client/wall/upkeep/wallToken.ts";

const TOKEN = "eyJuYW1lIjoiTG9iaSJ9.c2lnbmF0dXJl-_";

/** A browser's keeping, as far as it is used. */
function storage(refuses = false) {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (refuses) throw new Error("QuotaExceededError");
      kept.set(key, value);
    },
  };
}
const replaced = vi.fn();
const reloaded = vi.fn();

/** Another load of the page: the address changes, storages stay as they are. */
function load(hash = "") {
  vi.stubGlobal("location", { hash, pathname: "/wall", search: "?a=1", reload: reloaded });
}

beforeEach(() => {
  vi.stubGlobal("history", { replaceState: replaced });
  vi.stubGlobal("sessionStorage", storage());
  vi.stubGlobal("localStorage", storage());
  load();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

test("N11 a link is read once, leaves the address bar, and holds after a reload and after a restart", () => {
  load(`#w=${TOKEN}`);
  expect(wallToken()).toBe(TOKEN);
  expect(replaced.mock.calls).toEqual([[null, "", "/wall?a=1"]]);
  load();
  expect(wallToken()).toBe(TOKEN);
  vi.stubGlobal("sessionStorage", storage());
  expect(wallToken()).toBe(TOKEN);
  expect(replaced).toHaveBeenCalledTimes(1);
});

test("N11 a wall without a link has none, and another fragment is let alone", () => {
  load("#map");
  expect(wallToken()).toBeNull();
  expect(replaced).not.toHaveBeenCalled();
});

test("N11 two walls of one computer stay two: the tab's own link goes before the last one opened", () => {
  load(`#w=${TOKEN}`);
  wallToken();
  const firstTab = sessionStorage;
  vi.stubGlobal("sessionStorage", storage());
  load("#w=other.link");
  expect(wallToken()).toBe("other.link");
  vi.stubGlobal("sessionStorage", firstTab);
  load();
  expect(wallToken()).toBe(TOKEN);
});

test("N11 an empty link forgets the kept one", () => {
  load(`#w=${TOKEN}`);
  wallToken();
  load("#w=");
  expect(wallToken()).toBeNull();
  load();
  expect(wallToken()).toBeNull();
});

test("N11 a browser that keeps nothing still uses the link it was opened with", () => {
  vi.stubGlobal("sessionStorage", storage(true));
  vi.stubGlobal("localStorage", storage(true));
  load(`#w=${TOKEN}`);
  expect(wallToken()).toBe(TOKEN);
});

test("N11 another link opened in the same tab loads the page anew, other fragments don't", () => {
  const heard: (() => void)[] = [];
  vi.stubGlobal(
    "addEventListener",
    (name: string, listener: () => void) => name === "hashchange" && heard.push(listener),
  );
  reloadOnNewLink();
  load("#elsewhere");
  for (const hear of heard) hear();
  expect(reloaded).not.toHaveBeenCalled();
  load(`#w=${TOKEN}`);
  for (const hear of heard) hear();
  expect(reloaded).toHaveBeenCalledTimes(1);
});
