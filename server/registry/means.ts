import { z } from "zod";
import type { Kecamatan } from "../../shared/gazetteer/feltNames.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import type { Islands } from "../../shared/geo/islands.ts";
import { buildPlaceIndex } from "../../shared/geo/placeIndex.ts";
import type { Crossing, Harbour } from "../../shared/travel/ferries.ts";
import { type Airport, type Means, meansOf } from "../../shared/travel/means.ts";
import { degrees, note, text } from "./table/cells.ts";
import { readDataTable } from "./table/dataTable.ts";

/** What help can use on its way, from the tables that the product carries; the same with and without a map pack. */

/** On Jawa, on Sumatera and on Papua: points well inside, so that any map has them on the island. */
const [JAVA, SUMATRA, PAPUA]: [LngLat, LngLat, LngLat] = [[107.6, -6.9], [101.4, 0.5], [138.5, -3.2]]; // prettier-ignore

const RoadlessRow = z.object({ kab_code: text, reached_by: z.enum(["air", "ship"]) });

/** Islands as a lorry knows them: a kabupaten without a road across its border is one of its own (travel.2). */
export interface Lands {
  islands: Islands;
  /** Those that no ship reaches either. */
  airOnly: ReadonlySet<number>;
}

/** Whose ground it is, the nearest kecamatan says: the built-in map has no borders of kabupaten. */
export function readLands(islands: Islands, kecamatan: readonly Kecamatan[]): Lands {
  const papua = islands.islandOf(PAPUA);
  const rows = readDataTable("roadless", RoadlessRow);
  const numbers = new Map(rows.map(({ kab_code }, rank) => [kab_code, islands.count + rank]));
  const points = kecamatan.filter(({ at }) => papua !== null && islands.islandOf(at) === papua);
  const index = buildPlaceIndex(points.map(({ at }) => at));
  return {
    islands: {
      count: islands.count + numbers.size,
      islandOf(at) {
        const island = islands.islandOf(at);
        if (island === null || island !== papua) return island;
        const near = index.nearest(at);
        return numbers.get((near && points[near.index]?.kabCode) ?? "") ?? island;
      },
    },
    airOnly: new Set(
      rows.flatMap(({ kab_code, reached_by }) => (reached_by === "air" ? (numbers.get(kab_code) ?? []) : [])),
    ),
  };
}

export function readMeans({ islands, airOnly }: Lands): Means {
  return meansOf({
    airports: readAirports(islands),
    crossings: readCrossings(islands),
    java: islands.islandOf(JAVA),
    sumatra: islands.islandOf(SUMATRA),
    airOnly,
  });
}

const AirportRow = z.object({ town: text, lat: degrees, lon: degrees, scheduled_service: z.enum(["yes", "no"]) });

/** help.3: fields with scheduled service on land that the map has. */
function readAirports(islands: Islands): Airport[] {
  const rows = [...readDataTable("airports", AirportRow), ...readDataTable("airports_more", AirportRow)];
  return rows.flatMap(({ town, lat, lon, scheduled_service }) => {
    const at: LngLat = [lon, lat];
    const island = islands.islandOf(at);
    return island === null || scheduled_service === "no" ? [] : [{ name: town, at, island }];
  });
}

const CrossingRow = z.object({
  from: text,
  from_lat: degrees,
  from_lon: degrees,
  to: text,
  to_lat: degrees,
  to_lon: degrees,
  hours: z.coerce.number().positive().max(72),
  as_of: text,
  basis: z.enum(["published", "ours"]),
  source: note,
});

/** travel.1: throws a sentence when two rows have one harbour at two places. */
function readCrossings(islands: Islands): Crossing[] {
  const harbours = new Map<string, Harbour>();
  const harbourAt = (name: string, at: LngLat): Harbour => {
    const known = harbours.get(name) ?? { name, at, island: islands.islandOf(at) };
    if (distanceKm(known.at, at) > 0) throw new Error(`server/data/ferries.csv: ${name} lies at two places.`);
    harbours.set(name, known);
    return known;
  };
  return readDataTable("ferries", CrossingRow).map((row) => ({
    ends: [harbourAt(row.from, [row.from_lon, row.from_lat]), harbourAt(row.to, [row.to_lon, row.to_lat])],
    hours: row.hours,
  }));
}
