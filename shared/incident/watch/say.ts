import type { Incident } from "../../record/incident.ts";
import { clockWords, hourWords } from "../../time.ts";
import type { World } from "../../world/world.ts";
import { capital } from "../../words/capitals.ts";
import { thousands } from "../../words/figures.ts";
import { roman } from "../../words/mmi.ts";
import { callSign } from "../../officer/callSign.ts";
import { tierWords } from "../../words/tiers.ts";
import { hazardTitle } from "../../words/titles.ts";
import { THROUGH_WORDS } from "../contact.ts";
import { HOW_WORDS } from "../end.ts";
import type { Call } from "../escalation.ts";
import { incidentTitle } from "../told.ts";
import type { Timer, TimerKind } from "./timer.ts";

/** Each thing that waits, in words: hours, never how long, for a sentence must not change by the second; its timer does. */

const CALL_WORDS: Readonly<Record<Call, string>> = {
  piket: "petugas piket",
  kedua: "petugas kedua",
  kabid: "Kabid",
};

export interface Said {
  /** What is so. */
  title: string;
  /** Why, and by when. */
  reason: string;
  /** What to do about it: verb first. */
  order: string;
}

interface Scene {
  world: World;
  timer: Timer;
  /** Null of what is about none. */
  incident: Incident | null;
  /** What it is about, as it is called. */
  what: string;
}

const SAY: Readonly<Record<TimerKind, (scene: Scene) => Said>> = {
  answer: ({ world, timer, what }) => {
    const alert = world.alert.get(timer.hazardId ?? "");
    const why = alert?.reasons[0];
    const call = timer.call === null ? "" : ` Panggil ${CALL_WORDS[timer.call]}.`;
    return {
      title: `Belum diterima: ${what}`,
      reason: `${alert ? capital(tierWords(alert.tier)) : "Peringatan"}, batas ${until(timer)}${why ? ` · ${why}` : ""}.${call}`,
      order: `Terima peringatan: ${what}.`,
    };
  },
  act: ({ world, timer, incident, what }) => {
    const by = incident?.acknowledged;
    const call = timer.call === null ? "" : ` Panggil ${CALL_WORDS[timer.call]}.`;
    return {
      title: `Diterima, belum ditangani: ${what}`,
      reason: `${by ? `${callSign(world.officer, by.officer)} menerima pukul ${clockWords(by.at)} WIB` : "Sudah diterima"}, belum ada tindakan. Batas ${until(timer)}.${call}`,
      order: `Tetapkan siaga, atau tulis yang dikerjakan: ${what}.`,
    };
  },
  posts: (scene) => ({
    title: `${thousands(scene.timer.more + 1)} pos dalam bahaya belum dihubungi`,
    reason: `${postWords(scene)} Batas ${until(scene.timer)}.`,
    order: `Hubungi ${postName(scene)}.`,
  }),
  "silent-post": (scene) => {
    const { incident, timer } = scene;
    const asked = incident?.contacts.find(({ placeId }) => placeId === timer.placeId);
    const through = asked ? ` lewat ${THROUGH_WORDS[asked.through]}` : "";
    const others = timer.more === 0 ? "" : `, dan ${thousands(timer.more)} pos lain`;
    return {
      title: `${postName(scene)}${others} tak menjawab`,
      reason: `${postWords(scene)} Dihubungi${through} pukul ${clockWords(timer.since)} WIB, batas ${until(timer)}.`,
      order: `Hubungi lagi ${postName(scene)} lewat jalan lain.`,
    };
  },
  second: ({ world, timer, incident, what }) => {
    const asked = incident?.asked;
    const how = asked ? HOW_WORDS[asked.how] : "diakhiri";
    return {
      title: `Menunggu orang kedua: ${what} ${how}`,
      reason: `Diminta ${asked ? callSign(world.officer, asked.officer) : "petugas"}: ${asked?.why ?? ""}. Gugur pukul ${until(timer)}.`,
      order: `Setujui sebagai orang kedua, atau tolak: ${what} ${how}.`,
    };
  },
  count: ({ timer, what }) => ({
    title: "Kaji cepat belum ada",
    reason: `Pengungsi masih perkiraan. Batas T+90, ${until(timer)}.`,
    order: `Catat kaji cepat: ${what}.`,
  }),
  decree: ({ world, timer, incident }) => ({
    title: `SK Tanggap Darurat, ${headOf(world, incident)}`,
    reason: `Lumbung terkunci sampai SK terbit. Batas T+24 j, ${until(timer)}.`,
    order: `Tanya SK Tanggap Darurat: ${headOf(world, incident)}.`,
  }),
  outcome: ({ timer, what }) => ({
    title: `Hasil belum dicatat: ${what}`,
    reason: `Peringatannya berakhir pukul ${clockWords(timer.since)} WIB. Batas sehari sesudahnya, ${until(timer)}.`,
    order: `Tutup insiden dengan hasilnya: ${what}.`,
  }),
  forgotten: ({ timer, what }) => ({
    title: `Diam 12 jam: ${what}`,
    reason: `Tindakan terakhir pukul ${clockWords(timer.since)} WIB.`,
    order: `Tulis keadaan terakhir, atau tutup insiden: ${what}.`,
  }),
  shift: ({ timer }) => ({
    title: `Serah terima jaga, ${until(timer)}`,
    reason: "Satu halaman, dua tanda tangan.",
    order: "Serahkan jaga kepada petugas berikutnya.",
  }),
};

export function sayOf(world: World, timer: Timer): Said {
  const incident = world.incident.get(timer.incidentId ?? "") ?? null;
  const hazard = world.hazard.get(timer.hazardId ?? "");
  // An alert is called as what happened is: an incident may be of several.
  const ofHazard = hazard ? hazardTitle(hazard, world.impact.get(hazard.id)?.kabupaten) : "";
  const what = incident && timer.kind !== "answer" ? incidentTitle(world, incident) : ofHazard;
  return SAY[timer.kind]({ world, timer, incident, what });
}

const until = ({ dueAt }: Timer) => `${hourWords(dueAt)} WIB`;

function postName({ world, timer }: Scene): string {
  return world.place.get(timer.placeId ?? "")?.name ?? timer.placeId ?? "";
}

/** `Tagana Kab. Cianjur di MMI VI, 66 % mungkin VI ke atas.` */
function postWords(scene: Scene): string {
  const { world, timer, incident } = scene;
  const of = (incident?.hazardIds ?? [])
    .flatMap((id) => world.impact.get(id)?.resources ?? [])
    .find(({ placeId }) => placeId === timer.placeId);
  if (!of || of.mmi === null) return `${postName(scene)} di daerah bahaya.`;
  const chance = of.pAtLeast === null ? "" : `, ${Math.round(of.pAtLeast.vi * 100)} % mungkin VI ke atas`;
  return `${postName(scene)} di MMI ${roman(of.mmi)}${chance}.`;
}

/** Whom to ask for a decree: the head of the kabupaten that is hit hardest. */
function headOf({ impact }: World, incident: Incident | null): string {
  const [hardest] = impact.get(incident?.hazardIds[0] ?? "")?.kabupaten ?? [];
  if (!hardest) return "kepala daerah";
  return /^Kota\b/.test(hardest.name)
    ? `Wali Kota ${hardest.name.replace(/^Kota /, "")}`
    : `Bupati ${hardest.name.replace(/^Kab(upaten|\.) /, "")}`;
}
