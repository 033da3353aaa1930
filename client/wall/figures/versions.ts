import type { QuakeVersion } from "../../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../../shared/time.ts";
import { magnitudeWords } from "../../../shared/words/figures.ts";
import { afterOrigin } from "../say/words.ts";

/** The versions of a quake on one time axis, from the origin. */

interface VersionMark {
  n: number;
  /** `v1`, with what it changed. */
  name: string;
  /** `tampil +2.52`, or when it was fetched if it was already there. */
  shown: string;
  /** 0–1 along the axis. */
  from: number;
  to: number;
}

export interface VersionAxis {
  tickWords: string;
  ticks: number[];
  marks: VersionMark[];
}

const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 180, 360, 720, 1440];

/** `shownAt`: when this screen first showed a version, server time; versions that it found already there have none. */
export function versionAxis(versions: readonly QuakeVersion[], shownAt: ReadonlyMap<number, number>): VersionAxis {
  const origin = versions.at(-1)?.originTime ?? 0;
  const endOf = ({ n, fetchedAt }: QuakeVersion) => Math.max(fetchedAt, shownAt.get(n) ?? fetchedAt);
  const last = Math.max(4 * MINUTE_MS, ...versions.map((version) => endOf(version) - origin));
  const stepMin = STEPS_MIN.find((step) => last / (step * MINUTE_MS) <= 8) ?? 1440;
  const span = last * 1.06;
  const along = (at: number) => Math.min(1, Math.max(0, (at - origin) / span));
  return {
    tickWords: stepMin < 60 ? `garis tiap ${stepMin} mnt` : `garis tiap ${stepMin / 60} jam`,
    ticks: Array.from({ length: Math.floor(span / (stepMin * MINUTE_MS)) + 1 }, (_, i) =>
      along(origin + i * stepMin * MINUTE_MS),
    ),
    marks: versions.map((version) => ({
      n: version.n,
      name: nameOf(version),
      shown: shownWords(version, origin, shownAt.get(version.n)),
      from: along(version.issuedAt ?? version.fetchedAt),
      to: along(endOf(version)),
    })),
  };
}

/**
 * picture.13: the way of the newest version in times after the origin: `terbit +2.43 → diambil +2.51 → dihitung +2.51 → tampil +2.52`.
 * What isn't known is left out; `computedAt` is null while its impact is still to come. Figures that were reckoned again after the
 * screen showed the version, when registries or reports changed, are no step of its way and stand behind it.
 */
export function latencyWords(
  versions: readonly QuakeVersion[],
  computedAt: number | null,
  shownAt: ReadonlyMap<number, number>,
): string {
  const version = versions.at(-1);
  if (!version) return "";
  const { n, issuedAt, fetchedAt, originTime } = version;
  const shown = shownAt.get(n);
  const paintedAt = shown === undefined ? null : Math.max(shown, fetchedAt);
  // Of a screen that was opened later nobody knows when it showed them, but reckoning takes milliseconds.
  const isAnew = computedAt !== null && computedAt > (paintedAt ?? fetchedAt + MINUTE_MS);
  const steps: [string, number | null][] = [
    ["terbit", issuedAt],
    ["diambil", fetchedAt],
    ["dihitung", isAnew ? null : computedAt],
    ["tampil", paintedAt],
  ];
  const way = steps
    .flatMap(([name, at]) => (at === null ? [] : [`${name} ${afterOrigin(at, originTime)}`]))
    .join(" → ");
  return isAnew ? `${way}, dihitung ulang ${afterOrigin(computedAt, originTime)}` : way;
}

function nameOf({ n, magnitude, changed }: QuakeVersion): string {
  return changed.length ? `v${n} ${changed[0]}` : `v${n} ${magnitudeWords(magnitude)}`;
}

function shownWords({ fetchedAt }: QuakeVersion, origin: number, shownAt: number | undefined): string {
  if (shownAt === undefined) return `diambil ${afterOrigin(fetchedAt, origin)}`;
  return `tampil ${afterOrigin(Math.max(shownAt, fetchedAt), origin)}`;
}
