import express, { type Router } from "express";
import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Coast } from "../../shared/geo/coast.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Clock } from "../clock.ts";
import { hazardsJson } from "../public/hazardsJson.ts";
import { freeze, freezeSmall, sendFrozen } from "../serve/frozen.ts";
import type { Store } from "../store/store.ts";
import { createCoastOf } from "./coastRoute.ts";
import { sendFound } from "./found.ts";
import { createTravelTimes } from "./wavesRoute.ts";

export interface ApiRouteParts {
  store: Store;
  clock: Clock;
  standing: () => Standing;
  kabupaten: readonly Kabupaten[];
  coast: Coast;
  drill: Hello["drill"];
}

const JSON_TYPE = "application/json; charset=utf-8";

/** `/api`: what the screens ask for once, and the hazards in part; as a whole they come from memory (`publicFiles`). */
export function apiRoutes({ store, clock, standing, kabupaten, coast, drill }: ApiRouteParts): Router {
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
  router.get("/hazards", (req, res) => {
    const { kind, status } = req.query;
    const asked = { kind: oneOf(kind), status: oneOf(status) };
    const json = hazardsJson({ world: store.world, standing: standing(), drill, now: clock.now(), ...asked });
    sendFrozen(req, res, freezeSmall(json, JSON_TYPE, { "cache-control": "public, max-age=15" }));
  });
  return router;
}

function oneOf(query: unknown): string | undefined {
  return typeof query === "string" && query !== "" ? query : undefined;
}
