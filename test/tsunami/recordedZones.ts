import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import { feedOf, recordedBody, recordedFiles } from "../feeds/payloads.ts";

/** Zones of every recorded InaTEWS bulletin, by stage; tests of BMKG's among them. */
export function recordedStages(): { file: string; stage: string | null; originTime: number; zones: TsunamiZone[] }[] {
  return recordedFiles()
    .filter((file) => /^inatews\/(datagempa|last30tsunami)/.test(file))
    .flatMap((file) => {
      const feed = feedOf(file.includes("datagempa") ? "inatews-datagempa" : "inatews-tsunami");
      return feed
        .parse(recordedBody(file))
        .bulletins.flatMap((bulletin) =>
          bulletin.kind === "earthquake" && bulletin.zones.length > 0 ? [{ file, ...bulletin }] : [],
        );
    });
}

export function recordedZones(): TsunamiZone[] {
  const zones = recordedStages().flatMap((bulletin) => bulletin.zones);
  return [...new Map(zones.map((zone) => [`${zone.province} ${zone.district}`, zone])).values()];
}
