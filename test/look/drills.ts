import type { Browser } from "playwright-core";
import type { Scenario } from "../../server/drill/scenario.ts";
import { SCENARIOS } from "../../server/drill/scenarios.ts";
import { openDeskHouse } from "../desk/deskHouse.ts";
import type { Played } from "../drill/playThrough.ts";
import { DIST } from "../wall/stage.ts";
import { drillOf } from "./dresses.ts";
import { feedsAt, momentsOf, type Moment } from "./moments.ts";
import { named, VIEWS, type View } from "./views.ts";
import { lookAt, openWall } from "./wall.ts";

/** picture.43: what the walls of a drill show, from its recorded worlds. */
export interface DrillLooks {
  /** How many pages were looked at. */
  looks: number;
  /** By the name of the page. */
  complaints: Record<string, string[]>;
}

const { LOOK, LOOK_ON } = process.env;
const farthest = VIEWS.filter(({ name }, i) => VIEWS[i + 1]?.name !== name);
const nearest = VIEWS.filter(({ name }, i) => VIEWS[i - 1]?.name !== name);

/**
 * A moment of each drill on a screen of its own, each screen coming up; with `LOOK=drills` each moment on each screen from its farthest
 * seat, with `LOOK=all` from every one; `LOOK_ON="2×2|75″ from 5 m"` takes those whose name begins with one of these.
 */
export async function lookAtDrill(browser: Browser, scenario: Scenario, played: Played): Promise<DrillLooks> {
  const moments = momentsOf(played, scenario.endAt);
  const [some, views] = chosen(moments, SCENARIOS.indexOf(scenario));
  const [first] = some;
  if (!first) return { looks: 0, complaints: {} };
  const found: [string, string[]][] = [];
  const left = [...views];
  // A screen waits more than it works: two are looked at beside each other.
  const lanes = views.slice(0, 2).map(async () => {
    const house = await openDeskHouse(DIST, first.world, first.at);
    for (let view = left.shift(); view; view = left.shift()) {
      const wall = await openWall(browser, house, view, drillOf(scenario.title));
      const seen: [string, string[]][] = [];
      for (const { name, at, world } of some) {
        wall.dress = { ...drillOf(scenario.title), ails: (now) => ({ feeds: feedsAt(world, now) }) };
        seen.push(...(await lookAt(wall, { name: `${scenario.id} ${name}`, at, world })));
      }
      await wall.close();
      const complaints = seen.filter(([, said]) => said.length > 0);
      if (LOOK) console.log(`${scenario.id} on ${named(view)}: ${seen.length} looks`, Object.fromEntries(complaints));
      found.push(...seen);
    }
    await house.stop();
  });
  await Promise.all(lanes);
  return { looks: found.length, complaints: Object.fromEntries(found.filter(([, said]) => said.length > 0)) };
}

function chosen(moments: readonly Moment[], i: number): [readonly Moment[], readonly View[]] {
  const isAsked = (view: View) => (LOOK_ON ?? "").split("|").some((start) => named(view).startsWith(start));
  if (LOOK === "all") return [moments, VIEWS.filter(isAsked)];
  if (LOOK === "drills") return [moments, farthest.filter(isAsked)];
  const sort = i < farthest.length ? farthest : nearest;
  const view = sort[i % sort.length];
  // Nothing is news at the very beginning of most; each has its fullest picture somewhere in the middle.
  return [[...moments.slice(0, 1), ...moments.slice(Math.floor(moments.length / 2)).slice(0, 1)], view ? [view] : []];
}
