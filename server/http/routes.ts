import express, { type Express } from "express";
import type { IsOurs } from "../access/ownPages.ts";
import type { Trusts } from "../access/trust.ts";
import type { Log } from "../log.ts";
import type { PublicFiles } from "../public/publicFiles.ts";
import { createFileCache } from "../serve/fileCache.ts";
import { apiRoutes, type ApiRouteParts } from "./apiRoutes.ts";
import { createFailed } from "./failed.ts";
import { Foreign, NotFound } from "./found.ts";
import { mapRoutes, type MapRouteParts } from "./mapRoutes.ts";
import { safety } from "./safety.ts";
import { looseFiles, screenRoutes, type ScreenRouteParts } from "./screenRoutes.ts";
import { createShowPage } from "./showPage.ts";
import { historyRoutes, type HistoryRouteParts } from "./historyRoutes.ts";
import { worldRoutes, type WorldRouteParts } from "./worldRoutes.ts";

type RouteParts = ApiRouteParts &
  WorldRouteParts &
  HistoryRouteParts &
  Parameters<typeof createShowPage>[0] &
  Omit<MapRouteParts, "files"> &
  Omit<ScreenRouteParts, "files" | "showPage"> & { publicFiles: PublicFiles; log: Log; trusts: Trusts; isOurs: IsOurs };

/** Every path of the house except the socket's. To be asked after `publicFiles.answerFromMemory`. */
export function createRoutes({ publicFiles, log, isOurs, ...parts }: RouteParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  app.use(safety());
  // For who runs these routes without a server in front of them; also what is asked before the first rendering stood.
  app.use(async (req, res, next) => {
    await publicFiles.ready;
    if (!publicFiles.answerFromMemory(req, res)) next();
  });

  // access.3: whatever may change something is for our own pages alone.
  app.use(({ method, headers, socket }, _res, next) => {
    const reads = method === "GET" || method === "HEAD";
    next(reads || isOurs({ headers, peer: socket.remoteAddress ?? "" }) ? undefined : new Foreign());
  });

  const files = createFileCache();
  const showPage = createShowPage(parts);
  app.use(screenRoutes({ ...parts, files, showPage }));
  app.use("/map", mapRoutes({ ...parts, files }));
  app.use("/api/history", historyRoutes(parts));
  app.use("/api", apiRoutes(parts));
  app.use("/world", worldRoutes(parts));
  app.use(looseFiles({ ...parts, files }));

  app.use(() => {
    throw new NotFound();
  });
  app.use(createFailed({ log, showPage }));
  return app;
}
