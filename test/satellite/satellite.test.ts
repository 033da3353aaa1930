import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBudget } from "../../server/upstream/budget.ts";
import { createGet } from "../../server/upstream/get.ts";
import { createSatellite } from "../../server/satellite/satellite.ts";
import { isHimawariFresh } from "../../shared/bmkg/himawari.ts";
import { MINUTE_MS } from "../../shared/time.ts";

/** BMKG's satellite host as three clients use it: a list of runs, newest first, and tiles counted from the south. */

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
const NOW = Date.UTC(2026, 8, 24, 7, 16);
const run = (minutesAgo: number) => new Date(NOW - minutesAgo * MINUTE_MS).toISOString();

let runs: string[];
let tile: (request: IncomingMessage) => { status: number; body: Buffer };
let asked: string[];
let now: number;
let baseUrl: string;
const server = createServer((request, response) => {
  asked.push(request.url ?? "");
  if (request.url === "/api22/modelrun") {
    response.end(JSON.stringify({ himawari9: runs, gk2a: [] }));
    return;
  }
  const { status, body } = tile(request);
  response.writeHead(status).end(body);
});

beforeEach(async () => {
  runs = [run(16), run(26), run(36)];
  tile = () => ({ status: 200, body: PNG });
  asked = [];
  now = NOW;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function satellite({ requests = 60 } = {}) {
  const clock = { now: () => now, steady: () => now, rate: 1 };
  const budget = createBudget({ clock, requests, windowMs: MINUTE_MS });
  const get = createGet({ userAgent: "Sigap/test (a wall)", timeoutMs: 2000, maxBytes: 1000, budget, clock });
  return createSatellite({ baseUrl, get, clock, log: () => undefined });
}

describe("X11 the satellite picture", () => {
  test("X11 is the newest of the list, whole, with the time it was taken", async () => {
    const picture = await satellite().latest();
    expect(picture).toMatchObject({ at: NOW - 16 * MINUTE_MS, fetchedAt: NOW });
    expect([...(picture?.tiles.keys() ?? [])]).toHaveLength(10);
    const query = `tiletype=himawari9&modelname=himawari9&param=EH&baserun=${encodeURIComponent(run(16))}`;
    // Row 15 from the north is row 16 from the south.
    expect(asked).toContain(`/api22/tile/5/24/16.png?${query}`);
    expect(picture?.tiles.get("24/15")).toEqual(PNG);
  });

  test("X11 is asked for by nobody but a wall, and at most every ten minutes however many ask", async () => {
    const one = satellite();
    expect(asked).toEqual([]);
    await Promise.all([one.latest(), one.latest(), one.latest()]);
    expect(asked).toHaveLength(11);
    now += 9 * MINUTE_MS;
    await one.latest();
    expect(asked).toHaveLength(11);
    now += MINUTE_MS;
    // The same picture is not fetched again, but known to be the newest still.
    expect((await one.latest())?.fetchedAt).toBe(now);
    expect(asked).toHaveLength(12);
  });

  test.each([
    ["a tile is missing", () => (tile = ({ url }) => ({ status: url?.includes("/28/") ? 404 : 200, body: PNG }))],
    ["a tile is no picture", () => (tile = () => ({ status: 200, body: Buffer.from("<html>") }))],
    ["a tile is too large", () => (tile = () => ({ status: 200, body: Buffer.concat([PNG, Buffer.alloc(1000)]) }))],
    ["the list is of yesterday", () => (runs = [run(1500)])],
    ["its time bears no zone", () => (runs = [run(16).replace("Z", "")])],
    ["the list is of another form", () => (runs = [17 as unknown as string])],
  ])("X11 there is none when %s", async (_, spoil) => {
    spoil();
    expect(await satellite().latest()).toBeNull();
  });

  test("F16 its requests count with those of the feeds", async () => {
    expect(await satellite({ requests: 10 }).latest()).toBeNull();
    expect(asked).toHaveLength(10);
  });

  test("X11 a later failure leaves the last one, whose time goes on telling its age", async () => {
    const one = satellite();
    await one.latest();
    now += 10 * MINUTE_MS;
    runs = [];
    expect(await one.latest()).toMatchObject({ at: NOW - 16 * MINUTE_MS, fetchedAt: NOW });
  });

  test("X11 is shown for half an hour after it was fetched, an hour after it was taken, and in no replay", () => {
    const picture = { at: NOW - 16 * MINUTE_MS, fetchedAt: NOW };
    expect([0, 29, 30].map((min) => isHimawariFresh(picture, NOW + min * MINUTE_MS))).toEqual([true, true, false]);
    expect(isHimawariFresh({ ...picture, at: NOW - 60 * MINUTE_MS }, NOW)).toBe(false);
    expect(isHimawariFresh(picture, NOW - 86_400_000)).toBe(false);
  });
});
