import type { WeatherBulletin } from "../../shared/record/bulletin.ts";
import type { HazardFlag } from "../../shared/record/flag.ts";
import { current, type HazardStatus, type WeatherAlert, type WeatherVersion } from "../../shared/record/hazard.ts";
import type { MergeContext } from "./context.ts";

/** CAP alerts: each identifier is a hazard; an Update or Cancel that refers to one changes that one (weather.1–weather.3). */
export function mergeWeather(
  known: readonly WeatherAlert[],
  bulletins: readonly WeatherBulletin[],
  { now }: MergeContext,
): WeatherAlert[] {
  const alerts = new Map(known.map((alert) => [alert.id, alert]));
  const changed = new Set<string>();
  for (const bulletin of [...bulletins].sort((a, b) => a.sentAt - b.sentAt)) {
    const heard = [...alerts.values()].some((alert) =>
      alert.versions.some((version) => version.identifier === bulletin.identifier),
    );
    if (heard) continue;
    const meant = [...alerts.values()].filter((alert) =>
      alert.versions.some((version) => bulletin.references.includes(version.identifier)),
    );
    const next =
      bulletin.msgType === "Alert" || meant.length === 0
        ? [begin(bulletin, now)]
        : meant.map((alert) => renew(alert, bulletin, now));
    for (const alert of next) {
      alerts.set(alert.id, alert);
      changed.add(alert.id);
    }
  }
  return [...changed].flatMap((id) => alerts.get(id) ?? []);
}

function begin(bulletin: WeatherBulletin, now: number): WeatherAlert {
  const cancelled = bulletin.msgType === "Cancel";
  const status: HazardStatus = bulletin.test ? "test" : bulletin.expiresAt <= now || cancelled ? "history" : "live";
  const flags: HazardFlag[] = bulletin.test ? ["bmkg-test"] : [];
  return {
    type: "hazard",
    kind: "weather",
    id: `cap-${bulletin.identifier}`,
    status,
    firstSeenAt: now,
    updatedAt: now,
    flags,
    versions: [versionOf(bulletin, 1, now, [])],
    polygons: bulletin.polygons,
    endsAt: cancelled ? Math.min(bulletin.sentAt, bulletin.expiresAt) : bulletin.expiresAt,
    cancelled,
  };
}

function renew(alert: WeatherAlert, bulletin: WeatherBulletin, now: number): WeatherAlert {
  const cancelled = bulletin.msgType === "Cancel";
  const before = current(alert);
  const changed = [
    ...(cancelled ? ["dibatalkan BMKG"] : []),
    ...(before.expiresAt !== bulletin.expiresAt ? ["masa berlaku"] : []),
    ...(before.headline !== bulletin.headline ? ["judul"] : []),
    ...(!cancelled && JSON.stringify(alert.polygons) !== JSON.stringify(bulletin.polygons) ? ["wilayah"] : []),
  ];
  return {
    ...alert,
    updatedAt: now,
    versions: [...alert.versions, versionOf(bulletin, before.n + 1, now, changed)],
    polygons: cancelled && bulletin.polygons.length === 0 ? alert.polygons : bulletin.polygons,
    endsAt: cancelled ? Math.min(bulletin.sentAt, alert.endsAt) : bulletin.expiresAt,
    cancelled,
  };
}

function versionOf(bulletin: WeatherBulletin, n: number, now: number, changed: string[]): WeatherVersion {
  const { kind: _kind, feed: _feed, test: _test, polygons: _polygons, ...said } = bulletin;
  return { n, fetchedAt: now, ...said, changed };
}
