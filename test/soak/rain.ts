import type { NowcastAlert } from "../../server/drill/scenario.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import { MINUTE_MS, partsIn } from "../../shared/time.ts";

const RINGS = 6;
const CORNERS = 24;
const STANDS_FOR_MS = 110 * MINUTE_MS;

export interface Shower {
  sentAt: number;
  severity: NowcastAlert["severity"];
  kabupaten: Kabupaten;
}

/** An invented warning over one kabupaten, in BMKG's words, with as many polygons and corners as a usual one. */
export function warningOf({ sentAt, severity, kabupaten }: Shower, n: number): NowcastAlert {
  const sequence = String(n + 1).padStart(3, "0");
  const hour = new Date(sentAt).toISOString().slice(0, 13).replaceAll(/[-T]/g, ".");
  const expiresAt = sentAt + STANDS_FOR_MS;
  const clock = (at: number) => {
    const { hour, minute } = partsIn("WIB", at);
    return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")} WIB`;
  };
  const { shortName, province, at } = kabupaten;
  return {
    code: `CSK${hour.slice(0, 10).replaceAll(".", "")}${sequence}`,
    identifier: `2.49.0.1.360.0.${hour}.${kabupaten.code.slice(0, 2)}.${sequence}`,
    msgType: "Alert",
    references: [],
    severity,
    sentAt,
    effectiveAt: sentAt,
    expiresAt,
    headline: `Hujan Lebat disertai Petir di ${province}`,
    description: `Hujan lebat disertai petir terjadi di ${shortName.toUpperCase()} hingga pukul ${clock(expiresAt)}.`,
    province,
    polygons: Array.from({ length: RINGS }, (_, i) => ring([at[0] + 0.09 * (i % 3), at[1] + 0.09 * Math.floor(i / 3)])),
  };
}

function ring([lng, lat]: LngLat): LngLat[] {
  const corners = Array.from({ length: CORNERS }, (_, i): LngLat => {
    const reach = i % 2 === 0 ? 0.05 : 0.038;
    const turn = (2 * Math.PI * i) / CORNERS;
    return [lng + reach * Math.cos(turn), lat + reach * Math.sin(turn)];
  });
  return [...corners, ...corners.slice(0, 1)];
}
