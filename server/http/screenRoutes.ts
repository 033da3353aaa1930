import { join } from "node:path";
import express, { type Request, type Response, type Router } from "express";
import type { FileCache } from "../serve/fileCache.ts";
import { sendFrozen } from "../serve/frozen.ts";
import { ASK_AGAIN, FOR_GOOD } from "./caching.ts";
import { deskRoutes, type DeskRouteParts } from "./deskRoutes.ts";
import { sendFound } from "./found.ts";
import { sentence } from "./showPage.ts";

export interface ScreenRouteParts extends Omit<DeskRouteParts, "openDesk"> {
  /** `…/dist/client`, where the build put the screens. */
  distDir: string;
  files: FileCache;
}

/** The screens as they were built, and what they load. */
export function screenRoutes({ distDir, files, ...desk }: ScreenRouteParts): Router {
  const router = express.Router();

  const open = async (req: Request, res: Response, name: string) => {
    const file = await files.get(join(distDir, name), "index.html", ASK_AGAIN);
    if (file) sendFrozen(req, res, file);
    else {
      const body = sentence("The screens have not been built: run npm start.");
      desk.showPage(res, { status: 503, title: "Layar ini belum dibangun", body });
    }
  };

  router.get("/wall", (req, res) => open(req, res, "wall"));
  router.use("/desk", deskRoutes({ ...desk, openDesk: (req, res) => open(req, res, "desk") }));
  router.get("/assets/:name", async (req, res) => {
    sendFound(req, res, await files.get(join(distDir, "assets"), req.params.name, FOR_GOOD));
  });
  return router;
}

/** The icon, and the word to crawlers: the files that a build lays beside the screens under their own names. */
export function looseFiles({ distDir, files }: Pick<ScreenRouteParts, "distDir" | "files">): Router {
  const router = express.Router();
  router.get("/:name", async (req, res) => {
    sendFound(req, res, await files.get(distDir, req.params.name, "public, max-age=3600"));
  });
  return router;
}
