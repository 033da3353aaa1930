import express, { type Request, type Router } from "express";
import { ScopeName, WALL_HEADER } from "../../shared/wire/protocol.ts";
import type { Auth } from "../access/auth.ts";
import { callerOf } from "../access/caller.ts";
import type { Trusts } from "../access/trust.ts";
import type { WallLinks } from "../access/wallLink.ts";
import { JOINS, type Who } from "../realtime/scopes.ts";
import { sendFrozen } from "../serve/frozen.ts";
import { NotFound, NotShown } from "./found.ts";
import type { WorldFiles } from "./worldFiles.ts";

export interface WorldRouteParts {
  auth: Pick<Auth, "isDesk">;
  wallLinks: Pick<WallLinks, "read">;
  trusts: Trusts;
  worldFiles: WorldFiles;
}

/** `/world/<scope>`: the whole of a scope, for who joins it (wire.26). */
export function worldRoutes({ auth, wallLinks, trusts, worldFiles }: WorldRouteParts): Router {
  const router = express.Router();

  function mayBe(who: Who, req: Request): boolean {
    switch (who) {
      case "stranger":
        return true;
      case "wall":
        return wallLinks.read(req.get(WALL_HEADER) ?? null).link !== null;
      case "desk": {
        const { headers, socket } = req;
        const { secure } = callerOf({ headers, peer: socket.remoteAddress ?? "" }, trusts);
        return auth.isDesk(headers.cookie, secure);
      }
    }
  }

  router.get("/:scope", async (req, res) => {
    const scope = ScopeName.safeParse(req.params.scope).data;
    if (scope === undefined) throw new NotFound();
    const joined = Object.entries(JOINS) as [Who, readonly ScopeName[]][];
    if (!joined.some(([who, scopes]) => scopes.includes(scope) && mayBe(who, req))) throw new NotShown();
    sendFrozen(req, res, await worldFiles(scope));
  });
  return router;
}
