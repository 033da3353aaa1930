import type { LngLat } from "../../shared/geo/distance.ts";
import { buildExposure, type Exposure } from "../../shared/ground/exposure.ts";
import { ALERT_RULES, type AlertRules } from "../../shared/alert/alertRules.ts";
import { judge } from "../../shared/alert/judge.ts";
import { needsAnswer } from "../../shared/alert/needsAnswer.ts";
import { mainOf } from "../../shared/alert/sequence.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { type Alert, tierRank } from "../../shared/record/alert.ts";
import { EMPTY_WORLD } from "../../shared/world/world.ts";
import type { FeltReport, QuakeBulletin } from "../../shared/record/bulletin.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { buildAreaNames } from "../hazards/areaCheck.ts";
import { merge } from "../hazards/merge.ts";
import { readDefaults } from "../registry/default.ts";
import { readGround } from "../registry/ground.ts";
import { openPack } from "../registry/pack/pack.ts";

/** A quake as BMKG told it. */
export interface Solution {
  originTime: number;
  at: LngLat;
  magnitude: number;
  depthKm: number;
  /** When and what was felt, where that was recorded. */
  felt?: { toldAt: number; reports: readonly FeltReport[] };
}

/** What became of it. */
export interface Weighed {
  /** *Merusak* or *darurat* at any time: the room heard it. */
  isLoud: boolean;
  /** An officer was asked for an answer. */
  isAsked: boolean;
  /** People to be expected at VI and above, by the first bulletin. */
  expectedVi: number;
  mainId: string | null;
  id: string | null;
}

/** As many as a server keeps in its world (history.4). */
const KEPT = 300;
/** BMKG's first bulletin of an analyst comes about then. */
const TOLD_AFTER_MS = 3 * MINUTE_MS;
const FIRST_BULLETIN_FROM_M = 5;
const NOWHERE = buildAreaNames([]);

/** A server's ear without its journal: quakes in the order of their time go through merge, impact and judge as live ones do. */
export function listener(exposure: Exposure, rules: AlertRules = ALERT_RULES) {
  const known = new Map<string, Hazard>();
  const alerts = new Map<string, Alert>();

  function hear(bulletin: QuakeBulletin, now: number, weighed: Weighed): Weighed {
    const { feed } = bulletin;
    const changed = merge(known, [bulletin], { feed, now, firstRead: false, areaNames: NOWHERE });
    let { isLoud, isAsked, expectedVi, mainId, id } = weighed;
    for (const hazard of changed) {
      known.set(hazard.id, hazard);
      if (hazard.kind !== "earthquake") continue;
      const impact = impactOf(hazard, exposure, now);
      mainId = mainOf(hazard, known.values());
      const alert = judge({ hazard, impact, alert: alerts.get(hazard.id) ?? null, mainId, now, rules });
      if (id === null) expectedVi = impact.expected?.vi ?? 0;
      id = hazard.id;
      if (alert === null) continue;
      alerts.set(hazard.id, alert);
      isLoud ||= tierRank(alert.tier) >= tierRank("merusak");
      isAsked ||= needsAnswer(EMPTY_WORLD, alert);
    }
    for (const old of known.keys()) {
      if (known.size <= KEPT) break;
      known.delete(old);
      alerts.delete(old);
    }
    return { isLoud, isAsked, expectedVi, mainId, id };
  }

  return (solution: Solution): Weighed => {
    const { originTime, magnitude, felt } = solution;
    const silent: Weighed = { isLoud: false, isAsked: false, expectedVi: 0, mainId: null, id: null };
    // A smaller one has no bulletin before it is felt; of the catalogue it is not known which were.
    const hasFirst = felt === undefined || magnitude >= FIRST_BULLETIN_FROM_M;
    const first = hasFirst ? hear(bulletinOf(solution, "m5"), originTime + TOLD_AFTER_MS, silent) : silent;
    if (felt === undefined) return first;
    return hear(bulletinOf(solution, "felt"), Math.max(felt.toldAt, originTime + 2 * TOLD_AFTER_MS), first);
  };
}

/** Rules with another threshold of *merusak*; null: as they are. */
export function rulesWith(threshold: number | null): AlertRules {
  const { damaging } = ALERT_RULES;
  if (threshold === null) return ALERT_RULES;
  return { ...ALERT_RULES, damaging: { ...damaging, people: { ...damaging.people, value: threshold } } };
}

/** The built-in registry on the ground that the server would stand on. */
export function readExposure(mapPack: string | undefined): Exposure {
  const defaults = readDefaults();
  return buildExposure(readGround(openPack(mapPack, defaults, console.error), defaults), defaults.places);
}

function bulletinOf({ originTime, at, magnitude, depthKm, felt }: Solution, form: "m5" | "felt"): QuakeBulletin {
  return {
    kind: "earthquake",
    feed: form === "m5" ? "gempaterkini" : "gempadirasakan",
    form,
    bulletinId: null,
    issuedAt: null,
    originTime,
    at,
    magnitude,
    depthKm,
    area: "",
    potential: "unknown",
    stage: null,
    zones: [],
    observations: [],
    felt: form === "felt" ? [...(felt?.reports ?? [])] : [],
    test: false,
    doubts: [],
    headline: null,
    instruction: null,
    shakemap: null,
  };
}
