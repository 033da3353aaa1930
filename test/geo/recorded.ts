import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";
import type { Topology, GeometryCollection } from "topojson-specification";
import type { LngLat } from "../../shared/geo/distance.ts";

/** Recorded shapes of others, in the companion folder. */

/** Closed rings of each recorded CAP alert of a folder, by file name; BMKG writes lat,lon. */
export function capAlerts(folder: string): { name: string; rings: LngLat[][] }[] {
  return readdirSync(folder).map((name) => ({
    name,
    rings: [...readFileSync(join(folder, name), "utf8").matchAll(/<polygon>([^<]*)<\/polygon>/g)].map(([, text = ""]) =>
      text
        .trim()
        .split(/\s+/)
        .map((pair): LngLat => {
          const [lat = NaN, lng = NaN] = pair.split(",").map(Number);
          return [lng, lat];
        }),
    ),
  }));
}

export interface KabupatenShape {
  code: string;
  polygons: LngLat[][][];
}

/** The official kabupaten borders of a map pack, as GeoJSON polygons (outer ring first). */
export function kabupatenShapes(pack: string): KabupatenShape[] {
  const topology = JSON.parse(readFileSync(join(pack, "admin.topo.json"), "utf8")) as Topology<{
    regencies: GeometryCollection<{ code: string }>;
  }>;
  return feature(topology, topology.objects.regencies).features.map(({ properties, geometry }) => {
    if (geometry.type === "Polygon") return { code: properties.code, polygons: [geometry.coordinates as LngLat[][]] };
    if (geometry.type === "MultiPolygon")
      return { code: properties.code, polygons: geometry.coordinates as LngLat[][][] };
    throw new Error(`kabupaten ${properties.code} is a ${geometry.type}`);
  });
}
