import type { Exposure } from "../../shared/ground/exposure.ts";
import { current, type Earthquake } from "../../shared/record/hazard.ts";
import type { ToldShakemap } from "../../shared/record/shakemap.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, ZONE_OFFSET_MS } from "../../shared/time.ts";
import type { World } from "../../shared/world/world.ts";
import type { Clock } from "../clock.ts";
import { withShakemap } from "../hazards/shakemap.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Get } from "../upstream/get.ts";
import type { KeepBody } from "../upstream/keepBody.ts";
import { type Memory, poll } from "../upstream/poll.ts";
import { consequences } from "./consequences.ts";
import { withIncidents } from "./withIncidents.ts";

interface ShakemapParts {
  /** Of the folder that holds them, without a slash at the end. */
  baseUrl: string;
  get: Get;
  readGrid(body: string): ToldShakemap;
  readInfo(body: string): string | null;
  keepBody: KeepBody;
  store: Store;
  exposure(world: World): Exposure;
  clock: Clock;
  log: Log;
}

/** They come 15 minutes to two hours after the quake, and are made anew for a day (ours). */
const LOOKED_FOR_MS = DAY_MS;
const [SOON_MS, LATE_MS] = [2 * MINUTE_MS, 15 * MINUTE_MS];
/** Of the 60 requests a minute; the feeds come first. */
const PER_TURN = 6;

interface Asked {
  at: number;
  memory: Memory | null;
}

/** shakemap.1: BMKG's grids for the quakes that are worked on, where a host that serves them is named. */
export function createShakemaps(parts: ShakemapParts) {
  const { baseUrl, get, readGrid, readInfo, keepBody, store, exposure, clock, log } = parts;
  /** By event id. */
  const asked = new Map<string, Asked>();

  function due(): { quake: Earthquake; eventId: string }[] {
    const now = clock.now();
    const wanted = looked(store.world, now).flatMap((quake) =>
      eventIdsOf(quake).map((eventId) => ({ quake, eventId })),
    );
    const names = new Set(wanted.map(({ eventId }) => eventId));
    for (const eventId of asked.keys()) if (!names.has(eventId)) asked.delete(eventId);
    return wanted
      .filter(({ quake, eventId }) => {
        const everyMs = now - current(quake).originTime < 3 * HOUR_MS ? SOON_MS : LATE_MS;
        return clock.steady() - (asked.get(eventId)?.at ?? -Infinity) >= everyMs;
      })
      .slice(0, PER_TURN);
  }

  async function ask(id: string, eventId: string): Promise<void> {
    const memory = asked.get(eventId)?.memory ?? null;
    asked.set(eventId, { at: clock.steady(), memory });
    const polled = await poll({ url: `${baseUrl}/${eventId}_grid.xml`, memory, parse: readGrid, get, clock });
    if (polled.outcome === "unreadable") {
      log("warn", "a shakemap could not be read", { eventId, reason: polled.reason });
      await keepBody("shakemap", `${eventId}: ${polled.reason}`, polled.body);
    }
    if (polled.outcome !== "read") return;
    const told = { ...polled.reading, method: await methodOf(eventId) };
    await keep(id, told);
    asked.set(eventId, { at: clock.steady(), memory: polled.memory });
  }

  /** Nothing hangs on it: a grid without it is a grid. */
  async function methodOf(eventId: string): Promise<string | null> {
    const polled = await poll({ url: `${baseUrl}/${eventId}_info.xml`, memory: null, parse: readInfo, get, clock });
    return polled.outcome === "read" ? polled.reading : null;
  }

  async function keep(id: string, told: ToldShakemap): Promise<void> {
    const now = clock.now();
    await store.commit((world) => {
      const quake = world.hazard.get(id);
      if (quake?.kind !== "earthquake") return null;
      const next = withShakemap(quake, told, now);
      if (next === quake) return null;
      const refused = next.shakemap?.refused ?? null;
      const why = `${id}: shakemap BMKG ${told.eventId} ${refused === null ? "dipakai" : `ditolak, ${refused}`}`;
      const changes = consequences(next, { world, together: [next], exposure: exposure(world), now });
      return { at: now, by: "sigap", why, changes: withIncidents(world, changes, now) };
    });
  }

  return {
    /** Asks for what is due. Throws when the journal does; what was read is then asked for again. */
    async turn(): Promise<void> {
      for (const { quake, eventId } of due()) await ask(quake.id, eventId);
    },
  };
}

/** The strongest first: an hour of aftershocks has more names than a turn has requests. */
function looked(world: World, now: number): Earthquake[] {
  return [...world.alert.values()]
    .filter(({ endedAt }) => endedAt === null)
    .flatMap(({ id }) => world.hazard.get(id) ?? [])
    .filter((hazard) => hazard.kind === "earthquake")
    .filter((quake) => quake.status === "live" && now - current(quake).originTime < LOOKED_FOR_MS)
    .sort((a, b) => current(b).magnitude - current(a).magnitude);
}

/** BMKG's keys of it: what it told as such, and its origin in WIB, as `20221121124659` is that of the grid on record. */
function eventIdsOf({ statements }: Earthquake): string[] {
  const told = statements.flatMap(({ bulletinId, shakemap, originTime }) => [
    bulletinId,
    shakemap?.split(".")[0],
    eventIdAt(originTime),
  ]);
  return [...new Set(told)].filter((id) => id != null && /^\d{14}$/.test(id)) as string[];
}

function eventIdAt(originTime: number): string {
  const wib = new Date(originTime + ZONE_OFFSET_MS.WIB);
  return wib.toISOString().replaceAll(/\D/g, "").slice(0, 14);
}
