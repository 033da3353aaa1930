import { parseFelt } from "../../server/feeds/felt.ts";
import type { FeltReport } from "../../shared/bulletin.ts";
import type { Near } from "../../shared/gazetteer/locateFelt.ts";
import { readCompanion } from "../geo/recorded.ts";

export interface RecordedList {
  of: string;
  near: Near;
  reports: FeltReport[];
}

/** The newest list of each of the 3,426 felt quakes of BMKG's list of December 2022 to August 2026. */
export function recordedLists(): RecordedList[] {
  const lists = new Map<string, RecordedList>();
  for (const line of readCompanion("feeds/timeline/revisions.jsonl").trim().split("\n")) {
    const { id, after } = JSON.parse(line) as { id: string; after: After | null };
    if (!after) continue;
    const reports = parseFelt(after.feltOnStations.split("|").join(", "));
    const near: Near = { at: [after.longitude, after.latitude], magnitude: after.magnitude, depthKm: after.depthInKm };
    lists.set(id, { of: `${id} ${after.locationInIndonesian}`, near, reports });
  }
  return [...lists.values()];
}

interface After {
  latitude: number;
  longitude: number;
  magnitude: number;
  depthInKm: number;
  locationInIndonesian: string;
  feltOnStations: string;
}
