import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { LngLatSchema } from "../../shared/record/bulletin.ts";
import type { Fault } from "../../shared/intensity/faultScenario.ts";
import { reasonOf } from "../log.ts";

const Faults = z.object({
  features: z.array(
    z.object({
      properties: z.object({ name: z.string(), segment: z.string().nullish() }),
      geometry: z.object({ type: z.literal("MultiLineString"), coordinates: z.array(z.array(LngLatSchema)) }),
    }),
  ),
});

/** The map pack's active faults (PuSGeN); none without a pack, for a fault is never invented. */
export function readFaults(mapPack: string | undefined): Fault[] {
  if (mapPack === undefined) return [];
  const path = join(mapPack, "faults_named.geojson");
  try {
    return Faults.parse(JSON.parse(readFileSync(path, "utf8"))).features.map(({ properties, geometry }) => ({
      name: properties.segment ?? properties.name,
      lines: geometry.coordinates,
    }));
  } catch (error) {
    throw new Error(`MAP_PACK: ${path} can't be read (${reasonOf(error)}).`, { cause: error });
  }
}
