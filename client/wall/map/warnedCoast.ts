import type { TsunamiObservation } from "../../../shared/record/bulletin.ts";
import { distanceKm, type LngLat } from "../../../shared/geo/distance.ts";
import type { TsunamiReach } from "../../../shared/record/impact.ts";
import type { KabCoast } from "../../../shared/tsunami/kabCoast.ts";
import { type ShoreLine, zoneShore } from "../../../shared/tsunami/zoneShore.ts";
import { hourWords } from "../../../shared/time.ts";
import { gaugeName, zoneName } from "../../../shared/tsunami/zoneWords.ts";
import { districtWords } from "../../../shared/words/areaWords.ts";
import { decimals } from "../../../shared/words/figures.ts";
import type { LabelRows } from "../../map/labels/labelStyles.ts";
import type { MapLabel } from "../../map/labels/mapLabels.ts";
import { coastWidthU } from "../../map/drawing/coastMarks.ts";
import { zoneLists } from "../figures/zones.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";

/** The coast that BMKG warns, and what stands beside it on the map. Pure. */

export interface CoastZone {
  id: string;
  zone: TsunamiReach["zones"][number];
  lines: ShoreLine[];
}

/** In the order of the reach: the highest level first, then the soonest. A zone that BMKG names twice is one. */
export function coastZones(reach: TsunamiReach, shores: ReadonlyMap<string, KabCoast>): CoastZone[] {
  const zones = new Map(reach.zones.toReversed().map((zone) => [`${zone.province} ${zone.district}`, zone]));
  return [...zones].toReversed().map(([id, zone]) => ({
    id,
    zone,
    lines: zone.codes.flatMap((code) => {
      const shore = shores.get(code);
      return shore ? zoneShore(shore, zone) : [];
    }),
  }));
}

/** wall.31: beyond this a coast would make the picture so wide that the nearest could not be read. */
const WITHIN_KM = 800;
/** So many points of a coast tell the camera where it lies. */
const EVERY = 8;

/** What the camera fits, and how many zones with a known coast lie outside of it whole. */
export function coastInReach(zones: readonly CoastZone[], epicentre: LngLat): { points: LngLat[]; outside: number } {
  const near = zones.map(({ lines }) =>
    lines.flatMap(({ line }) =>
      line.filter((at, i) => (i % EVERY === 0 || i === line.length - 1) && distanceKm(at, epicentre) <= WITHIN_KM),
    ),
  );
  return {
    points: near.flat(),
    outside: zones.filter(({ lines }, i) => lines.length > 0 && near[i]?.length === 0).length,
  };
}

/** No label grows broader than this while it stands. */
const BROADEST_MINUTES = "lewat 188 mnt";

export function zoneLabels(zones: readonly CoastZone[]): MapLabel[] {
  return zones.map(({ id, zone, lines }) => {
    const broad = lines.filter(({ islet }) => !islet);
    const meant = broad.length > 0 ? broad : lines;
    return {
      id,
      level: zone.level,
      lines: meant.map(({ line }) => line),
      alsoDrawn: lines.filter((one) => !meant.includes(one)).map(({ line }) => line),
      // Which of a kabupaten's islands bears the name isn't known.
      sure: zone.island === null,
      clearU: coastWidthU(zone.level, broad.length === 0) / 2,
      widest: { name: mapName(zone), figure: zone.arrivalAt === null ? null : BROADEST_MINUTES },
      style: "zone",
    };
  });
}

/** As the column words it; the absolute hour while the clock stands. */
export function zoneRows(zones: readonly CoastZone[], now: number | null): [string, LabelRows][] {
  return zones.map(({ id, zone }) => {
    const row = zoneLists([zone], now, Infinity)[0]?.rows[0];
    return [id, { name: mapName(zone), figure: zone.arrivalAt === null ? null : (row?.left ?? row?.arrival ?? null) }];
  });
}

/** `P. Gili` of Bima, `Kab. Ende` of its north: the line itself shows whose coast it is, and which side. */
function mapName(zone: CoastZone["zone"]): string {
  const { kabupaten, island } = zoneName(zone);
  return (island === null ? kabupaten : `P. ${island}`) ?? districtWords(zone.district);
}

export interface Gauge {
  id: string;
  at: LngLat;
  rows: LabelRows;
}

/** Gauges that BMKG placed, the highest wave first; of several readings of one the highest. */
export function gauges(observations: readonly TsunamiObservation[]): Gauge[] {
  const highest = observations.toSorted((a, b) => b.heightM - a.heightM);
  const told = new Map<string, Gauge>();
  for (const { location, at, heightM, observedAt } of highest) {
    if (at === null || told.has(location)) continue;
    const when = observedAt === null ? "" : ` ${hourWords(observedAt)}`;
    const rows = { name: `${decimals(heightM, 2)} m`, figure: `${shortGauge(location)}${when}` };
    told.set(location, { id: `gauge ${location}`, at, rows });
  }
  return [...told.values()];
}

/** `PELABUHANKEWAPANTE-SIKKA` → `Pelabuhan Kewapante`: the map itself shows in which kabupaten it stands. */
function shortGauge(location: string): string {
  const { place, kabupaten } = gaugeName(location);
  return place ?? kabupaten ?? districtWords(location);
}

export function gaugeLabels(all: readonly Gauge[]): MapLabel[] {
  return all.map(({ id, at, rows }) => ({
    id,
    level: null,
    lines: [[at]],
    alsoDrawn: [],
    sure: true,
    clearU: 18,
    widest: rows,
    style: "measured",
  }));
}

/** Nearest to the epicentre first: names of kabupaten that the bulletin leaves out between two that it names, as it was told; no level is theirs. */
export function leftOutLabels(
  names: readonly string[],
  stage: string | null,
  kabupaten: readonly { name: string; shortName: string; at: LngLat }[],
  epicentre: LngLat,
): MapLabel[] {
  const known = kabupaten.filter(({ name, shortName }) => names.includes(name) || names.includes(shortName));
  return known
    .toSorted((a, b) => distanceKm(a.at, epicentre) - distanceKm(b.at, epicentre))
    .map((kab): MapLabel => {
      const widest = { name: kabWords(kab.name), figure: `tidak disebut${stage ? ` dalam ${stage}` : ""}` };
      const none = { level: null, sure: true, clearU: 4 };
      return { id: `left out ${kab.shortName}`, ...none, lines: [[kab.at]], alsoDrawn: [], widest, style: "remark" };
    });
}

/** The highest waves are looked for first of all. */
const FOREMOST = 3;

/**
 * wall.30: who has the choice of places first: the highest waves that were measured, then what nobody would look for, then what waits in the
 * room's eye, then the rest.
 */
export function inOrder(
  zones: readonly MapLabel[],
  measured: readonly MapLabel[],
  leftOut: readonly MapLabel[],
): MapLabel[] {
  const isLow = ({ level }: MapLabel) => level === "WASPADA";
  const high = zones.filter((label) => !isLow(label));
  return [
    ...measured.slice(0, FOREMOST),
    ...leftOut.slice(0, 1),
    ...high,
    ...zones.filter(isLow),
    ...measured.slice(FOREMOST),
    ...leftOut.slice(1),
  ];
}

/** What the room must know of the picture itself. */
export function mapNotes(outside: number, zones: readonly CoastZone[], measured: number): string[] {
  return [
    ...(zones.some(({ zone }) => zone.island !== null) ? ["garis putus: salah satu pulaunya"] : []),
    ...(outside > 0 ? [`${outside} zona lain di luar gambar`] : []),
    ...(measured > 0 ? ["◆ pengamatan BMKG: tinggi di alat ukur"] : []),
  ];
}
