import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Area, areaOf, edgeKm, isInside } from "../../shared/geo/area.ts";
import { buildCoast, type Coast, type CoastLine } from "../../shared/geo/coast.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { buildPlaceIndex } from "../../shared/geo/placeIndex.ts";
import type { PopulationPoint } from "../../shared/gazetteer/kabupaten.ts";
import { reasonOf } from "../log.ts";

/** strip.8: the shore of each kabupaten, from the map pack's borders, else from the base map, shared out to the nearest kecamatan. */

const Arcs: z.ZodType<number[][][]> = z.array(z.array(z.array(z.number().int())));
const Polygons = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), arcs: z.array(z.array(z.number().int())) }),
  z.object({ type: z.literal("MultiPolygon"), arcs: Arcs }),
]);
const Grid = z.object({
  arcs: z.array(z.array(z.tuple([z.number(), z.number()]))),
  transform: z.object({ scale: z.tuple([z.number(), z.number()]), translate: z.tuple([z.number(), z.number()]) }),
});
const BaseMap = Grid.extend({ objects: z.object({ land: Polygons, neighbours: Polygons }) });
const Borders = Grid.extend({
  objects: z.object({
    regencies: z.object({
      geometries: z.array(z.intersection(Polygons, z.object({ properties: z.object({ code: z.string() }) }))),
    }),
  }),
});

/** A border with another country lies as near as this to that country, and has no sea as near as that around it. */
const BORDER_KM = 3;
const SEA_DEGREES = 0.03;
/** Lakes, and slits between borders that don't quite meet, lie farther inland than any estuary. */
const INLAND_KM = 20;
/** Natural Earth's 10m coast is drawn for 1 : 10 million. */
const BASE_OFF_BY_KM = 1;

/**
 * Throws a sentence when a map can't be read: the strip would be another, and nobody would know.
 * @param kecamatan points of the built-in table: without a pack they tell whose shore it is
 */
export function readCoast(mapPack: string | undefined, kecamatan: readonly PopulationPoint[]): Coast {
  const base = BaseMap.parse(readMap(new URL("../data/base/base.topo.json", import.meta.url)));
  const lineOf = decoder(base);
  const ours = polygonsOf(base.objects.land).map((polygon) => polygon.map((ring) => ring.flatMap(lineOf)));
  const theirs = polygonsOf(base.objects.neighbours).map((polygon) => polygon.map((ring) => ring.flatMap(lineOf)));
  const abroad = areaOf(theirs);
  const land = areaOf(ours);
  const isLand = (at: LngLat) => isInside(land, at) || isInside(abroad, at);
  const isBorder = (at: LngLat) =>
    (isInside(abroad, at) || edgeKm(abroad, at, BORDER_KM) <= BORDER_KM) && around(at, SEA_DEGREES).every(isLand);
  if (mapPack === undefined) {
    const lines = sharedOut(outerEdges(ours.flat()), kecamatan, isBorder);
    return buildCoast({ lines, land: areaOf([...ours, ...theirs]), offByKm: BASE_OFF_BY_KM });
  }
  const borders = Borders.parse(readMap(join(mapPack, "admin.topo.json")));
  return ofBorders(borders, (at) => isBorder(at) || isFarInland(land, at));
}

function isFarInland(land: Area, at: LngLat): boolean {
  return isInside(land, at) && edgeKm(land, at, INLAND_KM) > INLAND_KM;
}

/** The base map's land is its provinces, each ring for itself: an edge that two of them share is no shore, and joins their lands. */
function outerEdges(rings: readonly LngLat[][]): Omit<CoastLine, "kabCode">[] {
  const edges = rings.flatMap((ring, polygon) => ring.slice(1).map((to, i) => ({ polygon, from: ring[i] ?? to, to })));
  const keyOf = ({ from, to }: (typeof edges)[number]) => [String(from), String(to)].sort().join(" ");
  const owners = new Map<string, number[]>();
  for (const edge of edges) owners.set(keyOf(edge), [...(owners.get(keyOf(edge)) ?? []), edge.polygon]);
  const landmasses = joined(rings.length, [...owners.values()]);
  return edges.flatMap((edge) =>
    owners.get(keyOf(edge))?.length === 1
      ? [{ landmass: landmasses[edge.polygon] ?? -1, line: [edge.from, edge.to] }]
      : [],
  );
}

/** Each edge of the shore belongs to the kabupaten whose kecamatan is nearest. */
function sharedOut(
  outer: readonly Omit<CoastLine, "kabCode">[],
  kecamatan: readonly PopulationPoint[],
  isBorder: (at: LngLat) => boolean,
): CoastLine[] {
  const index = buildPlaceIndex(kecamatan.map(({ at }) => at));
  return outer.flatMap(({ landmass, line }): CoastLine[] => {
    const [from = [0, 0], to = [0, 0]] = line;
    const middle = between(from, to);
    const kabCode = isBorder(middle) ? undefined : kecamatan[index.nearest(middle)?.index ?? -1]?.kabCode;
    return kabCode === undefined ? [] : [{ kabCode, landmass, line }];
  });
}

/** An arc that bounds one polygon alone is shore, or it is the border with another country. */
function ofBorders(borders: z.infer<typeof Borders>, isNoShore: (at: LngLat) => boolean): Coast {
  const lineOf = decoder(borders);
  const polygons = borders.objects.regencies.geometries.flatMap((geometry) =>
    polygonsOf(geometry).map((rings) => ({ code: geometry.properties.code, arcs: rings.flat().map(positive) })),
  );
  const owners = new Map<number, number[]>();
  polygons.forEach(({ arcs }, polygon) =>
    arcs.forEach((arc) => owners.set(arc, [...(owners.get(arc) ?? []), polygon])),
  );
  const landmasses = joined(polygons.length, [...owners.values()]);
  const lines: CoastLine[] = [];
  const atSea = new Set<string>();
  for (const [arc, [owner = -1, ...others]] of owners) {
    if (others.length > 0) continue;
    const shore = shoreOf(lineOf(arc), isNoShore);
    for (const line of shore) for (const end of [line[0], line.at(-1)]) atSea.add(String(end));
    const kabCode = polygons[owner]?.code ?? "";
    lines.push(...shore.map((line) => ({ kabCode, landmass: landmasses[owner] ?? -1, line })));
  }
  const neighbours = new Map<string, Set<string>>();
  const add = (code: string, beside: string) =>
    neighbours.set(code, (neighbours.get(code) ?? new Set<string>()).add(beside));
  for (const [arc, [owner = -1, ...others]] of owners) {
    const line = lineOf(arc);
    if (![line[0], line.at(-1)].some((end) => atSea.has(String(end)))) continue;
    const [code, ...beside] = [owner, ...others].map((polygon) => polygons[polygon]?.code ?? "");
    for (const other of beside) {
      if (code === undefined || other === code) continue;
      add(code, other);
      add(other, code);
    }
  }
  return buildCoast({ lines, neighbours });
}

/** Runs of a line without the pieces that are no shore. */
function shoreOf(line: readonly LngLat[], isNoShore: (at: LngLat) => boolean): LngLat[][] {
  const runs: LngLat[][] = [];
  let run: LngLat[] = [];
  line.slice(1).forEach((to, i) => {
    const from = line[i] ?? to;
    if (isNoShore(between(from, to))) run = [];
    else if (run.length > 0) run.push(to);
    else runs.push((run = [from, to]));
  });
  return runs;
}

/** Numbers polygons that share an arc, directly or through others, alike. */
function joined(size: number, groups: readonly number[][]): number[] {
  const parent = Array.from({ length: size }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== undefined && parent[i] !== i) i = parent[i] ?? i;
    return i;
  };
  for (const [first = 0, ...others] of groups) for (const other of others) parent[root(other)] = root(first);
  return parent.map((_, i) => root(i));
}

function polygonsOf(geometry: z.infer<typeof Polygons>): number[][][] {
  return geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
}

function positive(arc: number): number {
  return arc < 0 ? ~arc : arc;
}

/** TopoJSON's arcs are whole differences on a grid. */
function decoder({ arcs, transform: { scale, translate } }: z.infer<typeof Grid>): (arc: number) => LngLat[] {
  return (arc) => {
    let [x, y] = [0, 0];
    const line = (arcs[positive(arc)] ?? []).map(([dx, dy]): LngLat => {
      [x, y] = [x + dx, y + dy];
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    return arc < 0 ? line.reverse() : line;
  };
}

/** Cornerwise: many borders run along a meridian or a parallel, and there points would lie on them. */
function around([lng, lat]: LngLat, degrees: number): LngLat[] {
  return [-degrees, degrees].flatMap((dx) => [-degrees, degrees].map((dy): LngLat => [lng + dx, lat + dy]));
}

function between(a: Readonly<LngLat>, b: Readonly<LngLat>): LngLat {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function readMap(file: URL | string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`Map ${String(file)} can't be read (${reasonOf(error)}).`, { cause: error });
  }
}
