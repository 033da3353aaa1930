import type { Contact } from "../record/incident.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { acted, openIncident, since } from "./told.ts";

export const ANSWER_WORDS: Readonly<Record<Contact["answer"], string>> = {
  aman: "aman",
  rusak: "rusak",
  "tak-menjawab": "tak menjawab",
};
export const THROUGH_WORDS: Readonly<Record<Contact["through"], string>> = {
  telepon: "telepon",
  wa: "WA",
  radio: "radio",
  langsung: "langsung",
};

/** incident.6: what a post of ours answered, when it was asked; its silence is an answer too. */
export function contact(
  { incidentId, placeId, answer, through }: Told<"incident:contact">,
  circumstances: Circumstances,
): Decision {
  const { world, who, at } = circumstances;
  const incident = openIncident(world, incidentId);
  if ("refusal" in incident) return incident;
  const place = world.place.get(placeId);
  if (!place) return { refusal: `Pos ${placeId} tidak ada di registri.` };
  const before = incident.contacts.find((each) => each.placeId === placeId) ?? null;
  const told: Contact = { placeId, answer, through, ...since(before), officer: who.officer, at };
  const contacts = [...incident.contacts.filter((each) => each !== before), told];
  return acted(incident, { contacts }, circumstances, {
    why: "pos dihubungi",
    words: `${place.name} ${ANSWER_WORDS[answer]}`,
    detail: THROUGH_WORDS[through],
  });
}
