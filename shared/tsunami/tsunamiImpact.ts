import { TsunamiLevel, type TsunamiZone } from "../record/bulletin.ts";
import type { Coast } from "../geo/coast.ts";
import type { LngLat } from "../geo/distance.ts";
import type { Tsunami } from "../record/hazard.ts";
import type { PopulationPoint } from "../gazetteer/kabupaten.ts";
import type { Place } from "../record/place.ts";
import { matchZone, type ZoneMatch, type ZoneNames } from "./matchZone.ts";
import { type Strip, STRIP_SHARES, stripOf, stripWidthKm } from "./strip.ts";

/** What BMKG's tsunami zones mean for people and for our places. Levels and arrival times are BMKG's; the strip is ours. */

interface People {
  /** Within half the strip's width. */
  low: number;
  mid: number;
  /** Within one and a half times its width. */
  high: number;
}

interface ZoneImpact {
  zone: TsunamiZone;
  match: ZoneMatch;
  widthKm: number;
  /** strip.13: how far the map's shore is off there at least. */
  shoreOffKm: number;
  /** Whole minutes to BMKG's arrival time, rounded down; negative when it has passed; null when it is not told. */
  minutesLeft: number | null;
  people: People;
  /** In the order of the registry. */
  placeIds: string[];
}

export interface TsunamiImpact {
  /** Highest level first, then soonest. */
  zones: ZoneImpact[];
  /** Each person once, under the highest level that names them; highest level first, levels without a zone left out. */
  people: ({ level: TsunamiLevel } & People)[];
  /** Our places in a strip, each once, under the highest level. */
  places: { placeId: string; level: TsunamiLevel; arrivalAt: number | null }[];
  /** Zones whose kabupaten we don't know: shown by BMKG's own name. */
  unmatched: TsunamiZone[];
  /** Codes of kabupaten on the coast that the bulletin leaves out though it names two of their neighbours. No statement about them. */
  leftOut: string[];
}

export interface Shoreline {
  coast: Coast;
  names: ZoneNames;
  places: readonly Place[];
  /** Population points by kab code. */
  people: ReadonlyMap<string, readonly PopulationPoint[]>;
}

export function byKabupaten(points: readonly PopulationPoint[]): Map<string, PopulationPoint[]> {
  const groups = new Map<string, PopulationPoint[]>();
  for (const point of points) {
    const group = groups.get(point.kabCode);
    if (group) group.push(point);
    else groups.set(point.kabCode, [point]);
  }
  return groups;
}

interface Warned {
  zone: TsunamiZone;
  match: ZoneMatch;
  strip: Strip;
  widthKm: number;
}

export function tsunamiImpact({ zones }: Pick<Tsunami, "zones">, shoreline: Shoreline, now: number): TsunamiImpact {
  const { coast, names, places, people } = shoreline;
  const warned = zones
    .map((zone): Warned => {
      const match = matchZone(zone, names);
      return { zone, match, strip: stripOf(coast, match, people), widthKm: stripWidthKm(zone.level) };
    })
    .sort(byUrgency);
  const inStrip = ({ strip, widthKm }: Warned, { at, kabCode }: { at: Readonly<LngLat>; kabCode: string }) =>
    strip.contains(at, kabCode, widthKm);
  return {
    zones: warned.map((one) => ({
      zone: one.zone,
      match: one.match,
      widthKm: one.widthKm,
      shoreOffKm: one.strip.shoreOffKm,
      minutesLeft: one.zone.arrivalAt === null ? null : Math.floor((one.zone.arrivalAt - now) / 60_000),
      people: count(people, [one]),
      placeIds: places.filter((place) => inStrip(one, place)).map(({ id }) => id),
    })),
    people: TsunamiLevel.options.flatMap((level) => {
      const own = warned.filter(({ zone }) => zone.level === level);
      const above = warned.filter(({ zone }) => rank(zone.level) < rank(level));
      return own.length === 0 ? [] : [{ level, ...count(people, own, above) }];
    }),
    places: places.flatMap((place) => {
      const first = warned.find((one) => inStrip(one, place));
      return first ? [{ placeId: place.id, level: first.zone.level, arrivalAt: first.zone.arrivalAt }] : [];
    }),
    unmatched: warned.filter(({ match }) => match.state === "unknown").map(({ zone }) => zone),
    leftOut: leftOut(
      coast,
      warned.flatMap(({ match }) => match.codes),
    ),
  };
}

function rank(level: TsunamiLevel): number {
  return TsunamiLevel.options.indexOf(level);
}

/** strip.9: the highest level first, then who has the least time. */
function byUrgency(a: Warned, b: Warned): number {
  return (
    rank(a.zone.level) - rank(b.zone.level) || (a.zone.arrivalAt ?? Infinity) - (b.zone.arrivalAt ?? Infinity) || 0
  );
}

/** strip.10: people in at least one of `own`, without those whom `above` names already. */
function count(people: Shoreline["people"], own: readonly Warned[], above: readonly Warned[] = []): People {
  const sum: People = { low: 0, mid: 0, high: 0 };
  for (const code of new Set(own.flatMap(({ match }) => match.codes))) {
    for (const point of people.get(code) ?? []) {
      const named = shareIn(above, point, STRIP_SHARES.mid);
      for (const end of ["low", "mid", "high"] as const)
        sum[end] += point.people * Math.max(0, shareIn(own, point, STRIP_SHARES[end]) - named);
    }
  }
  return sum;
}

/** Of a point's people, the part that lives in the strip of a zone that holds most of them. */
function shareIn(zones: readonly Warned[], point: PopulationPoint, width: number): number {
  return Math.max(0, ...zones.map(({ strip, widthKm }) => strip.shareOf(point, widthKm * width)));
}

function leftOut({ shores, neighbours }: Coast, codes: readonly string[]): string[] {
  const named = new Set(codes);
  return [...shores.keys()]
    .filter((code) => !named.has(code))
    .filter((code) => {
      const beside = [...(neighbours.get(code) ?? [])].filter((other) => named.has(other) && shores.has(other));
      return beside.length >= 2;
    })
    .sort();
}
