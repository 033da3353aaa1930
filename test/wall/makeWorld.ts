import type { Alert } from "../../shared/record/alert.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Earthquake, QuakeVersion, WeatherAlert } from "../../shared/record/hazard.ts";
import type { Action, Help, Impact, ResourceImpact } from "../../shared/record/impact.ts";
import type { Place } from "../../shared/record/place.ts";
import { EMPTY_WORLD, withChanges, type World, type WorldRecord } from "../../shared/world/world.ts";

/** Small worlds for the scene's tables, from the facts of Cianjur, 21 November 2022. */

/** 13.25.10 WIB, four minutes after the quake. */
export const NOW = Date.UTC(2022, 10, 21, 6, 25, 10);
export const ORIGIN = Date.UTC(2022, 10, 21, 6, 21, 10);
export const MINUTE = 60_000;

export function version(changes: Partial<QuakeVersion> = {}): QuakeVersion {
  return {
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
    tsunami: { state: "none", stage: null, level: null, issuedAt: null, zones: [], observations: [] },
    changed: [],
    ...changes,
  };
}

export function quake(
  id: string,
  changes: Partial<Earthquake> = {},
  ofVersion: Partial<QuakeVersion> = {},
): Earthquake {
  return {
    type: "hazard",
    kind: "earthquake",
    id,
    status: "live",
    firstSeenAt: ORIGIN + 171_000,
    updatedAt: ORIGIN + 171_000,
    flags: [],
    versions: [version(ofVersion)],
    statements: [],
    ...changes,
  };
}

export function alert(id: string, tier: Alert["tier"], changes: Partial<Alert> = {}): Alert {
  return {
    type: "alert",
    id,
    tier,
    reasons: [],
    raisedAt: ORIGIN + 171_000,
    endedAt: null,
    history: [],
    mainId: null,
    fieldCount: null,
    acknowledged: null,
    ...changes,
  };
}

export function impact(id: string, changes: Partial<Impact> = {}): Impact {
  return {
    type: "impact",
    id,
    version: 1,
    computedAt: ORIGIN + 171_100,
    population: "kecamatan",
    epicentre: [107.05, -6.84],
    maxMmi: 7.1,
    zones: [],
    people: [],
    peopleInside: null,
    kabupaten: [],
    resources: [],
    contours: null,
    help: [],
    covering: null,
    felt: [],
    displaced: null,
    needs: [],
    tsunami: null,
    inputs: { model: "skema", weights: null, eventTerm: null, reportsUsed: 0, fault: null, target: null },
    ...changes,
  };
}

export function resource(place: Place, mmi: number, action: Action): ResourceImpact {
  const pAtLeast = { v: 0.9, vi: 0.7, vii: 0.2 };
  return { placeId: place.id, kind: place.kind, mmi, pAtLeast, action, where: "inside", distanceKm: 10 };
}

/** By road. */
export function help(place: Place, hours: number): Help {
  const legs: Help["legs"] = [{ mode: "darat", km: hours * 40, hours }];
  const arrivesAt = NOW + hours * 60 * MINUTE;
  return { placeId: place.id, kind: place.kind, hours, km: (hours * 40) / 1.4, legs, mmi: null, arrivesAt };
}

export function weather(id: string, endsAt: number, changes: Partial<WeatherAlert> = {}): WeatherAlert {
  return {
    type: "hazard",
    kind: "weather",
    id,
    status: "live",
    firstSeenAt: NOW,
    updatedAt: NOW,
    flags: [],
    polygons: [],
    endsAt,
    cancelled: false,
    versions: [
      {
        n: 1,
        fetchedAt: NOW,
        identifier: id,
        code: id,
        msgType: "Alert",
        references: [],
        event: "Hujan Lebat",
        urgency: "Immediate",
        severity: "Moderate",
        certainty: "Observed",
        sentAt: NOW,
        effectiveAt: NOW,
        expiresAt: endsAt,
        headline: "Hujan Lebat disertai Petir di Jawa Barat",
        description: "",
        instruction: null,
        areaDesc: "Jawa Barat",
        web: null,
        changed: [],
      },
    ],
    ...changes,
  };
}

const common = {
  type: "place",
  province: "Jawa Barat",
  positionBasis: "derived",
  basis: "derived",
  source: "facts",
} as const;

export function tagana(kabCode: string, town: string, at: Place["at"], membersActive: number | null = null): Place {
  const figures = { membersRegistered: null, membersActive };
  return { ...common, kind: "tagana", id: `TGN-${kabCode}`, name: `Tagana ${town}`, kabCode, at, ...figures };
}

export function sentra(name: string, at: Place["at"]): Place {
  return {
    ...common,
    kind: "sentra",
    id: `sentra:${name}`,
    name: `Sentra ${name}`,
    kabCode: "32.01",
    at,
    city: "",
    covers: [],
  };
}

export function lumbung(kabCode: string, town: string, at: Place["at"], count: number): Place {
  return { ...common, kind: "lumbung", id: `LBG-${kabCode}`, name: `Lumbung Sosial ${town}`, kabCode, at, count };
}

export function feed(id: FeedId, changes: Partial<FeedStatus> = {}): FeedStatus {
  return {
    id,
    title: id,
    everyMs: 15_000,
    quietAfterMs: null,
    triedAt: NOW - 5000,
    readAt: NOW - 5000,
    newestAt: null,
    outcome: "unchanged",
    reason: null,
    failingSince: null,
    failures: 0,
    notes: [],
    ...changes,
  };
}

export const WELL = { feeds: [feed("autogempa"), feed("inatews-tsunami"), feed("nowcast")], at: NOW };

export function world(...records: WorldRecord[]): World {
  return withChanges(
    EMPTY_WORLD,
    records.map((record) => ({ op: "put", record })),
  );
}
