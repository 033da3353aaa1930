import { quakeSaid } from "../../shared/bmkg/bmkgSaid.ts";
import type { Alert } from "../../shared/record/alert.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import type { Impact } from "../../shared/record/impact.ts";
import type { Place } from "../../shared/record/place.ts";
import type { Incident } from "../../shared/record/incident.ts";
import type { Officer, Role } from "../../shared/record/officer.ts";
import { Audience, type ScopeName } from "../../shared/wire/protocol.ts";
import type { FeedTrouble } from "../../shared/record/feedTrouble.ts";
import type { Plan } from "../../shared/record/plan.ts";
import type { Stock } from "../../shared/record/stock.ts";
import type { Change, RecordType, World, WorldRecord } from "../../shared/world/world.ts";

/** As whom a screen looks: an officer's desk, that of a Sentra, a wall that a desk hung up by its link, a wall that anybody may have opened. */
export type Looker = Audience | "sentra" | "stranger";
export const LOOKERS: readonly Looker[] = [...Audience.options, "sentra", "stranger"];

/** A named part of the world, as it is shown. */
interface Scope {
  /** By its type alone, which a drop bears, too: so that whoever was shown a record is told that it is gone. */
  holds: ReadonlySet<RecordType>;
  view(record: WorldRecord): WorldRecord;
}

const SITUATION: ReadonlySet<RecordType> = new Set([
  "hazard",
  "impact",
  "alert",
  "incident",
  "officer",
  "duty",
  "stock",
  "plan",
  "feed",
]);

/** wire.5: lists of what is shown, so a new field stays hidden until somebody lists it. */
export const SCOPES: Readonly<Record<ScopeName, Scope>> = {
  public: {
    holds: new Set([...SITUATION].filter((type) => type !== "officer")),
    view: (record) => forStrangers(wallView(record)),
  },
  situation: { holds: SITUATION, view: wallView },
  places: { holds: new Set(["place"]), view: wallView },
  desk: { holds: new Set([...SITUATION, "coverage", "link", "note"]), view: (record) => record },
};

/** wire.5: who joins which. No two scopes of one screen hold the same record. */
export const JOINS: Readonly<Record<Looker, readonly ScopeName[]>> = {
  stranger: ["public", "places"],
  wall: ["situation", "places"],
  sentra: ["situation", "places"],
  desk: ["desk", "places"],
};

/** wire.5: by what a screen knocked as: the role of who sits there, null where nobody does, and whether it came by a link that holds. */
export function lookerOf(audience: Audience, { role, linked }: { role: Role | null; linked: boolean }): Looker {
  if (audience === "wall") return linked ? "wall" : "stranger";
  return role === "sentra" ? "sentra" : role === null ? "stranger" : "desk";
}

/** What of these changes belongs to a screen, in its view. */
export function changesFor(who: Looker, changes: readonly Change[]): Change[] {
  return changes.flatMap((change) => JOINS[who].flatMap((name) => changeIn(SCOPES[name], change) ?? []));
}

function changeIn({ holds, view }: Scope, change: Change): Change | null {
  const type = change.op === "put" ? change.record.type : change.type;
  if (!holds.has(type)) return null;
  return change.op === "put" ? { op: "put", record: view(change.record) } : change;
}

/** All that a scope holds. */
export function* wholeOf(name: ScopeName, world: World): Generator<Change, undefined> {
  const { holds, view } = SCOPES[name];
  for (const type of holds) for (const record of world[type].values()) yield { op: "put", record: view(record) };
}

/**
 * wire.23: what was done and when is everybody's, by whom is not, nor what posts of ours answered; need.13: that an office reported its goods,
 * but not which lie where.
 */
function forStrangers(record: WorldRecord): WorldRecord {
  switch (record.type) {
    case "stock":
      return { ...record, lots: [] };
    case "duty":
      return { ...record, on: record.on.map(unsigned), handedOver: null };
    case "incident": {
      const { acknowledged, counts, decree, ending, steps } = record;
      return {
        ...record,
        steps: steps.map(unsigned),
        acknowledged: acknowledged && unsigned(acknowledged),
        counts: counts.map((count) => ({ ...unsigned(count), source: undefined })),
        contacts: [],
        decree: decree && unsigned(decree),
        ending: ending && unsigned(ending),
      };
    }
    case "alert":
    case "coverage":
    case "feed":
    case "hazard":
    case "impact":
    case "link":
    case "note":
    case "officer":
    case "place":
    case "plan":
      return record;
  }
}

const unsigned = <Signed extends { officer: string }>(signed: Signed): Signed => ({ ...signed, officer: "" });

function wallView(record: WorldRecord): WorldRecord {
  switch (record.type) {
    case "hazard":
      return hazardView(record);
    case "alert":
      return alertView(record);
    case "incident":
      return incidentView(record);
    case "officer":
      return officerView(record);
    case "duty":
      return { type: record.type, id: record.id, on: record.on, handedOver: null };
    case "place":
      return placeView(record);
    case "stock":
      return stockView(record);
    case "plan":
      return planView(record);
    case "impact":
      return impactView(record);
    case "feed":
      return feedView(record);
    case "coverage":
    case "link":
    case "note":
      throw new Error(`no wall is shown a ${record.type}`);
  }
}

/** Without the statements of single feeds: the wall shows what they add up to, and the words that count of theirs. */
function hazardView(hazard: Hazard): Hazard {
  const { type, id, status, firstSeenAt, updatedAt, flags } = hazard;
  const common = { type, id, status, firstSeenAt, updatedAt, flags };
  if (hazard.kind === "earthquake") {
    const said = quakeSaid(hazard);
    return { ...common, kind: hazard.kind, versions: hazard.versions, statements: [], ...(said && { said }) };
  }
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
  const { type, id, tier, reasons, asks, mayHurt, endedAt, mainId } = alert;
  const rises = alert.history.filter(({ move }) => move === "raised").map(({ at }) => at);
  const raisedAt = Math.max(alert.raisedAt, ...rises);
  return { type, id, tier, reasons, asks, mayHurt, raisedAt, endedAt, mainId, history: [] };
}

/** What is being done and by whom, by role and number; why is the desk's own, but for the words with which it was ended. */
function incidentView(incident: Incident): Incident {
  const { type, id, hazardIds, name, state, openedAt, startedAt, tier, acknowledged, actedAt } = incident;
  const { escalation, counts, contacts, decree, ending, mergedInto, closedAt } = incident;
  const steps = incident.steps.map((step) => ({ ...step, why: "" }));
  const opened = { type, id, hazardIds, name, state, steps, openedAt, startedAt, tier };
  const done = { acknowledged, actedAt, escalation, counts, contacts, decree };
  return {
    ...opened,
    ...done,
    asked: null,
    ending: ending && { ...ending, second: null },
    outcome: null,
    mergedInto,
    closedAt,
  };
}

/** Without where their name lies. */
function officerView({ type, id, number, role, since, endedAt }: Officer): Officer {
  return { type, id, number, role, since, endedAt, unlockedAt: null, name: null, phone: null };
}

/** What lies where, and of which day the count is; the marks of batches stay at the desk. */
function stockView({ type, id, asOf, lots }: Stock): Stock {
  return { type, id, asOf, source: "", lots: lots.map((lot) => ({ ...lot, batch: null })) };
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
