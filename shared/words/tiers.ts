import type { Tier } from "../record/alert.ts";
import type { Hazard } from "../record/hazard.ts";

const TIER_WORDS: Record<Tier, string> = {
  info: "info",
  dirasakan: "dirasakan",
  merusak: "merusak",
  darurat: "darurat",
};

/** alert.14: what only a machine has located was felt by nobody, so far as is known. */
export const DETECTED = "terdeteksi";

/** The tier of one version of a hazard, in words; `version` is its number, of an older one that is no longer told the newest stands for it. */
export function tierWords(tier: Tier, hazard: Hazard | undefined, version?: number): string {
  return tier === "dirasakan" && isMachines(hazard, version) ? DETECTED : TIER_WORDS[tier];
}

function isMachines(hazard: Hazard | undefined, version?: number): boolean {
  if (hazard?.kind !== "earthquake") return false;
  const told = hazard.versions.find(({ n }) => n === version) ?? hazard.versions.at(-1);
  return told?.form === "automatic";
}
