import { isHurt } from "../../../shared/impact/hurtPlaces.ts";
import type { Impact, ResourceImpact } from "../../../shared/record/impact.ts";
import type { PlaceKind } from "../../../shared/record/place.ts";
import { HOUR_MS, hourWords, MINUTE_MS, stampWords, type Zone } from "../../../shared/time.ts";
import type { World } from "../../../shared/world/world.ts";
import { UNKNOWN_HOURS, wayWords } from "../../../shared/words/journey.ts";
import { postName } from "../say/words.ts";

/** desk.18: who can be there when, as the desk lists it: soonest first. */
export interface Arrival {
  placeId: string;
  kind: PlaceKind;
  name: string;
  km: number;
  /** Null: nobody knows. */
  travelMs: number | null;
  /** `darat`, `darat 0,3 j · feri Ketapang–Gilimanuk 1 j · darat 4,6 j` */
  by: string;
  /** Null where the hours are not known. */
  at: number | null;
  /** After the quake; null when the hazard has no such moment, or the hours are not known. */
  afterMs: number | null;
  /** Within the hour that is aimed at, counted from the quake, else from leaving. */
  withinHour: boolean;
  /** Tagana members; null when not known or no unit. */
  active: number | null;
  mmi: number | null;
}

export interface ArrivalQuestion {
  impact: Pick<Impact, "help">;
  places: World["place"];
  kinds: readonly PlaceKind[];
  /** Nobody has been sent yet, so each would leave now; null: when the impact was computed. */
  leavesAt: number | null;
  originTime: number | null;
  /** So many of each kind, so that a hundred lumbung do not hide the one Sentra. */
  mostOfKind: number;
}

export function arrivals({ impact, places, kinds, leavesAt, originTime, mostOfKind }: ArrivalQuestion): Arrival[] {
  return kinds
    .flatMap((kind) => impact.help.filter((offer) => offer.kind === kind).slice(0, mostOfKind))
    .map((offer): Arrival => {
      const place = places.get(offer.placeId);
      const travelMs = offer.hours === null ? null : offer.hours * HOUR_MS;
      const at = leavesAt === null ? offer.arrivesAt : travelMs === null ? null : leavesAt + travelMs;
      const afterMs = originTime === null || at === null ? null : at - originTime;
      return {
        placeId: offer.placeId,
        kind: offer.kind,
        name: postName(places, offer.placeId),
        km: offer.km,
        travelMs,
        by: wayWords(offer.legs),
        at,
        afterMs,
        withinHour: ((originTime === null ? travelMs : afterMs) ?? Infinity) <= HOUR_MS,
        active: place?.kind === "tagana" ? place.membersActive : null,
        mmi: offer.mmi,
      };
    })
    .sort(soonestFirst);
}

/** desk.17: units whose own post stands in VI or more: listed, and not ranked. */
export function hurtUnits({ resources }: Impact): ResourceImpact[] {
  return resources.filter((resource) => resource.kind === "tagana" && isHurt(resource));
}

/** Those whose hours nobody knows stay in their order, after all others. */
function soonestFirst(a: Arrival, b: Arrival): number {
  if (a.travelMs === b.travelMs) return 0;
  return (a.travelMs ?? Infinity) < (b.travelMs ?? Infinity) ? -1 : 1;
}

/** `0 j 43 m`: travel by the minute. */
export function travelWords(ms: number | null): string {
  if (ms === null) return UNKNOWN_HOURS;
  const minutes = Math.round(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)} j ${String(minutes % 60).padStart(2, "0")} m`;
}

/** `14.18 · T+57`, `29 Sep 14.18 WITA · T+1 j 40 m`; a dash where the hours are not known. @param named whether the zone is told */
export function arrivalWords({ at, afterMs }: Arrival, now: number, zone: Zone, named = false): string {
  if (at === null) return "–";
  const clock = `${dayWords(at, now, zone)}${hourWords(at, zone)}${named ? ` ${zone}` : ""}`;
  return afterMs === null ? clock : `${clock} · ${afterWords(afterMs)}`;
}

/** `29 Sep `, or nothing when it is the day of `now`. */
export function dayWords(at: number, now: number, zone: Zone): string {
  const day = (moment: number) => stampWords(moment, zone).split(" ").slice(0, 2).join(" ");
  return day(at) === day(now) ? "" : `${day(at)} `;
}

/** `T+57`, `T+1 j 40 m`: after the quake. */
export function afterWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  return minutes < 60 ? `T+${minutes}` : `T+${Math.floor(minutes / 60)} j ${String(minutes % 60).padStart(2, "0")} m`;
}
