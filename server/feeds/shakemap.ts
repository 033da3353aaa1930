import { remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import { lettersOfMmi, lettersOfRatios, type ShakemapGrid, type ToldShakemap } from "../../shared/record/shakemap.ts";
import { Unreadable } from "../upstream/feed.ts";
import { shown } from "../upstream/fields.ts";
import { plainText } from "../upstream/plainText.ts";
import { parseStamp, UTC_MS, WIB_MS } from "./bmkgTime.ts";

/** BMKG's grid of one quake (FEEDS §1.3), ShakeMap's own XML: what tells of it stands in attributes, and a line each of its nodes. */

/** feed.27: the grid on record has 25,921 nodes and a head of 1,700 letters. */
const [MOST_NODES, MOST_LETTERS_OF_HEAD] = [100_000, 20_000] as const;
/** shakemap.2: of a finer grid each second node is kept, or each third: ours. */
const KEPT_NODES = 10_000;

const number = z.coerce.number().refine(Number.isFinite);
const count = z.coerce.number().int().min(2);
const stamp = (offsetMs: number) =>
  z.string().transform((text, context) => {
    const at = parseStamp(text, offsetMs);
    if (at !== null) return at;
    context.addIssue({ code: "custom", message: "no moment" });
    return z.NEVER;
  });
const lng = number.refine((value) => Math.abs(value) <= 180);
const lat = number.refine((value) => Math.abs(value) <= 90);

const Head = z.object({
  event_id: z.string().regex(/^[\w.-]{1,40}$/),
  shakemap_version: number,
  process_timestamp: stamp(UTC_MS),
  map_status: z.string().max(40),
  shakemap_event_type: z.string().max(40),
});
const Event = z.object({ magnitude: number, lat, lon: lng, event_timestamp: stamp(WIB_MS) });
/** The spacing is told too, rounded: by the bounds it is exact. */
const Specification = z
  .object({ lon_min: lng, lat_min: lat, lon_max: lng, lat_max: lat, nlon: count, nlat: count })
  .refine(({ lon_min, lon_max, lat_min, lat_max }) => lon_min < lon_max && lat_min < lat_max)
  .refine(({ nlon, nlat }) => nlon * nlat <= MOST_NODES);
type Specification = z.infer<typeof Specification>;
const Field = z.object({ index: z.coerce.number().int().min(1).max(50), name: z.string() });

/** Throws `Unreadable` when it is no whole grid: half a field would be told as quiet ground. */
export function readShakemapGrid(body: string): ToldShakemap {
  const from = body.indexOf("<grid_data>");
  const to = body.indexOf("</grid_data>", from);
  if (from === -1 || to === -1) throw new Unreadable(remark("{} = {}", "grid_data", "(absent)"));
  if (from > MOST_LETTERS_OF_HEAD) throw new Unreadable(remark("a head of {} letters", from));
  const tags = tagsIn(body.slice(0, from));
  const head = one(Head, tags, "shakemap_grid");
  const event = one(Event, tags, "event");
  const fields = tags.filter(({ name }) => name === "grid_field").map((tag) => checked(Field, tag));
  return {
    eventId: head.event_id,
    version: head.shakemap_version,
    processedAt: head.process_timestamp,
    status: head.map_status.toUpperCase(),
    kind: head.shakemap_event_type.toUpperCase(),
    event: { at: [event.lon, event.lat], originTime: event.event_timestamp, magnitude: event.magnitude },
    method: null,
    grid: readNodes(
      body.slice(from + "<grid_data>".length, to),
      one(Specification, tags, "grid_specification"),
      fields,
    ),
  };
}

/** `BA08, WGRW11`: by what motion and intensity were reckoned; null where it isn't told. */
export function readShakemapInfo(body: string): string | null {
  const tags = tagsIn(body.slice(0, MOST_LETTERS_OF_HEAD));
  const told = (wanted: string) => tags.find(({ attributes }) => attributes["name"] === wanted)?.attributes["value"];
  // `GMPE::BA08`, `GMICE::WGRW11 - Worden et al. (2011)`
  const names = [told("GMPE"), told("pgm2mi")].flatMap((value) => /::\s*(\w+)/.exec(value ?? "")?.[1] ?? []);
  return names.length === 0 ? null : plainText(names.join(", "), 80);
}

interface Tag {
  name: string;
  attributes: Record<string, string>;
}

function tagsIn(head: string): Tag[] {
  return [...head.matchAll(/<([a-z_]+)\s([^<>]*)>/g)].map(([, name = "", attributes = ""]) => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
    ),
  }));
}

function one<T>(schema: z.ZodType<T>, tags: readonly Tag[], name: string): T {
  return checked(schema, tags.find((tag) => tag.name === name) ?? { name, attributes: {} });
}

function checked<T>(schema: z.ZodType<T>, { name, attributes }: Tag): T {
  const read = schema.safeParse(attributes);
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? "");
  throw new Unreadable(
    field === ""
      ? remark("{} = {}", name, JSON.stringify(attributes))
      : remark("{} = {}", `${name} ${field}`, shown(attributes[field])),
  );
}

function readNodes(text: string, told: Specification, fields: readonly z.infer<typeof Field>[]): ShakemapGrid {
  const { lon_min: west, lat_min: south, lon_max: east, lat_max: north, nlon, nlat } = told;
  const column = (name: string) => (fields.find((field) => field.name === name)?.index ?? 0) - 1;
  const [atLng, atLat, atMmi, atRatio] = [column("LON"), column("LAT"), column("MMI"), column("URAT")];
  if (Math.min(atLng, atLat, atMmi) < 0) throw new Unreadable(remark("{} = {}", "grid_field", "no LON, LAT or MMI"));
  const [dLng, dLat] = [(east - west) / (nlon - 1), (north - south) / (nlat - 1)];
  const mmi = new Float64Array(nlon * nlat).fill(NaN);
  const ratio = new Float64Array(nlon * nlat).fill(1);
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const values = line.trim().split(/\s+/, 50).map(Number);
    const [x, y] = [(values[atLng] ?? NaN) - west, north - (values[atLat] ?? NaN)].map((degrees, axis) =>
      Math.round(degrees / (axis === 0 ? dLng : dLat)),
    ) as [number, number];
    const here = values[atMmi] ?? NaN;
    const node = y * nlon + x;
    if (!(x >= 0 && x < nlon && y >= 0 && y < nlat && here >= 0 && here <= 12) || !Number.isNaN(mmi[node]))
      throw new Unreadable(remark("{} = {}", "grid_data", shown(line.trim())));
    mmi[node] = here;
    if (atRatio >= 0) ratio[node] = values[atRatio] ?? NaN;
  }
  const missing = mmi.reduce((sum, each) => sum + (Number.isNaN(each) ? 1 : 0), 0);
  if (missing > 0)
    throw new Unreadable(remark("{} = {}", "grid_data", `${mmi.length - missing} of ${mmi.length} nodes`));
  if (!ratio.every((each) => each >= 0))
    throw new Unreadable(remark("{} = {}", "grid_data", "a URAT that is no ratio"));
  return thinned({ mmi, ratio, west, north, dLng, dLat, nlon, nlat });
}

interface Nodes extends Pick<Specification, "nlon" | "nlat"> {
  mmi: Float64Array;
  ratio: Float64Array;
  west: number;
  north: number;
  dLng: number;
  dLat: number;
}

function thinned({ mmi, ratio, west, north, dLng, dLat, nlon, nlat }: Nodes): ShakemapGrid {
  let step = 1;
  const along = (count: number) => Math.floor((count - 1) / step) + 1;
  while (along(nlon) * along(nlat) > KEPT_NODES) step += 1;
  const [columns, rows] = [along(nlon), along(nlat)];
  if (Math.min(columns, rows) < 2)
    throw new Unreadable(remark("{} = {}", "grid_specification", `${nlon} by ${nlat} nodes`));
  const kept = (all: Float64Array) =>
    Array.from(
      { length: columns * rows },
      (_, i) => all[step * (Math.floor(i / columns) * nlon + (i % columns))] ?? NaN,
    );
  const ratios = kept(ratio);
  return {
    west,
    south: north - (rows - 1) * step * dLat,
    east: west + (columns - 1) * step * dLng,
    north,
    columns,
    rows,
    mmi: lettersOfMmi(kept(mmi)),
    ratio: ratios.every((each) => each === 1) ? null : lettersOfRatios(ratios),
  };
}
