import type { FeatureCollection, GeoJSON } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { z } from "zod";
import { HimawariNote } from "../../../shared/bmkg/himawari.ts";
import { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import type { Hello } from "../../../shared/wire/protocol.ts";
import type { TravelTimes } from "../../../shared/intensity/travelTimes.ts";
import { fromWire, WireTimes } from "../../../shared/intensity/wireTimes.ts";
import { NOTHING } from "./collection.ts";
import { villagesToGeoJson } from "./villagesToGeoJson.ts";

/** The ground, from one of two sources: what the product carries, or a ministry's map pack. */
export interface Basemap {
  land: GeoJSON;
  neighbours: GeoJSON;
  /** Empty where the source has none; `code` in the properties. */
  kabupaten: FeatureCollection;
  bathymetry: GeoJSON;
  lakes: GeoJSON;
  villages: GeoJSON;
}

/** What the screen must say about its map. */
export const BASE_WORDS: Record<Hello["map"], string> = {
  "natural-earth": "Peta: Natural Earth, batas provinsi indikatif",
  pack: "Peta: batas wilayah resmi (paket peta)",
};

/** Throws when the ground itself can't be had; a missing extra (depths, lakes, villages) is left out. */
export async function loadBasemap(kind: Hello["map"]): Promise<Basemap> {
  switch (kind) {
    case "natural-earth": {
      const base = await topology("base.topo.json");
      const empty = { kabupaten: NOTHING, bathymetry: NOTHING, lakes: NOTHING, villages: NOTHING };
      return { ...empty, land: part(base, "land"), neighbours: part(base, "neighbours") };
    }
    case "pack": {
      const [admin, neighbours, bathymetry, lakes, villages] = await Promise.all([
        topology("admin.topo.json"),
        topology("neighbours.topo.json").then((topo) => part(topo, "neighbours_raw"), nothing),
        get("bathymetry.geojson").then((answer) => answer.json() as Promise<GeoJSON>, nothing),
        get("lakes.geojson").then((answer) => answer.json() as Promise<GeoJSON>, nothing),
        get("villages_exposure.f32").then(
          async (answer) => villagesToGeoJson(new Float32Array(await answer.arrayBuffer())),
          nothing,
        ),
      ]);
      const kabupaten = part(admin, "regencies");
      return { land: part(admin, "provinces"), neighbours, kabupaten, bathymetry, lakes, villages };
    }
  }
}

export async function loadKabupaten(): Promise<Kabupaten[]> {
  return z.array(Kabupaten).parse(await (await get("/api/kabupaten")).json());
}

/** One more file of the map pack. Throws when there is none. */
export async function loadPackLayer(file: string): Promise<GeoJSON> {
  return (await (await get(file)).json()) as GeoJSON;
}

/** The server's newest satellite picture, for the wall with this link. Throws while there is none. */
export async function loadHimawari(wallToken: string): Promise<HimawariNote> {
  const headers = { authorization: `Bearer ${wallToken}` };
  return HimawariNote.parse(await (await get("himawari.json", { headers })).json());
}

export async function loadTravelTimes(): Promise<TravelTimes> {
  return fromWire(WireTimes.parse(await (await get("/api/travel-times")).json()));
}

const nothing = (): GeoJSON => NOTHING;

async function get(file: string, asked?: RequestInit): Promise<Response> {
  const answer = await fetch(file.startsWith("/") ? file : `/map/${file}`, asked);
  if (!answer.ok) throw new Error(`${file}: HTTP ${answer.status}`);
  return answer;
}

type Parts = Record<string, GeometryCollection>;

async function topology(file: string): Promise<Topology<Parts>> {
  return (await (await get(file)).json()) as Topology<Parts>;
}

function part(topo: Topology<Parts>, name: string): FeatureCollection {
  const object = topo.objects[name];
  if (!object) throw new Error(`The map has no part "${name}".`);
  const made = feature(topo, object) as FeatureCollection | FeatureCollection["features"][number];
  return made.type === "FeatureCollection" ? made : { type: "FeatureCollection", features: [made] };
}
