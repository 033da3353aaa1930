import type { Doubt, QuakeBulletin } from "../../shared/record/bulletin.ts";
import { decimal, need } from "../upstream/fields.ts";

/** Magnitude, depth and tsunami potential, spelled alike in TEWS and InaTEWS. */

export function readMagnitude(text: string | null, field: string, doubts: Doubt[]): number {
  const magnitude = need(decimal(text, "SR|Mag|Mw|M"), field, text ?? undefined);
  if (magnitude < 0 || magnitude > 10) doubts.push({ kind: "impossible-magnitude", detail: `${field} "${text}"` });
  return magnitude;
}

/** Deepest earthquakes on record lie near 700 km. */
export function readDepthKm(text: string | null, field: string, doubts: Doubt[]): number {
  const depthKm = need(decimal(text, "km"), field, text ?? undefined);
  if (depthKm < 0 || depthKm > 800) doubts.push({ kind: "impossible-depth", detail: `${field} "${text}"` });
  return depthKm;
}

/** feed.5: the denial holds the same words as the alarm, so it is looked for first; the felt sentence says nothing of a tsunami. */
export function readPotential(text: string | null): QuakeBulletin["potential"] {
  const words = (text ?? "").toLowerCase();
  if (/tidak\s+(?:ada\s+)?(?:ber)?potensi/.test(words)) return "none";
  return /potensi\s+tsunami/.test(words) ? "potential" : "unknown";
}
