import express, { type Router } from "express";
import { ScopeName } from "../../shared/wire/protocol.ts";
import { JOINS } from "../realtime/scopes.ts";
import { sendFrozen } from "../serve/frozen.ts";
import { NotFound, NotShown } from "./found.ts";
import { createLookersOf, type LookerParts } from "./lookers.ts";
import type { WorldFiles } from "./worldFiles.ts";

export interface WorldRouteParts extends LookerParts {
  worldFiles: WorldFiles;
}

/** `/world/<scope>`: the whole of a scope, for who joins it (wire.26). */
export function worldRoutes({ worldFiles, ...parts }: WorldRouteParts): Router {
  const router = express.Router();
  const lookersOf = createLookersOf(parts);

  router.get("/:scope", async (req, res) => {
    const scope = ScopeName.safeParse(req.params.scope).data;
    if (scope === undefined) throw new NotFound();
    if (!(await lookersOf(req)).some((looker) => JOINS[looker].includes(scope))) throw new NotShown();
    sendFrozen(req, res, await worldFiles(scope));
  });
  return router;
}
