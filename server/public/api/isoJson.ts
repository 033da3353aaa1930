/** What bears a time in the public documents. Listed, or a number that is called `walkTime` would become a date. */
const TIMES: ReadonlySet<string> = new Set([
  "generatedAt",
  "originTime",
  "issuedAt",
  "fetchedAt",
  "observedAt",
  "arrivalAt",
  "arrivesAt",
  "sentAt",
  "effectiveAt",
  "expiresAt",
  "endsAt",
  "raisedAt",
  "endedAt",
  "computedAt",
  "readAt",
  "newestAt",
  "failingSince",
  "since",
]);

/** JSON in which times are ISO 8601 in UTC instead of epoch ms. */
export function isoJson(value: unknown): string {
  return JSON.stringify(value, (key, field: unknown) =>
    typeof field === "number" && TIMES.has(key) ? new Date(field).toISOString() : field,
  );
}
