import type { Incident } from "../record/incident.ts";
import { tierRank } from "../record/alert.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { NEXT } from "./states.ts";
import { stepped } from "./step.ts";
import { incidentTitle, noteOn, openIncident } from "./told.ts";

/** incident.8: one matter after all: what was done about both stands in the one that stays, and nothing of it twice. */
export function merge({ incidentId, into, why }: Told<"incident:merge">, circumstances: Circumstances): Decision {
  const { world, at } = circumstances;
  const [from, stays] = [openIncident(world, incidentId), openIncident(world, into)];
  if ("refusal" in from) return from;
  if ("refusal" in stays) return stays;
  if (from.id === stays.id) return { refusal: "Insiden tidak dapat digabung dengan dirinya sendiri." };
  const [title, other] = [incidentTitle(world, stays), incidentTitle(world, from)];
  const closed: Incident = {
    ...from,
    ...stepped(from, "selesai", `digabung ke ${title}`, circumstances),
    mergedInto: stays.id,
    asked: null,
    actedAt: at,
    closedAt: at,
  };
  const decree = stays.decree ?? from.decree;
  const next = decree === null ? stays.state : (NEXT[stays.state].decreed ?? stays.state);
  const merged: Incident = {
    ...stays,
    ...(next === stays.state ? {} : stepped(stays, next, `digabung dengan ${other}`, circumstances)),
    acknowledged: ofBoth(stays.acknowledged, from.acknowledged),
    hazardIds: [...new Set([...stays.hazardIds, ...from.hazardIds])],
    tier: tierRank(from.tier) > tierRank(stays.tier) ? from.tier : stays.tier,
    counts: [...stays.counts, ...from.counts.filter((count) => !stays.counts.some((each) => isSame(each, count)))],
    contacts: [
      ...stays.contacts,
      ...from.contacts.filter(({ placeId }) => !stays.contacts.some((each) => each.placeId === placeId)),
    ],
    decree,
    actedAt: at,
  };
  return {
    why: "insiden digabung",
    changes: [
      { op: "put", record: closed },
      { op: "put", record: merged },
    ],
    note: noteOn(world, merged, `digabung dengan ${other}`, why),
  };
}

const isSame = (a: Incident["counts"][number], b: Incident["counts"][number]) =>
  a.group === b.group && a.place === b.place;

/** Who answered last, by the louder of both: what either had answered for is not asked again. */
function ofBoth(a: Incident["acknowledged"], b: Incident["acknowledged"]): Incident["acknowledged"] {
  if (a === null || b === null) return a ?? b;
  return { ...(b.at > a.at ? b : a), tier: tierRank(b.tier) > tierRank(a.tier) ? b.tier : a.tier };
}
