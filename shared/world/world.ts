import { z } from "zod";
import { Alert } from "../record/alert.ts";
import { Coverage } from "../record/coverage.ts";
import { Duty } from "../record/duty.ts";
import { FeedTrouble } from "../record/feedTrouble.ts";
import { Hazard } from "../record/hazard.ts";
import { Impact } from "../record/impact.ts";
import { Incident } from "../record/incident.ts";
import { Link } from "../record/link.ts";
import { Note } from "../record/note.ts";
import { Officer } from "../record/officer.ts";
import { Place } from "../record/place.ts";
import { Plan } from "../record/plan.ts";
import { Stock } from "../record/stock.ts";
import { Vaulted } from "../record/vaulted.ts";
import { EpochMs } from "../time.ts";
import { Table, type Edit } from "./table.ts";

/** Everything that is known, as the journal's entries add up to it. */

export const WorldRecord = z.union([
  Hazard,
  Impact,
  Alert,
  Incident,
  Officer,
  Duty,
  Place,
  Coverage,
  Stock,
  Plan,
  FeedTrouble,
  Link,
  Note,
]);
export type WorldRecord = z.infer<typeof WorldRecord>;
export type RecordType = WorldRecord["type"];

/** wire.7: whole records, so hearing a change twice does no harm. */
export const Change = z.discriminatedUnion("op", [
  z.object({ op: z.literal("put"), record: WorldRecord }),
  z.object({
    op: z.literal("drop"),
    type: z.enum([
      "hazard",
      "impact",
      "alert",
      "incident",
      "officer",
      "duty",
      "place",
      "coverage",
      "stock",
      "plan",
      "feed",
      "link",
      "note",
    ]),
    id: z.string(),
  }),
]);
export type Change = z.infer<typeof Change>;

/** Who did it and why, and what it changed. The journal adds number and hashes. */
export const Deed = z.object({
  at: EpochMs,
  /** `feed:autogempa`, `officer:<id>`, `import:tagana`, `sigap` */
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
  readonly hazard: Table<Hazard>;
  readonly impact: Table<Impact>;
  readonly alert: Table<Alert>;
  /** What is answered for: open ones, and those that were closed of late. */
  readonly incident: Table<Incident>;
  /** Whoever has sat at a desk, those that have left among them: notes speak of them. */
  readonly officer: Table<Officer>;
  /** Under `desk` who is on duty there. */
  readonly duty: Table<Duty>;
  readonly place: Table<Place>;
  /** Imported rows, by kab code; the built-in table answers for the rest. */
  readonly coverage: Table<Coverage>;
  /** What offices report of their own goods, by place id. */
  readonly stock: Table<Stock>;
  /** Under `drill` the next drill; nothing until one was planned. */
  readonly plan: Table<Plan>;
  readonly feed: Table<FeedTrouble>;
  /** Of walls, by a hash of each. */
  readonly link: Table<Link>;
  /** What officers did, the newest of it. */
  readonly note: Table<Note>;
}

/** A world of which nothing is known up to this entry, not even what was dropped. */
export function worldFrom(seq: number): World {
  return {
    seq,
    hazard: Table.empty(seq),
    impact: Table.empty(seq),
    alert: Table.empty(seq),
    incident: Table.empty(seq),
    officer: Table.empty(seq),
    duty: Table.empty(seq),
    place: Table.empty(seq),
    coverage: Table.empty(seq),
    stock: Table.empty(seq),
    plan: Table.empty(seq),
    feed: Table.empty(seq),
    link: Table.empty(seq),
    note: Table.empty(seq),
  };
}

export const EMPTY_WORLD: World = worldFrom(0);

/** The order in which a whole is told: what others speak of comes first. */
const TYPES = [
  "officer",
  "duty",
  "place",
  "coverage",
  "stock",
  "plan",
  "feed",
  "link",
  "note",
  "hazard",
  "impact",
  "alert",
  "incident",
] as const;

/** wire.8: the next world. Tables that an entry does not touch are kept as they are, so `===` tells what moved. */
export function apply(world: World, { seq, changes }: Pick<Entry, "seq" | "changes">): World {
  return { ...withChanges(world, changes, seq), seq };
}

/** @param at the entry that they are of. */
export function withChanges(world: World, changes: readonly Change[], at = world.seq): World {
  const edit = editOf(world);
  edit.change(changes, at);
  return edit.world();
}

/** Many changes on, as if each had been applied in its turn; what they share is copied once. */
export function editOf(world: World) {
  const edits = new Map<RecordType, Edit<WorldRecord>>();
  const editing = (type: RecordType): Edit<WorldRecord> => {
    const edit = edits.get(type) ?? world[type].edit();
    edits.set(type, edit);
    return edit;
  };
  return {
    change(changes: readonly Change[], at: number): void {
      for (const change of changes)
        if (change.op === "put") editing(change.record.type).put(change.record, at);
        else editing(change.type).drop(change.id, at);
    },
    /** The last word: the edit is over. */
    world: (): World => ({ ...world, ...Object.fromEntries([...edits].map(([type, edit]) => [type, edit.done()])) }),
  };
}

/** The whole world as changes, for who starts from nothing. */
export function everything(world: World): Change[] {
  return TYPES.flatMap((type) =>
    Array.from<WorldRecord, Change>(world[type].values(), (record) => ({ op: "put", record })),
  );
}

/** A record or a drop, and the entry that it is of. */
export interface Dated {
  change: Change;
  at: number;
}

/** What the entries after `seq` left, a record or the drop of one, oldest first; null when not all of that is remembered. */
export function changedSince(world: World, seq: number): Dated[] | null {
  return knownFrom(world) > seq ? null : remembered(world, seq).sort((a, b) => a.at - b.at);
}

/** All that was dropped after this entry is remembered. */
export function knownFrom(world: World): number {
  return Math.max(...TYPES.map((type) => world[type].knownFrom));
}

/** All that stands, and the drops that are remembered. */
export function remembered(world: World, after = -1): Dated[] {
  return TYPES.flatMap((type) => {
    const table: Table<WorldRecord> = world[type];
    return Array.from(table.changedAfter(after), ({ id, record, at }): Dated => ({
      at,
      change: record === null ? { op: "drop", type, id } : { op: "put", record },
    }));
  });
}
