import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { SECOND_MS } from "../../shared/time.ts";

/** What of a statement tells one quake from another. */
export interface QuakeTrace {
  originTime: number;
  at: LngLat;
  magnitude: number;
  depthKm: number;
  bulletinId: string | null;
}

/**
 * quake.1: agencies and feeds that speak of one quake agree within 30 s, 100 km and 1.0 of magnitude (FEEDS §1.4).
 * Cianjur's aftershocks came 41 s apart, so the window must not be wider.
 */
const WINDOW = { seconds: 30, km: 100, magnitude: 1.0 };

/**
 * quake.2: at the same moment even a large correction is a correction. BMKG moved 29 Aug 2023 by 287 km and typed
 * longitudes wrong by up to 330 km, always with the origin time kept.
 */
export const SAME_MOMENT = { seconds: 5, km: 400 };

const isAutomaticId = (id: string | null) => id !== null && /^[a-z]+\d{4}[a-z]+$/.test(id);

/** Do two statements, from any feeds, speak of one quake? quake.1–quake.4. */
export function sameQuake(a: QuakeTrace, b: QuakeTrace): boolean {
  if (isAutomaticId(a.bulletinId) && isAutomaticId(b.bulletinId)) return a.bulletinId === b.bulletinId;
  const seconds = Math.abs(a.originTime - b.originTime) / SECOND_MS;
  if (seconds > WINDOW.seconds) return false;
  const km = distanceKm(a.at, b.at);
  const similar = Math.abs(a.magnitude - b.magnitude) <= WINDOW.magnitude + 1e-9;
  if (km <= WINDOW.km && similar) return true;
  if (seconds > SAME_MOMENT.seconds) return false;
  return km <= WINDOW.km || (km <= SAME_MOMENT.km && similar) || isFlip(a.at, b.at);
}

/**
 * Do two records of one body speak of one quake? Narrower than between feeds: BMKG lists what it holds for different
 * quakes side by side, so only a repeated record or its first estimate a second earlier counts (quake.4).
 */
export function sameRecord(a: QuakeTrace, b: QuakeTrace): boolean {
  if (a.bulletinId !== null && a.bulletinId === b.bulletinId) return true;
  if (isAutomaticId(a.bulletinId) && isAutomaticId(b.bulletinId)) return false;
  if (Math.abs(a.originTime - b.originTime) > SAME_MOMENT.seconds * SECOND_MS) return false;
  return isNear(a, b);
}

/** quake.1, but for the time. */
export function isNear(a: Pick<QuakeTrace, "at" | "magnitude">, b: Pick<QuakeTrace, "at" | "magnitude">): boolean {
  return distanceKm(a.at, b.at) <= WINDOW.km && Math.abs(a.magnitude - b.magnitude) <= WINDOW.magnitude + 1e-9;
}

/**
 * quake.8: a correction of a wrongly typed date or hour comes as a new record, for the time is BMKG's only key: everything
 * else is equal, and so are minute and second. (Swarm twins with equal place and magnitude differ in these.)
 */
export function isRetimed(a: QuakeTrace, b: QuakeTrace): boolean {
  const HOUR_SECONDS = 3600;
  const gap = Math.abs(a.originTime - b.originTime) / SECOND_MS;
  return (
    gap >= HOUR_SECONDS &&
    gap % HOUR_SECONDS === 0 &&
    a.at[0] === b.at[0] &&
    a.at[1] === b.at[1] &&
    a.magnitude === b.magnitude &&
    a.depthKm === b.depthKm
  );
}

/** quake.3: one of the two signs was lost. */
function isFlip(a: LngLat, b: LngLat): boolean {
  return distanceKm([a[0], -a[1]], b) <= WINDOW.km || distanceKm([-a[0], a[1]], b) <= WINDOW.km;
}
