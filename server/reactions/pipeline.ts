import type { Alert } from "../../shared/record/alert.ts";
import type { Bulletin, FeedId } from "../../shared/record/bulletin.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import type { Exposure } from "../../shared/ground/exposure.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import type { Change, Deed, World } from "../../shared/world/world.ts";
import type { FeedReader } from "../upstream/reader.ts";
import type { AreaNames } from "../hazards/areaCheck.ts";
import { endOf, judge } from "../../shared/alert/judge.ts";
import { merge } from "../hazards/merge.ts";
import { retimed } from "../hazards/retimed.ts";
import { awaitsProof } from "../hazards/toAndFro.ts";
import { mainOf } from "../../shared/alert/sequence.ts";
import type { Store } from "../store/store.ts";
import type { TimeMove } from "./timeMoves.ts";

interface PipelineParts {
  store: Store;
  areaNames: AreaNames;
  /** Our places and the people, indexed; rebuilt when the registry changes. */
  exposure(world: World): Exposure;
  /** Until then nothing that was read is judged: the present is not known yet (clock.6). */
  timeKnown?: Promise<unknown> | null;
}

/** One turn of the wheel: feed → bulletins → hazards → impacts → alerts → journal (and, from there, every screen). */
export async function turn(
  reader: FeedReader,
  { store, areaNames, exposure, timeKnown }: PipelineParts,
): Promise<void> {
  const outcome = await reader.turn((code, datedAt) => isFetched(store.world, code, datedAt));
  await timeKnown;
  const status = reader.status();
  const at = status.triedAt ?? 0;
  const feed = status.id;
  try {
    await store.commit((world): Deed | null => {
      const bulletins = outcome.outcome === "read" ? outcome.reading.bulletins : [];
      const firstRead = (world.feed.get(feed)?.firstReadAt ?? null) === null;
      const hazards = merge(world.hazard, bulletins, { feed, now: at, firstRead, areaNames });
      const changes = [
        ...feedChange(world, feed, outcome, at),
        ...hazards.flatMap((hazard) =>
          consequences(hazard, { world, together: hazards, exposure: exposure(world), now: at }),
        ),
      ];
      return changes.length === 0 ? null : { at, by: `feed:${feed}`, why: whyOf(outcome, hazards), changes };
    });
  } catch (error) {
    reader.forget();
    throw error;
  }
  if (awaitsProof(store.world.hazard.values(), feed, at)) reader.forget();
}

/** Ends what has run its time and forgets what is long over. Called each few seconds on the node that polls. */
export async function tidy({ store }: Pick<PipelineParts, "store">, now: number): Promise<void> {
  if (endings(store.world, now).length === 0 && forgettable(store.world).length === 0) return;
  await store.commit((world) => {
    const changes = [...endings(world, now), ...forgettable(world)];
    return changes.length === 0 ? null : { at: now, by: "sigap", why: "masa berlaku habis", changes };
  });
}

/** Has something changed that the impacts of open hazards rest on: the registry (registry.10), or a count from the field (need.9)? */
export function callsForReassessing({ by, changes }: Pick<Deed, "by" | "changes">): boolean {
  const counted = changes.some(
    (change) => change.op === "put" && change.record.type === "alert" && change.record.fieldCount !== null,
  );
  return by.startsWith("import:") || (by.startsWith("officer:") && counted);
}

/** What stands open is weighed again against the world as it is now. */
export async function reassess({ store, exposure }: PipelineParts, now: number): Promise<void> {
  await store.commit((world) => {
    const open = [...world.hazard.values()].filter(({ id }) => world.alert.get(id)?.endedAt === null);
    const changes = open.flatMap((hazard) =>
      consequences(hazard, { world, together: open, exposure: exposure(world), now }),
    );
    return changes.length === 0 ? null : { at: now, by: "sigap", why: "dampak dihitung ulang", changes };
  });
}

/** clock.6: the present was set: quakes that were judged by the one before are judged anew. */
export async function reweigh({ store, exposure }: PipelineParts, move: TimeMove, now: number): Promise<void> {
  const rejudged = (world: World) =>
    [...world.hazard.values()].flatMap((hazard) =>
      hazard.kind === "earthquake" ? (retimed(hazard, move, now) ?? []) : [],
    );
  if (rejudged(store.world).length === 0) return;
  await store.commit((world) => {
    const hazards = rejudged(world);
    const changes = hazards.flatMap((hazard) =>
      consequences(hazard, { world, together: hazards, exposure: exposure(world), now }),
    );
    return changes.length === 0 ? null : { at: now, by: "sigap", why: "jam server dibetulkan", changes };
  });
}

interface Circumstances {
  world: World;
  /** All hazards that change in this entry. */
  together: readonly Hazard[];
  exposure: Exposure;
  now: number;
}

/** A hazard goes into the journal with its impact and its alert in one entry: no screen ever sees one without the other. */
function consequences(hazard: Hazard, { world, together, exposure, now }: Circumstances): Change[] {
  const before = world.alert.get(hazard.id) ?? null;
  const impact = impactOf(hazard, exposure, now, before?.fieldCount?.people ?? null);
  const mainId = hazard.kind === "earthquake" ? mainOf(hazard, [...world.hazard.values(), ...together]) : null;
  const alert = judge({ hazard, impact, alert: before, mainId, now });
  const records = [kept(hazard), impact, ...(alert && alert !== before ? [alert] : [])];
  return records.map((record) => ({ op: "put", record }));
}

/** Polygons are heavy and of no use once a warning is over; its impact stays. */
function kept(hazard: Hazard): Hazard {
  return hazard.kind === "weather" && hazard.status === "history" ? { ...hazard, polygons: [] } : hazard;
}

function feedChange(
  world: World,
  feed: FeedId,
  outcome: Awaited<ReturnType<FeedReader["turn"]>>,
  at: number,
): Change[] {
  const known = world.feed.get(feed);
  const isRead = outcome.outcome === "read" || outcome.outcome === "unchanged";
  const now = isRead ? "read" : outcome.outcome;
  if (known && known.outcome === now && (known.firstReadAt !== null || !isRead)) return [];
  const reason = "reason" in outcome ? outcome.reason.slice(0, 300) : null;
  const firstReadAt = known?.firstReadAt ?? (isRead ? at : null);
  return [{ op: "put", record: { type: "feed", id: feed, outcome: now, reason, since: at, firstReadAt } }];
}

function endings(world: World, now: number): Change[] {
  return [...world.alert.values()].flatMap((alert) => {
    const hazard = world.hazard.get(alert.id);
    const ended: Alert | null = hazard ? endOf(hazard, alert, now) : null;
    if (!hazard || !ended) return [];
    const over = hazard.kind === "weather" ? [{ ...hazard, status: "history" as const, polygons: [] }] : [];
    return [ended, ...over].map((record) => ({ op: "put" as const, record }));
  });
}

/** history.4: the newest of each kind are kept in the world, by when they last changed; the journal keeps all. */
const KEPT = { earthquake: 300, weather: 200 } satisfies Record<Hazard["kind"], number>;

function forgettable(world: World): Change[] {
  return (["earthquake", "weather"] as const).flatMap((kind) =>
    [...world.hazard.values()]
      .filter((hazard) => hazard.kind === kind)
      .sort((a, b) => b.updatedAt - a.updatedAt)
      .slice(KEPT[kind])
      .filter((hazard) => world.alert.get(hazard.id)?.endedAt !== null)
      .flatMap(({ id }) =>
        (["hazard", "impact", "alert"] as const)
          .filter((type) => world[type].has(id))
          .map((type) => ({ op: "drop" as const, type, id })),
      ),
  );
}

/** weather.1: has this followed document (a CAP alert) been read already, and not been dated anew since? */
function isFetched(world: World, code: string, datedAt: number | null): boolean {
  for (const hazard of world.hazard.values())
    if (hazard.kind === "weather")
      for (const version of hazard.versions)
        if (version.code === code && version.fetchedAt >= (datedAt ?? 0)) return true;
  return false;
}

function whyOf(
  outcome: { outcome: string; reason?: string; reading?: { bulletins: Bulletin[] } },
  hazards: readonly Hazard[],
): string {
  if (hazards.length === 0) return outcome.reason ?? outcome.outcome;
  return hazards.map((hazard) => `${hazard.id} v${hazard.versions.length}`).join(", ");
}
