import type { Alert } from "../../shared/record/alert.ts";
import type { Link } from "../../shared/record/link.ts";
import type { AlertCommand, DrillCommand, LinkCommand, Reply } from "../../shared/wire/protocol.ts";
import { clockWords, dateWords, daysUntil, dayStart, stampWords } from "../../shared/time.ts";
import type { World, WorldRecord } from "../../shared/world/world.ts";
import { decimals, thousands } from "../../shared/words/figures.ts";
import { tierWords } from "../../shared/words/tiers.ts";
import { hazardTitle } from "../../shared/words/titles.ts";
import { linkId, type WallLinks } from "../access/wallLink.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";
import { type Deeded, noted } from "./noted.ts";

type DeskCommand = AlertCommand | DrillCommand | LinkCommand;
type Decision = { refusal: string } | { why: string; record: WorldRecord; note: Deeded };

export interface ObeyParts {
  store: Store;
  clock: Clock;
  signLink: WallLinks["sign"];
}

/** An officer's command, decided against the newest world: done and numbered, or refused with a sentence (wire.6). */
export async function obey(command: DeskCommand, { store, clock, signLink }: ObeyParts): Promise<Reply> {
  let refusal = "";
  const { officer } = command;
  const token = command.name === "link:make" ? signLink(command.wall) : undefined;
  const entry = await store.commit((world) => {
    const at = clock.now();
    const decision = decide(command, { world, at, token });
    if ("refusal" in decision) {
      refusal = decision.refusal;
      return null;
    }
    const { why, record, note } = decision;
    const changes = [{ op: "put" as const, record }, ...noted(world, { at, officer }, note)];
    return { at, by: `officer:${officer}`, why, changes };
  });
  if (!entry) return { error: refusal };
  return { data: { seq: entry.seq, ...(token !== undefined && { token }) } };
}

interface Circumstances {
  world: World;
  at: number;
  /** Of the link that is made. */
  token: string | undefined;
}

function decide(command: DeskCommand, { world, at, token = "" }: Circumstances): Decision {
  switch (command.name) {
    case "alert:acknowledge":
    case "alert:field-count":
      return answer(command, world, at);
    case "drill:plan":
      return planDrill(command, world, at);
    case "link:make":
      return makeLink(command, linkId(token), at);
    case "link:revoke":
      return revokeLink(command, world.link.get(command.linkId), at);
  }
}

function planDrill({ on, officer }: DrillCommand, { plan }: World, at: number): Decision {
  if (on !== null && daysUntil(on, at) < 0)
    return { refusal: `${dateWords(dayStart(on))} sudah lewat. Pilih hari ini atau sesudahnya.` };
  const why = on === null ? "jadwal latihan dihapus" : `latihan berikutnya ${on}`;
  const before = plan.get("drill")?.on ?? null;
  const note: Deeded = {
    hazardId: null,
    words: on === null ? "Jadwal latihan dihapus" : `Latihan berikutnya: ${dateWords(dayStart(on))}`,
    detail: before === null ? "" : `semula ${dateWords(dayStart(before))}`,
  };
  return { why, record: { type: "plan", id: "drill", on, officer, at }, note };
}

function makeLink({ wall, officer }: Extract<LinkCommand, { name: "link:make" }>, id: string, at: number): Decision {
  const { name, viewingDistanceM, screenHeightMm } = wall;
  return {
    why: `tautan dinding ${name} dibuat`,
    record: {
      type: "link",
      id,
      name,
      viewingDistanceM,
      screenHeightMm,
      made: { officer, at },
      revoked: null,
    },
    note: {
      hazardId: null,
      words: `Tautan dinding ${name} dibuat`,
      detail: `${distanceWords(viewingDistanceM)}, tinggi gambar ${thousands(screenHeightMm)} mm, nomor ${shortId(id)}`,
    },
  };
}

function revokeLink(
  { officer }: Extract<LinkCommand, { name: "link:revoke" }>,
  link: Link | undefined,
  at: number,
): Decision {
  if (!link) return { refusal: "Tautan dinding ini tidak ada di daftar." };
  if (link.revoked)
    return { refusal: `Tautan ini sudah dicabut ${link.revoked.officer}, ${stampWords(link.revoked.at)}.` };
  return {
    why: `tautan dinding ${link.name} dicabut`,
    record: { ...link, revoked: { officer, at } },
    note: { hazardId: null, words: `Tautan dinding ${link.name} dicabut`, detail: `nomor ${shortId(link.id)}` },
  };
}

function answer(command: AlertCommand, world: World, at: number): Decision {
  const alert = world.alert.get(command.alertId);
  if (!alert) return { refusal: `Peringatan ${command.alertId} tidak ada.` };
  if (alert.endedAt !== null) return { refusal: `Peringatan sudah berakhir pukul ${clockWords(alert.endedAt)} WIB.` };
  const { officer } = command;
  const hazard = world.hazard.get(alert.id);
  const title = hazard ? hazardTitle(hazard, world.impact.get(alert.id)?.kabupaten) : alert.id;
  const about = (words: string, detail = ""): Deeded => ({ hazardId: alert.id, words: `${title}: ${words}`, detail });
  switch (command.name) {
    case "alert:acknowledge":
      if (alert.acknowledged) {
        const { officer: first, at: then } = alert.acknowledged;
        return { refusal: `Sudah diterima oleh ${first} pukul ${clockWords(then)} WIB.` };
      }
      return {
        why: "peringatan diterima",
        record: { ...alert, acknowledged: { officer, at, tier: alert.tier } },
        note: about(`diterima pada ${tierWords(alert.tier)}`),
      };
    case "alert:field-count": {
      const { people, source, asOf } = command;
      if (asOf > at)
        return { refusal: `Pukul ${clockWords(asOf)} WIB belum tiba. Tulis keadaan pukul berapa hitungan itu.` };
      return {
        why: "kaji cepat",
        record: { ...alert, fieldCount: { people, officer, at, source, asOf } },
        note: about(countWords(alert.fieldCount, people), `sumber ${source}, keadaan ${stampWords(asOf)}`),
      };
    }
  }
}

/** desk.34: that a count took another's place is seen. */
function countWords(before: Alert["fieldCount"], people: number): string {
  const old = before === null ? "" : `${thousands(before.people)} → `;
  return `kaji cepat ${old}${thousands(people)} orang mengungsi`;
}

const distanceWords = (m: number) => `dilihat dari ${decimals(m, Number.isInteger(m) ? 0 : 1)} m`;
/** Enough to tell one from another by eye. */
const shortId = (id: string) => id.slice(0, 8);
