import { readdirSync } from "node:fs";
import express, { type Router } from "express";
import type { HimawariNote } from "../../shared/bmkg/himawari.ts";
import type { WallLinks } from "../access/wallLink.ts";
import type { Pack } from "../registry/pack/pack.ts";
import type { Satellite } from "../satellite/satellite.ts";
import type { FileCache } from "../serve/fileCache.ts";
import { ASK_AGAIN, FOR_GOOD } from "./caching.ts";
import { NotFound, sendFound } from "./found.ts";

export interface MapRouteParts {
  /** Base maps of our own. */
  baseDir: string;
  /** What of the map pack is handed out, if there is one; whatever else lies in its folder stays there (pack.3). */
  pack: Pick<Pack, "folder" | "drawn"> | undefined;
  satellite: Satellite;
  wallLinks: Pick<WallLinks, "read">;
  files: FileCache;
}

const BEARER = /^Bearer ([\w.-]+)$/;

/** `/map`: what the maps are drawn from, and the satellite's picture. */
export function mapRoutes({ baseDir, pack, satellite, wallLinks, files }: MapRouteParts): Router {
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
    const folder = ownMaps.has(name) ? baseDir : pack?.drawn.has(name) ? pack.folder : undefined;
    sendFound(req, res, folder === undefined ? null : await files.get(folder, name, ASK_AGAIN));
  });
  return router;
}
