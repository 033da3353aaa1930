import { expect, test } from "vitest";
import { hearNews, NOTHING_HEARD, type SoundState } from "../../client/wall/sound/cue.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { incidentOf } from "../../shared/alert/answer.ts";
import { opened } from "../../shared/incident/opened.ts";
import type { Tier } from "../../shared/record/alert.ts";
import { clockWords, SECOND_MS } from "../../shared/time.ts";
import { apply, EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";
import { playThrough } from "../drill/playThrough.ts";
import { cueWords, USUAL } from "./listen.ts";

/** Whole scenarios through the server, heard second by second by a wall; an officer answers at the clocks given. */

const LONG = { timeout: 120_000 };

async function heardIn(id: string, ...answeredAt: string[]) {
  const scenario = scenarioNamed(id);
  const { entries } = await playThrough(scenario);
  let state: SoundState = NOTHING_HEARD;
  let world = EMPTY_WORLD;
  const answers = new Map<string, Answer>();
  let next = 0;
  const cues: string[] = [];
  const sentences: string[] = [];
  for (let now = entries[0]!.at; now <= scenario.endAt; now += SECOND_MS) {
    for (let entry = entries[next]; entry && entry.at < now + SECOND_MS; entry = entries[++next])
      world = apply(world, entry);
    if (answeredAt.includes(clockWords(now)))
      for (const { id, tier } of world.alert.values()) answers.set(id, { tier, at: now });
    const step = hearNews(state, { ...USUAL, world: withAnswers(world, answers), now, drill: true });
    state = step.state;
    for (const cue of step.cues) {
      cues.push(`${clockWords(now)} ${cueWords([cue]).join("")}`);
      if (cue.kind === "sound") sentences.push(...cue.sentences);
    }
  }
  return { cues, sentences };
}

interface Answer {
  tier: Tier;
  at: number;
}

/** Incidents as an officer's answers leave them. */
function withAnswers(world: World, answers: ReadonlyMap<string, Answer>): World {
  const changes = [...answers].flatMap(([id, answer]) => {
    const stands = incidentOf(world.incident, id) ?? opened(world, id, { officer: "sigap", at: answer.at, why: "" });
    return [{ op: "put" as const, record: { ...stands, acknowledged: { officer: "o-sari", ...answer } } }];
  });
  return changes.length === 0 ? world : withChanges(world, changes);
}

test(
  "Q13 Cianjur: the automatic solution is a tone, the bulletin is said, reports and ten aftershocks are silent",
  LONG,
  async () => {
    const { cues, sentences } = await heardIn("cianjur-2022");
    expect(cues).toEqual(["13.23.11 felt gempa-20221121132110", "13.24.00 damaging+voice gempa-20221121132110"]);
    expect(sentences).toEqual([
      "Latihan, latihan. Gempa magnitudo lima koma enam, Kabupaten Cianjur, Jawa Barat, perkiraan skala tujuh MMI.",
      "Latihan, latihan. Dua unit Tagana di wilayah terdampak, menurut perkiraan.",
    ]);
  },
);

test(
  "Q13 alert.15 Nagekeo: PD-1 and PD-2 call until they are answered, PD-3 is silent, PD-4 is said once",
  LONG,
  async () => {
    const { cues, sentences } = await heardIn("nagekeo-2026", "05.04.10", "05.10.30");
    expect(cues).toEqual([
      "05.00.11 felt gempa-20260815045823",
      "05.00.37 siren+voice gempa-20260815045823",
      "05.02.37 siren-again gempa-20260815045823",
      "05.03.37 siren-again gempa-20260815045823",
      "05.10.03 siren+voice gempa-20260815045823",
      "05.10.30 hush",
      "07.31.37 ended+voice gempa-20260815045823",
    ]);
    expect(sentences).toEqual(
      [
        "Peringatan tsunami BMKG, status waspada, satu zona, terdekat Kabupaten Ngada bagian utara, kurang dari satu menit lagi.",
        "Gempa magnitudo tujuh koma nol, Kabupaten Nagekeo, Nusa Tenggara Timur, perkiraan skala tujuh MMI.",
        "Enam unit Tagana di wilayah terdampak, menurut perkiraan.",
        "Peringatan tsunami BMKG dimutakhirkan, status siaga, dua puluh dua zona, berikutnya Pulau Gili di Kabupaten Bima, dua menit lagi.",
        "Waktu tiba di delapan zona sudah lewat, peringatan masih berlaku.",
        "Gempa magnitudo tujuh koma tujuh, Kabupaten Nagekeo, Nusa Tenggara Timur, perkiraan skala delapan MMI.",
        "Sembilan unit Tagana di wilayah terdampak, menurut perkiraan.",
        "Tujuh belas pos kita di jalur pesisir, menurut perkiraan.",
        "BMKG mengakhiri peringatan tsunami akibat gempa magnitudo tujuh koma tujuh, tiga puluh kilometer timur laut Mbay, Nagekeo, Nusa Tenggara Timur.",
      ].map((sentence) => `Latihan, latihan. ${sentence}`),
    );
  },
);
