import { z } from "zod";
import { LngLatSchema } from "../record/bulletin.ts";

/** The shore of one kabupaten as the map draws it: what `GET /api/coast/:kabCode` answers. */
export const KabCoast = z.object({
  code: z.string(),
  /** Of its main land. */
  shore: z.object({
    landmass: z.number().int(),
    /** west, south, east, north */
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
    /** Of all its lands, those where other kabupaten have shore too. */
    shared: z.array(z.number().int()).readonly(),
  }),
  lines: z.array(z.object({ landmass: z.number().int(), line: z.array(LngLatSchema) })),
});
export type KabCoast = z.infer<typeof KabCoast>;
