import type { FeltReport } from "../record/bulletin.ts";
import { distanceKm } from "../geo/distance.ts";
import type { Candidate, FeltQuake, Located } from "./candidate.ts";
import type { FeltNames } from "./feltNames.ts";
import { type Believed, placesNamed } from "./placesNamed.ts";
import { regionOf } from "./region.ts";

/** Finds the places of a Dirasakan list. A name that can mean several places stays ambiguous and says so; nothing is guessed. */

/** felt.3: of two candidates the nearer is meant when the other is this many times farther. */
const CLEARLY_NEARER = 2;
/** All that lie this near the epicentre are equally likely. */
const SAME_NEARNESS_KM = 20;
/** A choice between places that lie this near each other, or this near for their distance, changes no residual by more than its own error. */
const SAME_PLACE_KM = 20;
const SAME_PLACE_SHARE = 0.25;
/** Where a kabupaten, kota or seat bears the name, it is meant, unless a kecamatan of that name lies so much nearer. */
const KECAMATAN_WEIGHT = 4;
/** A list names neighbours: another report of the kabupaten or the province brings a candidate nearer. */
const SAME_KABUPATEN = 0.5;
const SAME_PROVINCE = 0.7;
/** … and no place twice: `Kota Jayapura, Jayapura` are two. */
const ALREADY_NAMED = 5;

export function locateFelt(reports: readonly FeltReport[], names: FeltNames, near: FeltQuake): Located[] {
  const reachKm = feltReachKm(near);
  const isWithin: Believed = (place, only) =>
    distanceKm(place.at, near.at) <= reachKm * (only || place.level !== "kecamatan" ? UNMISTAKABLE : 1);
  const named = reports.map((report) => {
    const candidates = placesNamed(names, report.place, isWithin).map((place): Candidate => ({
      ...place,
      distanceKm: distanceKm(place.at, near.at),
    }));
    const plausible = candidates.filter((place) => isWithin(place, candidates.length === 1));
    return { report, candidates, plausible, near };
  });
  const alone = named.map((place) => decide(place, () => 1));
  const sure = alone.filter(({ state }) => state === "found").map(({ candidates }) => candidates[0]);
  const together = alone.map((located, i) => {
    if (located.state !== "ambiguous") return located;
    const place = named[i];
    return place ? decide(place, (candidate) => supportOf(candidate, sure)) : located;
  });
  const farKm = FAR_TIMES * medianKm(together) + FAR_KM;
  return together.map((located) => (isFarKecamatan(located, farKm) ? { ...located, state: "ambiguous" } : located));
}

/**
 * felt.16: a list names a neighbourhood. A kecamatan beyond this many times its median distance and as many km is a namesake of a village that no table of ours
 * knows: of the lists on record all nine are (`Kopo` in Bandung, found in Banten). Kabupaten and towns are known by all, and believed.
 */
const FAR_TIMES = 3;
const FAR_KM = 50;

function isFarKecamatan({ state, candidates: [first] }: Located, farKm: number): boolean {
  return state === "found" && first?.level === "kecamatan" && first.distanceKm > farKm;
}

/** Of the places found, to the epicentre. */
function medianKm(located: readonly Located[]): number {
  const kms = located
    .flatMap(({ state, candidates: [first] }) => (state === "found" && first ? [first.distanceKm] : []))
    .sort((a, b) => a - b);
  const [below = 0, above = 0] = [kms[Math.floor((kms.length - 1) / 2)], kms[Math.floor(kms.length / 2)]];
  return (below + above) / 2;
}

/**
 * felt.4: how far from the epicentre BMKG's lists reach, in km. Ours: above the farthest mentions of each magnitude in its lists of 2022–2026
 * for names that many places bear; those of kabupaten and towns, and names that stand once, are believed twice as far.
 */
function feltReachKm({ magnitude, depthKm }: FeltQuake): number {
  return 120 + 25 * 2 ** (magnitude - 3) + depthKm;
}

const UNMISTAKABLE = 2;

interface Named {
  report: FeltReport;
  candidates: Candidate[];
  plausible: Candidate[];
  near: FeltQuake;
}

function decide({ report, candidates: all, plausible, near }: Named, support: (of: Candidate) => number): Located {
  if (plausible.length === 0)
    return { report, state: "unknown", candidates: all.sort(byDistance).slice(0, MOST_SHOWN) };
  const towns = plausible.some(({ level }) => level !== "kecamatan");
  const ranked = plausible
    .map((candidate) => ({ candidate, weight: weightOf(candidate, towns) * support(candidate) }))
    .sort((a, b) => a.weight - b.weight || byDistance(a.candidate, b.candidate));
  const [best, ...rest] = ranked;
  const rivals = rest.filter(({ weight }) => weight < CLEARLY_NEARER * (best?.weight ?? 0));
  const clear = best && rivals.every(({ candidate }) => isSamePlace(best.candidate, candidate));
  const meant = [best, ...rivals].flatMap((it) => (it ? [it.candidate] : []));
  const shared = regionOf(report.place, meant, all, near);
  if (shared) return { report, state: "found", candidates: [shared.region, ...shared.parts.sort(byDistance)] };
  const candidates = meant.slice(0, MOST_SHOWN);
  return { report, state: clear ? "found" : "ambiguous", candidates };
}

const MOST_SHOWN = 8;

function byDistance(a: Candidate, b: Candidate): number {
  return a.distanceKm - b.distanceKm || a.code.localeCompare(b.code);
}

function weightOf({ level, distanceKm }: Candidate, towns: boolean): number {
  return Math.max(distanceKm, SAME_NEARNESS_KM) * (towns && level === "kecamatan" ? KECAMATAN_WEIGHT : 1);
}

function isSamePlace(a: Candidate, b: Candidate): boolean {
  return distanceKm(a.at, b.at) <= Math.max(SAME_PLACE_KM, SAME_PLACE_SHARE * Math.min(a.distanceKm, b.distanceKm));
}

function supportOf(candidate: Candidate, sure: readonly (Candidate | undefined)[]): number {
  if (sure.some((other) => other?.code === candidate.code)) return ALREADY_NAMED;
  if (sure.some((other) => other?.kabCode === candidate.kabCode)) return SAME_KABUPATEN;
  return sure.some((other) => other?.province === candidate.province) ? SAME_PROVINCE : 1;
}
