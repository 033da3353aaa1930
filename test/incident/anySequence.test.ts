import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "../../shared/command/commands.ts";
import { decide } from "../../shared/command/table.ts";
import { needsSecond } from "../../shared/incident/end.ts";
import { incidentsDue } from "../../shared/incident/watch/due.ts";
import { handoverOf } from "../../shared/incident/watch/handover.ts";
import { ladderOf } from "../../shared/incident/watch/ladder.ts";
import { queueItemsOf } from "../../shared/incident/watch/queue.ts";
import { TIERS, tierRank, type Alert } from "../../shared/record/alert.ts";
import { CONTACT_ANSWERS, GROUPS, STATES, type Incident } from "../../shared/record/incident.ts";
import { isoDay, MINUTE_MS } from "../../shared/time.ts";
import { withChanges, type World } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { BUDI, RINA, SARI, worldWith } from "../make/circumstances.ts";
import { lumbung, tagana } from "../make/place.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { runs } from "../runs.ts";

const MAIN = "quake:main";
const HAZARDS = [MAIN, "quake:after1", "quake:after2", "quake:far"];
const START = worldWith(
  ...HAZARDS.map((id) => quake({ id })),
  ...HAZARDS.map((id) => alert({ id, tier: "info", mainId: id.includes("after") ? MAIN : null })),
  tagana(),
  lumbung(),
);

const hazardId = fc.constantFrom(...HAZARDS);
/** The how-manieth of those that stand when it is told: mostly of the open ones, at times of all. */
const incidentId = fc.nat(15).map((n) => `#${n}`);
const of = { id: fc.uuid(), incidentId };
const why = fc.constant("perkembangan di lapangan");
const how = fc.constantFrom("diakhiri" as const, "dibatalkan" as const);

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ name: fc.constant("incident:answer" as const), id: fc.uuid(), hazardId }),
  fc.record({ name: fc.constant("incident:open" as const), id: fc.uuid(), hazardId, why }),
  fc.record({ name: fc.constant("incident:step" as const), ...of, to: fc.constantFrom(...STATES), why }),
  fc.record({
    name: fc.constant("incident:count" as const),
    ...of,
    group: fc.constantFrom(...GROUPS),
    people: fc.nat(10_000),
    source: why,
    place: fc.constantFrom(null, "Cugenang"),
    asOf: fc.integer({ min: ORIGIN, max: ORIGIN + 900 * MINUTE_MS }),
  }),
  fc.record({
    name: fc.constant("incident:contact" as const),
    ...of,
    placeId: fc.constantFrom("TGN-3203", "LBG-3203", "TGN-0"),
    answer: fc.constantFrom(...CONTACT_ANSWERS),
    through: fc.constant("wa" as const),
  }),
  fc.record({
    name: fc.constant("incident:decree" as const),
    ...of,
    number: why,
    on: fc.constantFrom(isoDay(ORIGIN), "2022-12-24", "2021-01-01"),
    signer: why,
    from: fc.constant(ORIGIN + MINUTE_MS),
  }),
  fc.record({ name: fc.constant("incident:rename" as const), ...of, title: why }),
  fc.record({ name: fc.constant("incident:merge" as const), ...of, into: incidentId, why }),
  fc.record({
    name: fc.constant("incident:split" as const),
    ...of,
    hazardIds: fc.array(hazardId, { minLength: 1, maxLength: 3 }),
    why,
  }),
  // Two persons meet seldom by chance.
  ...[1, 2, 3].flatMap(() => [
    fc.record({ name: fc.constant("incident:end" as const), ...of, how, why, second: fc.constant(null) }),
    fc.record({ name: fc.constant("incident:agree" as const), ...of }),
  ]),
  fc.record({ name: fc.constant("incident:withdraw" as const), ...of }),
  fc.record({
    name: fc.constant("incident:close" as const),
    ...of,
    outcome: fc.record({
      damage: fc.constant("ringan" as const),
      deaths: fc.constantFrom(null, 0, 3),
      deathsBy: fc.constantFrom(null, "BNPB"),
      houses: fc.constant(null),
      displacedPeak: fc.constant(null),
      source: why,
    }),
  }),
  fc.record({ name: fc.constant("note:write" as const), id: fc.uuid(), incidentId, text: why }),
);

/** All that has to do with incidents. */
const COMMANDS_PLAYED = [
  ..."agree answer close contact count decree end merge open rename split step withdraw"
    .split(" ")
    .map((name) => `incident:${name}`),
  "note:write",
];

const officers = [SARI, BUDI, RINA];
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ command, by: fc.nat(2), second: fc.option(fc.nat(2), { freq: 1 }) }) },
  { weight: 2, arbitrary: fc.record({ alarm: hazardId, tier: fc.constantFrom(...TIERS) }) },
  { weight: 1, arbitrary: fc.record({ over: hazardId }) },
);
const steps = fc.array(fc.record({ move, waitMinutes: fc.nat(8) }), { minLength: 20, maxLength: 60, size: "max" });

test("incident.1 incident.3 incident.8 incident.10 incident.16 whatever officers, BMKG and the house do in whatever order: each hazard has one open incident at most, what is closed stays as it is, nothing that was told is lost, and nobody ends an emergency alone", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(steps, (played) => {
      let world = START;
      let at = ORIGIN + MINUTE_MS;
      for (const { move: now, waitMinutes } of played) {
        at += waitMinutes * MINUTE_MS;
        const before = world;
        world = "command" in now ? obeyed(world, now, at) : withChanges(world, [putAlert(world, now, at)]);
        keepsItsWord(before, world);
        const settled = withChanges(world, incidentsDue(world, at));
        keepsItsWord(world, settled);
        expect(incidentsDue(settled, at)).toEqual([]);
        for (const each of settled.alert.values())
          if (each.endedAt === null && tierRank(each.tier) >= tierRank("merusak"))
            expect(openOf(settled, each.id)).toHaveLength(1);
        canBeTold(settled, at);
        world = settled;
      }
    }),
    { numRuns: runs(60) },
  );
  // A property that every command was refused for would tell nothing.
  expect([...seen].sort()).toEqual(COMMANDS_PLAYED);

  function obeyed(world: World, { command: drawn, by, second }: Deed, at: number): World {
    const told = named(world, drawn);
    const [who, other] = [officers[by] ?? SARI, second === null ? null : (officers[second] ?? BUDI)];
    const circumstances = {
      world,
      who: { officer: who.id, role: who.role },
      at,
      second: other && { officer: other.id, role: other.role, by: "pin" as const },
    };
    const decision = decide(told, circumstances, { linkId: null, wallName: null });
    if ("refusal" in decision) {
      expect(decision.refusal).toMatch(/^[\p{Lu}].*\.$/u);
      return world;
    }
    seen.add(told.name);
    expect(decision.note.words.length).toBeGreaterThan(5);
    const next = withChanges(world, decision.changes);
    for (const incident of next.incident.values()) {
      const was = world.incident.get(incident.id);
      const { ending } = incident;
      if (!was || !ending || ending === was.ending) continue;
      if (needsSecond(world, was)) expect(ending.second).not.toBeNull();
      expect(ending.second?.officer).not.toBe(ending.officer);
      for (const id of incident.hazardIds) expect(next.alert.get(id)?.endedAt).not.toBeNull();
    }
    return next;
  }
});

/** A command about what stands. */
function named(world: World, drawn: Command): Command {
  const open = [...world.incident.values()].filter(({ closedAt }) => closedAt === null);
  const pick = (place: unknown) => {
    const n = Number(String(place).slice(1));
    const asked = open.filter((incident) => incident.asked !== null);
    const answersThat = drawn.name === "incident:agree" || drawn.name === "incident:withdraw";
    const likely = answersThat && asked.length > 0 ? asked : open;
    const among = n > 12 || likely.length === 0 ? [...world.incident.values()] : likely;
    return among[n % among.length]?.id ?? "quake:none";
  };
  const chosen = Object.entries(drawn).map(([key, value]): [string, unknown] => [
    key,
    key === "incidentId" || key === "into" ? pick(value) : value,
  ]);
  return Object.fromEntries(chosen) as Command;
}

interface Deed {
  command: Command;
  by: number;
  second: number | null;
}

function putAlert(world: World, now: { alarm: string; tier: Alert["tier"] } | { over: string }, at: number) {
  const id = "over" in now ? now.over : now.alarm;
  const was = world.alert.get(id) ?? alert({ id });
  if ("over" in now) return { op: "put" as const, record: { ...was, endedAt: was.endedAt ?? at } };
  const { tier } = now;
  const isRise = was.endedAt !== null || tierRank(tier) > tierRank(was.tier);
  const move = { at, version: 1, tier, move: isRise ? ("raised" as const) : ("lowered" as const), why: "" };
  const raisedAt = was.endedAt === null ? was.raisedAt : at;
  return { op: "put" as const, record: { ...was, tier, raisedAt, endedAt: null, history: [...was.history, move] } };
}

const openOf = (world: World, hazard: string) =>
  [...world.incident.values()].filter(({ closedAt, hazardIds }) => closedAt === null && hazardIds.includes(hazard));

function keepsItsWord(before: World, world: World) {
  for (const hazard of HAZARDS) expect(openOf(world, hazard).length).toBeLessThanOrEqual(1);
  for (const was of before.incident.values()) {
    const is = world.incident.get(was.id);
    if (was.closedAt !== null) expect(is).toBe(was);
    expect(is?.steps.slice(0, was.steps.length)).toEqual(was.steps);
    expect(tierRank(is?.tier ?? "info")).toBeGreaterThanOrEqual(tierRank(was.tier));
  }
  for (const incident of world.incident.values()) isWhole(incident);
}

function isWhole({ state, steps: taken, counts, contacts, hazardIds, closedAt, asked, mergedInto }: Incident) {
  expect(taken.at(-1)?.state).toBe(state);
  expect(state === "selesai" || state === "dibatalkan").toBe(closedAt !== null);
  expect(new Set(counts.map(({ group, place }) => `${group} ${place}`)).size).toBe(counts.length);
  expect(new Set(contacts.map(({ placeId }) => placeId)).size).toBe(contacts.length);
  expect(new Set(hazardIds).size).toBe(hazardIds.length);
  if (closedAt === null) expect(mergedInto).toBeNull();
  else expect(asked).toBeNull();
}

function canBeTold(world: World, at: number) {
  const keys = queueItemsOf(world, at).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(handoverOf(world, at).every(({ words }) => words.length > 3)).toBe(true);
  for (const incident of world.incident.values())
    if (incident.closedAt !== null)
      expect(ladderOf(incident, world, at).map(({ state }) => state.kind)).not.toContain("late");
}
