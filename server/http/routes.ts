import { readdirSync } from "node:fs";
import { join } from "node:path";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Coast } from "../../shared/geo/coast.ts";
import type { HimawariNote } from "../../shared/bmkg/himawari.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Satellite } from "../satellite/satellite.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Auth } from "../access/auth.ts";
import { createCoastOf } from "./coastRoute.ts";
import { deskRoutes } from "./deskRoutes.ts";
import { createFileCache } from "../serve/fileCache.ts";
import { freezeSmall, freeze, sendFrozen, type Frozen } from "../serve/frozen.ts";
import { hazardsJson } from "../public/hazardsJson.ts";
import { html } from "../public/html.ts";
import { plainPage } from "../public/plainPage.ts";
import type { PublicFiles } from "../public/publicFiles.ts";
import { PUBLIC_SAFETY } from "../public/publicStyle.ts";
import { safety } from "./safety.ts";
import { createTravelTimes } from "./wavesRoute.ts";
import type { WallLinks } from "../access/wallLink.ts";

export interface RouteParts {
  config: Config;
  store: Store;
  clock: Clock;
  feeds: () => FeedStatus[];
  kabupaten: readonly Kabupaten[];
  coast: Coast;
  auth: Auth;
  wallLinks: WallLinks;
  publicFiles: PublicFiles;
  satellite: Satellite;
  drill: Hello["drill"];
  /** `…/dist/client`, where the build put the screens. */
  distDir: string;
  /** Base maps of our own. */
  baseDir: string;
  log: Log;
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

/** Names of a build's assets hold their own hash; a map changes only with a new start, so it is asked for again. */
const FOR_GOOD = "public, max-age=31536000, immutable";
const ASK_AGAIN = "no-cache";

/** Every path of the house except the socket's. To be asked after `publicFiles.answerFromMemory`. */
export function createRoutes(parts: RouteParts): Express {
  const { config, store, clock, feeds, kabupaten, coast, publicFiles, satellite, drill, distDir, baseDir, log } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  // A proxy of the same machine may tell whom it asks for (the rate of logins is counted by address).
  app.set("trust proxy", "loopback");
  app.use(safety());

  const files = createFileCache();
  const coastOf = createCoastOf(coast);
  const travelTimes = createTravelTimes();
  const ownMaps = new Set(readNames(baseDir).filter((name) => /\.(topo\.json|geojson)$/.test(name)));
  const named = freeze(JSON.stringify(kabupaten), "application/json; charset=utf-8", {
    "cache-control": "public, max-age=3600",
  });

  const send = (req: Request, res: Response, file: Frozen | null) => {
    if (file === null) throw new NotFound();
    sendFrozen(req, res, file);
  };
  const screen = async (req: Request, res: Response, name: string) => {
    const file = await files.get(join(distDir, name), "index.html", ASK_AGAIN);
    if (file) {
      sendFrozen(req, res, file);
      return;
    }
    sentence(res, 503, "Layar ini belum dibangun", "The screens have not been built: run npm start.");
  };
  const sentence = (res: Response, status: number, title: string, words: string) => {
    res.status(status).set(PUBLIC_SAFETY).set("cache-control", "no-store").type("html");
    res.send(
      plainPage(
        title,
        html`<p>${words}</p>
          <p><a href="/">Halaman depan</a></p>`,
        drill,
        clock.now(),
      ),
    );
  };

  // For who runs these routes without a server in front of them; also what is asked before the first rendering stood.
  app.use(async (req, res, next) => {
    await publicFiles.ready;
    if (!publicFiles.answerFromMemory(req, res)) next();
  });
  app.get("/wall", (req, res) => screen(req, res, "wall"));
  app.use("/desk", deskRoutes({ ...parts, openDesk: (req, res) => screen(req, res, "desk") }));
  app.get("/assets/:name", async (req, res) => {
    send(req, res, await files.get(join(distDir, "assets"), req.params.name, FOR_GOOD));
  });
  app.get("/map/himawari.json", async (_req, res) => {
    const picture = await satellite.latest();
    if (!picture) throw new NotFound();
    const note: HimawariNote = { at: picture.at, fetchedAt: picture.fetchedAt };
    res.set("cache-control", "no-store").json(note);
  });
  app.get("/map/himawari/:at/:column/:row.png", (req, res) => {
    const { at, column, row } = req.params;
    const picture = satellite.kept();
    const tile = picture && String(picture.at) === at ? picture.tiles.get(`${column}/${row}`) : undefined;
    if (!tile) throw new NotFound();
    res.set("cache-control", FOR_GOOD).type("png").send(tile);
  });
  app.get("/map/:name", async (req, res) => {
    const { name } = req.params;
    // Ours first: a pack must not be able to put its own file in the place of the base map.
    if (ownMaps.has(name)) {
      send(req, res, await files.get(baseDir, name, ASK_AGAIN));
      return;
    }
    const inPack = config.MAP_PACK !== undefined && PACK_FILES.has(name);
    send(req, res, inPack ? await files.get(config.MAP_PACK ?? "", name, ASK_AGAIN) : null);
  });
  app.get("/api/kabupaten", async (req, res) => {
    send(req, res, await named);
  });
  app.get("/api/coast/:kabCode", async (req, res) => {
    send(req, res, await coastOf(req.params.kabCode));
  });
  app.get("/api/travel-times", async (req, res) => {
    send(req, res, await travelTimes());
  });
  app.get("/api/hazards", (req, res) => {
    const { kind, status } = req.query;
    const asked = { kind: oneOf(kind), status: oneOf(status) };
    const json = hazardsJson(store.world, feeds(), drill, clock.now(), asked);
    send(req, res, freezeSmall(json, "application/json; charset=utf-8", { "cache-control": "public, max-age=15" }));
  });
  app.use(express.static(distDir, { index: false, redirect: false, dotfiles: "ignore", maxAge: "1h" }));

  app.use(() => {
    throw new NotFound();
  });
  const failed: ErrorRequestHandler = (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500)
      log("error", "http: request failed", { method: req.method, path: req.path, reason: reasonOf(error) });
    const words = SENTENCES[status] ?? "Permintaan ini tidak dapat dibaca.";
    if (req.path.startsWith("/api/")) res.status(status).set("cache-control", "no-store").json({ error: words });
    else sentence(res, status, status === 404 ? "Halaman tidak ada" : "Tidak berhasil", words);
  };
  app.use(failed);
  return app;
}

class NotFound extends Error {
  status = 404;
}

const SENTENCES: Record<number, string> = {
  404: "Alamat ini tidak ada di Sigap.",
  500: "Ada kesalahan di server. Sudah dicatat. Coba lagi sebentar lagi.",
};

/** Express's own refusals (a body too large, a broken escape) carry a status; anything else is ours. */
function statusOf(error: unknown): number {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : 500;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

function oneOf(query: unknown): string | undefined {
  return typeof query === "string" && query !== "" ? query : undefined;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
