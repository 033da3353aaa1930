import type { QuakeVersion } from "../../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../../shared/time.ts";
import { magnitudeWords } from "../../../shared/words/figures.ts";
import { afterOrigin } from "../say/words.ts";

/** The versions of a quake on one time axis, from the origin. */

interface VersionMark {
  n: number;
  /** 0–1 along the axis. */
  from: number;
  to: number;
}

/** One version in words, at its mark. */
interface VersionWords {
  /** `v1`, with what it changed where there is room for that. */
  name: string;
  /** `terbit +2.43 → tampil +2.52` */
  times: string;
  /** Its mark stands in the right half of the axis, and so do its words. */
  isRight: boolean;
}

export interface VersionAxis {
  /** `tiap garis 1 menit`; null where the newest version's words need its room. */
  tickWords: string | null;
  ticks: number[];
  marks: VersionMark[];
  /** Over the axis; null while there is one version alone. */
  first: VersionWords | null;
  /** Under it; null before there is any. */
  latest: VersionWords | null;
}

const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 180, 360, 720, 1440];
/** Characters beside what else the line tells. */
const [ROOM_OVER, ROOM_UNDER] = [47, 64];

/** `shownAt`: when this screen first showed a version, server time; versions that it found already there have none. */
export function versionAxis(versions: readonly QuakeVersion[], shownAt: ReadonlyMap<number, number>): VersionAxis {
  const origin = versions.at(-1)?.originTime ?? 0;
  const endOf = ({ n, fetchedAt }: QuakeVersion) => Math.max(fetchedAt, shownAt.get(n) ?? fetchedAt);
  const last = Math.max(4 * MINUTE_MS, ...versions.map((version) => endOf(version) - origin));
  const stepMin = STEPS_MIN.find((step) => last / (step * MINUTE_MS) <= 8) ?? 1440;
  const span = last * 1.06;
  const along = (at: number) => Math.min(1, Math.max(0, (at - origin) / span));
  const told = (version: QuakeVersion, room: number): VersionWords => ({
    ...wordsOf(version, shownAt.get(version.n), room),
    isRight: along(endOf(version)) > 0.5,
  });
  const [oldest, newest] = [versions.at(0), versions.at(-1)];
  const latest = newest ? told(newest, ROOM_UNDER) : null;
  const tickWords = stepMin < 60 ? `tiap garis ${stepMin} menit` : `tiap garis ${stepMin / 60} jam`;
  const under = latest ? `${latest.name} ${latest.times} ${tickWords}` : tickWords;
  return {
    tickWords: under.length <= ROOM_UNDER ? tickWords : null,
    ticks: Array.from({ length: Math.floor(span / (stepMin * MINUTE_MS)) + 1 }, (_, i) =>
      along(origin + i * stepMin * MINUTE_MS),
    ),
    marks: versions.map((version) => ({
      n: version.n,
      from: along(version.issuedAt ?? version.fetchedAt),
      to: along(endOf(version)),
    })),
    first: oldest && oldest !== newest ? told(oldest, ROOM_OVER) : null,
    latest,
  };
}

/**
 * picture.13: from BMKG's publication, where it told that, to this screen; to our fetch where the screen found the version already there.
 * What it changed gives way to the times, word by word: the first change that fits, else none.
 */
function wordsOf(
  { n, magnitude, changed, issuedAt, fetchedAt, originTime }: QuakeVersion,
  shownAt: number | undefined,
  room: number,
): Pick<VersionWords, "name" | "times"> {
  const ours =
    shownAt === undefined
      ? `diambil ${afterOrigin(fetchedAt, originTime)}`
      : `tampil ${afterOrigin(Math.max(shownAt, fetchedAt), originTime)}`;
  const times = issuedAt === null ? ours : `terbit ${afterOrigin(issuedAt, originTime)} → ${ours}`;
  const news = changed.length > 0 ? changed : [magnitudeWords(magnitude)];
  const fitting = news.find((words) => `v${n} ${words} ${times}`.length <= room);
  return { name: fitting === undefined ? `v${n}` : `v${n} ${fitting}`, times };
}
