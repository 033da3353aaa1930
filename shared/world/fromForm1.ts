/** An entry's JSON, before it is held against the schema of today. */
export type Told = Readonly<Record<string, unknown>>;

/**
 * form.8: in form 1 an alert bore who had answered it and how many were counted. In form 2 that is an incident's. Every alert of form 1 was
 * written whole, so that each writes its incident whole, and the last of them is how it stood.
 */
export function fromForm1(entry: Told): Told {
  return Array.isArray(entry.changes) ? { ...entry, changes: entry.changes.flatMap(changesOf) } : entry;
}

function changesOf(change: unknown): unknown[] {
  if (!isTold(change)) return [change];
  const { op, type, id, record } = change;
  // Where there was none the drop of one does nothing.
  if (op === "drop" && type === "alert") return [change, { op, type: "incident", id }];
  if (op !== "put" || !isTold(record)) return [change];
  if (record.type === "note") return [{ op, record: noteOf(record) }];
  if (record.type !== "alert") return [change];
  // Earlier builds of form 1 told neither `asks` nor `mayHurt`.
  const { acknowledged = null, fieldCount = null, asks = true, mayHurt = false, ...alert } = record;
  const tier = loudest([...listOf(alert.history), alert]);
  const isOurs = LOUD.includes(tier) || acknowledged !== null || fieldCount !== null;
  return [
    { op, record: { ...alert, asks, mayHurt } },
    ...(isOurs ? [{ op, record: incidentOf({ ...alert, tier }, acknowledged, fieldCount) }] : []),
  ];
}

function noteOf(note: Told): Told {
  return { ...note, incidentId: note.hazardId, written: false, command: null, struck: null };
}

const HOUSE = "sigap";
const LOUD: readonly unknown[] = ["merusak", "darurat"];

/** Of what it ever was: one that was lowered since still says how its incident stands. */
function loudest(moves: readonly unknown[]): unknown {
  const tiers = moves.flatMap((move) => (isTold(move) ? [move.tier] : []));
  return LOUD.toReversed().find((loud) => tiers.includes(loud)) ?? tiers.at(-1);
}

const MINUTE_MS = 60_000;

function incidentOf({ id, tier, raisedAt, endedAt }: Told, acknowledged: unknown, fieldCount: unknown): Told {
  const opened = { state: "terdeteksi", why: "", officer: HOUSE, at: raisedAt };
  const answered = isTold(acknowledged)
    ? [{ state: "terverifikasi", why: "diterima petugas", officer: acknowledged.officer, at: acknowledged.at }]
    : [];
  const closed =
    endedAt === null ? [] : [{ state: "selesai", why: "peringatannya berakhir", officer: HOUSE, at: endedAt }];
  const steps = [opened, ...answered, ...closed];
  const acted = [acknowledged, fieldCount].flatMap((deed) => (isTold(deed) ? Number(deed.at) : []));
  return {
    type: "incident",
    id,
    hazardIds: [id],
    name: null,
    state: steps.at(-1)?.state,
    steps,
    openedAt: raisedAt,
    startedAt: raisedAt,
    tier,
    acknowledged,
    actedAt: acted.length > 0 ? Math.max(...acted) : null,
    escalation: [
      { afterMs: 2 * MINUTE_MS, call: "piket" },
      { afterMs: 5 * MINUTE_MS, call: "kedua" },
      { afterMs: 15 * MINUTE_MS, call: "kabid" },
    ],
    counts: isTold(fieldCount) ? [{ ...fieldCount, group: "pengungsi", place: null }] : [],
    contacts: [],
    decree: null,
    asked: null,
    ending: null,
    outcome: null,
    mergedInto: null,
    closedAt: endedAt,
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function isTold(value: unknown): value is Told {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
