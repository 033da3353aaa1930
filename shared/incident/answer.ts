import { answerOf, incidentOf } from "../alert/answer.ts";
import { tierRank, type Tier } from "../record/alert.ts";
import type { Incident } from "../record/incident.ts";
import { clockWords } from "../time.ts";
import { callSign } from "../officer/callSign.ts";
import { tierWords } from "../words/tiers.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { opened } from "./opened.ts";
import { NEXT } from "./states.ts";
import { acted } from "./told.ts";

/** incident.4: *Terima*. Of two officers one is first; a rise of tier or a higher wave asks again. Opens an incident where none stands. */
export function answer({ hazardId }: Told<"incident:answer">, circumstances: Circumstances): Decision {
  const { world, who, at } = circumstances;
  const alert = world.alert.get(hazardId);
  if (!alert) return { refusal: `Peringatan ${hazardId} tidak ada.` };
  if (alert.endedAt !== null) return { refusal: `Peringatan sudah berakhir pukul ${clockWords(alert.endedAt)} WIB.` };
  const before = answerOf(world, alert);
  if (before)
    return {
      refusal: `Sudah diterima ${callSign(world.officer, before.officer)} pukul ${clockWords(before.at)} WIB.`,
    };
  const why = "diterima petugas";
  const stands = incidentOf(world.incident, hazardId);
  const incident: Incident =
    stands?.closedAt === null ? stands : opened(world, hazardId, { officer: who.officer, at, why });
  const tier = loudest(alert.tier, incident.acknowledged?.tier);
  const state = NEXT[incident.state].answered ?? incident.state;
  return acted(
    incident,
    {
      state,
      steps: state === incident.state ? incident.steps : [...incident.steps, { state, why, officer: who.officer, at }],
      acknowledged: { officer: who.officer, at, tier },
    },
    circumstances,
    { why: "peringatan diterima", words: `diterima pada ${tierWords(alert.tier)}` },
  );
}

/** Whoever answers for an aftershock answers no less for what came before it. */
const loudest = (tier: Tier, before: Tier = tier) => (tierRank(before) > tierRank(tier) ? before : tier);
