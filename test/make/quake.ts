import type { Earthquake, QuakeVersion, Statement, Tsunami } from "../../shared/record/hazard.ts";
import { frozen } from "./frozen.ts";

/** Cianjur, 21 November 2022, 13.21.10 WIB. */
export const ORIGIN = Date.UTC(2022, 10, 21, 6, 21, 10);

/** Cianjur after its first bulletin; `ofVersion` changes that. */
export function quake(change: Partial<Earthquake> = {}, ofVersion: Partial<QuakeVersion> = {}): Earthquake {
  return frozen({
    type: "hazard",
    kind: "earthquake",
    id: "quake:20221121062110",
    status: "live",
    firstSeenAt: ORIGIN + 171_000,
    updatedAt: ORIGIN + 171_000,
    flags: [],
    versions: [version(ofVersion)],
    statements: [],
    ...change,
  });
}

export function version(change: Partial<QuakeVersion> = {}): QuakeVersion {
  return frozen({
    n: 1,
    feed: "autogempa",
    form: "m5",
    issuedAt: ORIGIN + 163_000,
    fetchedAt: ORIGIN + 171_000,
    originTime: ORIGIN,
    at: [107.05, -6.84],
    magnitude: 5.6,
    depthKm: 10,
    area: "Pusat gempa berada di darat 10 km barat daya Kab. Cianjur",
    felt: [],
    tsunami: tsunami(),
    changed: [],
    ...change,
  });
}

/** Of Cianjur, by autogempa, without words. */
export function statement(change: Partial<Statement> = {}): Statement {
  const { n: _n, fetchedAt: seenAt, tsunami: _tsunami, changed: _changed, ...told } = version();
  const figures = { ...told, seenAt, revisedAt: 0, bulletinId: null, potential: "none" as const, doubts: [] };
  const rest = { stage: null, zones: [], observations: [], headline: null, instruction: null, shakemap: null };
  return frozen({ ...figures, ...rest, ...change });
}

/** None, unless told otherwise. */
export function tsunami(change: Partial<Tsunami> = {}): Tsunami {
  return frozen({ state: "none", stage: null, level: null, issuedAt: null, zones: [], observations: [], ...change });
}
