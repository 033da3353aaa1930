import type { QuakeVersion } from "../../shared/record/hazard.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { ageWords, decimals } from "../../shared/words/figures.ts";
import { tsunamiInShort } from "../../shared/words/tsunami.ts";
import type { Claim } from "./combine.ts";

/** What a claim changes against the version in force, in Indonesian words; empty when nothing is new. */
export function changesBetween(before: Claim | QuakeVersion, after: Claim): string[] {
  const words: string[] = [];
  if (before.form === "automatic" && after.form !== "automatic") words.push("ditinjau BMKG");
  if (before.magnitude !== after.magnitude)
    words.push(`M ${decimals(before.magnitude, 1)} → ${decimals(after.magnitude, 1)}`);
  if (before.depthKm !== after.depthKm) words.push(`kedalaman ${round(before.depthKm)} → ${round(after.depthKm)} km`);
  if (before.at[0] !== after.at[0] || before.at[1] !== after.at[1])
    words.push(`pusat bergeser ${Math.round(distanceKm(before.at, after.at))} km`);
  const shiftMs = after.originTime - before.originTime;
  if (shiftMs !== 0) words.push(`waktu asal ${shiftMs > 0 ? "+" : "−"}${ageWords(Math.abs(shiftMs))}`);
  const [was, is] = [tsunamiInShort(before.tsunami), tsunamiInShort(after.tsunami)];
  if (was !== is) words.push(`tsunami ${was} → ${is}`);
  else if (JSON.stringify(before.tsunami) !== JSON.stringify(after.tsunami)) words.push("rincian tsunami");
  if (JSON.stringify(before.felt) !== JSON.stringify(after.felt))
    words.push(`laporan dirasakan ${before.felt.length} → ${after.felt.length}`);
  if (before.area !== after.area && (before.form === after.form || words.length > 0)) words.push("keterangan wilayah");
  return words;
}

function round(km: number): string {
  return decimals(km, Number.isInteger(km) ? 0 : 1);
}
