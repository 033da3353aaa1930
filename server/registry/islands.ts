import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { LngLat } from "../../shared/geo/distance.ts";
import { type FixedLink, type Islands, islandsOf } from "../../shared/geo/islands.ts";
import { reasonOf } from "../log.ts";

/**
 * Islands from the map pack's kabupaten when there is one, else from the map that the product carries. Built once at start.
 * Throws a sentence when a pack is named and its borders can't be read.
 */
export function readIslands(mapPack: string | undefined): Islands {
  const polygons =
    mapPack === undefined
      ? polygonsOf(new URL("../data/base/base.topo.json", import.meta.url), "land")
      : polygonsOf(join(mapPack, "admin.topo.json"), "regencies");
  return islandsOf(polygons, FIXED_LINKS);
}

/** help.1: bridges between islands; a ferry, however short, is no fixed link (Jawa–Bali, Jawa–Sumatera). */
export const FIXED_LINKS: readonly FixedLink[] = [
  { name: "Suramadu: Jawa–Madura", ends: [[112.777, -7.208], [112.781, -7.16]] },
  { name: "Barelang: Batam–Rempang", ends: [[104.03, 1.08], [104.17, 0.87]] },
  { name: "Barelang: Rempang–Galang", ends: [[104.17, 0.87], [104.25, 0.74]] },
  { name: "Usdek: Kei Kecil–Dullah (Tual)", ends: [[132.76, -5.66], [132.745, -5.625]] },
  { name: "Biak–Supiori", ends: [[135.86, -0.82], [135.8, -0.77]] },
]; // prettier-ignore

function polygonsOf(file: URL | string, object: string): LngLat[][][] {
  const topology = readPack(file, (text) => JSON.parse(text) as Topology);
  const shape = topology.objects[object];
  if (!shape) throw new Error(`${String(file)} holds no ${object}.`);
  return geometriesOf(topology, shape).flatMap(
    (geometry) =>
      (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as unknown as LngLat[][][],
  );
}

function geometriesOf(topology: Topology, shape: Topology["objects"][string]): (Polygon | MultiPolygon)[] {
  const told = feature(topology, shape);
  const features = told.type === "FeatureCollection" ? told.features : [told];
  return features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" || geometry.type === "MultiPolygon" ? [geometry] : [],
  );
}

function readPack<T>(file: URL | string, read: (text: string) => T): T {
  try {
    return read(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`Map ${String(file)} can't be read (${reasonOf(error)}).`, { cause: error });
  }
}
