import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Impact } from "../../shared/record/impact.ts";
import type { PopulationPoint } from "../../shared/gazetteer/kabupaten.ts";
import { reasonOf } from "../log.ts";
import type { Defaults } from "./default.ts";

interface Population {
  base: Impact["population"];
  points: PopulationPoint[];
}

/** A pack may lack it, and some polygons run the wrong way round: the village is then a point. */
const AreaKm2 = z
  .string()
  .default("")
  .transform((cell) => (Number(cell) > 0 ? Number(cell) : null));

const VillageRow = z.object({
  code: z.string().regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/),
  lat: z.coerce.number().min(-90).max(90),
  lon: z.coerce.number().min(-180).max(180),
  pop_est: z.coerce.number().min(0),
  area_km2: AreaKm2,
});

/**
 * registry.2: village points of the map pack when there is one, else the kecamatan points that the product carries. Throws a sentence when
 * a pack is named but its villages can't be read: an exposure that silently fell back would give other figures.
 */
export function readPopulation(mapPack: string | undefined, { population, kabupaten }: Defaults): Population {
  if (mapPack === undefined) return { base: "kecamatan", points: population };
  const path = join(mapPack, "villages_exposure.csv");
  const known = new Set(kabupaten.map(({ code }) => code));
  const points = recordsOf(path).map((record, i): PopulationPoint => {
    const read = VillageRow.safeParse(record);
    if (!read.success) throw new Error(`MAP_PACK: ${path}, row ${i + 2}: ${z.prettifyError(read.error)}`);
    const { code, lat, lon, pop_est, area_km2 } = read.data;
    const kabCode = code.slice(0, 5);
    if (!known.has(kabCode)) throw new Error(`MAP_PACK: ${path}, row ${i + 2}: no kabupaten has the code ${kabCode}.`);
    return { code, kabCode, at: [lon, lat], people: pop_est, areaKm2: area_km2 };
  });
  if (points.length === 0) throw new Error(`MAP_PACK: ${path} holds no villages.`);
  return { base: "desa", points };
}

function recordsOf(path: string): unknown[] {
  try {
    return parse(readFileSync(path, "utf8"), { bom: true, columns: true, trim: true });
  } catch (error) {
    throw new Error(`MAP_PACK: ${path} can't be read (${reasonOf(error)}).`, { cause: error });
  }
}
