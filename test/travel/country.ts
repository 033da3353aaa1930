import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { type HelpQuestion, rankHelp } from "../../shared/help/help.ts";
import type { Help } from "../../shared/record/impact.ts";
import { stopAt as stopWith } from "../../shared/travel/air.ts";
import { type Means, type Stop, withoutAir } from "../../shared/travel/means.ts";

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
const stopsOf = new Map([winged, unwinged].map((means) => [means, stopsWith(means)]));

export function helpTo(target: Stop, question: Partial<HelpQuestion> = {}): Help[] {
  const { places, placesOf, lands } = exposure;
  const { means = unwinged } = question;
  const stops = stopsOf.get(means) ?? stopsWith(means);
  const calm = { lands, mmiAt: () => null, isAble: () => true, departAt: 0, means, most: 20 };
  return rankHelp({ target, places, placesOf, stops, ...calm, ...question });
}
