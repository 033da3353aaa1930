import type { RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { createBudget } from "../../server/upstream/budget.ts";
import { createGet, type Got } from "../../server/upstream/get.ts";
import { handClock, startServer } from "./server.ts";

const NONE = { etag: null, lastModified: null };
const clock = handClock(Date.parse("2030-03-17T07:00:00Z"));
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A busy machine answers late; what never answers is given up at once. */
const PATIENT_MS = 20_000;
const HASTY_MS = 300;

async function serve(listener: RequestListener, timeoutMs = PATIENT_MS) {
  const server = await startServer(listener);
  stops.push(server.stop);
  const budget = createBudget({ clock, requests: 60, windowMs: 60_000 });
  const get = createGet({
    userAgent: "Sigap/test (+https://example.org)",
    timeoutMs,
    maxBytes: 10_000,
    budget,
    clock,
  });
  return { ...server, get };
}

const answer =
  (status: number, headers: Record<string, string>, body = "") =>
  (_: unknown, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };

describe("F15 get", () => {
  test("a body with what the server gave; the same condition back; 304", async () => {
    const { url, get, requests } = await serve((request, response) => {
      if (request.headers["if-none-match"] === '"a"') return void response.writeHead(304).end();
      response.writeHead(200, { etag: '"a"', "last-modified": "Sun, 17 Mar 2030 06:00:00 GMT" }).end("isi");
    });
    const first = await get(url, NONE);
    expect(first).toEqual({
      status: "ok",
      body: Buffer.from("isi"),
      etag: '"a"',
      lastModified: "Sun, 17 Mar 2030 06:00:00 GMT",
    });
    expect(requests[0]?.headers).toMatchObject({
      "user-agent": "Sigap/test (+https://example.org)",
      "accept-encoding": "gzip",
    });
    expect(requests[0]?.headers).not.toHaveProperty("if-none-match");
    expect(requests[0]?.headers).not.toHaveProperty("if-modified-since");
    expect(await get(url, { etag: '"a"', lastModified: "Sun, 17 Mar 2030 06:00:00 GMT" })).toEqual({
      status: "not-modified",
    });
    expect(requests[1]?.headers["if-modified-since"]).toBe("Sun, 17 Mar 2030 06:00:00 GMT");
  });

  test("gzip is undone", async () => {
    const { url, get } = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("gempa di Sélayar")),
    );
    expect(await get(url, NONE)).toMatchObject({ status: "ok", body: Buffer.from("gempa di Sélayar") });
  });

  test.each<
    [string, RequestListener, Partial<Omit<Extract<Got, { status: "failed" }>, "reason">> & { reason?: string }]
  >([
    [
      "a redirect, which is named and not followed",
      answer(302, { location: "https://elsewhere.example/x" }),
      { stayAway: "far", httpStatus: 302, reason: "HTTP 302: redirect to https://elsewhere.example/x" },
    ],
    [
      "403",
      answer(403, {}, "<html>no</html>"),
      { stayAway: "far", httpStatus: 403, retryAfterMs: null, reason: "HTTP 403 Forbidden" },
    ],
    ["404", answer(404, {}), { stayAway: "far", httpStatus: 404 }],
    [
      "429 with seconds",
      answer(429, { "retry-after": "90" }),
      { stayAway: "far", httpStatus: 429, retryAfterMs: 90_000 },
    ],
    [
      "503 with a date, by the clock of the host",
      answer(503, { date: "Sun, 17 Mar 2030 07:00:00 GMT", "retry-after": "Sun, 17 Mar 2030 07:02:00 GMT" }),
      { stayAway: "far", httpStatus: 503, retryAfterMs: 120_000 },
    ],
    ["500", answer(500, {}, "x".repeat(50_000)), { stayAway: "far", httpStatus: 500 }],
    ["204, which has no body to read", answer(204, {}), { stayAway: "far", httpStatus: 204 }],
    [
      "a body over the cap",
      answer(200, {}, "x".repeat(10_001)),
      { stayAway: "far", reason: "the body is larger than 10000 bytes" },
    ],
  ])("%s", async (_, listener, expected) => {
    const { url, get } = await serve(listener);
    expect(await get(url, NONE)).toMatchObject({ status: "failed", ...expected });
  });

  test("a small gzip that grows over the cap", async () => {
    const bomb = gzipSync("x".repeat(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    const { url, get } = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    expect(await get(url, NONE)).toMatchObject({ status: "failed", reason: "the body is larger than 10000 bytes" });
  });

  test("a body that never ends is cut at the cap", async () => {
    const { url, get } = await serve((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x".repeat(4000)), 5);
      response.on("close", () => clearInterval(timer));
    });
    expect(await get(url, NONE)).toMatchObject({ status: "failed", reason: "the body is larger than 10000 bytes" });
  });

  test.each<[string, RequestListener, RegExp]>([
    [
      "a truncated body",
      (_, response) =>
        void (
          response.writeHead(200, { "content-length": "100" }),
          response.write("half"),
          setTimeout(() => response.destroy(), 20)
        ),
      /terminated/,
    ],
    [
      "a truncated chunked body",
      (_, response) => void (response.writeHead(200), response.write("half"), setTimeout(() => response.destroy(), 20)),
      /terminated/,
    ],
    ["a socket closed at once", (request) => void request.socket.destroy(), /fetch failed: /],
  ])("%s is a failure of the line", async (_, listener, reason) => {
    const { url, get } = await serve(listener);
    const got = await get(url, NONE);
    expect(got).toMatchObject({ status: "failed", stayAway: "near", httpStatus: null });
    expect("reason" in got && got.reason).toMatch(reason);
  });

  test.each<[string, RequestListener]>([
    [
      "a socket that stalls in the body",
      (_, response) => void (response.writeHead(200, { "content-length": "100" }), response.write("half")),
    ],
    ["headers that never come", () => undefined],
  ])("%s: given up when its time is over, a failure of the line", async (_, listener) => {
    const { url, get } = await serve(listener, HASTY_MS);
    const reason = "no whole answer within 0.3 s";
    expect(await get(url, NONE)).toMatchObject({ status: "failed", stayAway: "near", httpStatus: null, reason });
  });

  test("nobody listens, no such host, no URL at all", async () => {
    const { url, get, stop } = await serve(answer(200, {}));
    await stop();
    stops.length = 0;
    expect(await get(url, NONE)).toMatchObject({
      status: "failed",
      stayAway: "near",
      reason: expect.stringMatching(/ECONNREFUSED/) as string,
    });
    expect(await get("not a url", NONE)).toMatchObject({ status: "failed", stayAway: "near" });
  });
});

describe("F16 one budget over all hosts", () => {
  test("the request over it is not sent, and says when there is room again", async () => {
    const { url, requests } = await serve(answer(200, {}, "isi"));
    const budget = createBudget({ clock, requests: 2, windowMs: 60_000 });
    const get = createGet({ userAgent: "Sigap/test", timeoutMs: PATIENT_MS, maxBytes: 10_000, budget, clock });
    await get(url, NONE);
    clock.advance(10_000);
    await get(url, NONE);
    expect(await get(url, NONE)).toMatchObject({ status: "failed", stayAway: "none", retryAfterMs: 50_000 });
    expect(requests).toHaveLength(2);
    clock.advance(50_000);
    expect(await get(url, NONE)).toMatchObject({ status: "ok" });
  });

  test("never more than 60 in any 60 seconds, however the tries fall", () => {
    const time = handClock(0);
    const budget = createBudget({ clock: time, requests: 60, windowMs: 60_000 });
    const sent: number[] = [];
    for (let i = 0; i < 2000; i++) {
      if (budget.take() === 0) sent.push(time.now());
      time.advance((i * 7919) % 400);
    }
    const most = Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + 60_000).length));
    expect(most).toBe(60);
  });

  test("clock.1 a clock that is set, forth or back, neither locks it nor opens it", () => {
    const time = handClock(1_000_000);
    const budget = createBudget({ clock: time, requests: 1, windowMs: 60_000 });
    expect(budget.take()).toBe(0);
    time.set(-500_000);
    expect(budget.take()).toBe(60_000);
    time.set(1_000_000);
    expect(budget.take()).toBe(60_000);
    time.advance(60_000);
    expect(budget.take()).toBe(0);
  });
});
