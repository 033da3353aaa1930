import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { type HelpQuestion, planHelp } from "../../shared/help/help.ts";
import { HELP_SETTINGS } from "../../shared/help/helpSettings.ts";
import type { Help } from "../../shared/record/impact.ts";
import { stopAt as stopWith } from "../../shared/travel/air.ts";
import { type Means, type Stop, withoutAir } from "../../shared/travel/means.ts";
import { startsOf } from "../../shared/travel/starts.ts";
import { travelTo } from "../../shared/travel/travel.ts";
import type { Setting } from "../../shared/setting.ts";

/** The country as the product carries it, with its islands, ferries and airports. */

export const defaults = readDefaults();
const ground = readGround(undefined, defaults);
export const { islands } = ground;
export const exposure = buildExposure(ground, defaults.places);
export const winged: Means = ground.means;
export const unwinged: Means = withoutAir(winged);

export const stopAt = (at: Readonly<LngLat>): Stop => ({ at, island: islands.islandOf(at) });

export function kabupaten(code: string): Stop {
  const found = defaults.kabupaten.find((kab) => kab.code === code);
  if (!found) throw new Error(`no kabupaten ${code}`);
  return stopAt(found.at);
}

export function place(id: string): Stop {
  const found = exposure.places.find((each) => each.id === id);
  if (!found) throw new Error(`no place ${id}`);
  return stopAt(found.at);
}

const stopsWith = (means: Means) => exposure.places.map(({ at }) => stopWith(at, islands.islandOf(at), means));
const startsWith = (stops: readonly Stop[], means: Means) =>
  exposure.placesOf.map(({ index, offset }) =>
    startsOf(index.blocks, (i) => stops[offset + i] ?? stopAt([0, 0]), means),
  );
const routesWith = (means: Means) => {
  const stops = stopsWith(means);
  return { stops, starts: startsWith(stops, means) };
};
const routesOf = new Map([winged, unwinged].map((means) => [means, routesWith(means)]));

/** To one target, `most` of each kind. */
export function helpTo(
  target: Stop,
  { most = 20, ...question }: Partial<HelpQuestion> & { most?: number } = {},
): Help[] {
  return helpToAll([{ id: "", road: travelTo(target, question.means ?? unwinged), people: 1 }], {
    ...question,
    settings: { ...HELP_SETTINGS, leastPerTarget: setting(1), unitsInAll: setting(most), storesInAll: setting(most) },
  });
}

function helpToAll(targets: HelpQuestion["targets"], question: Partial<HelpQuestion> = {}): Help[] {
  const { places, placesOf, lands } = exposure;
  const { means = unwinged } = question;
  const routes = routesOf.get(means) ?? routesWith(means);
  const calm = { lands, mmiAt: () => null, isAble: () => true, departAt: 0, means };
  return planHelp({ targets, places, placesOf, ...routes, ...calm, ...question });
}

const setting = (value: number): Setting => ({ value, unit: "", basis: "ours", why: "" });
