import { describe, expect, test } from "vitest";
import { lastDamaging, lastFelt } from "../../client/wall/figures/calm.ts";
import { publicView } from "../../server/public/publicView.ts";
import { Impact } from "../../shared/record/impact.ts";
import { DAY_MS } from "../../shared/time.ts";
import { tidied } from "../../shared/world/kept.ts";
import { withChanges, type World } from "../../shared/world/world.ts";
import { impact as full } from "../http/worlds.ts";
import { alert } from "../make/alert.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";

const ENDED_AT = ORIGIN + DAY_MS;
const quakeOf = quake();
const { id } = quakeOf;
const whole = Impact.parse({ ...full(id), contours: [{ mmi: 6, area: [] }] });
const ended = worldOf(quakeOf, whole, alert({ id, tier: "merusak", endedAt: ENDED_AT }));
const after = (world: World, now: number) => withChanges(world, tidied(world, now));

describe("history.7 what is over", () => {
  test("keeps its impact whole for the day in which the desk lists it, and its headline from then on", () => {
    expect(tidied(ended, ENDED_AT + DAY_MS - 1)).toEqual([]);
    const kept = after(ended, ENDED_AT + DAY_MS).impact.get(id);
    expect(kept).toMatchObject({ headline: true, contours: null, plan: null, help: [], needs: [] });
    const { headline: _, ...facts } = kept ?? whole;
    const { contours, plan, help, needs } = whole;
    expect({ ...facts, contours, plan, help, needs }).toEqual(whole);
    expect(whole.help.length * whole.needs.length).toBeGreaterThan(0);
  });

  test("shrinks once, and never while its alert stands, however old", () => {
    const kept = after(ended, ENDED_AT + DAY_MS);
    expect(tidied(kept, ENDED_AT + 9 * DAY_MS)).toEqual([]);
    const open = worldOf(quakeOf, whole, alert({ id, tier: "merusak" }));
    expect(tidied(open, ORIGIN + 300 * DAY_MS)).toEqual([]);
  });

  test("without an alert it is over a day after it last changed", () => {
    const { updatedAt } = quakeOf;
    const held = worldOf(quakeOf, whole);
    expect(tidied(held, updatedAt + DAY_MS - 1)).toEqual([]);
    expect(tidied(held, updatedAt + DAY_MS)).toHaveLength(1);
  });

  test("a world of before the rule shrinks in small entries, to the last", () => {
    let world = worldOf(
      ...Array.from({ length: 70 }, (_, n) => ({ ...quakeOf, id: `quake:${n}` })),
      ...Array.from({ length: 70 }, (_, n) => ({ ...whole, id: `quake:${n}` })),
    );
    const sizes: number[] = [];
    for (let changes = tidied(world, 9e12); changes.length > 0; changes = tidied(world, 9e12)) {
      sizes.push(changes.length);
      world = withChanges(world, changes);
    }
    expect(sizes).toEqual([20, 20, 20, 10]);
    expect([...world.impact.values()].every(({ headline }) => headline)).toBe(true);
  });

  test("the calm scene and the public page say of it what they said", () => {
    const now = ENDED_AT + 2 * DAY_MS;
    const kept = after(ended, now);
    expect(lastFelt(kept, now)).toEqual(lastFelt(ended, now));
    expect(lastDamaging(kept, now)).toEqual(lastDamaging(ended, now));
    const [told, before] = [publicView(kept)[0], publicView(ended)[0]];
    const gone = { headline: true, plan: null, help: [], needs: [] };
    expect(told).toEqual({ ...before, impact: { ...before?.impact, ...gone } });
  });
});
