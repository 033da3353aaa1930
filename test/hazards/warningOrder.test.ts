import { describe, expect, test } from "vitest";
import { current } from "../../shared/record/hazard.ts";
import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { listener, ORIGIN, told } from "./told.ts";

const zone = (level: "AWAS" | "SIAGA" | "WASPADA", district = "ENDE") => ({
  province: "NTT",
  district,
  level,
  arrivalAt: null,
});
const warning = (stage: string | null, minutes: number, over: Partial<QuakeBulletin> = {}) =>
  told({
    form: "tsunami",
    stage,
    potential: "potential",
    issuedAt: ORIGIN + minutes * MINUTE_MS,
    magnitude: 7.4,
    zones: stage === "PD-4" ? [] : [zone(stage === "PD-1" ? "WASPADA" : "AWAS")],
    ...over,
  });
const at = (minutes: number) => ORIGIN + minutes * MINUTE_MS;
const inForce = (server: ReturnType<typeof listener>) => current(server.only()).tsunami;

describe.each(["inatews-datagempa", "inatews-tsunami"] as const)(
  "tsunami.7 %s: a time of issue that can't be",
  (feed) => {
    const AHEAD = 24 * 60;

    test.each([
      ["a day ahead", AHEAD],
      ["an hour ahead", 60],
      ["a year ahead", 365 * AHEAD],
    ])("PD-1 typed %s warns, and PD-2 and PD-4 after it are heard", (_, minutes) => {
      const server = listener();
      server.hear(feed, [warning("PD-1", minutes)], at(3));
      expect(server.only()).toMatchObject({ status: "live", flags: ["issue-doubted"] });
      expect(inForce(server)).toMatchObject({ state: "warning", stage: "PD-1", level: "WASPADA", issuedAt: null });
      server.hear(feed, [warning("PD-1", minutes), warning("PD-2", 10)], at(11));
      expect(inForce(server)).toMatchObject({ stage: "PD-2", level: "AWAS" });
      server.hear(feed, [warning("PD-1", minutes), warning("PD-2", 10), warning("PD-4", 120)], at(121));
      expect(inForce(server)).toMatchObject({ state: "ended", stage: "PD-4" });
      // Also when the typed time has come.
      server.hear(feed, [warning("PD-1", minutes)], at(minutes + 5));
      expect(inForce(server)).toMatchObject({ state: "ended", stage: "PD-4" });
    });

    test("an old PD-1 that is typed anew as next year's, or today's, raises nothing", () => {
      const months = 100 * DAY_MS;
      for (const issuedAt of [ORIGIN + 365 * DAY_MS, ORIGIN + months - HOUR_MS])
        for (const others of [[], [warning("PD-4", 120)]]) {
          const server = listener();
          server.hear(feed, [warning("PD-1", 3), ...others], ORIGIN + months - DAY_MS, true);
          expect(server.only().status).toBe("history");
          server.hear(feed, [warning("PD-1", 3, { issuedAt }), ...others], ORIGIN + months);
          expect(server.only().status).toBe("history");
        }
    });

    test("a warning of a quake never heard of, dated days after it, is held and told", () => {
      const server = listener();
      server.hear(feed, [warning("PD-1", 5 * 24 * 60)], at(5 * 24 * 60 + 1));
      expect(server.only()).toMatchObject({ status: "held", flags: ["issue-doubted", "held:contradictory-time"] });
    });

    test("typed before its origin it warns: the quake is of now", () => {
      const server = listener();
      const detail = "timesent is before date, time";
      server.hear(feed, [warning("PD-1", -AHEAD, { doubts: [{ kind: "contradictory-time", detail }] })], at(3));
      expect(server.only()).toMatchObject({ status: "live", flags: ["issue-doubted"] });
    });

    test("an origin typed a day early, of a warning issued now, is news", () => {
      const server = listener();
      server.hear(feed, [warning("PD-1", 24 * 60 + 3)], at(24 * 60 + 4));
      expect(server.only()).toMatchObject({ status: "live", flags: [] });
    });
  },
);

describe("tsunami.9 a warning that was issued before the origin it names", () => {
  const detail = "timesent is before date, time";
  const slip = (stage: string, minutes: number, late: number, over: Partial<QuakeBulletin> = {}) =>
    warning(stage, minutes, { originTime: at(late), doubts: [{ kind: "contradictory-time", detail }], ...over });

  test.each([
    ["in one body", [[warning("PD-1", 3), slip("PD-2", 10, 15)]]],
    ["in a later one", [[warning("PD-1", 3)], [slip("PD-2", 10, 15)]]],
  ])("is of the quake that was told %s: heard there, and no second tsunami", (_, bodies) => {
    const server = listener();
    bodies.forEach((body, minute) => server.hear("inatews-tsunami", body, at(16 + minute)));
    expect(server.only()).toMatchObject({ status: "live", flags: [] });
    expect(current(server.only())).toMatchObject({ originTime: ORIGIN, tsunami: { stage: "PD-2", level: "AWAS" } });
  });

  test.each([
    ["PD-2, as the place is made more precise", slip("PD-2", 10, 60, { magnitude: 7.7, at: [107.2, -6.9] })],
    ["PD-1, of which a later bulletin is in force", slip("PD-1", 3, 60)],
  ])("so is one in whose time the hour alone is wrong: %s", (_, bulletin) => {
    const server = listener();
    server.hear("inatews-tsunami", [warning("PD-1", 3)], at(4));
    server.hear("inatews-tsunami", [warning("PD-3", 30, { magnitude: 7.6, at: [107.21, -6.9] })], at(31));
    server.hear("inatews-tsunami", [bulletin], at(61));
    expect(server.only().flags).toEqual([]);
    expect(current(server.only())).toMatchObject({ originTime: ORIGIN, tsunami: { stage: "PD-3", level: "AWAS" } });
  });

  test.each([
    ["of another magnitude", slip("PD-2", 10, 15, { magnitude: 6.1 })],
    ["at another place", slip("PD-2", 10, 15, { at: [108.5, -6.84] })],
    ["near it, at another second", slip("PD-2", 10, 15.5, { at: [107.2, -6.84] })],
    ["issued before that quake too", slip("PD-2", -10, 15)],
  ])("one %s speaks of another quake", (_, bulletin) => {
    const server = listener();
    server.hear("inatews-tsunami", [warning("PD-1", 3), bulletin], at(16));
    expect([...server.hazards.values()]).toMatchObject([{}, { status: "live", flags: ["issue-doubted"] }]);
  });
});

test("tsunami.7 any bulletin: one typed hours ahead does not shut out the next", () => {
  const server = listener();
  server.hear("inatews-datagempa", [told({ issuedAt: at(300) })], at(3));
  server.hear("inatews-datagempa", [told({ issuedAt: at(6), magnitude: 5.9 })], at(7));
  expect(current(server.only()).magnitude).toBe(5.9);
});

describe("tsunami.4 stages order too", () => {
  test("a later stage is heard, though it says that it was issued before the one in force", () => {
    const server = listener();
    server.hear("inatews-datagempa", [warning("PD-1", 59)], at(60));
    server.hear("inatews-datagempa", [warning("PD-2", 12)], at(61));
    expect(inForce(server)).toMatchObject({ stage: "PD-2", level: "AWAS" });
    server.hear("inatews-datagempa", [warning("PD-4", 50)], at(62));
    expect(inForce(server).state).toBe("ended");
  });

  test("a stage that was told before does not come back with a later time", () => {
    const server = listener();
    for (const [stage, minutes] of [["PD-1", 3], ["PD-2", 12], ["PD-4", 90]] as const) server.hear("inatews-datagempa", [warning(stage, minutes)], at(minutes + 1)); // prettier-ignore
    server.hear("inatews-datagempa", [warning("PD-1", 100)], at(101));
    expect(inForce(server).state).toBe("ended");
  });

  test("after an end by mistake the next warning is heard", () => {
    const server = listener();
    server.hear("inatews-datagempa", [warning("PD-1", 3)], at(4));
    server.hear("inatews-datagempa", [warning("PD-4", 12)], at(13));
    server.hear("inatews-datagempa", [warning("PD-3", 20)], at(21));
    expect(inForce(server)).toMatchObject({ state: "warning", stage: "PD-3" });
    server.hear("inatews-datagempa", [warning("PD-4", 12)], at(22));
    expect(inForce(server)).toMatchObject({ state: "warning", stage: "PD-3" });
  });
});

describe("tsunami.8 a stage that can't be read", () => {
  test("warns by its zones, alone and after a stage", () => {
    const server = listener();
    server.hear("inatews-datagempa", [warning(null, 3)], at(4));
    expect(server.only()).toMatchObject({ status: "live", flags: ["stage-unknown"] });
    expect(inForce(server)).toMatchObject({ state: "warning", stage: null, level: "AWAS" });
    const after = listener();
    after.hear("inatews-datagempa", [warning("PD-1", 3)], at(4));
    after.hear("inatews-datagempa", [warning(null, 9, { zones: [zone("AWAS"), zone("SIAGA", "SIKKA")] })], at(10));
    expect(inForce(after)).toMatchObject({ state: "warning", level: "AWAS", zones: { length: 2 } });
  });

  test("without zones it takes the place of no warning", () => {
    const server = listener();
    server.hear("inatews-datagempa", [warning("PD-1", 3)], at(4));
    server.hear("inatews-datagempa", [warning(null, 9, { zones: [] })], at(10));
    expect(inForce(server)).toMatchObject({ state: "warning", stage: "PD-1" });
    expect(server.only().flags).toEqual(["stage-unknown"]);
  });
});
