import express, { type Request, type Router } from "express";
import { ScopeName, WALL_HEADER } from "../../shared/wire/protocol.ts";
import type { Access } from "../access/access.ts";
import { callerOf } from "../access/caller.ts";
import type { Trusts } from "../access/trust.ts";
import type { WallLinks } from "../access/wallLink.ts";
import { JOINS, lookerOf, type Looker } from "../realtime/scopes.ts";
import { sendFrozen } from "../serve/frozen.ts";
import { NotFound, NotShown } from "./found.ts";
import type { WorldFiles } from "./worldFiles.ts";

export interface WorldRouteParts {
  access: Pick<Access, "whoSits">;
  wallLinks: Pick<WallLinks, "read">;
  trusts: Trusts;
  worldFiles: WorldFiles;
}

/** `/world/<scope>`: the whole of a scope, for who joins it (wire.26). */
export function worldRoutes({ access, wallLinks, trusts, worldFiles }: WorldRouteParts): Router {
  const router = express.Router();

  /** As whom this browser may look: it may have a wall and a desk open. */
  async function lookers(req: Request): Promise<Looker[]> {
    const { headers, socket } = req;
    const { secure } = callerOf({ headers, peer: socket.remoteAddress ?? "" }, trusts);
    const sitting = await access.whoSits(headers.cookie, secure);
    const linked = wallLinks.read(req.get(WALL_HEADER) ?? null).link !== null;
    return [lookerOf("wall", { role: null, linked }), lookerOf("desk", { role: sitting?.role ?? null, linked })];
  }

  router.get("/:scope", async (req, res) => {
    const scope = ScopeName.safeParse(req.params.scope).data;
    if (scope === undefined) throw new NotFound();
    if (!(await lookers(req)).some((looker) => JOINS[looker].includes(scope))) throw new NotShown();
    sendFrozen(req, res, await worldFiles(scope));
  });
  return router;
}
