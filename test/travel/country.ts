import { readAirports, readIslands } from "../../server/registry/islands.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { type HelpQuestion, rankHelp } from "../../shared/help/help.ts";
import type { Help } from "../../shared/record/impact.ts";
import { airportNear, type Means, type Stop, TRAVEL_SETTINGS } from "../../shared/travel/travel.ts";

/** The country as the product carries it, with its islands. */

export const defaults = readDefaults();
export const islands = readIslands(undefined);
export const exposure = buildExposure(readGround(undefined, defaults), defaults.places);
export const islandsOfPlaces = exposure.places.map(({ at }) => islands.islandOf(at));
export const unwinged: Means = { settings: TRAVEL_SETTINGS, airports: readAirports(undefined, islands) };
const AIRPORTS: readonly [name: string, at: LngLat][] = [
  ["Kualanamu", [98.88, 3.64]],
  ["Soekarno-Hatta", [106.66, -6.13]],
  ["Juanda", [112.79, -7.38]],
  ["El Tari", [123.67, -10.17]],
  ["Sultan Hasanuddin", [119.55, -5.06]],
  ["Pattimura", [128.09, -3.71]],
  ["Sentani", [140.51, -2.57]],
];
/** With some of the airports that a map pack would give. */
export const winged: Means = {
  ...unwinged,
  airports: AIRPORTS.map(([name, at]) => ({ name, at, island: islands.islandOf(at) ?? NaN })),
};

export const stopAt = (at: Readonly<LngLat>): Stop => ({ at, island: islands.islandOf(at) });

export function kabupaten(code: string): Stop {
  const found = defaults.kabupaten.find((kab) => kab.code === code);
  if (!found) throw new Error(`no kabupaten ${code}`);
  return stopAt(found.at);
}

export function place(id: string): Stop {
  const position = exposure.places.findIndex((each) => each.id === id);
  const found = exposure.places[position];
  if (!found) throw new Error(`no place ${id}`);
  return { at: found.at, island: islandsOfPlaces[position] ?? null };
}

export function helpTo(target: Stop, question: Partial<HelpQuestion> = {}): Help[] {
  const { places, placesOf } = exposure;
  const { means = unwinged } = question;
  const airports = places.map(({ at }, position) =>
    airportNear({ at, island: islandsOfPlaces[position] ?? null }, means),
  );
  const calm = { mmiAt: () => null, isAble: () => true, departAt: 0, means, most: 20, airports };
  return rankHelp({ target, places, placesOf, islands: islandsOfPlaces, ...calm, ...question });
}
