import type { TsunamiLevel } from "../record/bulletin.ts";
import { type Coast, shoreKm } from "../geo/coast.ts";
import { HALF_ROUND_KM, type LngLat } from "../geo/distance.ts";
import type { PopulationPoint } from "../gazetteer/kabupaten.ts";
import type { ZoneMatch } from "./matchZone.ts";
import { zonePart, type ZonePart } from "./zonePart.ts";

/** The coastal strip of a warned kabupaten. It says who is surely near the sea; it never says that anybody else is safe. */

/** strip.6: ours, for planning (SCIENCE §5): BMKG names levels, not widths. */
export function stripWidthKm(level: TsunamiLevel): number {
  switch (level) {
    case "AWAS":
      return 3;
    case "SIAGA":
      return 2;
    case "WASPADA":
      return 1;
  }
}

/** Widths of the strip in which the low, the middle and the high figure of people are counted. */
export const STRIP_SHARES = { low: 0.5, mid: 1, high: 1.5 };

/** From a population point's middle to the rim of a disc of its area: people live all over a kecamatan, not at its middle. */
function discKm({ areaKm2 }: PopulationPoint): number {
  return areaKm2 === null ? 0 : Math.sqrt(areaKm2 / Math.PI);
}

/** strip.12: of a disc's people, the part within `widthKm` of a shore that runs past its middle `km` away. A disc without extent is in it or not. */
function shareWithin(widthKm: number, km: number, discKm: number): number {
  if (discKm === 0) return km <= widthKm ? 1 : 0;
  return Math.min(1, Math.max(0, (widthKm + discKm - km) / (2 * discKm)));
}

export interface Strip {
  /** 0–1: of a population point's people, the part that lives in the zone as near to the shore as the strip is wide. */
  shareOf(point: PopulationPoint, widthKm: number): number;
  /** Of a post that belongs to `kabCode`. */
  contains(at: Readonly<LngLat>, kabCode: string, widthKm: number): boolean;
  /** strip.13: how far the map's shore is off at least, so that the zone has people by the sea; 0 where it need not be. */
  shoreOffKm: number;
}

/** The widest in which anybody is counted. */
const REACH_KM = STRIP_SHARES.high * stripWidthKm("AWAS");

/** @param peopleOf population points by kab code */
export function stripOf(
  coast: Coast,
  { codes, part, island }: Pick<ZoneMatch, "codes" | "part" | "island">,
  peopleOf: ReadonlyMap<string, readonly PopulationPoint[]>,
): Strip {
  const parts = new Map(codes.map((code) => [code, zonePart(code, coast.shores.get(code), { part, island })]));
  const shores = new Map(
    [...parts].map(([code, named]) => [code, shoreOf(coast, named, peopleOf.get(code) ?? [], island)]),
  );
  return {
    shareOf(point, widthKm) {
      const km = shores.get(point.kabCode)?.kmTo.get(point);
      return km === undefined ? 0 : shareWithin(widthKm, km, discKm(point));
    },
    // A post has no extent: its strip is wider by what the map may be off.
    contains(at, kabCode, widthKm) {
      const named = parts.get(kabCode);
      if (!named?.holds(at)) return false;
      const reachKm = widthKm + coast.offByKm + (shores.get(kabCode)?.offKm ?? 0);
      return shoreKm(coast, at, reachKm, (landmass) => !named.leavesOut(landmass)) < Infinity;
    },
    shoreOffKm: Math.max(0, ...[...shores.values()].map(({ offKm }) => offKm)),
  };
}

interface ShoreOfPart {
  /** From each population point of the part, less `offKm`. */
  kmTo: ReadonlyMap<PopulationPoint, number>;
  offKm: number;
}

/**
 * strip.13: BMKG warns none but coasts, so somebody's disc touches the sea. Where even the nearest doesn't, the map's shore is off by at least the gap between
 * them (Banda Aceh: 1.5 km), and all lie nearer to the true one by as much. Not of a named island: its people may be counted with a kecamatan across the water.
 */
function shoreOf(
  coast: Coast,
  named: ZonePart,
  people: readonly PopulationPoint[],
  island: string | null,
): ShoreOfPart {
  const points = people.filter(({ at }) => named.holds(at));
  const within = (reachKm: number) =>
    new Map(
      points.map((point) => [
        point,
        shoreKm(coast, point.at, reachKm + discKm(point), (landmass) => !named.leavesOut(landmass)),
      ]),
    );
  const sized = points.filter(({ areaKm2 }) => areaKm2 !== null);
  for (let reachKm = REACH_KM; ; reachKm *= 2) {
    const kmTo = within(reachKm);
    const gapKm = Math.min(...sized.map((point) => (kmTo.get(point) ?? Infinity) - discKm(point)));
    if (gapKm <= 0 || island !== null || reachKm > HALF_ROUND_KM) return { kmTo, offKm: 0 };
    if (gapKm + REACH_KM <= reachKm)
      return { kmTo: new Map([...kmTo].map(([point, km]) => [point, km - gapKm])), offKm: gapKm };
  }
}
