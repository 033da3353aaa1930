import { distanceKm, type LngLat } from "../geo/distance.ts";
import type { Candidate, FeltQuake } from "./candidate.ts";
import { stemOf, unqualified } from "./nameKey.ts";

/** Ours: as far as reports speak for their neighbourhood (SCIENCE §2.9), the middle speaks for all of a region. */
const REACH_KM = 40;
/** … or this share of the distance to the epicentre, over which the estimate hardly changes. */
const REACH_SHARE = 0.25;

/**
 * felt.11: `Siberut` when four kecamatan of Mentawai are called after it: the island they share, at their middle. Null unless the name bears
 * no side of its own, all that may be meant share one stem and one kabupaten, and none lies far from the middle.
 */
export function regionOf(name: string, meant: readonly Candidate[], of: readonly Candidate[], near: FeltQuake) {
  const [first] = meant;
  const stem = first && stemOf(first.name);
  if (!first || !stem || stemOf(unqualified(name).name) !== null) return null;
  const isPart = ({ level, kabCode, name: part }: Candidate) =>
    level === "kecamatan" && kabCode === first.kabCode && stemOf(part) === stem;
  if (!meant.every(isPart)) return null;
  const parts = of.filter(isPart).sort((a, b) => a.code.localeCompare(b.code));
  if (parts.length < 2) return null;
  const at: LngLat = [mean(parts.map(({ at: [lng] }) => lng)), mean(parts.map(({ at: [, lat] }) => lat))];
  const awayKm = distanceKm(at, near.at);
  if (parts.some((part) => distanceKm(at, part.at) > Math.max(REACH_KM, REACH_SHARE * awayKm))) return null;
  const region: Candidate = {
    code: parts.map(({ code }) => code).join("+"),
    name: `tengah ${stem} (${parts.map((part) => part.name.slice(stem.length).trim()).join(", ")})`,
    level: "region",
    kabCode: first.kabCode,
    province: first.province,
    at,
    distanceKm: awayKm,
  };
  return { region, parts };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}
