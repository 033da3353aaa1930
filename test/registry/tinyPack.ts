import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A map pack of invented land in the Indian Ocean: two kabupaten side by side, a third on an isle of its own, one fault, two
 * villages.
 *
 *     (100,-8) ─── (101,-8) ─── (102,-8)
 *         │ 01.01      │ 01.02      │         (103,-8.5) ┌─┐ 01.03
 *     (100,-9) ─── (101,-9) ─── (102,-9)        (103,-9) └─┘
 */
export function tinyPack(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "sigap-pack-"));
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  put("admin.topo.json", JSON.stringify(BORDERS));
  put("faults_named.geojson", JSON.stringify({ features: [FAULT] }));
  put("villages_exposure.csv", "code,lat,lon,pop_est\n32.03.01.2001,-6.8,107.1,1500\n32.03.01.2002,-6.9,107.2,700\n");
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** On a grid of half degrees. Arcs: the common border, the rest of each kabupaten on the larger land, the isle. */
const BORDERS = {
  type: "Topology",
  transform: { scale: [0.5, 0.5], translate: [100, -9] },
  arcs: [
    [[2, 0], [0, 2]],
    [[2, 2], [-2, 0], [0, -2], [2, 0]],
    [[2, 0], [2, 0], [0, 2], [-2, 0]],
    [[6, 0], [1, 0], [0, 1], [-1, 0], [0, -1]],
  ],
  objects: {
    regencies: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", arcs: [[0, 1]], properties: { code: "01.01" } },
        { type: "Polygon", arcs: [[2, ~0]], properties: { code: "01.02" } },
        { type: "Polygon", arcs: [[3]], properties: { code: "01.03" } },
      ],
    },
  },
}; // prettier-ignore

const FAULT = {
  properties: { name: "Sesar", segment: "Ruas Utara" },
  geometry: { type: "MultiLineString", coordinates: [[[100.2, -8.2], [100.8, -8.6]]] },
}; // prettier-ignore
