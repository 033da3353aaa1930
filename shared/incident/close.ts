import type { Outcome } from "../record/incident.ts";
import { thousands } from "../words/figures.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { NEXT } from "./states.ts";
import { stepped } from "./step.ts";
import { acted, openIncident } from "./told.ts";

export const DAMAGE_WORDS: Readonly<Record<Outcome["damage"], string>> = {
  "tidak-ada": "tidak ada kerusakan",
  ringan: "kerusakan ringan",
  sedang: "kerusakan sedang",
  berat: "kerusakan berat",
};

/** incident.11: closed with what became of it, each fact by somebody's word; never while an alert of it still warns. */
export function close({ incidentId, outcome }: Told<"incident:close">, circumstances: Circumstances): Decision {
  const { world, who, at } = circumstances;
  const incident = openIncident(world, incidentId);
  if ("refusal" in incident) return incident;
  if (incident.hazardIds.some((id) => world.alert.get(id)?.endedAt === null))
    return { refusal: "Peringatannya masih berlaku. Akhiri dulu, atau tunggu sampai berakhir." };
  if (outcome.deaths !== null && outcome.deaths > 0 && outcome.deathsBy === null)
    return { refusal: "Korban meninggal hanya dicatat dengan siapa yang memastikan." };
  const next = NEXT[incident.state].closed;
  if (next === null) return { refusal: "Insiden ini tidak dapat ditutup." };
  const { damage, deaths, houses, displacedPeak, source } = outcome;
  const facts = [
    DAMAGE_WORDS[damage],
    known(deaths, "meninggal"),
    known(houses, "rumah rusak"),
    known(displacedPeak, "mengungsi paling banyak"),
    `sumber ${source}`,
  ];
  const change = {
    ...stepped(incident, next, "ditutup dengan hasilnya", circumstances),
    outcome: { ...outcome, officer: who.officer, at },
    asked: null,
    closedAt: at,
  };
  return acted(incident, change, circumstances, {
    why: "insiden ditutup",
    words: "ditutup",
    detail: facts.join(", "),
  });
}

const known = (count: number | null, what: string) =>
  count === null ? `${what} belum ada data` : `${thousands(count)} ${what}`;
