import fc from "fast-check";
import { expect, test } from "vitest";
import type { Alert } from "../../shared/record/alert.ts";
import { alert } from "../make/alert.ts";
import { apply, EMPTY_WORLD, everything, withChanges, type Change } from "../../shared/world/world.ts";

const change = fc.oneof(
  fc
    .record({ id: fc.constantFrom("a", "b", "c"), tier: fc.constantFrom<Alert["tier"]>("info", "darurat") })
    .map(({ id, tier }): Change => ({ op: "put", record: alert({ id, tier }) })),
  fc.constantFrom("a", "b", "c").map((id): Change => ({ op: "drop", type: "alert", id })),
);

test("N7 hearing an entry twice does no harm", () =>
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const once = withChanges(EMPTY_WORLD, changes);
      expect(withChanges(once, changes)).toEqual(once);
    }),
  ));

test("N7 the whole world as changes makes the same world", () =>
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const world = withChanges(EMPTY_WORLD, changes);
      expect(withChanges(EMPTY_WORLD, everything(world))).toEqual(world);
    }),
  ));

test("N8 apply leaves the old world as it was, and what an entry did not touch is the same object", () => {
  const before = apply(EMPTY_WORLD, { seq: 1, changes: [{ op: "put", record: alert({ id: "a", tier: "info" }) }] });
  const after = apply(before, { seq: 2, changes: [{ op: "drop", type: "alert", id: "a" }] });
  expect(before.alert.size).toBe(1);
  expect(after).toMatchObject({ seq: 2, hazard: before.hazard });
  expect(after.hazard).toBe(before.hazard);
  expect(after.alert.size).toBe(0);
});
