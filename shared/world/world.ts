import { z } from "zod";
import { Alert } from "../record/alert.ts";
import { Coverage } from "../record/coverage.ts";
import { FeedTrouble } from "../record/feedTrouble.ts";
import { Hazard } from "../record/hazard.ts";
import { Impact } from "../record/impact.ts";
import { Link } from "../record/link.ts";
import { Note } from "../record/note.ts";
import { Place } from "../record/place.ts";
import { Plan } from "../record/plan.ts";
import { Stock } from "../record/stock.ts";
import { Vaulted } from "../record/vaulted.ts";
import { EpochMs } from "../time.ts";

/** Everything that is known, as the journal's entries add up to it. */

export const WorldRecord = z.union([Hazard, Impact, Alert, Place, Coverage, Stock, Plan, FeedTrouble, Link, Note]);
export type WorldRecord = z.infer<typeof WorldRecord>;
export type RecordType = WorldRecord["type"];

/** wire.7: whole records, so hearing a change twice does no harm. */
export const Change = z.discriminatedUnion("op", [
  z.object({ op: z.literal("put"), record: WorldRecord }),
  z.object({
    op: z.literal("drop"),
    type: z.enum(["hazard", "impact", "alert", "place", "coverage", "stock", "plan", "feed", "link", "note"]),
    id: z.string(),
  }),
]);
export type Change = z.infer<typeof Change>;

/** Who did it and why, and what it changed. The journal adds number and hashes. */
export const Deed = z.object({
  at: EpochMs,
  /** `feed:autogempa`, `officer:Sari`, `import:tagana`, `sigap` */
  by: z.string(),
  why: z.string(),
  changes: z.array(Change),
  /** Of what lies in the vault for this deed; absent of all that needs nothing there. */
  vault: z.array(Vaulted).optional(),
});
export type Deed = z.infer<typeof Deed>;

export const Entry = z.object({
  seq: z.number().int().min(1),
  /** Once it is read always ours: `raised` is before the schema (form.2). */
  form: z.number().int().min(1),
  ...Deed.shape,
});
export type Entry = z.infer<typeof Entry>;

export interface World {
  readonly seq: number;
  readonly hazard: ReadonlyMap<string, Hazard>;
  readonly impact: ReadonlyMap<string, Impact>;
  readonly alert: ReadonlyMap<string, Alert>;
  readonly place: ReadonlyMap<string, Place>;
  /** Imported rows, by kab code; the built-in table answers for the rest. */
  readonly coverage: ReadonlyMap<string, Coverage>;
  /** What offices report of their own goods, by place id. */
  readonly stock: ReadonlyMap<string, Stock>;
  /** Under `drill` the next drill; nothing until one was planned. */
  readonly plan: ReadonlyMap<string, Plan>;
  readonly feed: ReadonlyMap<string, FeedTrouble>;
  /** Of walls, by a hash of each. */
  readonly link: ReadonlyMap<string, Link>;
  /** What officers did, the newest of it. */
  readonly note: ReadonlyMap<string, Note>;
}

export const EMPTY_WORLD: World = {
  seq: 0,
  hazard: new Map(),
  impact: new Map(),
  alert: new Map(),
  place: new Map(),
  coverage: new Map(),
  stock: new Map(),
  plan: new Map(),
  feed: new Map(),
  link: new Map(),
  note: new Map(),
};

/** wire.8: the next world. Maps that an entry does not touch are kept as they are, so `===` tells what moved. */
export function apply(world: World, entry: Pick<Entry, "seq" | "changes">): World {
  return { ...withChanges(world, entry.changes), seq: entry.seq };
}

export function withChanges(world: World, changes: readonly Change[]): World {
  const next: { -readonly [key in keyof World]: World[key] } = { ...world };
  const copied = new Map<RecordType, Map<string, WorldRecord>>();
  for (const change of changes) {
    const type = change.op === "put" ? change.record.type : change.type;
    let map = copied.get(type);
    if (!map) {
      map = new Map<string, WorldRecord>(world[type]);
      copied.set(type, map);
      Object.assign(next, { [type]: map });
    }
    if (change.op === "put") map.set(change.record.id, change.record);
    else map.delete(change.id);
  }
  return next;
}

/** The whole world as changes, for a screen that starts from nothing. */
export function everything(world: World): Change[] {
  return [
    ...world.place.values(),
    ...world.coverage.values(),
    ...world.stock.values(),
    ...world.plan.values(),
    ...world.feed.values(),
    ...world.link.values(),
    ...world.note.values(),
    ...world.hazard.values(),
    ...world.impact.values(),
    ...world.alert.values(),
  ].map((record) => ({ op: "put" as const, record }));
}
