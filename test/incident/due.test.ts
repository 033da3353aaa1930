import { describe, expect, test } from "vitest";
import { incidentOf } from "../../shared/alert/answer.ts";
import { incidentsDue } from "../../shared/incident/watch/due.ts";
import { TIERS } from "../../shared/record/alert.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { withChanges, type World } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { ANSWERED, worldWith } from "../make/circumstances.ts";
import { incident } from "../make/incident.ts";
import { ORIGIN, quake } from "../make/quake.ts";

const ID = quake().id;
const NOW = ANSWERED;
const settled = (world: World, now = NOW) => withChanges(world, incidentsDue(world, now));
const aftershock = (n: number, tier: "merusak" | "darurat" = "merusak") =>
  alert({ id: `quake:after${n}`, mainId: ID, tier, raisedAt: ORIGIN + n * MINUTE_MS });

describe("incident.3 the house opens", () => {
  test.each(TIERS)("at %s", (tier) => {
    const next = settled(worldWith(quake(), alert({ tier, reasons: ["2 pos kita di MMI VI ke atas"] })));
    const loud = tier === "merusak" || tier === "darurat";
    expect(next.incident.size).toBe(loud ? 1 : 0);
    if (loud)
      expect(next.incident.get(ID)).toMatchObject({
        hazardIds: [ID],
        state: "terdeteksi",
        steps: [{ officer: "sigap", at: NOW, why: "2 pos kita di MMI VI ke atas" }],
        openedAt: NOW,
        startedAt: ORIGIN,
        tier,
        acknowledged: null,
        actedAt: null,
        escalation: [{ call: "piket" }, { call: "kedua" }, { call: "kabid" }],
      });
  });

  test("nothing for what has ended", () => {
    expect(incidentsDue(worldWith(quake(), alert({ endedAt: 1 })), NOW)).toEqual([]);
  });

  test("aftershocks join their main event's, all of them at once, also where that is opened just now", () => {
    const standing = worldWith(alert(), incident({ id: ID }), aftershock(1), aftershock(2, "darurat"));
    const next = settled(standing);
    expect(next.incident.size).toBe(1);
    expect(next.incident.get(ID)).toMatchObject({ hazardIds: [ID, "quake:after1", "quake:after2"], tier: "darurat" });
    const fresh = settled(worldWith(alert({ raisedAt: ORIGIN + 9 * MINUTE_MS }), aftershock(1), aftershock(2)));
    expect([...fresh.incident.values()].map(({ hazardIds }) => hazardIds)).toEqual([
      [ID, "quake:after1", "quake:after2"],
    ]);
  });

  test("also where the main event is not what its incident was opened for", () => {
    const merged = incident({ id: "quake:other", hazardIds: ["quake:other", ID] });
    const next = settled(worldWith(alert(), merged, aftershock(1), aftershock(2)));
    expect([...next.incident.values()].map(({ hazardIds }) => hazardIds)).toEqual([
      ["quake:other", ID, "quake:after1", "quake:after2"],
    ]);
  });

  test("an aftershock of what nobody answers for any more has its own", () => {
    const next = settled(worldWith(alert({ endedAt: 1 }), incident({ id: ID, closedAt: 2 }), aftershock(1)));
    expect(next.incident.get("quake:after1")).toMatchObject({ hazardIds: ["quake:after1"], closedAt: null });
  });

  test("what rises again after its incident was closed gets another", () => {
    const closed = incident({ id: ID, closedAt: NOW - 1000 });
    const next = settled(worldWith(alert({ raisedAt: NOW - 1000 }), closed));
    expect(incidentOf(next.incident, ID)).toMatchObject({ id: `${ID}~2`, closedAt: null });
  });
});

describe("incident.16 what is due is done once", () => {
  const cases: [string, World][] = [
    ["opening", worldWith(quake(), alert())],
    ["joining", worldWith(alert(), incident({ id: ID }), aftershock(1))],
    ["a louder tier", worldWith(alert({ tier: "darurat" }), incident({ id: ID }))],
    ["closing", worldWith(alert({ endedAt: 1 }), incident({ id: ID }))],
    [
      "a request that lapsed",
      worldWith(
        alert(),
        incident({ id: ID, asked: { how: "diakhiri", why: "x", officer: "o-sari", at: 0 }, actedAt: 1 }),
      ),
    ],
    [
      "a forgotten duty",
      worldWith({ type: "duty", id: "desk", on: [{ officer: "o-sari", since: 0 }], handedOver: null }),
    ],
  ];
  test.each(cases)("%s, and then it is due no more, however often it is asked", (_, world) => {
    const due = incidentsDue(world, NOW);
    expect(due).not.toEqual([]);
    const next = withChanges(world, due);
    expect(incidentsDue(next, NOW)).toEqual([]);
    expect(incidentsDue(next, NOW + MINUTE_MS)).toEqual([]);
  });

  test("what nobody touched is closed with the last of its alerts", () => {
    const two = { id: ID, hazardIds: [ID, "quake:after1"] };
    const half = worldWith(alert({ endedAt: 1 }), { ...aftershock(1) }, incident(two));
    expect(incidentsDue(half, NOW)).toEqual([]);
    const next = settled(worldWith(alert({ endedAt: 1 }), { ...aftershock(1), endedAt: 2 }, incident(two)));
    expect(next.incident.get(ID)).toMatchObject({ state: "selesai", closedAt: NOW });
    expect(next.incident.get(ID)?.steps.at(-1)).toMatchObject({ state: "selesai", officer: "sigap" });
  });

  test("below merusak an answer alone is no touch; a deed, or an answer at merusak, is one", () => {
    const answered = (tier: "dirasakan" | "merusak", actedAt: number) =>
      settled(
        worldWith(
          alert({ tier, endedAt: 2 }),
          incident({ id: ID, tier, acknowledged: { officer: "o-sari", at: 1, tier }, actedAt }),
        ),
      ).incident.get(ID)?.closedAt;
    expect(answered("dirasakan", 1)).toBe(NOW);
    expect(answered("dirasakan", 2)).toBeNull();
    expect(answered("merusak", 1)).toBeNull();
  });

  test("the tier is the loudest that its alerts have been", () => {
    const loud = incident({ id: ID, tier: "darurat" });
    expect(incidentsDue(worldWith(alert({ tier: "dirasakan" }), loud), NOW)).toEqual([]);
  });
});
