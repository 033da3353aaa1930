import type { Hazard } from "../record/hazard.ts";
import type { Impact } from "../record/impact.ts";
import { DAY_MS } from "../time.ts";
import type { Change, RecordType, World, WorldRecord } from "./world.ts";

/** The world is what is open, the journal is everything. What is over shrinks, then leaves, by deeds of `sigap` like any other change. */

/** history.7: so long after its end the desk lists an alert, and an officer may look at all of it (desk.6). */
const OPEN_AFTER_END_MS = DAY_MS;
/** history.4: of each kind the newest stay, by when they last changed. */
const NEWEST = { earthquake: 300, weather: 200 } satisfies Record<Hazard["kind"], number>;
/** A world of before this rule then shrinks in many entries of some hundred kB each. */
const SHRUNK_AT_ONCE = 20;

interface Keeping {
  /** What takes the place of larger records. */
  shrunk?(world: World, now: number): WorldRecord[];
  /** Ids of what leaves. */
  gone?(world: World, now: number): string[];
}

const STAYS: Keeping = {};

/** What becomes of each type of record. */
const KEPT: Record<RecordType, Keeping> = {
  hazard: { gone: forgotten },
  impact: { gone: forgotten, shrunk: headlines },
  alert: { gone: forgotten },
  incident: { gone: settled },
  // Notes speak of those that have left.
  officer: STAYS,
  // The registry: an import takes its rows away.
  place: STAYS,
  coverage: STAYS,
  stock: STAYS,
  // One of each.
  duty: STAYS,
  plan: STAYS,
  feed: STAYS,
  // A revoked one, too, or it would hold again.
  link: STAYS,
  // As many as the desk lists, seen to by who writes them (desk.33).
  note: STAYS,
};

/** The changes after which the world holds no more than it should. */
export function tidied(world: World, now: number): Change[] {
  const all = Object.entries(KEPT) as [RecordType, Keeping][];
  const gone = all.flatMap(([type, { gone }]) =>
    (gone?.(world, now) ?? []).filter((id) => world[type].has(id)).map((id) => ({ op: "drop" as const, type, id })),
  );
  if (gone.length > 0) return gone;
  return all
    .flatMap(([, { shrunk }]) => shrunk?.(world, now) ?? [])
    .slice(0, SHRUNK_AT_ONCE)
    .map((record) => ({ op: "put" as const, record }));
}

function forgotten(world: World): string[] {
  return (["earthquake", "weather"] as const).flatMap((kind) =>
    [...world.hazard.values()]
      .filter((hazard) => hazard.kind === kind)
      .sort((a, b) => b.updatedAt - a.updatedAt)
      .slice(NEWEST[kind])
      .filter(({ id }) => world.alert.get(id)?.endedAt !== null)
      .map(({ id }) => id),
  );
}

/** history.7: an incident is listed for as long as what it was opened for. */
function settled({ incident }: World, now: number): string[] {
  return [...incident.values()].flatMap(({ id, closedAt }) =>
    closedAt !== null && now - closedAt >= OPEN_AFTER_END_MS ? id : [],
  );
}

function headlines(world: World, now: number): Impact[] {
  return [...world.impact.values()]
    .filter(({ id, headline }) => headline === undefined && isOver(id, world, now))
    .map(headlineOf);
}

/** A day after its alert ended; of what has none, a day after it last changed. */
function isOver(id: string, { alert, hazard }: World, now: number): boolean {
  const ours = alert.get(id);
  const endedAt = ours ? ours.endedAt : (hazard.get(id)?.updatedAt ?? null);
  return endedAt !== null && now - endedAt >= OPEN_AFTER_END_MS;
}

/** Without who could have come, with what, and the field itself: nobody is sent any more. What happened, to how many and where, stays. */
function headlineOf(impact: Impact): Impact {
  return { ...impact, headline: true, contours: null, plan: null, help: [], needs: [] };
}
