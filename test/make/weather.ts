import type { WeatherAlert, WeatherVersion } from "../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { frozen } from "./frozen.ts";
import { ORIGIN } from "./quake.ts";

/** Two hours of rain over west Java; `ofVersion` changes its one bulletin, which ends as the alert does. */
export function weather(change: Partial<WeatherAlert> = {}, ofVersion: Partial<WeatherVersion> = {}): WeatherAlert {
  const endsAt = change.endsAt ?? ORIGIN + 120 * MINUTE_MS;
  return frozen({
    type: "hazard",
    kind: "weather",
    id: "cap:2.49.0.1.360.0.2022.11.21.06.32.001",
    status: "live",
    firstSeenAt: ORIGIN,
    updatedAt: ORIGIN,
    flags: [],
    polygons: [],
    endsAt,
    cancelled: false,
    versions: [weatherVersion({ expiresAt: endsAt, ...ofVersion })],
    ...change,
  });
}

function weatherVersion(change: Partial<WeatherVersion> = {}): WeatherVersion {
  return frozen({
    n: 1,
    fetchedAt: ORIGIN,
    identifier: "2.49.0.1.360.0.2022.11.21.06.32.001",
    code: "CJB20221121001",
    msgType: "Alert",
    references: [],
    event: "Hujan Lebat dan Petir",
    urgency: "Immediate",
    severity: "Moderate",
    certainty: "Observed",
    sentAt: ORIGIN,
    effectiveAt: ORIGIN,
    expiresAt: ORIGIN + 120 * MINUTE_MS,
    headline: "Hujan Lebat disertai Petir di Jawa Barat",
    description: "",
    instruction: null,
    areaDesc: "Jawa Barat",
    web: null,
    changed: [],
    ...change,
  });
}
