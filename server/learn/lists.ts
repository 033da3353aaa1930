import { z } from "zod";
import type { FeltQuake } from "../../shared/gazetteer/candidate.ts";
import type { FeltReport } from "../../shared/record/bulletin.ts";
import { parseFelt } from "../feeds/felt.ts";

/** A felt list as it stood at one time. */
export interface ToldList {
  quake: string;
  originAt: number;
  toldAt: number;
  area: string;
  near: FeltQuake;
  reports: FeltReport[];
}

const After = z.object({
  earthquakeAt: z.iso.datetime(),
  latitude: z.number(),
  longitude: z.number(),
  magnitude: z.number(),
  depthInKm: z.number(),
  locationInIndonesian: z.string(),
  feltOnStations: z.string(),
});
type After = z.infer<typeof After>;

/** A value before and after. */
const Turn = z.tuple([z.unknown(), z.unknown()]);
const Revision = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("new"), id: z.string(), seenAt: z.iso.datetime({ offset: true }), after: After }),
  z.object({
    kind: z.literal("changed"),
    id: z.string(),
    seenAt: z.iso.datetime({ offset: true }),
    changed: z.partialRecord(After.keyof(), Turn),
  }),
  z.object({ kind: z.literal("removed"), id: z.string(), seenAt: z.string() }),
]);

/**
 * Every list of a file of revisions, one JSON a line as `darcien/gempa_bumi` was recorded: the first of each quake and what each revision made of it, oldest first.
 * Throws a sentence that names the line.
 */
export function readRevisions(text: string): ToldList[] {
  const current = new Map<string, After>();
  return text
    .trim()
    .split("\n")
    .flatMap((line, i) => {
      const revision = readLine(line, i + 1);
      const after = revised(revision, current.get(revision.id));
      if (!after) return [];
      current.set(revision.id, after);
      return {
        quake: revision.id,
        originAt: Date.parse(after.earthquakeAt),
        toldAt: Date.parse(revision.seenAt),
        area: after.locationInIndonesian,
        near: { at: [after.longitude, after.latitude], magnitude: after.magnitude, depthKm: after.depthInKm },
        reports: parseFelt(after.feltOnStations.split("|").join(", ")),
      };
    });
}

/** learn.1: of each quake the list as it stood in the end. */
export function newestOf(lists: readonly ToldList[]): ToldList[] {
  return [...new Map(lists.map((list) => [list.quake, list])).values()];
}

function readLine(line: string, number: number): z.infer<typeof Revision> {
  try {
    return Revision.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`line ${number} is no revision of a felt list`, { cause: error });
  }
}

/** Null where it tells nothing: a row that left the feed, or one whose beginning is not in the file. */
function revised(revision: z.infer<typeof Revision>, before: After | undefined): After | null {
  switch (revision.kind) {
    case "new":
      return revision.after;
    case "changed":
      return before
        ? After.parse({
            ...before,
            ...Object.fromEntries(Object.entries(revision.changed).map(([field, [, now]]) => [field, now])),
          })
        : null;
    case "removed":
      return null;
  }
}
