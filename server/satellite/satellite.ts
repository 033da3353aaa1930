import { z } from "zod";
import { HIMAWARI_ZOOM } from "../../shared/bmkg/himawari.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Get } from "../upstream/get.ts";

/**
 * BMKG's picture of Himawari-9 (infrared, enhanced), for walls that ask for it. Undocumented: paths, the order of the list and
 * the row count from the south are those of three clients that agree (FEEDS §6). Not a feed: nothing depends on it.
 */

/** What one picture is made of: the tiles over Indonesia, in Web Mercator. */
const COLUMNS = [24, 25, 26, 27, 28];
/** From the north. */
const ROWS = [15, 16];

const ASKED_EVERY_MS = 600_000;
/** A list that stopped is no news of the sky. */
const OLDEST_MS = 3_600_000;
const AHEAD_MS = 300_000;
/** Of the list and of a tile. */
export const SATELLITE_MAX_BYTES = 1_000_000;
/** BMKG's satellite host is slow: clients tell of more than five seconds a tile. */
export const SATELLITE_TIMEOUT_MS = 15_000;

export interface SatellitePicture {
  /** When it was taken, and when we had it whole; epoch ms. */
  at: number;
  fetchedAt: number;
  /** PNG by `column/row`, rows counted from the north. */
  tiles: ReadonlyMap<string, Buffer>;
}

export interface Satellite {
  /** The newest that could be had; asks BMKG at most every ten minutes, and only when somebody asks here. */
  latest(): Promise<SatellitePicture | null>;
  /** The newest as it stands, without asking. */
  kept(): SatellitePicture | null;
}

interface SatelliteParts {
  baseUrl: string;
  /** Counts with the feeds' requests. */
  get: Get;
  clock: Pick<Clock, "now" | "steady">;
  log: Log;
}

const ModelRuns = z.object({ himawari9: z.array(z.string()) });
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:?00)$/;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

export function createSatellite({ baseUrl, get, clock, log }: SatelliteParts): Satellite {
  let picture: SatellitePicture | null = null;
  let asking: Promise<void> | null = null;
  let askedAt = -Infinity;

  const ask = async (path: string): Promise<Buffer> => {
    const got = await get(`${baseUrl}${path}`, { etag: null, lastModified: null });
    switch (got.status) {
      case "ok":
        return got.body;
      case "not-modified":
        throw new Error(`${path}: HTTP 304, though nothing was known to be modified`);
      case "failed":
        throw new Error(`${path}: ${got.reason}`);
    }
  };

  const refresh = async () => {
    const runs = ModelRuns.parse(JSON.parse((await ask("/api22/modelrun")).toString()));
    const newest = newestRun(runs.himawari9, clock.now());
    if (newest === null) throw new Error("the list names no picture of the last hour");
    if (picture?.at === newest.at) {
      picture = { ...picture, fetchedAt: clock.now() };
      return;
    }
    const tiles = new Map<string, Buffer>();
    for (const column of COLUMNS) {
      for (const row of ROWS) {
        const fromSouth = 2 ** HIMAWARI_ZOOM - 1 - row;
        const query = `tiletype=himawari9&modelname=himawari9&param=EH&baserun=${encodeURIComponent(newest.run)}`;
        const tile = await ask(`/api22/tile/${HIMAWARI_ZOOM}/${column}/${fromSouth}.png?${query}`);
        if (!tile.subarray(0, 4).equals(PNG)) throw new Error(`tile ${column}/${fromSouth} is no PNG`);
        tiles.set(`${column}/${row}`, tile);
      }
    }
    picture = { at: newest.at, fetchedAt: clock.now(), tiles };
  };

  return {
    async latest() {
      if (!asking && clock.steady() - askedAt >= ASKED_EVERY_MS) {
        askedAt = clock.steady();
        asking = refresh()
          .catch((error: unknown) => log("warn", "satellite picture not to be had", { reason: reasonOf(error) }))
          .finally(() => (asking = null));
      }
      await asking;
      return picture;
    },
    kept: () => picture,
  };
}

/** The latest time in the list that can be true, with BMKG's own spelling of it; a time without a zone is not guessed. */
function newestRun(runs: readonly string[], now: number): { run: string; at: number } | null {
  const known = runs
    .filter((run) => UTC.test(run))
    .map((run) => ({ run, at: Date.parse(run) }))
    .filter(({ at }) => at <= now + AHEAD_MS && now - at < OLDEST_MS)
    .sort((a, b) => b.at - a.at);
  return known[0] ?? null;
}
