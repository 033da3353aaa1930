import { describe, expect, test } from "vitest";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import { aimOf } from "../../client/wall/map/aim.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { planOf } from "../../client/wall/figures/plan.ts";
import { sceneOf, type Scene } from "../../client/wall/scene/scene.ts";
import type { Scenario } from "../../server/drill/scenario.ts";
import { badDay } from "../../server/drill/scenarios/bad-day.ts";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { nagekeo2026 } from "../../server/drill/scenarios/nagekeo-2026.ts";
import { rainWestJava } from "../../server/drill/scenarios/rain-west-java.ts";
import { changesFor } from "../../server/realtime/scopes.ts";
import { hourWords } from "../../shared/time.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { apply, EMPTY_WORLD } from "../../shared/world/world.ts";
import { playThrough } from "../drill/playThrough.ts";
import { feed, reportOf } from "./makeWorld.ts";

/** The wall's director without a browser: recorded days in, exactly these scenes out. */

const STEP_MS = 10_000;
const SCREEN = { widthPx: 1920, heightPx: 1080 };

function heroOf(scene: Scene): string {
  if (!("count" in scene)) return "";
  return scene.kind === "weather" ? scene.hero.weather.id : scene.hero.quake.id;
}

/** Every change of plan or hero of a day, as a wall would show it that heard each entry at once. */
async function cutsOf(scenario: Scenario): Promise<string[]> {
  const { entries } = await playThrough(scenario);
  const cuts: string[] = [];
  let shown = "";
  let world = EMPTY_WORLD;
  let next = 0;
  for (let now = scenario.startAt; now <= scenario.endAt; now += STEP_MS) {
    for (let entry = entries[next]; entry && entry.at <= now; entry = entries[++next])
      world = apply(world, { ...entry, changes: changesFor("wall", entry.changes) });
    const report = reportOf([feed("autogempa", { readAt: now, triedAt: now })], now);
    const scene = sceneOf({ world, report, now, heard: AT_THE_SOURCE });
    const plan = planOf(scene);
    const hero = "count" in scene ? scene.hero : null;
    const quake = hero && "quake" in hero ? hero.quake : null;
    const view = aimOf({
      ...{ kind: scene.kind, quake, impact: hero?.impact ?? null, places: world.place, shores: [] },
      weather: hero && "weather" in hero ? hero.weather : null,
      padding: layoutOf(SCREEN, DEFAULT_WALL, plan).padding,
    });
    if (quake) {
      const [lng, lat] = quake.versions.at(-1)!.at;
      const [west, south, east, north] = view.bounds;
      expect(lng > west && lng < east && lat > south && lat < north, "the epicentre is in the picture").toBe(true);
    }
    const what = `${plan} ${heroOf(scene)}`.trim();
    if (what !== shown) cuts.push(`${hourWords(now)} ${what}`);
    shown = what;
  }
  return cuts;
}

describe("Y12 a recorded day gives exactly its scenes, in order", () => {
  test("Y12 Cianjur, 21 November 2022", { timeout: 60_000 }, async () => {
    expect(await cutsOf(cianjur2022)).toMatchInlineSnapshot(`
      [
        "13.20 calm",
        "13.23 felt gempa-20221121132110",
        "13.24 event gempa-20221121132110",
      ]
    `);
  });
  test("Y12 Nagekeo, 15 August 2026", { timeout: 120_000 }, async () => {
    expect(await cutsOf(nagekeo2026)).toMatchInlineSnapshot(`
      [
        "04.57 calm",
        "05.00 felt gempa-20260815045823",
        "05.00 fewZones gempa-20260815045823",
        "05.10 tsunami gempa-20260815045823",
        "07.31 ended gempa-20260815045823",
      ]
    `);
  });
  test("Y12 an afternoon of rain over west Java", { timeout: 60_000 }, async () => {
    expect(await cutsOf(rainWestJava)).toMatchInlineSnapshot(`
      [
        "13.30 calm",
        "15.22 weather cap-2.49.0.1.360.0.2026.11.10.06.32.001",
        "15.52 calm",
      ]
    `);
  });
  test("Y12 a bad day of BMKG's files", { timeout: 120_000 }, async () => {
    expect(await cutsOf(badDay)).toMatchInlineSnapshot(`
      [
        "09.00 calm",
        "09.17 felt gempa-20261103091200",
        "09.47 calm",
        "10.04 felt gempa-20261102095740",
        "10.05 felt gempa-20261103100200",
        "10.35 calm",
        "10.40 felt gempa-20261103103610",
        "10.40 felt gempa-20261103103120",
        "10.40 event gempa-20261103103120",
      ]
    `);
  });
});
