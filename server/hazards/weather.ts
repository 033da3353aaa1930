import { UNKNOWN_END_STANDS } from "../../shared/bmkg/unknownEnd.ts";
import { WeatherBulletin } from "../../shared/record/bulletin.ts";
import { hasFlag, type HazardFlag } from "../../shared/record/flag.ts";
import { current, type HazardStatus, type WeatherAlert, type WeatherVersion } from "../../shared/record/hazard.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { MergeContext } from "./context.ts";
import { hasteWith, isTooHasty } from "./swings/haste.ts";
import { keptVersions } from "./swings/keptVersions.ts";

const REPLACED: HazardFlag = "replaced";

/** BMKG's and our clock may differ by this much. */
const AHEAD_MS = 2 * MINUTE_MS;

/** CAP alerts: each identifier is a hazard; what BMKG sends later under it, or referring to it, changes that one (weather.1–weather.7). */
export function mergeWeather(
  known: readonly WeatherAlert[],
  bulletins: readonly WeatherBulletin[],
  { now, codedAreas }: MergeContext,
): WeatherAlert[] {
  const alerts = new Map(known.map((alert) => [alert.id, alert]));
  const changed = new Set<string>();
  for (const bulletin of [...bulletins].sort((a, b) => a.sentAt - b.sentAt)) {
    for (const alert of hear(located(bulletin, codedAreas), [...alerts.values()], now)) {
      alerts.set(alert.id, alert);
      changed.add(alert.id);
    }
  }
  return [...changed].flatMap((id) => alerts.get(id) ?? []);
}

/** A message with its areas, as far as they are known; `flags` are what must be told of them. */
interface Located extends WeatherBulletin {
  flags: HazardFlag[];
}

interface Renewal extends Located {
  /** The end that the warnings told before, where this one tells none that holds. */
  keptUntil?: number;
}

/** weather.10: areas that are told by codes alone get their shape, where each of them is known. */
function located(bulletin: WeatherBulletin, codedAreas: MergeContext["codedAreas"]): Located {
  const { coded = [], unknown = [], polygons, test } = bulletin;
  const flags: HazardFlag[] = [...(test ? ["bmkg-test" as const] : []), ...unknown];
  const shapes = coded.map((area) => codedAreas?.shapeOf(area) ?? null);
  const known = shapes.flatMap((shape) => shape ?? []);
  if (known.length === 0) return { ...bulletin, flags };
  const others = flags.filter((flag) => flag !== "area-unknown" && flag !== "area-partly");
  const isPartly = shapes.includes(null);
  return {
    ...bulletin,
    polygons: [...polygons, ...known],
    flags: [...others, "area-by-code", ...(isPartly ? ["area-partly" as const] : [])],
  };
}

/** The alerts that one message begins or changes. */
function hear(bulletin: Located, all: readonly WeatherAlert[], now: number): WeatherAlert[] {
  const alerts = all.filter(({ status }) => (status === "test") === bulletin.test);
  if (alerts.some((alert) => !isOverTooSoon(alert, now) && hasHeard(alert, bulletin))) return [];
  const meant = alerts.filter(({ versions }) => versions.some(({ identifier }) => isMeant(identifier, bulletin)));
  if (meant.length === 0) return [begin(bulletin, alerts, now)];
  // weather.4: what was sent before the version in force changes nothing.
  const earlier = meant.filter((alert) => !isOlder(bulletin, current(alert)) && isHeardNow(bulletin, alert, now));
  if (bulletin.msgType === "Cancel") return earlier.map((alert) => renew(alert, bulletin, now));
  // weather.6: one of them goes on and the others end in it, or everybody in the area would be counted for each.
  const heir = earlier.find(({ status, endsAt }) => status === "live" && endsAt > now) ?? earlier.at(0);
  return earlier.flatMap((alert) => {
    if (alert === heir) return renew(alert, withWhatIsKept(bulletin, earlier), now);
    return alert.status === "live" && !hasFlag(alert, REPLACED) ? replaced(alert, bulletin, now) : [];
  });
}

/** weather.11: of changes that come too fast only what is graver than all that was told. */
function isHeardNow({ severity }: WeatherBulletin, alert: WeatherAlert, now: number): boolean {
  return (
    !isTooHasty(pace(alert), now) ||
    alert.versions.every((version) => graveness(severity) > graveness(version.severity))
  );
}

function pace(alert: WeatherAlert) {
  return { haste: alert.haste ?? 0, changedAt: current(alert).fetchedAt };
}

const SEVERITIES = WeatherBulletin.shape.severity.options;

/** 0 for what is not known. */
function graveness(severity: WeatherVersion["severity"]): number {
  return SEVERITIES.length - 1 - SEVERITIES.indexOf(severity);
}

/** clock.6: filed as over though its end is still to come, by a clock that was ahead and has been put right: to be heard anew. */
export function isOverTooSoon(alert: WeatherAlert, now: number): boolean {
  return alert.status === "history" && !alert.cancelled && !hasFlag(alert, REPLACED) && alert.endsAt > now;
}

/** By `sent`, unless the one in force was not yet sent when it was read: then its `sent` says nothing. */
function isOlder({ sentAt }: WeatherBulletin, inForce: WeatherVersion): boolean {
  return sentAt < inForce.sentAt && inForce.sentAt <= inForce.fetchedAt + AHEAD_MS;
}

function isMeant(known: string, { identifier, references, msgType }: WeatherBulletin): boolean {
  return known === identifier || (msgType !== "Alert" && references.includes(known));
}

/** weather.4: the same words again; what BMKG changed without a new `sent` is heard. */
function hasHeard(alert: WeatherAlert, bulletin: Located): boolean {
  const said = tells(versionOf(bulletin, 1, 0, []));
  const same = alert.versions.find((version) => version.identifier === bulletin.identifier && tells(version) === said);
  // Of another version than the one in force, and of what is over, the area is not kept.
  const isAreaKept = same === current(alert) && alert.status !== "history" && bulletin.msgType !== "Cancel";
  if (same === undefined) return false;
  if (isMissed(bulletin, alert)) return false;
  // What tells no area can't change it (weather.9).
  return (
    !isAreaKept ||
    bulletin.polygons.length === 0 ||
    JSON.stringify(alert.polygons) === JSON.stringify(bulletin.polygons)
  );
}

/** weather.12: what was told before, and is told again, is more than what came in its place. */
function isMissed({ severity, expiresAt, sentAt, msgType, flags }: Located, alert: WeatherAlert): boolean {
  const inForce = current(alert);
  if (msgType === "Cancel" || alert.cancelled || hasFlag(alert, REPLACED) || inForce.sentAt !== sentAt) return false;
  if (graveness(severity) !== graveness(inForce.severity)) return graveness(severity) > graveness(inForce.severity);
  const isEndUnknown = flags.includes("end-unknown");
  if (isEndUnknown !== hasFlag(alert, "end-unknown")) return !isEndUnknown;
  return expiresAt > inForce.expiresAt;
}

/** All that a message tells, as text; not where it lay, nor when it was fetched. */
function tells({ n: _n, fetchedAt: _fetchedAt, changed: _changed, code: _code, ...said }: WeatherVersion): string {
  return JSON.stringify(said);
}

function begin(bulletin: Located, others: readonly WeatherAlert[], now: number): WeatherAlert {
  // weather.5: what ended or replaced it may have come first.
  const later = others.flatMap((alert) =>
    alert.versions.filter(({ references, sentAt }) => references.includes(bulletin.identifier) && sentAt >= bulletin.sentAt),
  ); // prettier-ignore
  const cancel = bulletin.msgType === "Cancel" ? bulletin : later.find(({ msgType }) => msgType === "Cancel");
  const over = cancel ?? later.at(0);
  const endsAt = Math.min(over?.sentAt ?? Infinity, endOf(bulletin, now));
  return {
    type: "hazard",
    kind: "weather",
    id: `cap-${bulletin.identifier}`,
    status: statusOf(bulletin, over ? -Infinity : endsAt, now),
    firstSeenAt: now,
    updatedAt: now,
    flags: [...bulletin.flags, ...(over && !cancel ? [REPLACED] : [])],
    versions: [versionOf(bulletin, 1, now, [])],
    polygons: bulletin.polygons,
    endsAt,
    cancelled: cancel !== undefined,
  };
}

/** weather.9: what an Update does not tell so that it can be read stays as the warnings said that it updates. */
function withWhatIsKept(bulletin: Located, updated: readonly WeatherAlert[]): Renewal {
  const standing = updated.filter((alert) => !hasFlag(alert, REPLACED));
  const has = (flag: HazardFlag) => bulletin.flags.includes(flag);
  const keptUntil = has("end-unknown") || has("cancel-unknown") ? Math.max(...standing.map(({ endsAt }) => endsAt)) : 0;
  const polygons = has("area-unknown") ? standing.flatMap((alert) => alert.polygons) : [];
  if (polygons.length === 0) return { ...bulletin, keptUntil };
  const others = bulletin.flags.filter((flag) => flag !== "area-unknown");
  return { ...bulletin, polygons, flags: [...others, "area-kept"], keptUntil };
}

const WEIGHED = {
  step: (before: WeatherVersion, after: WeatherVersion) =>
    Math.abs(graveness(after.severity) - graveness(before.severity)) +
    (before.msgType === after.msgType ? 0 : 1) +
    Math.abs(after.expiresAt - before.expiresAt) / HOUR_MS,
  gravity: ({ severity }: WeatherVersion) => graveness(severity),
};

function renew(alert: WeatherAlert, bulletin: Renewal, now: number): WeatherAlert {
  const cancelled = bulletin.msgType === "Cancel";
  const before = current(alert);
  const endsAt = cancelled ? Math.min(bulletin.sentAt, alert.endsAt) : endOf(bulletin, now);
  const changed = [
    ...(cancelled ? ["dibatalkan BMKG"] : []),
    ...(before.expiresAt !== bulletin.expiresAt ? ["masa berlaku"] : []),
    ...(before.headline !== bulletin.headline ? ["judul"] : []),
    ...(!cancelled && JSON.stringify(alert.polygons) !== JSON.stringify(bulletin.polygons) ? ["wilayah"] : []),
  ];
  return {
    ...alert,
    // An alert that stood open is ended with its reason by whoever ends alerts, and is history then.
    status: alert.status === "live" ? "live" : statusOf(bulletin, cancelled ? -Infinity : endsAt, now),
    updatedAt: now,
    flags: cancelled ? alert.flags : bulletin.flags,
    versions: keptVersions([...alert.versions, versionOf(bulletin, before.n + 1, now, changed)], WEIGHED),
    haste: hasteWith(pace(alert), now),
    polygons: cancelled && bulletin.polygons.length === 0 ? alert.polygons : bulletin.polygons,
    endsAt,
    cancelled,
  };
}

/** Ended because another goes on in its place; its own words stay as they were. */
function replaced(alert: WeatherAlert, { sentAt }: WeatherBulletin, now: number): WeatherAlert {
  return { ...alert, updatedAt: now, flags: [...alert.flags, REPLACED], endsAt: Math.min(sentAt, alert.endsAt) };
}

/**
 * Our own end is reckoned from `sent`; from the present where that has not come yet, or it would stand for as long as that is wrong. Neither it
 * nor the end of what is taken back in words alone is sooner than the end that BMKG told before (weather.8, weather.9).
 */
function endOf({ sentAt, expiresAt, flags, keptUntil = 0 }: Renewal, now: number): number {
  const isOurs = flags.includes("end-unknown");
  const isAhead = sentAt > now + AHEAD_MS;
  const end = isOurs && isAhead ? Math.min(expiresAt, now + UNKNOWN_END_STANDS.value * HOUR_MS) : expiresAt;
  // What may be over already is not prolonged by us.
  if (isOurs && flags.includes("cancel-unknown") && keptUntil > now) return keptUntil;
  return Math.max(end, keptUntil);
}

/** weather.3: judged by the times that are now believed, not by those of an earlier version. */
function statusOf({ test }: WeatherBulletin, endsAt: number, now: number): HazardStatus {
  if (test) return "test";
  return endsAt > now ? "live" : "history";
}

function versionOf(bulletin: Renewal, n: number, now: number, changed: string[]): WeatherVersion {
  const {
    kind: _kind,
    feed: _feed,
    test: _test,
    polygons: _polygons,
    unknown: _unknown,
    coded: _coded,
    ...rest
  } = bulletin;
  const { flags: _flags, keptUntil: _keptUntil, ...said } = rest;
  return { n, fetchedAt: now, ...said, changed };
}
