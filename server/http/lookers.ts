import type { Request } from "express";
import { WALL_HEADER } from "../../shared/wire/protocol.ts";
import type { Access } from "../access/access.ts";
import { callerOf } from "../access/caller.ts";
import type { Trusts } from "../access/trust.ts";
import type { WallLinks } from "../access/wallLink.ts";
import { lookerOf, type Looker } from "../realtime/scopes.ts";

export interface LookerParts {
  access: Pick<Access, "whoSits">;
  wallLinks: Pick<WallLinks, "read">;
  trusts: Trusts;
}

/** As whom a browser may look, the most that it is let into last: it may have a wall and a desk open. */
export function createLookersOf({ access, wallLinks, trusts }: LookerParts) {
  return async (req: Request): Promise<Looker[]> => {
    const { headers, socket } = req;
    const { secure } = callerOf({ headers, peer: socket.remoteAddress ?? "" }, trusts);
    const sitting = await access.whoSits(headers.cookie, secure);
    const linked = wallLinks.read(req.get(WALL_HEADER) ?? null).link !== null;
    const wall = lookerOf("wall", { role: null, linked });
    const desk = lookerOf("desk", { role: sitting?.role ?? null, linked });
    return desk === "stranger" ? [desk, wall] : [wall, desk];
  };
}
