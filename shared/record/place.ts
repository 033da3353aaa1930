import { z } from "zod";
import { LngLatSchema } from "./bulletin.ts";

/** Our own places: what can be hit, and what can help. Rows of the registry, each with its source and basis. */

export const PlaceKind = z.enum(["tagana", "sentra", "warehouse", "lumbung"]);
export type PlaceKind = z.infer<typeof PlaceKind>;

const common = {
  type: z.literal("place"),
  /** `TGN-3203`, `sentra:inten-soeweno`, `GDG-PUSAT-BEKASI`, `LBG-3203` */
  id: z.string(),
  name: z.string(),
  /** Kemendagri code with its dot, `32.03`. */
  kabCode: z.string(),
  province: z.string(),
  at: LngLatSchema,
  /** How the position is known; anything but `exact` is shown as *posisi perkiraan*. */
  positionBasis: z.string(),
  /** published · derived · estimated, with the table's own words. */
  basis: z.string(),
  source: z.string(),
};

export const Place = z.discriminatedUnion("kind", [
  z.object({
    ...common,
    kind: z.literal("tagana"),
    membersRegistered: z.number().int().nullable(),
    membersActive: z.number().int().nullable(),
  }),
  z.object({
    ...common,
    kind: z.literal("sentra"),
    /** `bbppks`: one of the ministry's six training centres, which answers in emergencies as a Sentra does, and covers no kabupaten. */
    office: z.enum(["sentra", "bbppks"]).default("sentra"),
    city: z.string(),
    /** kab codes that this Sentra serves by the built-in coverage table; an import of coverage is kept beside the places. */
    covers: z.array(z.string()),
  }),
  z.object({ ...common, kind: z.literal("warehouse"), level: z.string() }),
  z.object({ ...common, kind: z.literal("lumbung"), count: z.number().int() }),
]);
export type Place = z.infer<typeof Place>;
