import express, { type Router } from "express";
import { z } from "zod";
import type { Change, RecordType } from "../../shared/world/world.ts";
import { changesFor, JOINS, SCOPES, type Looker } from "../realtime/scopes.ts";
import type { Archive, Version } from "../store/store.ts";
import { NotFound, NotShown } from "./found.ts";
import { createLookersOf, type LookerParts } from "./lookers.ts";

export interface HistoryRouteParts extends LookerParts {
  archive: Pick<Archive, "historyOf">;
}

/** Reading back is work of the journal's own disk, and anybody may ask. */
const AT_ONCE = 4;
const AGAIN_S = 2;
/** An impact of a great quake is half a megabyte. */
const MOST = 50;

const Asked = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(MOST).default(MOST),
});

/** `/api/history/<type>/<id>?after=SEQ&limit=N`: what became of one record, entry by entry, as far as the asker is let see it (wire.27). */
export function historyRoutes({ archive, ...parts }: HistoryRouteParts): Router {
  const router = express.Router();
  const lookersOf = createLookersOf(parts);
  let running = 0;

  router.get("/:type/:id", async (req, res) => {
    const { type, id } = req.params;
    const asked = Asked.safeParse(req.query);
    const holds = Object.values(SCOPES).some((scope) => scope.holds.has(type as RecordType));
    if (!asked.success || !holds || id.length > 200) throw new NotFound();
    const looker = (await lookersOf(req)).findLast((each) => isShown(each, type as RecordType));
    if (looker === undefined) throw new NotShown();
    res.set("cache-control", "private, no-store");
    if (running >= AT_ONCE) {
      res.status(503).set("retry-after", String(AGAIN_S));
      res.json({ error: "Server sedang membaca riwayat lain. Coba lagi sebentar." });
      return;
    }
    running += 1;
    const gone = new AbortController();
    res.once("close", () => gone.abort());
    try {
      const { after, limit } = asked.data;
      const versions = await archive.historyOf({ type, id }, after, limit, gone.signal);
      res.json({ versions: versions.map((version) => viewOf(looker, version, { type, id })) });
    } finally {
      running -= 1;
    }
  });
  return router;
}

const isShown = (looker: Looker, type: RecordType) => JOINS[looker].some((name) => SCOPES[name].holds.has(type));

/** Whose deed it was and why is the desk's alone: both may name an officer. */
function viewOf(looker: Looker, { seq, at, by, why, record }: Version, of: { type: string; id: string }) {
  const change: Change =
    record === null ? { op: "drop", type: of.type as RecordType, id: of.id } : { op: "put", record };
  const [shown] = changesFor(looker, [change]);
  const told = { seq, at, record: shown?.op === "put" ? shown.record : null };
  return looker === "desk" ? { ...told, by, why } : told;
}
