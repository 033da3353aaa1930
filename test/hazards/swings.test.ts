import { describe, expect, test } from "vitest";
import { keptVersions, MOST_VERSIONS } from "../../server/hazards/swings/keptVersions.ts";
import { isUnheard } from "../../server/hazards/swings/unheard.ts";
import { current, type WeatherAlert } from "../../shared/record/hazard.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { listener, magnitudes, ORIGIN, told, warned } from "./told.ts";

const DAY_OF_POLLS = 5760;
const at = (poll: number) => ORIGIN + 3 * MINUTE_MS + poll * 15 * SECOND_MS;

test.each([35, 40, 90])(
  "quake.10 two bodies in turn, %d minutes each, for two days make two versions and a note",
  (minutes) => {
    const server = listener();
    const bodies = [told({ magnitude: 5.3 }), told({ magnitude: 5.6 })];
    let changes = 0;
    for (let minute = 3; minute < 2 * 24 * 60; minute++) {
      const body = bodies[Math.floor(minute / minutes) % 2] ?? told();
      changes += server.hear("autogempa", [body], ORIGIN + minute * MINUTE_MS).length;
    }
    expect(magnitudes(server.only())).toEqual([5.3, 5.6]);
    expect(server.only().flags).toEqual(["to-and-fro"]);
    // Two a turn at most, not one a poll.
    expect(changes).toBeLessThan(10 + (4 * 2 * 24 * 60) / minutes);
  },
);

describe("quake.14 a field that never tells the same twice", () => {
  /** 4.501, 5.502, 4.503, … */
  const swinging = (poll: number) => told({ magnitude: 4.5 + (poll % 2) + poll / 100_000 });

  test("for a day is heard at once, then each ten minutes; few versions stay, the journal's numbers go on", () => {
    const server = listener();
    let changes = 0;
    for (let poll = 0; poll < DAY_OF_POLLS; poll++)
      changes += server.hear("autogempa", [swinging(poll)], at(poll)).length;
    expect(changes).toBeGreaterThan(12);
    expect(changes).toBeLessThan(13 + 24 * 6 + 1);
    const { versions } = server.only();
    expect(versions).toHaveLength(MOST_VERSIONS);
    expect([versions[0]?.n, versions.at(-1)?.n]).toEqual([1, changes]);
    expect(versions.map(({ n }) => n)).toEqual(versions.map(({ n }) => n).toSorted((a, b) => a - b));
  });

  test("what was left is heard in time; what is graver at once; the twelve first too", () => {
    const server = listener();
    for (let poll = 0; poll < 20; poll++) server.hear("autogempa", [swinging(poll)], at(poll));
    expect(server.only().versions).toHaveLength(13);
    expect(isUnheard(server.hazards.values(), "autogempa", at(20))).toBe(true);
    server.hear("autogempa", [told({ magnitude: 5.1 })], at(20));
    expect(current(server.only()).magnitude).not.toBe(5.1);
    server.hear("autogempa", [told({ magnitude: 6.9 })], at(21));
    expect(current(server.only()).magnitude).toBe(6.9);
    server.hear("autogempa", [told({ magnitude: 5.1 })], at(22));
    expect(current(server.only()).magnitude).toBe(6.9);
    for (let poll = 23; poll < 160; poll++) server.hear("autogempa", [told({ magnitude: 5.1 })], at(poll));
    expect(current(server.only()).magnitude).toBe(5.1);
    expect(isUnheard(server.hazards.values(), "autogempa", at(200))).toBe(false);
  });

  test("a revision now and then is none of it", () => {
    const server = listener();
    for (let i = 0; i < 12; i++) server.hear("autogempa", [told({ magnitude: 5 + i / 10 })], at(i));
    expect(server.only().versions).toHaveLength(12);
    expect(isUnheard(server.hazards.values(), "autogempa", at(12))).toBe(false);
  });
});

test("weather.11 a warning that is worded anew each minute of a day", () => {
  const server = listener();
  let changes = 0;
  const worded = (minute: number) =>
    warned({ sentAt: ORIGIN + minute * SECOND_MS, headline: `Hujan ${minute}`, expiresAt: ORIGIN + 30 * HOUR_MS });
  for (let minute = 0; minute < 24 * 60; minute++)
    changes += server.hear("nowcast", [worded(minute)], at(4 * minute)).length;
  expect(changes).toBeLessThan(13 + 24 * 6 + 1);
  const alert = () => [...server.hazards.values()][0] as WeatherAlert;
  expect(alert().versions).toHaveLength(MOST_VERSIONS);
  expect(isUnheard(server.hazards.values(), "nowcast", at(4 * 24 * 60))).toBe(true);
  server.hear("nowcast", [{ ...worded(1500), severity: "Extreme" }], at(4 * 24 * 60));
  expect(current(alert()).severity).toBe("Extreme");
});

test("quake.14 of many versions the first, the last, the gravest and the largest steps stay", () => {
  const versions = Array.from({ length: 200 }, (_, i) => (i === 77 ? 900 : i >= 120 ? 500 + (i % 2) : i % 2));
  const kept = keptVersions(versions, {
    step: (a, b) => Math.abs(a - b),
    gravity: (version) => version,
  });
  expect(kept).toHaveLength(MOST_VERSIONS);
  expect([kept[0], kept.at(-1)]).toEqual([0, 501]);
  expect(kept).toContain(900);
  expect(kept.findIndex((version) => version >= 500 && version < 900)).toBeGreaterThan(0);
});
