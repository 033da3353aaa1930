import type { Alert } from "../../shared/record/alert.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import { tidied } from "../../shared/world/kept.ts";
import type { Change, World } from "../../shared/world/world.ts";
import type { FeedReader } from "../upstream/reader.ts";
import { endOf } from "../../shared/alert/judge.ts";
import { isOverTooSoon } from "../hazards/weather.ts";
import { isUnheard } from "../hazards/swings/unheard.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { keep, type Heard, type KeepParts } from "./keep.ts";
import { createPurse } from "./purse.ts";
import { reassess } from "./reassess.ts";
import { reweigh, type Present } from "./reweigh.ts";
import { titled } from "./titled.ts";
import { createUnkept } from "./unkept.ts";
import { withIncidents } from "./withIncidents.ts";

interface PipelineParts extends Omit<KeepParts, "purse"> {
  clock: Pick<Clock, "steady">;
  log: Log;
  /** Until then nothing that was read is judged: the present is not known yet (clock.6). */
  timeKnown?: Promise<unknown> | null;
  /** Whether BMKG's hosts tell the present just now; a drill's needs none. */
  isTimeSure?: () => boolean;
}

/** From a reading to the journal, and what follows there from what stands. */
export function createPipeline(parts: PipelineParts) {
  const { store, log, timeKnown, isTimeSure = () => true } = parts;
  const keeping = { ...parts, purse: createPurse(() => parts.clock.steady()) };
  const isFailing = () => store.check().failingSince !== null;
  const unkept = createUnkept({ isFailing, keep: (heard) => keep(heard, keeping), log });

  return {
    /** How many readings wait for the journal. */
    unkept: unkept.count,

    /** One turn of the wheel: feed → bulletins → hazards → impacts → alerts → journal (and, from there, every screen). */
    async turn(reader: FeedReader): Promise<void> {
      const outcome = await reader.turn((code, datedAt) => {
        const now = reader.status().triedAt ?? 0;
        return isFetched(store.world, { code, datedAt, now });
      });
      await timeKnown;
      const { id: feed, triedAt } = reader.status();
      const heard: Heard = {
        feed,
        at: triedAt ?? 0,
        timeUnsure: !isTimeSure(),
        outcome,
        forget: () => reader.forget(),
        leave: (unheard) => reader.leave(unheard),
      };
      try {
        await unkept.tell();
        await keep(heard, keeping);
      } catch (error) {
        if (!isFailing()) reader.forget();
        else if (outcome.outcome === "read" && outcome.reading.bulletins.length > 0) unkept.add(heard);
        throw error;
      }
      if (isUnheard(store.world.hazard.values(), feed, heard.at)) reader.forget();
    },

    /** journal.19: on every node, since who read something need not be who reads now. */
    tellUnkept: () => (isFailing() ? Promise.resolve() : unkept.tell()),

    /** Ends what has run its time, shrinks and forgets what is over, weighs again what is due. Called each few seconds on the node that polls. */
    async tidy(now: number): Promise<void> {
      const over = (world: World) => withIncidents(world, [...endings(world, now), ...tidied(world, now)], now);
      if (over(store.world).length > 0)
        await store.commit((world) => {
          const changes = over(world);
          return changes.length === 0 ? null : { at: now, by: "sigap", why: "masa berlaku habis", changes };
        });
      await reassess(parts, now);
    },

    reassess: (now: number) => reassess(parts, now),
    reweigh: (present: Present) => reweigh(parts, present),
  };
}

function endings(world: World, now: number): Change[] {
  return [...world.alert.values()].flatMap((alert) => {
    const hazard = world.hazard.get(alert.id);
    if (!hazard) return [];
    const ended: Alert | null = endOf(hazard, alert, now);
    // incident.9: where an officer ended ours, BMKG's warning still runs to its own end.
    const runsOut = ended !== null || (alert.endedAt !== null && hazard.status === "live" && isOutOfForce(hazard, now));
    const over = hazard.kind === "weather" && runsOut ? [{ ...hazard, status: "history" as const, polygons: [] }] : [];
    const told = ended ? [titled(ended, alert, hazard, world.impact.get(hazard.id)?.kabupaten)] : [];
    return [...told, ...over].map((record) => ({ op: "put" as const, record }));
  });
}

function isOutOfForce(hazard: Hazard, now: number): boolean {
  return hazard.kind === "weather" && hazard.endsAt <= now;
}

interface Followed {
  code: string;
  datedAt: number | null;
  now: number;
}

/** weather.1: has this followed document (a CAP alert) been read already, and not been dated anew since? What was filed too soon was not. */
function isFetched(world: World, { code, datedAt, now }: Followed): boolean {
  for (const hazard of world.hazard.values())
    if (hazard.kind === "weather" && !isOverTooSoon(hazard, now))
      for (const version of hazard.versions)
        if (version.code === code && version.fetchedAt >= (datedAt ?? 0)) return true;
  return false;
}
