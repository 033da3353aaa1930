import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HOUR_MS } from "../../shared/time.ts";
import { feedHealth } from "../../shared/bmkg/feedHealth.ts";
import { createBudget } from "../../server/upstream/budget.ts";
import { createGet } from "../../server/upstream/get.ts";
import type { Feed } from "../../server/upstream/feed.ts";
import { createFeedReader } from "../../server/upstream/reader.ts";
import type { Outcome } from "../../server/upstream/poll.ts";
import { feedOf, fixture } from "../feeds/payloads.ts";
import { handClock, startServer } from "./server.ts";

type Answer = (response: ServerResponse) => void;
const ok =
  (body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(200, headers).end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end();

const START = Date.parse("2030-03-17T07:20:00Z");
const unknown = () => false;
let answers: Record<string, Answer> = {};
let asked: string[] = [];
let kept: string[] = [];
let server: Awaited<ReturnType<typeof startServer>>;
let clock = handClock(START);

beforeEach(async () => {
  [answers, asked, kept, clock] = [{}, [], [], handClock(START)];
  server = await startServer((request, response) => {
    asked.push(request.url ?? "");
    (answers[request.url ?? ""] ?? status(404))(response);
  });
});
afterEach(() => server.stop());

function readerOf(feed: Feed, requests = 1000) {
  const budget = createBudget({ clock, requests, windowMs: 60_000 });
  const get = createGet({ userAgent: "Sigap/test", timeoutMs: 20_000, maxBytes: 1_000_000, budget, clock });
  const keepBody = (_feed: string, reason: string) => {
    kept.push(reason);
    return Promise.resolve();
  };
  return createFeedReader({ feed, baseUrl: server.url, get, keepBody, clock, random: () => 0 });
}

const kinds = ({ outcome }: Outcome) => outcome;
const count = (outcome: Outcome) => (outcome.outcome === "read" ? outcome.reading.bulletins.length : outcome.outcome);

const QUAKE = feedOf("autogempa");
const quakeBody = (magnitude: string) =>
  JSON.stringify({
    Infogempa: {
      gempa: {
        Tanggal: "17 Mar 2030",
        Jam: "14:18:05 WIB",
        DateTime: "2030-03-17T07:18:05+00:00",
        Coordinates: "-7.90,105.20",
        Lintang: "7.90 LS",
        Bujur: "105.20 BT",
        Magnitude: magnitude,
        Kedalaman: "15 km",
        Wilayah: "140 km BaratDaya BAYAH-BANTEN",
        Potensi: "Tidak berpotensi tsunami",
        Dirasakan: "-",
      },
    },
  });

describe("F19 the outcome of a try is a union, and two clocks run", () => {
  test("never tried, read, unchanged by body, read again when it changes", async () => {
    const reader = readerOf(QUAKE);
    expect(reader.status()).toMatchObject({
      id: "autogempa",
      everyMs: 15_000,
      triedAt: null,
      readAt: null,
      newestAt: null,
      outcome: "never",
    });
    answers[QUAKE.path] = ok(quakeBody("5.7"));
    expect(count(await reader.turn(unknown))).toBe(1);
    expect(reader.status()).toMatchObject({
      triedAt: START,
      readAt: START,
      newestAt: Date.parse("2030-03-17T07:18:05Z"),
      outcome: "read",
    });
    clock.advance(15_000);
    expect(await reader.turn(unknown)).toEqual({ outcome: "unchanged", fetchedAt: START + 15_000 });
    expect(reader.status()).toMatchObject({ readAt: START + 15_000, outcome: "unchanged" });
    answers[QUAKE.path] = ok(quakeBody("5.9"));
    expect(count(await reader.turn(unknown))).toBe(1);
  });

  test("ETag and 304; but never a condition that an unreadable body gave", async () => {
    const reader = readerOf(QUAKE);
    answers[QUAKE.path] = ok("{ half", { etag: '"bad"' });
    expect(kinds(await reader.turn(unknown))).toBe("unreadable");
    answers[QUAKE.path] = ok(quakeBody("5.7"), { etag: '"good"' });
    await reader.turn(unknown);
    answers[QUAKE.path] = status(304);
    expect(kinds(await reader.turn(unknown))).toBe("unchanged");
    answers[QUAKE.path] = ok("{ half", { etag: '"worse"' });
    expect(kinds(await reader.turn(unknown))).toBe("unreadable");
    await reader.turn(unknown);
    expect(server.requests.map((request) => request.headers["if-none-match"])).toEqual([
      undefined,
      undefined,
      '"good"',
      '"good"',
      '"good"',
    ]);
  });

  test("a 304 to a request without a condition is no reading", async () => {
    answers[QUAKE.path] = status(304);
    const reader = readerOf(QUAKE);
    expect(kinds(await reader.turn(unknown))).toBe("unreachable");
    expect(reader.status().readAt).toBeNull();
  });

  test("failures are counted from their first, keep the clocks of the last reading, and end with the next", async () => {
    const reader = readerOf(QUAKE);
    answers[QUAKE.path] = ok(quakeBody("5.7"));
    await reader.turn(unknown);
    answers[QUAKE.path] = status(500);
    clock.advance(15_000);
    expect(await reader.turn(unknown)).toEqual({ outcome: "unreachable", reason: "HTTP 500 Internal Server Error" });
    clock.advance(30_000);
    await reader.turn(unknown);
    expect(reader.status()).toMatchObject({
      readAt: START,
      failingSince: START + 15_000,
      failures: 2,
      outcome: "unreachable",
    });
    expect(feedHealth(reader.status(), clock.now())).toBe("unreachable");
    answers[QUAKE.path] = ok(quakeBody("5.7"));
    await reader.turn(unknown);
    expect(reader.status()).toMatchObject({ outcome: "unchanged", failingSince: null, failures: 0, reason: null });
    expect(feedHealth(reader.status(), clock.now())).toBe("current");
  });

  test("HTML for JSON is unreadable, is kept, and backs off like a refusal", async () => {
    const reader = readerOf(QUAKE);
    answers[QUAKE.path] = ok("<!DOCTYPE html><html><body>503</body></html>");
    const outcome = await reader.turn(unknown);
    expect(outcome).toMatchObject({ outcome: "unreadable", body: expect.stringContaining("<html>") as string });
    expect(kept).toEqual([expect.stringContaining("HTML instead of data")]);
    expect(reader.due(clock.steady() + 29_999)).toBe(false);
    expect(reader.due(clock.steady() + 30_000)).toBe(true);
  });

  test("a fault of the driver is an unreadable body, not the end of the poller", async () => {
    answers[QUAKE.path] = ok("{}");
    const reader = readerOf({
      ...QUAKE,
      parse() {
        throw new TypeError("our own mistake");
      },
    });
    expect(await reader.turn(unknown)).toMatchObject({
      outcome: "unreadable",
      reason: "the driver failed: TypeError: our own mistake",
    });
  });

  test("a reading with notes keeps its body too, and the notes stay while it is unchanged", async () => {
    const reader = readerOf(QUAKE);
    answers[QUAKE.path] = ok(quakeBody("5.7").replace('"Jam"', '"Baru":"x","Jam"'));
    await reader.turn(unknown);
    await reader.turn(unknown);
    expect(reader.status().notes).toEqual(['unknown field "Baru" = "x" in gempa']);
    expect(kept).toHaveLength(1);
  });

  test("Retry-After is waited for", async () => {
    answers[QUAKE.path] = status(429, { "retry-after": "300" });
    const reader = readerOf(QUAKE);
    await reader.turn(unknown);
    expect(reader.due(clock.steady() + 299_999)).toBe(false);
    expect(reader.due(clock.steady() + 300_000)).toBe(true);
  });

  test.each([90_000, -90_000, 3 * HOUR_MS, -3 * HOUR_MS, 7 * HOUR_MS, -7 * HOUR_MS])(
    "clock.1 a clock set by %i ms moves no age and no back-off",
    async (stepMs) => {
      const reader = readerOf(QUAKE);
      answers[QUAKE.path] = ok(quakeBody("5.7"));
      await reader.turn(unknown);
      clock.advance(4000);
      clock.set(stepMs);
      expect(reader.status()).toMatchObject({ triedAt: START + stepMs, readAt: START + stepMs });
      expect(feedHealth(reader.status(), clock.now())).toBe("current");
      answers[QUAKE.path] = status(429, { "retry-after": "60" });
      await reader.turn(unknown);
      clock.set(-stepMs);
      expect(reader.status()).toMatchObject({ failingSince: START + 4000, readAt: START });
      clock.advance(59_999);
      expect(reader.due(clock.steady())).toBe(false);
      clock.advance(1);
      expect(reader.due(clock.steady())).toBe(true);
    },
  );

  test("what could not be stored is read again when forgotten", async () => {
    const reader = readerOf(QUAKE);
    answers[QUAKE.path] = ok(quakeBody("5.7"), { etag: '"a"' });
    await reader.turn(unknown);
    reader.forget();
    expect(count(await reader.turn(unknown))).toBe(1);
    expect(server.requests.at(-1)?.headers["if-none-match"]).toBeUndefined();
  });
});

describe("feed.20 followed documents", () => {
  const NOWCAST = feedOf("nowcast");
  const index = (...codes: string[]) =>
    `<rss><channel><pubDate>Sun, 17 Mar 2030 07:00:00 +0000</pubDate>${codes
      .map(
        (code) =>
          `<item><link>https://www.bmkg.go.id/alerts/nowcast/id/${code}_alert.xml</link><pubDate>Sun, 17 Mar 2030 14:05:00 +0700</pubDate></item>`,
      )
      .join("")}</channel></rss>`;
  const path = (code: string) => `/alerts/nowcast/id/${code}_alert.xml`;
  const cancel = fixture("nowcast-cancel_alert.xml");
  const followed = () => asked.filter((url) => url !== NOWCAST.path);

  test("each code once, and not those that are known", async () => {
    const reader = readerOf(NOWCAST);
    answers[NOWCAST.path] = ok(index("AAAA1", "BBBB2"));
    answers[path("AAAA1")] = ok(cancel);
    answers[path("BBBB2")] = ok(cancel);
    const outcome = await reader.turn((code) => code === "BBBB2");
    expect(outcome).toMatchObject({ outcome: "read", reading: { bulletins: [{ code: "AAAA1" }] } });
    answers[NOWCAST.path] = ok(index("CCCC3", "AAAA1"));
    answers[path("CCCC3")] = ok(cancel);
    expect(await reader.turn(unknown)).toMatchObject({ reading: { bulletins: [{ code: "CCCC3" }] } });
    expect(followed()).toEqual([path("AAAA1"), path("CCCC3")]);
  });

  test("what failed is owed, also while the index is unchanged, with back-off and without end", async () => {
    const reader = readerOf(NOWCAST);
    answers[NOWCAST.path] = ok(index("AAAA1"));
    expect(count(await reader.turn(unknown))).toBe(0);
    expect(reader.status().notes).toEqual(["AAAA1: HTTP 404 Not Found (try 1)"]);
    expect(reader.status().owed).toBe(1);
    expect(feedHealth(reader.status(), clock.now())).toBe("owing");
    expect(kinds(await reader.turn(unknown))).toBe("unchanged");
    expect(followed()).toHaveLength(1);
    for (let i = 0; i < 10; i++) {
      clock.advance(600_000);
      await reader.turn(unknown);
    }
    expect(followed()).toHaveLength(11);
    expect(reader.status()).toMatchObject({ outcome: "unchanged", owed: 1 });
    answers[NOWCAST.path] = ok(index());
    await reader.turn(unknown);
    expect(reader.status()).toMatchObject({ outcome: "read", owed: 0, notes: [] });
  });

  test("no pause is longer than ten minutes, and who answers for one is asked for the others at once", async () => {
    const reader = readerOf(NOWCAST);
    answers[NOWCAST.path] = ok(index("AAAA1", "BBBB2"));
    for (const code of ["AAAA1", "BBBB2"]) answers[path(code)] = status(503);
    for (let minute = 0; minute < 60; minute++) {
      await reader.turn(unknown);
      clock.advance(60_000);
    }
    for (const code of ["AAAA1", "BBBB2"]) answers[path(code)] = ok(cancel);
    clock.advance(540_000);
    await reader.turn(unknown);
    await reader.turn(unknown);
    expect(reader.status().owed).toBe(0);
  });

  test("an item dated anew is owed again; an older index changes nothing", async () => {
    const reader = readerOf(NOWCAST);
    const dated = (minute: string) => index("AAAA1").replaceAll("14:05", `14:${minute}`);
    answers[path("AAAA1")] = ok(cancel);
    for (const minute of ["05", "06", "05", "06"]) {
      answers[NOWCAST.path] = ok(dated(minute));
      await reader.turn(unknown);
    }
    expect(followed()).toHaveLength(2);
  });

  test("what could not be stored is owed until it is read again", async () => {
    const reader = readerOf(NOWCAST);
    answers[NOWCAST.path] = ok(index("AAAA1"));
    answers[path("AAAA1")] = ok(cancel);
    await reader.turn(unknown);
    reader.forget();
    expect(reader.status().owed).toBe(1);
    expect(count(await reader.turn(unknown))).toBe(1);
    expect(reader.status().owed).toBe(0);
  });

  test("what arrives late makes the turn a reading, and its note goes", async () => {
    const reader = readerOf(NOWCAST);
    answers[NOWCAST.path] = ok(index("AAAA1"));
    await reader.turn(unknown);
    answers[path("AAAA1")] = ok(cancel);
    clock.advance(600_000);
    expect(await reader.turn(unknown)).toMatchObject({
      outcome: "read",
      reading: { bulletins: [{ code: "AAAA1" }], notes: [] },
    });
    expect(reader.status().newestAt).toBe(Date.parse("2030-03-17T07:05:00Z"));
  });

  test("an unreadable one is kept and noted, and costs not the others", async () => {
    const reader = readerOf(NOWCAST);
    answers[NOWCAST.path] = ok(index("AAAA1", "BBBB2"));
    answers[path("AAAA1")] = ok("<alert>");
    answers[path("BBBB2")] = ok(cancel);
    expect(await reader.turn(unknown)).toMatchObject({
      reading: { bulletins: [{ code: "BBBB2" }], notes: [expect.stringContaining("AAAA1: not well-formed XML")] },
    });
    expect(kept).toEqual([expect.stringContaining("AAAA1: not well-formed XML")]);
  });

  test("a host in trouble is not asked for the rest", async () => {
    const reader = readerOf(NOWCAST);
    answers[NOWCAST.path] = ok(index("AAAA1", "BBBB2"));
    answers[path("AAAA1")] = status(429);
    answers[path("BBBB2")] = ok(cancel);
    await reader.turn(unknown);
    expect(followed()).toEqual([path("AAAA1")]);
    expect(count(await reader.turn(unknown))).toBe(1);
  });

  test("at most twenty a turn; our own limit counts against none", async () => {
    const codes = Array.from({ length: 30 }, (_, i) => `CODE${i}`);
    answers[NOWCAST.path] = ok(index(...codes));
    for (const code of codes) answers[path(code)] = ok(cancel);
    const free = readerOf(NOWCAST);
    expect(count(await free.turn(unknown))).toBe(20);
    expect(count(await free.turn(unknown))).toBe(10);
    const tight = readerOf(NOWCAST, 5);
    expect(count(await tight.turn(unknown))).toBe(4);
    expect(tight.status().notes).toEqual([]);
    clock.advance(60_000);
    expect(count(await tight.turn(unknown))).toBe(4);
  });
});
