import { describe, expect, test } from "vitest";
import { endOf, judge } from "../../shared/alert/judge.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import { current, type Earthquake } from "../../shared/record/hazard.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { impact } from "../make/impact.ts";
import { listener, ORIGIN, told } from "./told.ts";

const NOW = ORIGIN + 3 * MINUTE_MS;
const small = told({ form: "automatic", bulletinId: "bmg-a", magnitude: 3.2 });
const older = told({
  form: "automatic",
  bulletinId: "bmg-0",
  originTime: ORIGIN - HOUR_MS,
  at: [120, -3],
  magnitude: 3,
});
const nobody = impact({ people: [], resources: [], felt: [], tsunami: null });

/** Both listed, then only the older. */
function taken(list = [older], feed: "inatews-live" | "autogempa" = "inatews-live") {
  const server = listener();
  server.hear("inatews-live", [small, older], NOW);
  const changed = server.hear(feed, list, NOW + MINUTE_MS) as Earthquake[];
  const quake = [...server.hazards.values()].find(
    (each) => each.kind === "earthquake" && current(each).originTime === ORIGIN,
  );
  return { server, changed, quake: quake as Earthquake };
}

const raised = (quake: Earthquake, before = null as ReturnType<typeof judge>, now = NOW) =>
  judge({ hazard: quake, impact: nobody, alert: before, mainId: null, now });

describe("H5 an automatic solution", () => {
  test("that is younger than the oldest listed and listed no longer is withdrawn, without a new version", () => {
    const { changed, quake } = taken();
    expect(changed).toEqual([quake]);
    expect(hasFlag(quake, "withdrawn")).toBe(true);
    expect(quake.versions).toHaveLength(1);
    expect(taken([older]).server.hear("inatews-live", [older], NOW + 2 * MINUTE_MS).length).toBe(0);
  });

  test.each<[string, Parameters<typeof taken>]>([
    ["still listed", [[small, older]]],
    ["listed with other figures", [[{ ...small, magnitude: 3.6 }, older]]],
    ["under another id", [[{ ...small, bulletinId: "bmg-b" }, older]]],
    ["older than all that is listed", [[told({ ...older, bulletinId: "bmg-c", originTime: ORIGIN + MINUTE_MS })]]],
    ["or the list is empty", [[]]],
    ["or another feed leaves it out", [[told({ originTime: ORIGIN - 2 * HOUR_MS, at: [125, 1] })], "autogempa"]],
  ])("%s is not", (_, list) => {
    expect(hasFlag(taken(...list).quake, "withdrawn")).toBe(false);
  });

  test("quake.10: that was gone and came back is withdrawn again only by a list that tells of later quakes", () => {
    const { server } = taken();
    server.hear("inatews-live", [small, older], NOW + 2 * MINUTE_MS);
    expect(server.hear("inatews-live", [older], NOW + 3 * MINUTE_MS)).toEqual([]);
    const later = told({ ...older, bulletinId: "bmg-d", originTime: ORIGIN + MINUTE_MS });
    const changed = server.hear("inatews-live", [older, later], NOW + 4 * MINUTE_MS) as Earthquake[];
    expect(changed.map((quake) => [current(quake).originTime, hasFlag(quake, "withdrawn")])).toEqual([
      [ORIGIN, true],
      [ORIGIN + MINUTE_MS, false],
    ]);
  });

  test("of which a bulletin speaks too is not", () => {
    const server = listener();
    server.hear("inatews-live", [small, older], NOW);
    server.hear("autogempa", [told()], NOW + MINUTE_MS);
    expect(server.hear("inatews-live", [older], NOW + 2 * MINUTE_MS)).toEqual([]);
  });
});

describe("A9 the alert of a withdrawn solution", () => {
  test("ends at once with the reason, not an hour after", () => {
    const { quake } = taken();
    const alert = raised({ ...quake, flags: [] });
    if (!alert) throw new Error("a live quake raises an alert");
    expect(endOf({ ...quake, flags: [] }, alert, NOW + MINUTE_MS)).toBeNull();
    const ended = endOf(quake, alert, NOW + MINUTE_MS);
    expect(ended?.endedAt).toBe(NOW + MINUTE_MS);
    expect(ended?.history.at(-1)).toMatchObject({
      move: "ended",
      why: "ditarik: tidak ada lagi di daftar otomatis BMKG",
    });
    expect(raised(quake, ended)).toBe(ended);
  });

  test("is raised again, of any tier, when the solution is back or a bulletin tells of it", () => {
    const { server, quake } = taken();
    const alert = raised({ ...quake, flags: [] });
    const ended = alert && endOf(quake, alert, NOW + MINUTE_MS);
    const [back] = server.hear("inatews-live", [small, older], NOW + 2 * MINUTE_MS) as Earthquake[];
    expect(back && hasFlag(back, "withdrawn")).toBe(false);
    expect(back && raised(back, ended, NOW + 2 * MINUTE_MS)).toMatchObject({ tier: "info", endedAt: null });

    const other = taken().server;
    const [bulletin] = other.hear("autogempa", [told({ magnitude: 3.2 })], NOW + 2 * MINUTE_MS) as Earthquake[];
    expect(bulletin && hasFlag(bulletin, "withdrawn")).toBe(false);
    expect(bulletin && raised(bulletin, ended, NOW + 2 * MINUTE_MS)).toMatchObject({ endedAt: null });
  });
});
