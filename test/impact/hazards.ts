import type { LngLat } from "../../shared/geo/distance.ts";
import type { Earthquake, WeatherAlert } from "../../shared/record/hazard.ts";

/** Hazards in one line, for tests that care for position, size and shape only. */

export function quake(
  at: LngLat,
  magnitude: number,
  depthKm: number,
  status: Earthquake["status"] = "live",
): Earthquake {
  const tsunami = { state: "unknown", stage: null, level: null, issuedAt: null, zones: [], observations: [] } as const;
  return {
    type: "hazard",
    id: "quake:test",
    status,
    kind: "earthquake",
    firstSeenAt: 1000,
    updatedAt: 1000,
    flags: [],
    statements: [],
    versions: [
      {
        n: 1,
        feed: "autogempa",
        form: "m5",
        issuedAt: null,
        fetchedAt: 1000,
        originTime: 0,
        at,
        magnitude,
        depthKm,
        area: "",
        felt: [],
        tsunami: { ...tsunami, zones: [], observations: [] },
        changed: [],
      },
    ],
  };
}

export function rain(polygons: LngLat[][]): WeatherAlert {
  return {
    type: "hazard",
    id: "weather:test",
    status: "live",
    kind: "weather",
    firstSeenAt: 1000,
    updatedAt: 1000,
    flags: [],
    polygons,
    endsAt: 9000,
    cancelled: false,
    versions: [
      {
        n: 3,
        fetchedAt: 1000,
        identifier: "test",
        code: "TST",
        msgType: "Alert",
        references: [],
        event: "Hujan Lebat",
        urgency: "Immediate",
        severity: "Moderate",
        certainty: "Observed",
        sentAt: 1000,
        effectiveAt: 1000,
        expiresAt: 9000,
        headline: "",
        description: "",
        instruction: null,
        areaDesc: "",
        web: null,
        changed: [],
      },
    ],
  };
}
