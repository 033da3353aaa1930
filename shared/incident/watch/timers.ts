import { askedAt, incidentOf } from "../../alert/answer.ts";
import { needsAnswer } from "../../alert/needsAnswer.ts";
import { isHurt } from "../../impact/hurtPlaces.ts";
import type { Incident } from "../../record/incident.ts";
import type { World } from "../../world/world.ts";
import { dutyOf } from "../duty.ts";
import { ASKED_FOR_MS, askedOf } from "../end.ts";
import { callNow, idleSince, IDLE_AFTER_ANSWER } from "../escalation.ts";
import { LADDER, ladderOf, type StepId } from "./ladder.ts";
import { timer, TIMER_SETTINGS, type Clocked, type Timer, type TimerKind } from "./timer.ts";

/** incident.18: all that runs, asked of the world at the hour; in no order. */
export function timersOf(world: World, now: number): Timer[] {
  const open = [...world.incident.values()].filter(({ closedAt }) => closedAt === null);
  return [
    ...answers(world, now),
    ...open.flatMap((incident) => ofIncident(world, incident, now)),
    ...shift(world, now),
  ];
}

/** Also of what no incident was opened for yet: of that nobody is called. */
function answers(world: World, now: number): Timer[] {
  return [...world.alert.values()]
    .filter((alert) => needsAnswer(world, alert))
    .map((alert) => {
      const incident = incidentOf(world.incident, alert.id);
      const stands = incident?.closedAt === null ? incident : null;
      const since = askedAt(world, alert);
      return timer({
        kind: "answer",
        incidentId: stands?.id ?? null,
        hazardId: alert.id,
        since,
        dueAt: since + TIMER_SETTINGS.answerWithin.value,
        call: stands && callNow(world, stands, now),
      });
    });
}

function ofIncident(world: World, incident: Incident, now: number): Timer[] {
  const of = (clocked: Clocked) =>
    timer({ incidentId: incident.id, hazardId: incident.hazardIds[0] ?? null, ...clocked });
  const idle = idleSince(world, incident);
  const asked = askedOf(world, incident, now);
  return [
    ...(idle === null
      ? []
      : [
          of({
            kind: "act",
            since: idle,
            dueAt: idle + IDLE_AFTER_ANSWER.value,
            call: callNow(world, incident, now),
          }),
        ]),
    ...(asked ? [of({ kind: "second", since: asked.at, dueAt: asked.at + ASKED_FOR_MS })] : []),
    ...ofPosts(world, incident).map(of),
    ...(restedSince(world, incident) === null ? ofLadder(world, incident, now) : []).map(of),
    ...ofItsEnd(world, incident, now).map(of),
  ];
}

/** incident.19: posts that may lie under rubble, while an alert of theirs stands. */
function ofPosts(world: World, incident: Incident): Clocked[] {
  const standing = incident.hazardIds.filter((id) => world.alert.get(id)?.endedAt === null);
  const hurt = standing
    .flatMap((id) => world.impact.get(id)?.resources ?? [])
    .filter(isHurt)
    .sort((a, b) => (b.mmi ?? 0) - (a.mmi ?? 0) || (a.placeId < b.placeId ? -1 : 1));
  const ids = [...new Set(hurt.map(({ placeId }) => placeId))];
  const unasked = ids.filter((id) => !incident.contacts.some(({ placeId }) => placeId === id));
  const silent = incident.contacts
    .filter(({ answer, placeId }) => answer === "tak-menjawab" && ids.includes(placeId))
    .sort((a, b) => a.at - b.at);
  const dueAt = incident.startedAt + LADDER.contacted.after.value;
  const [next] = unasked;
  const [quiet] = silent;
  return [
    ...(next === undefined
      ? []
      : [{ kind: "posts" as const, placeId: next, more: unasked.length - 1, since: incident.openedAt, dueAt }]),
    ...(quiet === undefined
      ? []
      : [
          {
            kind: "silent-post" as const,
            placeId: quiet.placeId,
            more: silent.length - 1,
            since: quiet.at,
            dueAt: quiet.at + TIMER_SETTINGS.postAnswersWithin.value,
          },
        ]),
  ];
}

/** What of the ladder an officer can see to here. */
const OF_LADDER: Readonly<Partial<Record<StepId, TimerKind>>> = { counted: "count", decreed: "decree" };

function ofLadder(world: World, incident: Incident, now: number): Clocked[] {
  return ladderOf(incident, world, now).flatMap(({ id, dueAt, state }) => {
    const kind = OF_LADDER[id];
    const runs = state.kind === "coming" || state.kind === "late";
    return kind !== undefined && runs ? [{ kind, since: incident.startedAt, dueAt }] : [];
  });
}

/** What came to rest is closed with what became of it; what did not may be forgotten. */
function ofItsEnd(world: World, incident: Incident, now: number): Clocked[] {
  const rested = restedSince(world, incident);
  if (rested !== null) return [{ kind: "outcome", since: rested, dueAt: rested + TIMER_SETTINGS.outcomeWithin.value }];
  const since = incident.actedAt ?? incident.openedAt;
  const dueAt = since + TIMER_SETTINGS.silentFor.value;
  return now < dueAt ? [] : [{ kind: "forgotten", since, dueAt }];
}

/** Since when nothing of it warns; null while something does, or a region is in emergency. */
function restedSince({ alert: alerts }: World, { hazardIds, openedAt, state }: Incident): number | null {
  if (state === "tanggap-darurat" || state === "transisi") return null;
  const ends = hazardIds.flatMap((id) => {
    const alert = alerts.get(id);
    return alert ? [alert.endedAt] : [];
  });
  return ends.includes(null) ? null : Math.max(openedAt, ...ends.map(Number));
}

/** Of who has been on duty for longest. */
function shift(world: World, now: number): Timer[] {
  const { on } = dutyOf(world);
  if (on.length === 0) return [];
  const since = Math.min(...on.map((each) => each.since));
  const dueAt = since + TIMER_SETTINGS.shift.value;
  return now < dueAt - TIMER_SETTINGS.shiftToldBefore.value ? [] : [timer({ kind: "shift", since, dueAt })];
}
