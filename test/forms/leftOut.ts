/**
 * What records of form 1 bore at its end and those of earlier builds did not: by type and path, through every list on the way. An entry without any of
 * it must open for ever.
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  alert: ["asks", "mayHurt", "history.title", "fieldCount.source", "fieldCount.asOf"],
  impact: [
    "basis",
    "expected",
    "plan",
    "unlisted",
    "contours.measured",
    "displaced.mid",
    "help.target",
    "help.legs.name",
    "needs.stock",
    "needs.feedsDays",
    "needs.lines.need.mid",
    "needs.lines.reported",
    "needs.lines.locked",
    "needs.lines.expiresAt",
    "tsunami.zones.part",
    "tsunami.zones.island",
    "tsunami.zones.shoreOffKm",
    "inputs.shakemap",
    "inputs.target",
  ],
  hazard: [
    "haste",
    "shakemap",
    "versions.tsunami.cancelled",
    "statements.cancelled",
    "statements.earlier",
    "statements.feltDoubted",
    "statements.haste",
    "statements.issueDoubted",
    "statements.returned",
  ],
  place: ["office"],
};

export function asEarlierBuildsTold({ form: _, ...entry }: Record<string, unknown>): object {
  const changes = (entry.changes as { op: string; record?: Record<string, unknown> }[]).map((change) => {
    const paths = LEFT_OUT[String(change.record?.type)] ?? [];
    return {
      ...change,
      ...(change.record && {
        record: paths.reduce<unknown>((told, path) => without(told, path.split(".")), change.record),
      }),
    };
  });
  return { ...entry, changes };
}

function without(told: unknown, [key = "", ...further]: readonly string[]): unknown {
  if (Array.isArray(told)) return told.map((each) => without(each, [key, ...further]));
  if (typeof told !== "object" || told === null || !(key in told)) return told;
  const { [key]: value, ...rest } = told as Record<string, unknown>;
  return further.length === 0 ? rest : { ...rest, [key]: without(value, further) };
}
