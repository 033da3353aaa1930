import type { Doubt, QuakeBulletin } from "../../shared/record/bulletin.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { HOUR_MS, stampWords } from "../../shared/time.ts";
import { contradictionKm, type AreaNames } from "./areaCheck.ts";

/** doubt.1: BMKG's and our clock may differ by this much; 12 of 3,426 felt entries lay in the future when first seen. */
const FUTURE_MS = 2 * 60_000;

/** doubt.3: towns lie up to this far from their kabupaten's point, so less is no contradiction (Papua's are the largest). */
const SLACK_KM = 300;

/** doubt.6: where Indonesian quakes are; BMKG's own lists go a little beyond. */
const REGION = { south: -15, north: 10, west: 90, east: 145 };

/** history.3: a tsunami warning that BMKG has not ended is news at any first read. */
export const WARNING_FRESH_MS = 12 * HOUR_MS;

export function isForeign([lng, lat]: LngLat): boolean {
  return lat < REGION.south || lat > REGION.north || lng < REGION.west || lng > REGION.east;
}

export function isAhead(originTime: number, now: number): boolean {
  return originTime > now + FUTURE_MS;
}

/** All that keeps a statement from being shown as fact: what the driver found in it, and what clock and map say. */
export function doubtsOf(bulletin: QuakeBulletin, now: number, areaNames: AreaNames): Doubt[] {
  const doubts = [...bulletin.doubts];
  if (isAhead(bulletin.originTime, now))
    doubts.push({
      kind: "future-time",
      detail: `waktu asal ${stampWords(bulletin.originTime)} belum terjadi pada ${stampWords(now)}`,
    });
  const position = positionDoubt(bulletin, areaNames);
  if (position && !doubts.some((doubt) => doubt.kind === position.kind)) doubts.push(position);
  return doubts;
}

function positionDoubt({ at, area, form }: QuakeBulletin, areaNames: AreaNames): Doubt | null {
  const offKm = contradictionKm(areaNames, area, at);
  if (offKm === null || offKm <= SLACK_KM) return null;
  const [lng, lat] = at;
  const turns: LngLat[] = [
    [lng, -lat],
    [-lng, lat],
  ];
  for (const turned of turns) {
    const km = contradictionKm(areaNames, area, turned);
    if (km !== null && km <= SLACK_KM)
      return {
        kind: "flipped-sign",
        detail: `koordinat ${lat},${lng} berjarak ${Math.round(offKm)} km lebih dari Wilayah "${area}"; tandanya terbalik`,
      };
  }
  if (isForeign(at))
    return { kind: "impossible-position", detail: `koordinat ${lat},${lng} tidak mungkin untuk Wilayah "${area}"` };
  // A machine names wide regions, and a tsunami warning stands wherever its epicentre was typed.
  if (form === "automatic" || form === "tsunami") return null;
  return {
    kind: "contradictory-position",
    detail: `koordinat ${lat},${lng} berjarak ${Math.round(offKm)} km lebih dari Wilayah "${area}"`,
  };
}
