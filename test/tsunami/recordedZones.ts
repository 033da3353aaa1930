import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { feedOf, recordedFiles } from "../feeds/payloads.ts";

/** Zones of every InaTEWS bulletin of the recorded `feeds`, by stage; tests of BMKG's among them. */
export function recordedStages(
  feeds: string,
): { file: string; stage: string | null; originTime: number; zones: TsunamiZone[] }[] {
  return recordedFiles(feeds)
    .filter((file) => /^inatews\/(datagempa|last30tsunami)/.test(file))
    .flatMap((file) => {
      const feed = feedOf(file.includes("datagempa") ? "inatews-datagempa" : "inatews-tsunami");
      return feed
        .parse(readFileSync(join(feeds, file), "utf8"))
        .bulletins.flatMap((bulletin) =>
          bulletin.kind === "earthquake" && bulletin.zones.length > 0 ? [{ file, ...bulletin }] : [],
        );
    });
}

export function recordedZones(feeds: string): TsunamiZone[] {
  const zones = recordedStages(feeds).flatMap((bulletin) => bulletin.zones);
  return [...new Map(zones.map((zone) => [`${zone.province} ${zone.district}`, zone])).values()];
}
