import type { Tier } from "../record/alert.ts";
import type { TsunamiLevel } from "../record/bulletin.ts";
import type { Setting } from "../setting.ts";
import { HOUR_MS } from "../time.ts";

/** So many people to be expected at this level of MMI and above: people × the chance of it, summed (impact.20). */
export interface Expected {
  mmi: 6 | 7;
  people: Setting;
}

export interface AlertRules {
  emergency: Expected;
  damaging: Expected;
  /** alert.11: from here a quake that is no alarm is told as one in which somebody may have been hurt. */
  hurtful: Expected;
  /** alert.12: below it, and with nobody at `smallBelowMmi`, it is told and asks nobody. */
  asking: Expected;
  smallBelowMmi: number;
  /** A report of it makes a quake *merusak*. */
  damagingMmi: number;
  /** People in `feltMmi` and above that make it *dirasakan* before any report. */
  feltPeople: number;
  feltMmi: number;
  /** Of a warning in force; one that names no level is as loud as the highest. */
  tsunamiTier: Record<TsunamiLevel, Tier>;
  /** An alert ends by itself this long after its last version; an open tsunami warning after a day without word (alert.6). */
  standsForMs: Record<Tier, number>;
  warningStandsForMs: number;
}

const people = (value: number, why: string): Setting => ({ value, unit: "orang", basis: "ours", why });

/**
 * How loud we are: from people × chance, tsunami level, CAP severity and our own posts; never from magnitude (alert.1).
 * Thresholds are ours, not BMKG's; `npm run backtest -- --threshold N` tries another.
 */
export const ALERT_RULES: AlertRules = {
  emergency: {
    mmi: 7,
    people: people(75_000, "ambang kami: 9 dari 11 bencana gempa 2018–2026 di atasnya, menunggu ketetapan kementerian"),
  },
  damaging: {
    mmi: 6,
    people: people(
      50_000,
      "ambang kami: 43 dari 56 gempa merusak 2018–2026 dan semua bencana di atasnya, sekitar 11 kali setahun, menunggu ketetapan kementerian",
    ),
  },
  hurtful: {
    mmi: 6,
    people: people(
      10_000,
      "ambang kami: di bawah merusak masih mungkin ada yang terluka, menunggu ketetapan kementerian",
    ),
  },
  asking: {
    mmi: 6,
    people: people(
      1_000,
      "ambang kami: petugas ditanya paling banyak rata-rata sekali sehari, menunggu ketetapan kementerian",
    ),
  },
  smallBelowMmi: 5,
  damagingMmi: 6,
  feltPeople: 10_000,
  feltMmi: 4,
  tsunamiTier: { AWAS: "darurat", SIAGA: "darurat", WASPADA: "merusak" },
  standsForMs: { info: HOUR_MS, dirasakan: 3 * HOUR_MS, merusak: 24 * HOUR_MS, darurat: 72 * HOUR_MS },
  warningStandsForMs: 24 * HOUR_MS,
};
