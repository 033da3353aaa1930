import type { Tier } from "../record/alert.ts";
import type { TsunamiLevel } from "../record/bulletin.ts";
import { HOUR_MS } from "../time.ts";

export interface AlertRules {
  /** People in `damagingMmi` and above that make a quake *merusak*; so does a report of it. */
  damagingPeople: number;
  damagingMmi: number;
  /** Each by itself makes it *darurat*: so many people in this MMI and above. */
  emergency: readonly { mmi: number; people: number }[];
  /** People in `feltMmi` and above that make it *dirasakan* before any report. */
  feltPeople: number;
  feltMmi: number;
  /** Of a warning in force; one that names no level is as loud as the highest. */
  tsunamiTier: Record<TsunamiLevel, Tier>;
  /** An alert ends by itself this long after its last version; an open tsunami warning after a day without word (alert.6). */
  standsForMs: Record<Tier, number>;
  warningStandsForMs: number;
}

/**
 * How loud we are: from people × intensity, tsunami level, CAP severity and our own posts; never from magnitude (alert.1).
 * Thresholds are ours, not BMKG's.
 */
export const ALERT_RULES: AlertRules = {
  damagingPeople: 1_000,
  damagingMmi: 6,
  emergency: [
    { mmi: 8, people: 1_000 },
    { mmi: 7, people: 500_000 },
  ],
  feltPeople: 10_000,
  feltMmi: 4,
  tsunamiTier: { AWAS: "darurat", SIAGA: "darurat", WASPADA: "merusak" },
  standsForMs: { info: HOUR_MS, dirasakan: 3 * HOUR_MS, merusak: 24 * HOUR_MS, darurat: 72 * HOUR_MS },
  warningStandsForMs: 24 * HOUR_MS,
};
