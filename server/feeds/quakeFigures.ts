import type { Doubt } from "../../shared/record/bulletin.ts";
import { decimal, need } from "../upstream/fields.ts";

/** Magnitude and depth, spelled alike in TEWS and InaTEWS. */

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
