import { describe, expect, test } from "vitest";
import { Command, type CommandName } from "../../shared/command/commands.ts";
import { COMMANDS, decide } from "../../shared/command/table.ts";
import { ROLES, type Role } from "../../shared/record/officer.ts";
import type { World, WorldRecord } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { frozen } from "../make/frozen.ts";
import { incident } from "../make/incident.ts";
import { officer } from "../make/officer.ts";
import { warehouse } from "../make/place.ts";
import { quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { NOW, QUAKE, SAMPLES } from "./samples.ts";

const NAMES = Object.keys(COMMANDS) as CommandName[];
const ME = officer({ id: "o-sari", number: 1 });
const OTHER = officer({ id: "o-budi", number: 2, role: "penyelia" });
const KNOWN: WorldRecord[] = [ME, OTHER, quake({ id: QUAKE }), warehouse({ id: "P-1" })];
const open = { openedAt: NOW - 60_000, startedAt: NOW - 60_000 };
const duty = { type: "duty", id: "desk", on: [{ officer: ME.id, since: NOW - 1 }], handedOver: null } as const;

/** What may stand when an order comes. */
const STATES: Record<string, World> = frozen({
  "nothing known": worldOf(ME, OTHER),
  "an alarm nobody answered": worldOf(
    ...KNOWN,
    alert({ id: QUAKE, tier: "darurat" }),
    incident({ id: QUAKE, tier: "darurat", ...open }),
  ),
  "answered by another": worldOf(
    ...KNOWN,
    { ...duty, on: [...duty.on] },
    alert({ id: QUAKE, tier: "merusak" }),
    incident({ id: QUAKE, ...open, state: "siaga", acknowledged: { tier: "merusak", officer: OTHER.id, at: NOW - 1 } }),
  ),
  closed: worldOf(
    ...KNOWN,
    alert({ id: QUAKE, tier: "merusak", endedAt: NOW - 2 }),
    incident({ id: QUAKE, ...open, state: "selesai", closedAt: NOW - 1 }),
  ),
});

const outcomeOf = (name: CommandName, role: Role, world: World): string => {
  const who = { officer: ME.id, role };
  const decision = decide(SAMPLES[name], { world, who, at: NOW, second: null }, { linkId: "l2", wallName: "Lobi" });
  return "refusal" in decision ? decision.refusal : `ya: ${decision.note.words}`;
};

describe("deed.1 every command × role × what stands", () => {
  test("each sample is a command that the door takes", () => {
    for (const name of NAMES) expect(Command.safeParse(SAMPLES[name]).error, name).toBeUndefined();
    expect(NAMES.sort()).toEqual(Object.keys(SAMPLES).sort());
  });

  test("who may, by name", () => {
    expect(
      Object.fromEntries(
        NAMES.map((name) => [name, ROLES.filter((role) => COMMANDS[name].may.includes(role)).join(" ")]),
      ),
    ).toMatchSnapshot();
  });

  test.each(NAMES)("%s", (name) => {
    for (const role of ROLES) {
      const told = Object.values(STATES).map((world) => outcomeOf(name, role, world));
      const barred = told.filter((words) => words.endsWith(` tidak dapat ${COMMANDS[name].act}.`)).length;
      // Whoever may not is refused for that, whatever stands; whoever may is never refused for that.
      expect(barred, role).toBe(COMMANDS[name].may.includes(role) ? 0 : told.length);
    }
    // Of one who may: what comes of it in each state, in words.
    const [role] = COMMANDS[name].may;
    if (!role) throw new Error(`nobody may ${name}`);
    expect(
      Object.fromEntries(Object.entries(STATES).map(([state, world]) => [state, outcomeOf(name, role, world)])),
    ).toMatchSnapshot();
  });

  test("deed.3 each refusal is a sentence, and nothing is both refused and done", () => {
    for (const name of NAMES)
      for (const role of ROLES)
        for (const world of Object.values(STATES)) {
          const words = outcomeOf(name, role, world);
          expect(words, `${name} ${role}`).toMatch(/^(ya: .{5,}|[A-Z].{10,}\.)$/);
        }
  });
});

describe("deed.7 whoever does something about an incident is on duty", () => {
  const asked = (name: CommandName, world: World, role: Role = "petugas") =>
    decide(
      SAMPLES[name],
      { world, who: { officer: ME.id, role }, at: NOW, second: null },
      { linkId: null, wallName: null },
    );

  test("from then on, in the same entry; who is on duty already begins no second time; looking to walls begins none", () => {
    const alarm = STATES["an alarm nobody answered"] as World;
    const puts = (decision: ReturnType<typeof decide>) =>
      "refusal" in decision
        ? []
        : decision.changes.flatMap((change) => (change.op === "put" ? change.record.type : []));
    expect(puts(asked("incident:answer", alarm))).toEqual(["duty", "incident"]);
    expect(puts(asked("incident:step", STATES["answered by another"] as World))).toEqual([]);
    expect(puts(asked("incident:contact", STATES["answered by another"] as World))).toEqual(["incident"]);
    expect(puts(asked("drill:plan", alarm))).toEqual(["plan"]);
  });
});

test("deed.8 a screen that asks the table is told what the server would say", () => {
  const world = STATES.closed as World;
  expect(outcomeOf("incident:count", "petugas", world)).toMatch(/^Insiden sudah ditutup pukul/);
  expect(outcomeOf("incident:count", "sentra", world)).toBe("Sentra tidak dapat mencatat kaji cepat.");
});
