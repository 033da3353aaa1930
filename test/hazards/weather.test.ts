import { describe, expect, test } from "vitest";
import type { WeatherBulletin } from "../../shared/record/bulletin.ts";
import type { WeatherAlert } from "../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { listener, ORIGIN, warned } from "./told.ts";

const NOW = ORIGIN + 3 * MINUTE_MS;
const one = (identifier: string, over: Partial<WeatherBulletin> = {}) =>
  warned({ identifier, code: identifier, ...over });
const update = (identifier: string, references: string[], over: Partial<WeatherBulletin> = {}) =>
  one(identifier, { msgType: "Update", references, sentAt: ORIGIN + MINUTE_MS, ...over });
const cancel = (identifier: string, references: string[], over: Partial<WeatherBulletin> = {}) =>
  one(identifier, { msgType: "Cancel", references, sentAt: ORIGIN + 2 * MINUTE_MS, polygons: [], ...over });

/** A server that hears one body after another, each a minute later. */
function hearing(...bodies: WeatherBulletin[][]) {
  const server = listener(NOW);
  bodies.forEach((body, minute) => server.hear("nowcast", body, NOW + minute * MINUTE_MS));
  const warnings = [...server.hazards.values()].filter((each): each is WeatherAlert => each.kind === "weather");
  const now = NOW + bodies.length * MINUTE_MS;
  const inForce = warnings.filter(({ status, endsAt, cancelled }) => status === "live" && !cancelled && endsAt > now);
  return { warnings, inForce: inForce.map(({ id }) => id), of: (id: string) => server.hazards.get(`cap-${id}`) };
}

test("weather.1 an identifier is one hazard, however often it is heard; a code is kept with it", () => {
  const server = listener();
  expect(server.hear("nowcast", [warned()])).toMatchObject([
    { kind: "weather", status: "live", endsAt: ORIGIN + 7_800_000 },
  ]);
  expect(server.hear("nowcast", [warned({ code: "ANOTHER1" })])).toEqual([]);
});

test("weather.2 an Update that refers to it is its next version; a Cancel ends it", () => {
  const { warnings } = hearing(
    [one("a")],
    [update("u", ["a"], { expiresAt: ORIGIN + 9_000_000 })],
    [cancel("c", ["u"])],
  );
  expect(warnings).toMatchObject([
    {
      cancelled: true,
      endsAt: ORIGIN + 2 * MINUTE_MS,
      versions: [{ n: 1 }, { n: 2, changed: ["masa berlaku"] }, { n: 3, changed: ["dibatalkan BMKG", "masa berlaku"] }],
    },
  ]);
});

describe("weather.3 each version is judged anew", () => {
  test("an alert that had expired when first read is history, until an Update brings it back", () => {
    const expired = one("a", { expiresAt: NOW - 1 });
    expect(hearing([expired]).of("a")).toMatchObject({ status: "history" });
    for (const bodies of [[[expired], [update("u", ["a"])]], [[expired, update("u", ["a"])]]])
      expect(hearing(...bodies).of("a")).toMatchObject({ status: "live", endsAt: ORIGIN + 7_800_000 });
  });

  test("an Update that has run out too is history; what was live is ended with its reason and not here", () => {
    const over = { expiresAt: NOW - 1 };
    expect(hearing([one("a", over), update("u", ["a"], over)]).of("a")).toMatchObject({ status: "history" });
    expect(hearing([one("a")], [update("u", ["a"], over)])).toMatchObject({
      inForce: [],
      warnings: [{ status: "live" }],
    });
  });

  test("a test neither changes nor ends what is none", () => {
    expect(hearing([one("a")], [cancel("c", ["a"], { test: true })]).inForce).toEqual(["cap-a"]);
  });
});

describe("weather.4 what is said later holds", () => {
  const later = one("a", { sentAt: ORIGIN + MINUTE_MS, severity: "Extreme", expiresAt: ORIGIN + 9_000_000 });
  const changed = ["masa berlaku"];

  test("a later `sent` under one identifier, in whatever order", () => {
    for (const bodies of [[[one("a")], [later]], [[later, one("a")]]])
      expect(hearing(...bodies).of("a")).toMatchObject({ endsAt: ORIGIN + 9_000_000, versions: [{}, { changed }] });
    expect(hearing([later], [one("a")]).of("a")).toMatchObject({ versions: [{ severity: "Extreme" }] });
  });

  test("other words, or another area, under the same `sent`", () => {
    expect(hearing([one("a")], [{ ...later, sentAt: ORIGIN }]).of("a")).toMatchObject({ versions: [{}, { changed }] });
    const moved = one("a", { polygons: [[[106, -6], [106.2, -6], [106.2, -6.2], [106, -6]]] }); // prettier-ignore
    expect(hearing([one("a")], [moved]).of("a")).toMatchObject({ versions: [{}, { changed: ["wilayah"] }] });
  });

  test("an older Update after a newer one", () => {
    const newer = update("v", ["a", "u"], { sentAt: ORIGIN + 2 * MINUTE_MS });
    expect(hearing([one("a")], [newer], [update("u", ["a"], { expiresAt: NOW })]).inForce).toEqual(["cap-a"]);
  });
});

describe("weather.12 what is told again after a slip", () => {
  const shorter = one("a", { expiresAt: NOW + 30_000 });
  const milder = one("a", { severity: "Minor" });
  const endless = one("a", { expiresAt: ORIGIN + 9_000_000, unknown: ["end-unknown"] });

  test.each([
    ["ends later", shorter],
    ["is graver", milder],
    ["has an end", endless],
  ])("is heard when it %s, once", (_, slip) => {
    const { inForce, of } = hearing([one("a")], [slip], [one("a")], [slip], [one("a")]);
    expect(inForce).toEqual(["cap-a"]);
    expect(of("a")).toMatchObject({
      flags: [],
      endsAt: one("a").expiresAt,
      versions: [{}, {}, { severity: "Moderate" }],
    });
  });

  test("is not heard when it is less, nor after a Cancel", () => {
    expect(hearing([shorter], [one("a")], [shorter]).inForce).toEqual(["cap-a"]);
    const cancelled = one("a", { msgType: "Cancel", polygons: [] });
    expect(hearing([one("a")], [cancelled], [one("a")]).inForce).toEqual([]);
  });
});

describe("weather.4 a `sent` that has not come yet", () => {
  const year = 365 * 24 * 60 * MINUTE_MS;

  test("keeps no later word from being heard", () => {
    const ahead = one("a", { sentAt: ORIGIN + year });
    expect(hearing([ahead], [one("a")]).of("a")).toMatchObject({ versions: [{}, { sentAt: ORIGIN }] });
    expect(hearing([ahead], [cancel("c", ["a"])]).inForce).toEqual([]);
  });

  test("does not lengthen a warning whose end is ours", () => {
    const unsure = one("a", { sentAt: ORIGIN + year, expiresAt: ORIGIN + year, unknown: ["end-unknown"] });
    expect(hearing([unsure]).of("a")).toMatchObject({ endsAt: NOW + 180 * MINUTE_MS });
  });
});

describe("weather.5 what ends an alert may come before it", () => {
  test("a Cancel", () => {
    const { inForce, of } = hearing([cancel("c", ["a"])], [one("a")]);
    expect(inForce).toEqual([]);
    expect(of("a")).toMatchObject({ status: "history", cancelled: true, endsAt: ORIGIN + 2 * MINUTE_MS });
  });

  test("a Cancel of one that is known and one that is not", () => {
    expect(hearing([one("a")], [cancel("c", ["a", "b"])], [one("b")]).inForce).toEqual([]);
  });

  test("an Update", () => {
    const { inForce, of } = hearing([update("u", ["a"])], [one("a")]);
    expect(inForce).toEqual(["cap-u"]);
    expect(of("a")).toMatchObject({ status: "history", cancelled: false, flags: ["replaced"] });
  });

  test("what is sent after the Cancel under the same identifier is in force", () => {
    expect(hearing([cancel("c", ["a"])], [one("a", { sentAt: ORIGIN + 3 * MINUTE_MS })]).inForce).toEqual(["cap-a"]);
  });
});

describe("weather.6 one Update of several alerts", () => {
  const both = [one("a"), one("b")];

  test("goes on in one of them, and ends the others", () => {
    const { inForce, of } = hearing(both, [update("u", ["a", "b"])]);
    expect(inForce).toEqual(["cap-a"]);
    expect(of("b")).toMatchObject({ flags: ["replaced"], endsAt: ORIGIN + MINUTE_MS, versions: [{ identifier: "b" }] });
  });

  test("goes on in one that is in force, whichever is named first", () => {
    expect(hearing([one("a", { expiresAt: NOW - 1 }), one("b")], [update("u", ["a", "b"])]).inForce).toEqual(["cap-b"]);
  });

  test("heard again, in a second Update of all, and to the Cancel, stays one", () => {
    const second = update("v", ["a", "b", "u"], { sentAt: ORIGIN + 2 * MINUTE_MS });
    expect(hearing(both, [update("u", ["a", "b"])], [update("u", ["a", "b"])]).inForce).toEqual(["cap-a"]);
    expect(hearing(both, [update("u", ["a", "b"])], [second]).inForce).toEqual(["cap-a"]);
    expect(hearing(both, [update("u", ["a", "b"])], [second], [cancel("c", ["v"])]).inForce).toEqual([]);
  });
});

test("weather.7 what is not known is marked, for as long as it is not", () => {
  const unsure = one("a", { unknown: ["end-unknown", "area-unknown"], polygons: [] });
  expect(hearing([unsure]).of("a")).toMatchObject({ flags: ["end-unknown", "area-unknown"] });
  expect(hearing([unsure], [update("u", ["a"])]).of("a")).toMatchObject({ flags: [] });
  expect(hearing([unsure], [cancel("c", ["a"])]).of("a")).toMatchObject({ flags: ["end-unknown", "area-unknown"] });
});
