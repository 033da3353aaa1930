import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { current, type Earthquake, type QuakeVersion } from "../../shared/record/hazard.ts";
import type { Shakemap, ShakemapGrid, ToldShakemap } from "../../shared/record/shakemap.ts";
import { MINUTE_MS, stampWords } from "../../shared/time.ts";
import { isAhead } from "./doubt.ts";

/** BMKG's shakemaps came with the wrong event's name, and double quakes with each other's: beyond these it is of another (ours). */
const [SAME_WITHIN_KM, SAME_WITHIN_MS] = [100, 2 * MINUTE_MS];

type Of = Pick<QuakeVersion, "at" | "originTime">;

/** shakemap.3: the quake with what was heard; the same object when that changes nothing. One that is refused never takes the place of one that is used. */
export function withShakemap(quake: Earthquake, { kind, status, ...told }: ToldShakemap, now: number): Earthquake {
  const known = quake.shakemap;
  if (known && isNoNewer(told, known)) return quake;
  const never = neverTrue({ kind, status, ...told });
  const refused = never ?? doubtOf(told, current(quake), now);
  const isTakenBack = status === "CANCELLED" && told.eventId === known?.eventId;
  if (refused !== null && known?.refused === null && !isTakenBack) return quake;
  const shakemap = { ...told, grid: never === null ? told.grid : null, refused };
  const others = quake.flags.filter((flag) => flag !== "shakemap-refused");
  return { ...quake, updatedAt: now, flags: refused === null ? others : [...others, "shakemap-refused"], shakemap };
}

/** As the quake is told now: BMKG may have moved it since. */
export function stillBelieved(shakemap: Shakemap, of: Of, now: number): Shakemap {
  return shakemap.grid === null ? shakemap : { ...shakemap, refused: doubtOf(shakemap, of, now) };
}

function isNoNewer(told: Pick<Shakemap, "eventId" | "version" | "processedAt">, known: Shakemap): boolean {
  if (told.processedAt !== known.processedAt) return known.refused === null && told.processedAt < known.processedAt;
  return told.eventId === known.eventId && told.version === known.version;
}

/** Why it is of no quake at all, whatever BMKG tells of this one; what may be put right by that is kept for then. */
function neverTrue({ kind, status, processedAt, event }: Omit<ToldShakemap, "grid">): string | null {
  if (kind !== "ACTUAL") return `jenisnya ${kind}, bukan gempa sebenarnya`;
  if (status === "CANCELLED") return "dibatalkan BMKG";
  return processedAt < event.originTime ? madeBefore(processedAt, event.originTime) : null;
}

function madeBefore(processedAt: number, originTime: number): string {
  return `diproses ${stampWords(processedAt)}, sebelum gempanya ${stampWords(originTime)}: latihan`;
}

function doubtOf({ processedAt, event, grid }: Omit<Shakemap, "refused">, of: Of, now: number): string | null {
  if (processedAt < of.originTime) return madeBefore(processedAt, of.originTime);
  if (isAhead(processedAt, now)) return `diproses ${stampWords(processedAt)}, yang belum terjadi`;
  if (grid && !isWithin(of.at, grid)) return "pusat gempa ini di luar petanya";
  const km = distanceKm(event.at, of.at);
  if (km > SAME_WITHIN_KM) return `pusatnya ${Math.round(km)} km dari pusat gempa ini`;
  if (Math.abs(event.originTime - of.originTime) > SAME_WITHIN_MS)
    return `waktu gempanya ${stampWords(event.originTime)}, gempa ini ${stampWords(of.originTime)}`;
  return null;
}

function isWithin([lng, lat]: Readonly<LngLat>, { west, south, east, north }: ShakemapGrid): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}
