import type { Request, Response } from "express";
import { sendFrozen, type Frozen } from "../serve/frozen.ts";

export class NotFound extends Error {
  status = 404;
}

/** access.3: a page that is not ours asks for something that changes something. */
export class Foreign extends Error {
  status = 403;
}

/** A part of the world that this screen does not join. */
export class NotShown extends Error {
  status = 401;
}

/** @param file null when there is none. */
export function sendFound(req: Request, res: Response, file: Frozen | null): void {
  if (file === null) throw new NotFound();
  sendFrozen(req, res, file);
}
