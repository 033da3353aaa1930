import { asHeard, current, type Hazard } from "../../../shared/record/hazard.ts";
import type { LinkCommand, Order, WallCommand } from "../../../shared/command/commands.ts";
import type { Mark, WallReport, WallStatus } from "../../../shared/wire/protocol.ts";
import { clockWords, stampWords } from "../../../shared/time.ts";
import { ageWords, decimals, thousands } from "../../../shared/words/figures.ts";
import { COMMON_SCREENS, holding } from "../../../shared/screen/screens.ts";
import type { Viewing } from "../../../shared/screen/typeScale.ts";
import { groupBy } from "../../../shared/groupBy.ts";
import { hazardTitle } from "../../../shared/words/titles.ts";
import type { World } from "../../../shared/world/world.ts";

/** What the desk says of its walls. */

export type WallOrder = Extract<Order, { name: WallCommand["name"] }>;
export type LinkOrder = Extract<Order, { name: LinkCommand["name"] }>;
export type ReplayAsked = Pick<Extract<WallCommand, { name: "wall:replay" }>, "of" | "speed">;

const AUDIO_WORDS: Record<WallReport["audio"], string> = {
  ready: "suara siap",
  blocked: "suara terkunci: perlu satu klik di layar itu",
  off: "suara dimatikan",
  "mute-voice": "nada saja, tanpa suara Indonesia",
};

/** The wall's own words for its scenes; one that a newer wall adds is shown as it calls it. */
const SCENE_WORDS = new Map(
  Object.entries({
    waiting: "menunggu data",
    calm: "layar harian",
    event: "kejadian",
    several: "beberapa kejadian",
    tsunami: "tsunami",
    weather: "cuaca",
    drill: "latihan",
    lost: "data terputus",
    broken: "sebagian layar gagal digambar",
  }),
);

export interface WallWords {
  /** First: what an officer must know of it. */
  state: string;
  /** True when somebody has to look at that wall. */
  trouble: boolean;
  /** Its figures, in the order of the table. */
  details: string[];
}

/**
 * @param now the server's clock; null while it stands. @param rate its speed: a wall reports in real time, in a drill too.
 */
export function wallWords(wall: WallStatus, mark: Mark | null, now: number | null, rate: number): WallWords {
  const { report, lastReportAt, late, replay } = wall;
  const age = (at: number) => (now === null ? `pukul ${clockWords(at)} WIB` : `${ageWords((now - at) / rate)} lalu`);
  if (report === null || lastReportAt === null)
    return {
      state: late ? "tidak melapor" : "baru tersambung",
      trouble: late,
      details: [`tersambung ${age(wall.since)}`],
    };
  const details = [
    report.fps === null ? "gambar diam" : `${Math.round(report.fps)} gambar/dtk`,
    report.heapMb === null ? "memori tidak diketahui" : `${thousands(report.heapMb)} MB`,
    replay === null ? markWords(report.seq, mark) : "catatan putar ulang",
    AUDIO_WORDS[report.audio],
    ...(report.contextLosses > 0 ? [`grafis pulih ${report.contextLosses}×`] : []),
    `melapor ${age(lastReportAt)}`,
  ];
  if (late) return { state: "tidak melapor", trouble: true, details };
  const shown = replay === null ? (SCENE_WORDS.get(report.scene) ?? report.scene) : `putar ulang: ${replay.title}`;
  if (report.audio === "blocked") return { state: `${shown}, bisu`, trouble: true, details };
  return { state: shown, trouble: report.scene === "broken", details };
}

function markWords(seq: number, mark: Mark | null): string {
  if (mark === null) return `catatan ${thousands(seq)}`;
  const behind = mark.seq - seq;
  return behind > 0 ? `tertinggal ${thousands(behind)} catatan` : "setara server";
}

export interface Replayable {
  id: string;
  title: string;
}

const OFFERED = 60;

/** What the world still knows and BMKG meant, the newest first; older days are asked for by their date. */
export function replayable(world: World): Replayable[] {
  return asHeard(world.hazard.values())
    .filter(({ status }) => status === "live" || status === "history")
    .sort((a, b) => happenedAt(b) - happenedAt(a))
    .slice(0, OFFERED)
    .map((each) => ({
      id: each.id,
      title: `${stampWords(happenedAt(each)).slice(0, -7)} · ${hazardTitle(each, world.impact.get(each.id)?.kabupaten)}`,
    }));
}

function happenedAt(hazard: Hazard): number {
  return hazard.kind === "earthquake" ? current(hazard).originTime : current(hazard).sentAt;
}

/** Heights that are offered; screens of one height share a button. */
export const HEIGHTS: readonly { of: string; mm: number }[] = [
  ...groupBy(COMMON_SCREENS, ({ heightMm }) => heightMm),
].map(([mm, screens]) => ({ of: screens.map(({ name }) => name).join(", "), mm }));

/** picture.14: why this screen can't be read from there, and what would do. Null: it can. */
export function holdingWords(viewing: Viewing): string | null {
  const { isHeld, farthestM, instead } = holding(viewing);
  if (isHeld) return null;
  const metres = (m: number) => `${Number.isInteger(m) ? m : decimals(m, 1)} m`;
  const larger = instead.map(({ name }) => name).join(", ");
  return (
    `Dari ${metres(viewing.viewingDistanceM)} layar ini tidak terbaca. ` +
    (farthestM >= 1 ? `Penonton terjauh paling jauh ${metres(farthestM)}` : "Layar ini terlalu kecil") +
    (larger ? `, atau pakai ${larger}.` : "; tidak ada layar di daftar yang terbaca dari sana.")
  );
}
