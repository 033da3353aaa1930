import express, { type Router } from "express";
import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Coast } from "../../shared/geo/coast.ts";
import { freeze, sendFrozen } from "../serve/frozen.ts";
import { createCoastOf } from "./coastRoute.ts";
import { sendFound } from "./found.ts";
import { createTravelTimes } from "./wavesRoute.ts";

export interface ApiRouteParts {
  kabupaten: readonly Kabupaten[];
  coast: Coast;
}

const JSON_TYPE = "application/json; charset=utf-8";

/** `/api`: what the screens ask for once. The hazards and the health come from memory (`publicFiles`). */
export function apiRoutes({ kabupaten, coast }: ApiRouteParts): Router {
  const router = express.Router();
  const coastOf = createCoastOf(coast);
  const travelTimes = createTravelTimes();
  const named = freeze(JSON.stringify(kabupaten), JSON_TYPE, { "cache-control": "public, max-age=3600" });

  router.get("/kabupaten", async (req, res) => {
    sendFrozen(req, res, await named);
  });
  router.get("/coast/:kabCode", async (req, res) => {
    sendFound(req, res, await coastOf(req.params.kabCode));
  });
  router.get("/travel-times", async (req, res) => {
    sendFrozen(req, res, await travelTimes());
  });
  return router;
}
