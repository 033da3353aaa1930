import type { Tier } from "../record/alert.ts";
import type { TsunamiLevel } from "../record/bulletin.ts";
import { HOUR_MS } from "../time.ts";

/**
 * How loud we are: from people × intensity, tsunami level, CAP severity and our own posts; never from magnitude (alert.1).
 * Thresholds are ours, not BMKG's.
 */
export const ALERT_RULES = {
  /** People in `damagingMmi` and above that make a quake *merusak*; so does a report of it. */
  damagingPeople: 1_000,
  damagingMmi: 6,
  /** People in MMI VIII and above, or VII and above, that make it *darurat*. */
  emergencyPeopleVIII: 1_000,
  emergencyPeopleVII: 500_000,
  /** People in `feltMmi` and above that make it *dirasakan* before any report. */
  feltPeople: 10_000,
  feltMmi: 4,
  /** Of a warning in force; one that names no level is as loud as the highest. */
  tsunamiTier: { AWAS: "darurat", SIAGA: "darurat", WASPADA: "merusak" } satisfies Record<TsunamiLevel, Tier>,
  /** An alert ends by itself this long after its last version; an open tsunami warning after a day without word (alert.6). */
  standsForMs: {
    info: HOUR_MS,
    dirasakan: 3 * HOUR_MS,
    merusak: 24 * HOUR_MS,
    darurat: 72 * HOUR_MS,
  } satisfies Record<Tier, number>,
  warningStandsForMs: 24 * HOUR_MS,
};
export type AlertRules = typeof ALERT_RULES;
