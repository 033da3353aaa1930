import { readdirSync, readFileSync } from "node:fs";
import { feature } from "topojson-client";
import type { Topology, GeometryCollection } from "topojson-specification";
import type { LngLat } from "../../shared/geo/distance.ts";

/** Recorded shapes of others, read from the companion folder where they lie. */

const COMPANION = new URL("../../../shared/", import.meta.url);

export function companion(path: string): URL {
  return new URL(path, COMPANION);
}

export function readCompanion(path: string): string {
  try {
    return readFileSync(companion(path), "utf8");
  } catch (cause) {
    throw new Error(`The companion folder ../shared with ${path} must lie beside the project for this test.`, {
      cause,
    });
  }
}

/** Closed rings of each recorded CAP alert, by file name; BMKG writes lat,lon. */
export function capAlerts(): { name: string; rings: LngLat[][] }[] {
  const folder = "feeds/nowcast-cap/";
  readCompanion("README.md");
  return readdirSync(companion(folder)).map((name) => ({
    name,
    rings: [...readCompanion(folder + name).matchAll(/<polygon>([^<]*)<\/polygon>/g)].map(([, text = ""]) =>
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

/** The official kabupaten borders of the map pack, as GeoJSON polygons (outer ring first). */
export function kabupatenShapes(): KabupatenShape[] {
  const topology = JSON.parse(readCompanion("pack/admin.topo.json")) as Topology<{
    regencies: GeometryCollection<{ code: string }>;
  }>;
  return feature(topology, topology.objects.regencies).features.map(({ properties, geometry }) => {
    if (geometry.type === "Polygon") return { code: properties.code, polygons: [geometry.coordinates as LngLat[][]] };
    if (geometry.type === "MultiPolygon")
      return { code: properties.code, polygons: geometry.coordinates as LngLat[][][] };
    throw new Error(`kabupaten ${properties.code} is a ${geometry.type}`);
  });
}
