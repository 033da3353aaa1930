import type { Incident } from "../record/incident.ts";
import { tierRank } from "../record/alert.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
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
  const merged: Incident = {
    ...stays,
    hazardIds: [...new Set([...stays.hazardIds, ...from.hazardIds])],
    tier: tierRank(from.tier) > tierRank(stays.tier) ? from.tier : stays.tier,
    counts: [...stays.counts, ...from.counts.filter((count) => !stays.counts.some((each) => isSame(each, count)))],
    contacts: [
      ...stays.contacts,
      ...from.contacts.filter(({ placeId }) => !stays.contacts.some((each) => each.placeId === placeId)),
    ],
    decree: stays.decree ?? from.decree,
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
