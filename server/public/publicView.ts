import { doubtsIn, type Calm } from "../../shared/calm/calm.ts";
import { aftershocksOf, aftershockWords } from "../../shared/alert/aftershocks.ts";
import { bmkgSaidAt, levelsAsked, quakeSaid } from "../../shared/bmkg/bmkgSaid.ts";
import type { Alert } from "../../shared/record/alert.ts";
import { asHeard, current, type Earthquake, type Hazard, type WeatherAlert } from "../../shared/record/hazard.ts";
import { zoneAt } from "../../shared/time.ts";
import type { World } from "../../shared/world/world.ts";
import { measuredHeights } from "../../shared/tsunami/measured.ts";
import { publicImpact, type PublicImpact } from "./publicImpact.ts";

/**
 * public.13: what anybody may see: a list of what to show, so a new field stays hidden until someone lists it. Officers' names
 * are in no list. Times are epoch ms here and ISO 8601 on the wire (see `isoJson`).
 */
export type PublicHazard = ReturnType<typeof publicQuake> | ReturnType<typeof publicWeather>;
export type PublicQuake = Extract<PublicHazard, { kind: "earthquake" }>;
export type PublicWeather = Extract<PublicHazard, { kind: "weather" }>;

/** Newest first. */
export function publicView(world: World): PublicHazard[] {
  return asHeard(world.hazard.values())
    .map((hazard) => publicHazard(hazard, world))
    .sort((a, b) => beganAt(b) - beganAt(a));
}

export function beganAt(hazard: PublicHazard): number {
  switch (hazard.kind) {
    case "earthquake":
      return hazard.originTime;
    case "weather":
      return hazard.effectiveAt;
  }
}

function publicHazard(hazard: Hazard, world: World) {
  const { alert, impact, place } = world;
  const [alertOfIt, impactOfIt] = [alert.get(hazard.id), impact.get(hazard.id)];
  switch (hazard.kind) {
    case "earthquake":
      return publicQuake(hazard, alertOfIt, publicImpact(impactOfIt, place), publicAftershocks(hazard, world));
    case "weather":
      return publicWeather(hazard, alertOfIt, publicImpact(impactOfIt, place));
  }
}

function publicQuake(
  hazard: Earthquake,
  alert: Alert | undefined,
  impact: PublicImpact,
  aftershocks: ReturnType<typeof publicAftershocks>,
) {
  const { n, originTime, at, depthKm, magnitude, area, felt, tsunami } = current(hazard);
  return {
    id: hazard.id,
    kind: hazard.kind,
    status: hazard.status,
    version: n,
    originTime,
    at,
    lat: at[1],
    lng: at[0],
    depthKm,
    magnitude,
    area,
    felt: felt.map(({ place, mmiLow, mmiHigh }) => ({ place, mmiLow, mmiHigh })),
    tsunami: {
      state: tsunami.state,
      stage: tsunami.stage,
      level: tsunami.level,
      issuedAt: tsunami.issuedAt,
      zones: tsunami.zones.map(({ province, district, level, arrivalAt }) => ({
        province,
        district,
        level,
        arrivalAt,
      })),
      observations: measuredHeights(hazard.versions).map(({ location, at, heightM, observedAt }) => ({
        location,
        at,
        heightM,
        observedAt,
      })),
      ...(tsunami.cancelled && { cancelled: tsunami.cancelled }),
    },
    /** In BMKG's own words. */
    says: saidOf(hazard),
    aftershocks,
    flags: [...hazard.flags],
    versions: hazard.versions.map((version) => ({
      n: version.n,
      feed: version.feed,
      form: version.form,
      issuedAt: version.issuedAt,
      fetchedAt: version.fetchedAt,
      originTime: version.originTime,
      at: version.at,
      magnitude: version.magnitude,
      depthKm: version.depthKm,
      area: version.area,
      tsunami: { state: version.tsunami.state, stage: version.tsunami.stage, level: version.tsunami.level },
      changed: version.changed,
    })),
    alert: publicAlert(alert),
    impact,
  };
}

/** words.15 */
function saidOf(hazard: Earthquake) {
  const said = quakeSaid(hazard);
  return {
    headline: said?.headline ?? null,
    description: said?.words?.description ?? null,
    instruction: said?.instruction ?? null,
    levels: levelsAsked(hazard),
    saidAt: bmkgSaidAt(hazard),
  };
}

/** alert.16 */
function publicAftershocks(hazard: Earthquake, world: World) {
  const found = aftershocksOf(world, hazard.id);
  if (found === null) return null;
  const { at } = current(hazard);
  const { originTime, magnitude } = current(found.largest);
  return {
    count: found.quakes.length,
    largest: { id: found.largest.id, magnitude, originTime },
    words: aftershockWords(found, zoneAt(at[0], at[1])),
  };
}

function publicWeather(hazard: WeatherAlert, alert: Alert | undefined, impact: PublicImpact) {
  const version = current(hazard);
  return {
    id: hazard.id,
    kind: hazard.kind,
    status: hazard.status,
    version: version.n,
    event: version.event,
    headline: version.headline,
    areaDesc: version.areaDesc,
    description: version.description,
    instruction: version.instruction,
    severity: version.severity,
    urgency: version.urgency,
    certainty: version.certainty,
    sentAt: version.sentAt,
    effectiveAt: version.effectiveAt,
    expiresAt: version.expiresAt,
    endsAt: hazard.endsAt,
    cancelled: hazard.cancelled,
    flags: [...hazard.flags],
    versions: hazard.versions.map(({ n, identifier, msgType, sentAt, fetchedAt, effectiveAt, expiresAt, severity, changed }) => ({
      n, identifier, msgType, sentAt, fetchedAt, effectiveAt, expiresAt, severity, changed,
    })), // prettier-ignore
    alert: publicAlert(alert),
    impact,
  };
}

function publicAlert(alert: Alert | undefined) {
  if (!alert) return null;
  const { tier, reasons, raisedAt, endedAt, mainId } = alert;
  return { tier, reasons, raisedAt, endedAt, mainId };
}

/** calm.1 for programs: `calm` only when nothing is in force and we could know it. The journal's own words stay inside: they name paths. */
export function publicCalm(calm: Calm) {
  const doubts = doubtsIn(calm);
  const journal = doubts?.journal ?? null;
  return {
    calm: calm.state,
    inForce: calm.state === "in-force" ? calm.hazards.length : 0,
    journal: { failingSince: journal?.failingSince ?? null, unkept: journal?.unkept ?? 0, missing: journal?.missing ?? 0 },
  };
}
