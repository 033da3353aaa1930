import type { Bulletin, FeedId, QuakeBulletin, WeatherBulletin } from "../../shared/record/bulletin.ts";
import { current, type Earthquake, type Hazard } from "../../shared/record/hazard.ts";
import { buildAreaNames } from "../../server/hazards/areaCheck.ts";
import { merge } from "../../server/hazards/merge.ts";

/** 21 Nov 2022, 13.21.10 WIB. */
export const ORIGIN = Date.UTC(2022, 10, 21, 6, 21, 10);

export const areaNames = buildAreaNames([
  { names: ["Cianjur"], at: [107.14, -6.82] },
  { names: ["Jayapura", "Kota Jayapura"], at: [140.7, -2.53] },
  { names: ["Sumedang"], at: [107.92, -6.86] },
]);

/** Cianjur's first bulletin, but for what a test says otherwise. */
export function told(over: Partial<QuakeBulletin> = {}): QuakeBulletin {
  return {
    kind: "earthquake",
    feed: "autogempa",
    form: "m5",
    bulletinId: null,
    issuedAt: null,
    originTime: ORIGIN,
    at: [107.05, -6.84],
    magnitude: 5.6,
    depthKm: 10,
    area: "10 km BaratDaya CIANJUR-JABAR",
    potential: "none",
    stage: null,
    zones: [],
    observations: [],
    felt: [],
    test: false,
    doubts: [],
    headline: null,
    instruction: null,
    shakemap: null,
    ...over,
  };
}

export function warned(over: Partial<WeatherBulletin> = {}): WeatherBulletin {
  return {
    kind: "weather",
    feed: "nowcast",
    identifier: "2.49.0.1.360.0.2026.09.24.07.75.002",
    code: "CGT20260924002",
    msgType: "Alert",
    references: [],
    test: false,
    event: "Hujan Lebat dan Petir",
    urgency: "Immediate",
    severity: "Moderate",
    certainty: "Observed",
    sentAt: ORIGIN,
    effectiveAt: ORIGIN + 600_000,
    expiresAt: ORIGIN + 7_800_000,
    headline: "Hujan Lebat disertai Petir di Gorontalo",
    description: "",
    instruction: null,
    areaDesc: "Gorontalo",
    polygons: [[[122, 0.5], [122.2, 0.5], [122.2, 0.7], [122, 0.5]]], // prettier-ignore
    web: null,
    ...over,
  };
}

/** A server's memory for tests: hears bodies one after another. */
export function listener(startAt = ORIGIN + 180_000) {
  const hazards = new Map<string, Hazard>();
  const read = new Set<FeedId>();
  return {
    hazards,
    /** One body of `feed` at `now`, which may be a present that no host confirmed. Returns what changed. */
    hear(feed: FeedId, bulletins: Bulletin[], now = startAt, firstRead = false, timeUnsure = false): Hazard[] {
      const spoken = bulletins.map((bulletin) => ({ ...bulletin, feed }));
      const context = { feed, now, firstRead: firstRead && !read.has(feed), timeUnsure, areaNames };
      const changed = merge(hazards, spoken, context);
      read.add(feed);
      for (const hazard of changed) hazards.set(hazard.id, hazard);
      return changed;
    },
    quakes: () => [...hazards.values()].filter((hazard): hazard is Earthquake => hazard.kind === "earthquake"),
    only(): Earthquake {
      const [quake, ...more] = this.quakes();
      if (!quake || more.length > 0) throw new Error(`expected one quake, have ${more.length + (quake ? 1 : 0)}`);
      return quake;
    },
  };
}

export const magnitudes = (quake: Earthquake) => quake.versions.map((version) => version.magnitude);
export const inForce = current;
