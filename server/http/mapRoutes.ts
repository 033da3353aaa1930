import { readdirSync } from "node:fs";
import express, { type Router } from "express";
import type { HimawariNote } from "../../shared/bmkg/himawari.ts";
import type { WallLinks } from "../access/wallLink.ts";
import type { Satellite } from "../satellite/satellite.ts";
import type { FileCache } from "../serve/fileCache.ts";
import { ASK_AGAIN, FOR_GOOD } from "./caching.ts";
import { NotFound, sendFound } from "./found.ts";

export interface MapRouteParts {
  /** Base maps of our own. */
  baseDir: string;
  /** The folder of the map pack, if there is one. */
  mapPack: string | undefined;
  satellite: Satellite;
  wallLinks: Pick<WallLinks, "read">;
  files: FileCache;
}

/** What of MAP_PACK is handed out; whatever else lies in that folder stays there. */
const PACK_FILES: ReadonlySet<string> = new Set([
  "admin.topo.json",
  "admin_hd.topo.json",
  "provinces.topo.json",
  "districts.topo.json",
  "neighbours.topo.json",
  "bathymetry.geojson",
  "lakes.geojson",
  "rivers.geojson",
  "sea_labels.geojson",
  "villages_exposure.f32",
  "faults_named.geojson",
  "plate_boundaries_pb2002.geojson",
  "volcanoes_gvp_idn.geojson",
]);

const BEARER = /^Bearer ([\w.-]+)$/;

/** `/map`: what the maps are drawn from, and the satellite's picture. */
export function mapRoutes({ baseDir, mapPack, satellite, wallLinks, files }: MapRouteParts): Router {
  const router = express.Router();
  const ownMaps = new Set(readdirSync(baseDir).filter((name) => /\.(topo\.json|geojson)$/.test(name)));

  router.get("/himawari.json", async (req, res) => {
    // BMKG is asked because of this, so not for strangers; the tiles come from memory.
    const { wall, trouble } = wallLinks.read(BEARER.exec(req.get("authorization") ?? "")?.[1] ?? null);
    if (trouble !== null || !wall.layers.himawari) throw new NotFound();
    const picture = await satellite.latest();
    if (!picture) throw new NotFound();
    const note: HimawariNote = { at: picture.at, fetchedAt: picture.fetchedAt };
    res.set("cache-control", "no-store").json(note);
  });
  router.get("/himawari/:at/:column/:row.png", (req, res) => {
    const { at, column, row } = req.params;
    const picture = satellite.kept();
    const tile = picture && String(picture.at) === at ? picture.tiles.get(`${column}/${row}`) : undefined;
    if (!tile) throw new NotFound();
    res.set("cache-control", FOR_GOOD).type("png").send(tile);
  });
  router.get("/:name", async (req, res) => {
    const { name } = req.params;
    // Ours first: a pack must not be able to put its own file in the place of the base map.
    const folder = ownMaps.has(name) ? baseDir : PACK_FILES.has(name) ? mapPack : undefined;
    sendFound(req, res, folder === undefined ? null : await files.get(folder, name, ASK_AGAIN));
  });
  return router;
}
