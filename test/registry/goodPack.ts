import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const collection = (features: unknown[]) => ({ type: "FeatureCollection", features });
const feature = (type: string, coordinates: unknown, properties: unknown = {}) => ({
  type: "Feature",
  properties,
  geometry: { type, coordinates },
});
const SQUARE = [[[106, -7], [107, -7], [107, -6], [106, -7]]]; // prettier-ignore

/** Two kabupaten side by side, a degree each. Arcs: their border, and the rest of each. */
const BORDERS = {
  type: "Topology",
  transform: { scale: [0.5, 0.5], translate: [106, -7] },
  arcs: [
    [[2, 0], [0, 2]],
    [[2, 2], [-2, 0], [0, -2], [2, 0]],
    [[2, 0], [2, 0], [0, 2], [-2, 0]],
  ],
  objects: {
    regencies: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", arcs: [[0, 1]], properties: { code: "32.03" } },
        { type: "MultiPolygon", arcs: [[[2, ~0]]], properties: { code: "32.04" } },
      ],
    },
    provinces: {
      type: "GeometryCollection",
      geometries: [{ type: "MultiPolygon", arcs: [[[1, 2]]], properties: { code: "32" } }],
    },
  },
}; // prettier-ignore

const VILLAGES =
  "code,name,lat,lon,area_km2,pop_est\n32.03.01.2001,A,-6.8,107.1,2.5,1500\n32.03.01.2002,B,-6.9,107.2,,700\n";

/** A whole pack, small and right, of files that a test may break. */
export function goodPack() {
  const folder = mkdtempSync(join(tmpdir(), "sigap-pack-"));
  const put = (name: string, content: unknown) =>
    writeFileSync(
      join(folder, name),
      typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content),
    );
  put("admin.topo.json", BORDERS);
  put("villages_exposure.csv", VILLAGES);
  put("villages_exposure.f32", floats(107.1, -6.8, 1500, 107.2, -6.9, 700));
  put("faults_named.geojson", collection([feature("MultiLineString", [[[106, -7], [107, -6]]], { name: "Sesar", segment: null })])); // prettier-ignore
  put("neighbours.topo.json", {
    ...BORDERS,
    objects: { neighbours_raw: { ...BORDERS.objects.provinces } },
  });
  put("bathymetry.geojson", collection([feature("Polygon", SQUARE, { depth: 200 })]));
  put("lakes.geojson", collection([feature("MultiPolygon", [SQUARE])]));
  put("plate_boundaries_pb2002.geojson", collection([feature("LineString", [[100, -8], [101, -9]])])); // prettier-ignore
  put("volcanoes_gvp_idn.geojson", collection([feature("Point", [107.6, -6.77], { name: "Tangkuban Parahu" })]));
  return {
    folder,
    put,
    /** Writes a file anew with these words in the place of those. */
    edit(name: string, from: string, to: string) {
      const before = readFileSync(join(folder, name), "utf8");
      if (!before.includes(from)) throw new Error(`${name} holds no ${from}`);
      put(name, before.replace(from, to));
    },
    drop: (name: string) => rmSync(join(folder, name)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export function floats(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeFloatLE(value, i * 4));
  return bytes;
}
