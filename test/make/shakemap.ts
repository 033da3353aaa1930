import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { lettersOfMmi, lettersOfRatios, type Shakemap, type ShakemapGrid } from "../../shared/record/shakemap.ts";
import { ORIGIN } from "./quake.ts";

/** Shakemaps of our own making, round an epicentre: as a file, and as it is kept. */

interface Made {
  at?: LngLat;
  /** At the epicentre; it falls by `fall` MMI a kilometre. */
  strongest?: number;
  fall?: number;
  /** Half its width. */
  degrees?: number;
  nodes?: number;
  ratio?: number;
}

function nodesOf({ at = [107.05, -6.84], strongest = 7.2, fall = 0.05, degrees = 1, nodes = 41 }: Made) {
  const [lng, lat] = at;
  const step = (2 * degrees) / (nodes - 1);
  return Array.from({ length: nodes * nodes }, (_, i) => {
    const here: LngLat = [lng - degrees + (i % nodes) * step, lat + degrees - Math.floor(i / nodes) * step];
    return { at: here, mmi: Math.max(1, strongest - fall * distanceKm(at, here)) };
  });
}

export function shakemapGrid(made: Made = {}): ShakemapGrid {
  const { at = [107.05, -6.84], degrees = 1, nodes = 41, ratio } = made;
  const all = nodesOf(made);
  return {
    west: at[0] - degrees,
    south: at[1] - degrees,
    east: at[0] + degrees,
    north: at[1] + degrees,
    columns: nodes,
    rows: nodes,
    mmi: lettersOfMmi(all.map(({ mmi }) => mmi)),
    ratio: ratio === undefined ? null : lettersOfRatios(all.map(() => ratio)),
  };
}

export function shakemap(made: Made = {}, change: Partial<Shakemap> = {}): Shakemap {
  const { at = [107.05, -6.84] } = made;
  return {
    eventId: "20221121132110",
    version: 1,
    processedAt: ORIGIN + 900_000,
    event: { at, originTime: ORIGIN, magnitude: 5.6 },
    method: "BA08, WGRW11",
    grid: shakemapGrid(made),
    refused: null,
    ...change,
  };
}

/** Attributes of `shakemap_grid` and `event` that stand in place of the usual ones. */
export type HeadOf = Partial<
  Record<
    | "event_id"
    | "process_timestamp"
    | "event_timestamp"
    | "shakemap_event_type"
    | "map_status"
    | "shakemap_version"
    | "nlon",
    string
  >
>;

export function shakemapXml(made: Made = {}, head: HeadOf = {}): string {
  const { at = [107.05, -6.84], degrees = 1, nodes = 41, ratio = 1 } = made;
  const told = { event_id: "20221121132110", process_timestamp: "2022-11-21T06:36:10Z", event_timestamp: "2022-11-21T13:21:10WIB", shakemap_event_type: "ACTUAL", map_status: "RELEASED", shakemap_version: "1", nlon: String(nodes), ...head }; // prettier-ignore
  const [lng, lat] = at;
  const fields = ["LON", "LAT", "PGA", "MMI", "URAT"].map((name, i) => `<grid_field index="${i + 1}" name="${name}" units="" />`); // prettier-ignore
  return `<?xml version="1.0" encoding="US-ASCII" standalone="yes"?>
<shakemap_grid event_id="${told.event_id}" shakemap_version="${told.shakemap_version}" process_timestamp="${told.process_timestamp}" map_status="${told.map_status}" shakemap_event_type="${told.shakemap_event_type}">
<event magnitude="5.6" depth="10" lat="${lat}" lon="${lng}" event_timestamp="${told.event_timestamp}" event_description="Cianjur" />
<grid_specification lon_min="${lng - degrees}" lat_min="${lat - degrees}" lon_max="${lng + degrees}" lat_max="${lat + degrees}" nlon="${told.nlon}" nlat="${nodes}" />
${fields.join("\n")}
<grid_data>
${nodesOf(made).map(({ at: [x, y], mmi }) => `${x.toFixed(4)} ${y.toFixed(4)} 0 ${mmi.toFixed(2)} ${ratio}`).join("\n")}
</grid_data>
</shakemap_grid>
`; // prettier-ignore
}

export const SHAKEMAP_INFO = `<info evid="20221121132110" tags="GMPE,pgm2mi">
  <tag name="pgm2mi" value="GMICE::WGRW11 - Worden et al. (2011)" desc="Intensity Function" />
  <tag name="GMPE" value="GMPE::BA08" desc="GMPE type" />
</info>
`;
