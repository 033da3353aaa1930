import { expect, test } from "vitest";
import { planOf } from "../../client/wall/figures/plan.ts";
import type { QuakeNews } from "../../client/wall/scene/scene.ts";
import { current } from "../../shared/record/hazard.ts";
import { alert, nagekeo } from "../http/worlds.ts";

test.each([
  [0, "fewZones"],
  [1, "fewZones"],
  [2, "fewZones"],
  [3, "tsunami"],
  [22, "tsunami"],
])("wall.40 a warning of %d zones is laid out as %s", (count, plan) => {
  const [zone] = current(nagekeo()).tsunami.zones;
  const zones = Array.from({ length: count }, () => zone!);
  const quake = nagekeo({ zones });
  const scene = { kind: "tsunami", hero: { quake, alert: alert(quake.id, "darurat"), impact: null } };
  expect(planOf(scene as unknown as QuakeNews)).toBe(plan);
});
