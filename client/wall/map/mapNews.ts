import { aftershocksOf } from "../../../shared/alert/aftershocks.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { tierRank } from "../../../shared/record/alert.ts";
import { current } from "../../../shared/record/hazard.ts";
import type { EpicentreMark } from "../../map/drawing/quakesToGeoJson.ts";
import { MINUTE_MS } from "../../../shared/time.ts";
import type { World } from "../../../shared/world/world.ts";
import type { FeltRow } from "../figures/calm.ts";
import type { Hero, Scene } from "../scene/scene.ts";

/** What of a scene the map and its camera turn on. Pure. */

/** map.7: an epicentre blinks for so long after we heard of its quake. */
const BLINKS_MS = 5 * MINUTE_MS;

/** The picture's subject for the cameraman: another key is another picture. Null while nothing is known. */
export function newsKey(kind: Scene["kind"], hazardId: string | null): string | null {
  return kind === "waiting" ? null : `${kind}:${hazardId ?? ""}`;
}

/** map.2: open alerts that are merusak or darurat, each with its tier: a rise is another key. In the order of their ids. */
export function alarmKeys(world: World): string[] {
  return [...world.alert.values()]
    .filter(({ endedAt, tier }) => endedAt === null && tierRank(tier) >= tierRank("merusak"))
    .filter(({ id }) => world.hazard.get(id)?.status === "live")
    .map(({ id, tier }) => `${id}:${tier}`)
    .sort();
}

/** The shown hero's cross and the others' with their numbers; without heroes the last felt quakes of the list. */
export function epicentreMarks(
  shownId: string | null,
  heroes: readonly Pick<Hero, "quake">[],
  felt: readonly Pick<FeltRow, "at" | "number">[],
): EpicentreMark[] {
  if (heroes.length === 0) return felt.map(({ at, number }) => ({ at, number, hero: false }));
  return heroes
    .map(({ quake }, i) => ({
      at: current(quake).at,
      number: heroes.length > 1 ? i + 1 : null,
      hero: quake.id === shownId,
    }))
    .sort((a, b) => Number(a.hero) - Number(b.hero));
}

/** map.17: where the shown quake's aftershocks were. */
export function aftershockPlaces(world: World, quakeId: string): LngLat[] {
  return aftershocksOf(world, quakeId)?.quakes.map((quake) => current(quake).at) ?? [];
}

export function epicentreBlinks({ firstSeenAt }: Hero["quake"], now: number): boolean {
  return now - firstSeenAt < BLINKS_MS;
}
