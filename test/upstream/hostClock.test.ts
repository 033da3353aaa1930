import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { createBudget } from "../../server/upstream/budget.ts";
import { createGet } from "../../server/upstream/get.ts";
import { createHostClock, type TimeTold } from "../../server/upstream/hostClock.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { handClock, startServer } from "./server.ts";

const START = Date.parse("2030-03-17T07:00:00Z");

/** Our own clock and the true time; an answer takes `wayMs`. */
function setUp(aheadMs: number) {
  const own = handClock(START);
  own.set(aheadMs);
  const hosts = createHostClock(own);
  const truth = () => START + own.steady() - START;
  const tell = (host: string, offMs = 0, wayMs = 200) => {
    const askedMs = own.steady();
    own.advance(wayMs / 2);
    const at = Math.floor((truth() + offMs) / 1000) * 1000;
    own.advance(wayMs / 2);
    hosts.hear(host, { at, askedMs, cameMs: own.steady() });
  };
  return { own, hosts, truth, tell };
}

describe("clock.4 the present by the hosts", () => {
  test.each([90_000, -90_000, 3 * HOUR_MS, -3 * HOUR_MS, 7 * HOUR_MS, -7 * HOUR_MS, -16 * 365 * DAY_MS])(
    "ours is %i ms ahead: theirs is believed, and the difference told",
    (aheadMs) => {
      const { hosts, truth, tell } = setUp(aheadMs);
      tell("data");
      expect(hosts.check()).toEqual({ aheadMs: null, hosts: 0 });
      expect(hosts.clock.now()).toBe(truth() + aheadMs);
      tell("www");
      expect(hosts.check().hosts).toBe(2);
      expect(Math.abs((hosts.check().aheadMs ?? NaN) - aheadMs)).toBeLessThan(1000);
      expect(Math.abs(hosts.clock.now() - truth())).toBeLessThan(1000);
    },
  );

  test("up to half a minute our own stays, to the millisecond", () => {
    const { own, hosts, tell } = setUp(29_000);
    for (const host of ["data", "inatews", "www"]) tell(host);
    expect(hosts.clock.now()).toBe(own.now());
    expect(hosts.check().hosts).toBe(3);
  });

  test("one host that is wrong is outvoted by two; two that contradict each other say nothing", () => {
    const { own, hosts, truth, tell } = setUp(-7 * HOUR_MS);
    tell("data", -3 * HOUR_MS);
    tell("inatews");
    expect(hosts.check()).toEqual({ aheadMs: null, hosts: 0 });
    expect(hosts.clock.now()).toBe(own.now());
    tell("www");
    expect(hosts.check().hosts).toBe(2);
    expect(Math.abs(hosts.clock.now() - truth())).toBeLessThan(1000);
  });

  test("what took ten seconds and more says nothing; what was heard a day ago neither", () => {
    const { own, hosts, tell } = setUp(HOUR_MS);
    tell("data", 0, 10_001);
    tell("www");
    expect(hosts.check().hosts).toBe(0);
    own.advance(DAY_MS);
    tell("data");
    expect(hosts.check().hosts).toBe(0);
  });

  test("the believed present goes on evenly while answers jitter, also when our own is set in between", () => {
    const { own, hosts, truth, tell } = setUp(3 * HOUR_MS);
    tell("data");
    tell("www");
    const off = hosts.clock.now() - truth();
    for (let i = 0; i < 50; i++) {
      own.advance(3700);
      own.set(i % 2 === 0 ? -90_000 : 90_000);
      tell(i % 2 === 0 ? "data" : "www", 0, (i * 397) % 1500);
      expect(hosts.clock.now() - truth()).toBe(off);
    }
  });

  test("clock.5 a node that hears none itself follows the one that does", () => {
    const { own, hosts, truth, tell } = setUp(-10 * MINUTE_MS);
    hosts.follow({ at: truth(), hosts: 3 });
    expect(hosts.check()).toEqual({ aheadMs: -10 * MINUTE_MS, hosts: 3 });
    expect(hosts.clock.now()).toBe(truth());
    for (const host of ["data", "www"]) tell(host);
    hosts.follow(null);
    expect(hosts.check().hosts).toBe(2);
    own.advance(1000);
    expect(Math.abs(hosts.clock.now() - truth())).toBeLessThan(1000);
  });
});

describe("clock.4 what an answer says of the present", () => {
  let stop: () => Promise<void> = () => Promise.resolve();
  afterEach(() => stop());

  async function told(answer: (response: ServerResponse) => void): Promise<TimeTold[]> {
    const server = await startServer((_request, response) => answer(response));
    stop = server.stop;
    const clock = handClock(START);
    const heard: TimeTold[] = [];
    const get = createGet({
      userAgent: "Sigap/test",
      timeoutMs: 20_000,
      maxBytes: 1000,
      budget: createBudget({ clock, requests: 60, windowMs: 60_000 }),
      clock,
      hearTime: (told) => heard.push(told),
    });
    await get(server.url, { etag: null, lastModified: null });
    return heard;
  }
  const date = new Date(START).toUTCString();

  test.each([200, 304, 403, 503])("HTTP %i tells it", async (status) => {
    expect(await told((response) => response.writeHead(status, { date }).end())).toMatchObject([{ at: START }]);
  });

  test.each<[string, Record<string, string>, number]>([
    ["kept by a cache for a minute", { date, age: "60" }, 0],
    ["fresh from a cache", { date, age: "0" }, 1],
    ["without a date that can be read", { date: "yesterday" }, 0],
  ])("an answer %s", async (_, headers, count) => {
    expect(await told((response) => response.writeHead(200, headers).end())).toHaveLength(count);
  });
});
