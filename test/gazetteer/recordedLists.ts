import { readRevisions, type ToldList } from "../../server/learn/lists.ts";
import { parseFelt } from "../../server/feeds/felt.ts";
import type { FeltQuake } from "../../shared/gazetteer/candidate.ts";
import { readCompanion } from "../companion.ts";
import type { FeltList } from "./drillLists.ts";

/** Every list of BMKG's felt quakes of December 2022 to August 2026, oldest first: the first of 3,426 quakes, and what 273 revisions made of them. */
export function recordedLists(): ToldList[] {
  return readRevisions(readCompanion("feeds/timeline/revisions.jsonl"));
}

/** The lists in the recorded files of TEWS and InaTEWS. */
export function recordedPayloads(): FeltList[] {
  return [
    "gempadirasakan/gempadirasakan_2025-12-24_15-entries.json",
    "gempadirasakan/gempadirasakan_2026-09-28_15-entries.json",
    "autogempa/autogempa_2021-10-13_M5.3-Tambrauw_Dirasakan-dash_shakemap-time-differs.json",
    "autogempa/autogempa_2024-01-10_M2.8-Sumedang.json",
    "autogempa/autogempa_2026-09-28_M4.5-Sabang.json",
    "inatews/datagempa_2023-04-25_felt-M7.3-Mentawai.json",
    "inatews/datagempa_2026-09-26_felt-M4.9-Ruteng.json",
  ].flatMap((file) => {
    const body = JSON.parse(readCompanion(`feeds/${file}`)) as
      { Infogempa: { gempa: Tews | Tews[] } } | { info: InaTews };
    const told = "info" in body ? [ofInaTews(body.info)] : [body.Infogempa.gempa].flat().map(ofTews);
    return told.map(({ felt, ...near }) => ({ of: file, near, reports: parseFelt(felt) }));
  });
}

interface Tews {
  Coordinates: string;
  Magnitude: string;
  Kedalaman: string;
  Dirasakan?: string;
}

interface InaTews {
  point: { coordinates: string };
  magnitude: string;
  depth: string;
  felt: string;
}

function ofTews({ Coordinates, Magnitude, Kedalaman, Dirasakan = "" }: Tews): FeltQuake & { felt: string } {
  const [lat = NaN, lng = NaN] = Coordinates.split(",").map(Number);
  return { at: [lng, lat], magnitude: Number(Magnitude), depthKm: parseFloat(Kedalaman), felt: Dirasakan };
}

function ofInaTews({ point, magnitude, depth, felt }: InaTews): FeltQuake & { felt: string } {
  const [lng = NaN, lat = NaN] = point.coordinates.split(",").map(Number);
  return { at: [lng, lat], magnitude: Number(magnitude), depthKm: parseFloat(depth), felt };
}
