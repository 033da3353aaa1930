import type { Count, Group, Incident } from "../record/incident.ts";
import { clockWords, stampWords } from "../time.ts";
import { thousands } from "../words/figures.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { acted, openIncident, since } from "./told.ts";

export const GROUP_WORDS: Readonly<Record<Group, string>> = {
  pengungsi: "orang mengungsi",
  "laki-laki": "laki-laki mengungsi",
  perempuan: "perempuan mengungsi",
  balita: "balita",
  lansia: "lansia",
  disabilitas: "penyandang disabilitas",
  "ibu-hamil": "ibu hamil",
};

/** incident.5: a count of one group, here or there. It takes the place of the one before, and the note says so. */
export function count(
  { incidentId, group, people, source, place, asOf }: Told<"incident:count">,
  circumstances: Circumstances,
): Decision {
  const { world, who, at } = circumstances;
  const incident = openIncident(world, incidentId);
  if ("refusal" in incident) return incident;
  if (asOf > at)
    return { refusal: `Pukul ${clockWords(asOf)} WIB belum tiba. Tulis keadaan pukul berapa hitungan itu.` };
  const before = incident.counts.find((each) => isOf(each, group, place)) ?? null;
  if (before?.asOf !== undefined && asOf < before.asOf)
    return { refusal: `Sudah ada hitungan yang lebih baru, keadaan ${stampWords(before.asOf)}.` };
  const counted: Count = { group, people, source, place, asOf, ...since(before), officer: who.officer, at };
  const old = before === null ? "" : `${thousands(before.people)} → `;
  return acted(incident, { counts: withCount(incident, counted) }, circumstances, {
    why: "kaji cepat",
    words: `kaji cepat ${old}${thousands(people)} ${GROUP_WORDS[group]}${place === null ? "" : ` di ${place}`}`,
    detail: `sumber ${source}, keadaan ${stampWords(asOf)}`,
  });
}

/** One for each group and place. */
function withCount({ counts }: Incident, counted: Count): Count[] {
  return [...counts.filter((each) => !isOf(each, counted.group, counted.place)), counted];
}

const isOf = (count: Count, group: Group, place: string | null) => count.group === group && count.place === place;
