import type { Alert } from "../../shared/record/alert.ts";
import type { Earthquake, Hazard, WeatherAlert } from "../../shared/record/hazard.ts";
import { clockWords, stampWords } from "../../shared/time.ts";
import type { Incident } from "../../shared/record/incident.ts";
import type { Entry, WorldRecord } from "../../shared/world/world.ts";

/** A scenario's outcome as text to be read and compared: a line for each version, move of an alert and turn of a feed. */
export function tellAll(title: string, entries: readonly Entry[]): string {
  const known = new Map<string, WorldRecord>();
  const lines = entries.flatMap((entry) => {
    const told: string[] = [];
    let history = 0;
    for (const change of entry.changes) {
      if (change.op === "drop") {
        told.push(`${change.type} ${change.id} dropped`);
        continue;
      }
      const { record } = change;
      const key = `${record.type}/${record.id}`;
      const before = known.get(key);
      known.set(key, record);
      if (isHistory(record) && (!before || isHistory(before))) history += 1;
      else told.push(...tell(record, before));
    }
    if (history > 0) told.unshift(`${history} quakes of before, as history [${entry.by.replace("feed:", "")}]`);
    return told.map((line) => `${clockWords(entry.at)} WIB  ${line}`);
  });
  return `${title}\n\n${lines.join("\n")}\n`;
}

const isHistory = (record: WorldRecord) =>
  record.type === "hazard" && record.kind === "earthquake" && record.status === "history";

function tell(record: WorldRecord, before: WorldRecord | undefined): string[] {
  switch (record.type) {
    case "hazard":
      return tellHazard(record, before?.type === "hazard" ? before : undefined);
    case "alert":
      return tellAlert(record, before?.type === "alert" ? before : undefined);
    case "feed":
      return [`feed ${record.id} ${record.outcome}${firm(record.reason)}`];
    case "incident":
      return tellIncident(record, before?.type === "incident" ? before : undefined);
    case "impact":
    case "officer":
    case "duty":
    case "place":
    case "coverage":
    case "stock":
    case "plan":
    case "link":
    case "note":
      return [];
  }
}

function tellHazard(hazard: Hazard, before: Hazard | undefined): string[] {
  const fresh = hazard.versions.slice(before?.versions.length ?? 0);
  const state = [
    ...(before?.status === hazard.status ? [] : [hazard.status]),
    ...(before && String(before.flags) === String(hazard.flags) ? [] : hazard.flags),
  ];
  const standing = state.length > 0 ? ` {${state.join(" ")}}` : "";
  if (fresh.length === 0) return standing === "" ? [] : [`${hazard.id}${standing}`];
  return hazard.kind === "earthquake"
    ? fresh.map((version) => `${hazard.id} ${quakeWords(version as Earthquake["versions"][number])}${standing}`)
    : fresh.map(
        (version) => `${hazard.id} ${weatherWords(hazard, version as WeatherAlert["versions"][number])}${standing}`,
      );
}

function quakeWords({
  n,
  magnitude,
  depthKm,
  at: [lng, lat],
  feed,
  form,
  felt,
  tsunami,
  originTime,
  changed,
}: Earthquake["versions"][number]): string {
  const gauges = tsunami.observations.filter((one) => one.at && one.at[1] < 0).length;
  const parts = [
    `v${n} M${magnitude.toFixed(1)} ${depthKm} km ${lat.toFixed(2)},${lng.toFixed(2)}`,
    `at ${stampWords(originTime)}`,
    `[${feed} ${form}]`,
    ...(felt.length > 0 ? [`felt ${felt.length}`] : []),
    ...(tsunami.state === "unknown"
      ? []
      : [`tsunami ${tsunami.state} ${tsunami.stage ?? ""} ${tsunami.level ?? ""}`.trim()]),
    ...(tsunami.zones.length > 0 ? [`${tsunami.zones.length} zones`] : []),
    ...(tsunami.observations.length > 0 ? [`${tsunami.observations.length} gauges, ${gauges} in the south`] : []),
    ...(changed.length > 0 ? [`(${changed.join("; ")})`] : []),
  ];
  return parts.join(" ");
}

function weatherWords(
  alert: WeatherAlert,
  { n, msgType, severity, code, expiresAt, changed }: WeatherAlert["versions"][number],
): string {
  const until = `until ${clockWords(alert.cancelled ? alert.endsAt : expiresAt)}`;
  return `v${n} ${msgType} ${severity} ${code} ${alert.polygons.length} polygons ${until}${changed.length > 0 ? ` (${changed.join("; ")})` : ""}`;
}

function tellAlert(alert: Alert, before: Alert | undefined): string[] {
  const moves = alert.history.slice(before?.history.length ?? 0);
  if (moves.length === 0) return [`  alert ${alert.id} ${alert.tier}: ${alert.reasons.join(" · ")}`];
  const after = alert.mainId === null ? "" : ` as an aftershock of ${alert.mainId}`;
  return moves.map(({ move, tier, why }) =>
    move === "ended"
      ? `  alert ${alert.id} ended, was ${tier}: ${why}`
      : `  alert ${alert.id} ${move} to ${tier}${after}: ${alert.reasons.join(" · ")}`,
  );
}

function tellIncident(incident: Incident, before: Incident | undefined): string[] {
  const { id, hazardIds, steps, acknowledged } = incident;
  return [
    ...(before ? [] : [`  incident ${id} opened`]),
    ...hazardIds.slice(before?.hazardIds.length ?? 1).map((each) => `  incident ${id} takes ${each}`),
    ...steps.slice(before?.steps.length ?? 1).map(({ state, why }) => `  incident ${id} ${state}: ${why}`),
    ...(acknowledged && before?.acknowledged?.at !== acknowledged.at
      ? [`  incident ${id} answered at ${acknowledged.tier}`]
      : []),
  ];
}

/** The words of the network layer differ from machine to machine, so only BMKG's and the drivers' are kept; patience is the test's own. */
function firm(reason: string | null): string {
  if (reason === null) return "";
  return reason.startsWith("fetch failed") || reason.startsWith("terminated") || /socket|ECONN|aborted/.test(reason)
    ? ": line broken"
    : `: ${reason.replace(/within \d+ s$/, "within 1 s")}`;
}
