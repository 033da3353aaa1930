import type { Alert } from "../../shared/record/alert.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import type { Impact } from "../../shared/record/impact.ts";
import type { Place } from "../../shared/record/place.ts";
import { Audience } from "../../shared/wire/protocol.ts";
import type { FeedTrouble } from "../../shared/record/feedTrouble.ts";
import type { Plan } from "../../shared/record/plan.ts";
import type { Change, RecordType, WorldRecord } from "../../shared/world/world.ts";

/** Who looks: an officer's desk, a wall that a desk hung up by its link, a wall that anybody may have opened. */
export type View = Audience | "stranger";
export const VIEWS: readonly View[] = [...Audience.options, "stranger"];

/** wire.5: what each kind of screen may receive. Lists of what is shown, so a new field stays hidden until somebody lists it. */
export function changesFor(view: View, changes: readonly Change[]): Change[] {
  switch (view) {
    case "desk":
      return [...changes];
    case "wall":
      return changes.flatMap(wallChange);
    case "stranger":
      return changes.flatMap(wallChange).map(withoutOfficers);
  }
}

/** wire.23: that an alert was answered and when is everybody's, by whom is not. */
function withoutOfficers(change: Change): Change {
  if (change.op === "drop" || change.record.type !== "alert") return change;
  const { acknowledged, fieldCount } = change.record;
  const nameless = {
    fieldCount: fieldCount && { ...fieldCount, officer: "", source: undefined },
    acknowledged: acknowledged && { ...acknowledged, officer: "" },
  };
  return { op: "put", record: { ...change.record, ...nameless } };
}

/** What a wall is shown, and hence told when it is gone. */
const ON_WALLS: ReadonlySet<RecordType> = new Set(["hazard", "impact", "alert", "place", "plan", "feed"]);

function wallChange(change: Change): Change[] {
  if (change.op === "drop") return ON_WALLS.has(change.type) ? [change] : [];
  const shown = wallView(change.record);
  return shown ? [{ op: "put", record: shown }] : [];
}

/** Null for what a wall shows nothing of. */
function wallView(record: WorldRecord): WorldRecord | null {
  switch (record.type) {
    case "hazard":
      return hazardView(record);
    case "alert":
      return alertView(record);
    case "place":
      return placeView(record);
    case "coverage":
    case "stock":
    case "link":
    case "note":
      return null;
    case "plan":
      return planView(record);
    case "impact":
      return impactView(record);
    case "feed":
      return feedView(record);
  }
}

/** Without the statements of single feeds: the wall shows what they add up to. */
function hazardView(hazard: Hazard): Hazard {
  const { type, id, status, firstSeenAt, updatedAt, flags } = hazard;
  const common = { type, id, status, firstSeenAt, updatedAt, flags };
  if (hazard.kind === "earthquake") return { ...common, kind: hazard.kind, versions: hazard.versions, statements: [] };
  const { kind, versions, polygons, endsAt, cancelled } = hazard;
  return { ...common, kind, versions, polygons, endsAt, cancelled };
}

/** In the schema's order, as it is kept. */
function impactView(impact: Impact): Impact {
  const { type, id, version, computedAt, headline, population, epicentre, maxMmi, zones } = impact;
  const { contours, people, expected } = impact;
  const {
    peopleInside,
    kabupaten,
    resources,
    unlisted,
    plan,
    help,
    covering,
    felt,
    displaced,
    needs,
    tsunami,
    inputs,
  } = impact;
  const shaken = { epicentre, maxMmi, zones, contours, people, expected, peopleInside, kabupaten };
  const posts = { resources, ...(unlisted && { unlisted }), plan, help, covering };
  const mark = { type, id, version, computedAt, ...(headline && { headline }) };
  return { ...mark, population, ...shaken, ...posts, felt, displaced, needs, tsunami, inputs };
}

function feedView({ type, id, outcome, reason, since, firstReadAt }: FeedTrouble): FeedTrouble {
  return { type, id, outcome, reason, since, firstReadAt };
}

/** For a wall, raised is when it became as loud as it is: that makes it news. The history itself stays at the desk. */
function alertView(alert: Alert): Alert {
  const { type, id, tier, reasons, asks, mayHurt, endedAt, mainId, fieldCount, acknowledged } = alert;
  const rises = alert.history.filter(({ move }) => move === "raised").map(({ at }) => at);
  const raisedAt = Math.max(alert.raisedAt, ...rises);
  const answered = { mainId, fieldCount, acknowledged };
  return { type, id, tier, reasons, asks, mayHurt, raisedAt, endedAt, ...answered, history: [] };
}

/** The day alone: who planned it stays at the desk. */
function planView({ type, id, on, at }: Plan): Plan {
  return { type, id, on, at, officer: "" };
}

function placeView(place: Place): Place {
  const { type, id, name, kabCode, province, at, positionBasis, basis } = place;
  const common = { type, id, name, kabCode, province, at, positionBasis, basis, source: "" };
  switch (place.kind) {
    case "tagana":
      return {
        ...common,
        kind: place.kind,
        membersRegistered: place.membersRegistered,
        membersActive: place.membersActive,
      };
    case "sentra":
      return { ...common, kind: place.kind, office: place.office, city: place.city, covers: [] };
    case "warehouse":
      return { ...common, kind: place.kind, level: place.level };
    case "lumbung":
      return { ...common, kind: place.kind, count: place.count };
  }
}
