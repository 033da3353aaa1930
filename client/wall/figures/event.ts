import { answerOf } from "../../../shared/alert/answer.ts";
import { aftershocksOf, aftershockWords } from "../../../shared/alert/aftershocks.ts";
import { shakenBy } from "../../../shared/words/shakenBy.ts";
import { type Alert, tierRank } from "../../../shared/record/alert.ts";
import { bandRange } from "../../../shared/impact/bandRange.ts";
import { doubtIn, type PlainFlag } from "../../../shared/record/flag.ts";
import { current, type QuakeVersion } from "../../../shared/record/hazard.ts";
import { type Impact, strongestMmi } from "../../../shared/record/impact.ts";
import { clockWords, hourWords, HOUR_MS, MINUTE_MS } from "../../../shared/time.ts";
import { doubtWords } from "../../../shared/words/doubts.ts";
import { ageWords, decimals, magnitudeWords, peopleWords } from "../../../shared/words/figures.ts";
import { callSign } from "../../../shared/officer/callSign.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { provinceOf } from "../../../shared/words/areaWords.ts";
import { LOUDEST, tierWords } from "../../../shared/words/tiers.ts";
import { crossingWords } from "../../../shared/words/journey.ts";
import type { World } from "../../../shared/world/world.ts";
import type { Hero } from "../scene/scene.ts";
import { placeName } from "./posts.ts";
import { elapsedWords, shortPlace, rangeWords, travelWords } from "../say/words.ts";

/** The figures of the event scene, card by card. Pure; the components only place them. */

/** wall.35: by what happened, so far as it is known: nobody reported what is not called felt. */
function titleOf({ form, felt }: QuakeVersion, { tier, mayHurt }: Alert): string {
  if (tierRank(tier) >= tierRank("merusak")) return "GEMPA MERUSAK";
  if (felt.length > 0 && form !== "automatic") return "GEMPA DIRASAKAN";
  if (mayHurt) return "GEMPA KUAT";
  return form === "automatic" ? "GEMPA TERDETEKSI" : "GEMPA";
}

export interface HeroCard {
  title: string;
  /** Null when the screen's clock stands: a relative age would be a lie (wall.13). */
  age: string | null;
  /** Decimal; null while no impact is known. */
  mmi: number | null;
  place: string;
  /** Of the place; null where BMKG's own words stand for it. */
  province: string | null;
  facts: string;
  people: string;
  peopleOf: string;
  bands: { mmi: number; people: string; range: string }[];
  flags: string[];
  /** `8 susulan, terbesar M 4,3 13.24` (alert.16) */
  aftershocks: string | null;
  /** `BMKG v3 · tingkat 4 dari 4`: as much as the line has room for, BMKG's version first. */
  standing: string;
}

export function heroCard({ quake, alert, impact }: Hero, world: World, now: number | null): HeroCard {
  const version = current(quake);
  const found = aftershocksOf(world, quake.id);
  const aftershocks = found && aftershockWords(found);
  const flags = flagWords(quake.flags);
  const { people, peopleOf } = peopleFigure(impact);
  return {
    title: titleOf(version, alert),
    age: now === null ? null : `${ageWords(now - version.originTime)} lalu`,
    mmi: impact && strongestMmi(impact),
    place: shortPlace(version, impact?.kabupaten ?? []),
    province: provinceOf(impact?.kabupaten[0] ?? {}) ?? null,
    facts: `${magnitudeWords(version.magnitude)} · ${depthWords(version.depthKm)} · ${clockWords(version.originTime)} WIB`,
    people,
    peopleOf,
    bands: (impact?.people ?? [])
      .toSorted((a, b) => b.mmi - a.mmi)
      .map((band) => ({ ...band, ...bandRange(band) }))
      .filter(({ mmi, high }) => mmi >= 5 && high > 0)
      .slice(0, 3)
      .map(({ mmi, low, mid, high }) => ({ mmi, people: peopleWords(mid), range: rangeWords(low, high) })),
    flags,
    aftershocks,
    standing: standingWords(
      [`BMKG v${version.n}`, `${tierWords(alert.tier)} dari ${LOUDEST}`],
      [...(aftershocks ? [aftershocks] : []), ...flags],
    ),
  };
}

/** Characters of the hero's last line. */
const LAST_LINE = 66;

function standingWords(words: readonly string[], beside: readonly string[]): string {
  const room = LAST_LINE - beside.join(" · ").length;
  return words.filter((_, i) => words.slice(0, i + 1).join(" · ").length <= room).join(" · ");
}

export function depthWords(depthKm: number): string {
  return `${Number.isInteger(depthKm) ? depthKm : decimals(depthKm, 1)} km`;
}

export function peopleFigure(impact: Impact | null): { people: string; peopleOf: string } {
  if (!impact) return { people: "menghitung", peopleOf: "orang terdampak, perkiraan" };
  const sum = (from: number) => impact.people.reduce((all, { mmi, mid }) => all + (mmi >= from ? mid : 0), 0);
  const from = [6, 5].find((mmi) => sum(mmi) > 0);
  if (from === undefined) return { people: "0 orang", peopleOf: `di V ke atas, ${shakenBy(impact)}` };
  return { people: `${peopleWords(sum(from))} orang`, peopleOf: `di ${roman(from)} ke atas, ${shakenBy(impact)}` };
}

const FLAG_WORDS: Readonly<Record<string, string>> = {
  automatic: "otomatis, belum ditinjau",
  foreign: "pusat di luar Indonesia",
  "time-unsure": "jam server belum pasti saat dibaca",
  "time-corrected": "waktu dikoreksi",
  withdrawn: "ditarik BMKG",
  "to-and-fro": "isi lama datang lagi, tidak dipakai",
  cancelled: "dibatalkan BMKG",
  "shakemap-refused": "shakemap BMKG ditolak",
  "felt-doubted": "angka dirasakan mustahil, tidak dipakai",
  "bmkg-test": "TES BMKG",
  replaced: "diganti peringatan lain",
  "end-unknown": "akhirnya tidak diketahui",
  "area-unknown": "wilayahnya tidak diketahui",
  "area-partly": "sebagian wilayahnya tidak diketahui",
  "issue-doubted": "jam terbit tidak mungkin, tidak dipakai",
  "stage-unknown": "tahap peringatan tidak terbaca",
  "area-kept": "wilayahnya dari versi sebelumnya",
  "area-by-code": "wilayahnya menurut kode, perkiraan",
  "cancel-unknown": "kata-kata BMKG menyebut pembatalan",
} satisfies Record<PlainFlag, string>;

/** In words; a flag that this screen doesn't know is shown as it came rather than hidden. */
export function flagWords(flags: readonly string[]): string[] {
  return flags.map((flag) => {
    const doubt = doubtIn(flag);
    return doubt === null ? (FLAG_WORDS[flag] ?? flag) : `ditahan: ${doubtWords(doubt)}`;
  });
}

export interface HourCard {
  elapsed: string | null;
  remaining: string;
  /** 0–1 of the hour; null when the clock stands. */
  share: number | null;
  /** Clock time at which the first unit is due. */
  due: string;
  /** The unit that is there soonest from outside VI, and the Sentra to ask; hours null where they are not reckoned, `by` where it drives all the way. */
  nearest: { name: string; hours: string | null; by: string | null } | null;
  sentra: { name: string; hours: string | null } | null;
  /** `paling cepat 14.34, lewat 13 menit`: the hour can no longer be kept; null while it can, or where that is not known. */
  late: string | null;
}

/** Counts up from the origin, not from anybody's acknowledgement. */
export function hourCard({ quake, alert, impact }: Hero, world: World, now: number | null): HourCard {
  const { originTime } = current(quake);
  const due = originTime + HOUR_MS;
  const soonest = impact?.help.find(({ kind }) => kind === "tagana");
  const nearest = soonest && world.place.get(soonest.placeId);
  return {
    elapsed: now === null ? null : elapsedWords(now - originTime),
    remaining: now === null ? `batas ${hourWords(due)}` : remainingWords(due - now),
    share: now === null ? null : Math.min(1, Math.max(0, (now - originTime) / HOUR_MS)),
    due: clockWords(due),
    nearest: nearest
      ? { name: placeName(nearest), hours: travelWords(soonest.hours), by: crossingWords(soonest.legs) }
      : null,
    sentra: impact && sentraToAsk(impact, world),
    late: soonest ? lateWords(soonest.hours, answerOf(world, alert)?.at ?? now, due) : null,
  };
}

/**
 * wall.36: when the first unit can be there at the earliest. No departure is recorded: nobody is on the way before an officer has answered,
 * so it is the travel from that answer on, or from now where there is none.
 */
function lateWords(hours: number | null, leavesAt: number | null, due: number): string | null {
  if (hours === null || leavesAt === null) return null;
  const arrivesAt = leavesAt + hours * HOUR_MS;
  const minutes = Math.floor((arrivesAt - due) / MINUTE_MS);
  if (minutes < 1) return null;
  return `paling cepat ${hourWords(arrivesAt)}, lewat ${minutes < 60 ? `${minutes} menit` : ageWords(arrivesAt - due)}`;
}

/** Of the coverage table; when both that cover stand in VI themselves, the first is named as hurt. */
function sentraToAsk({ covering, help }: Impact, world: World): HourCard["sentra"] {
  if (!covering) return null;
  const id = covering.askId ?? covering.sentraId;
  const place = world.place.get(id);
  if (!place) return null;
  const hours = help.find(({ placeId }) => placeId === id)?.hours;
  if (covering.askId === null) return { name: placeName(place), hours: "di VI" };
  return { name: placeName(place), hours: hours === undefined ? null : travelWords(hours) };
}

function remainingWords(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  return ms >= 0 ? `sisa ${minutes} menit` : `lewat ${minutes < 60 ? `${minutes} menit` : ageWords(-ms)}`;
}

/** Who answers for it, or that nobody does yet; `stoodAt` where the clock stands: what nobody had done by then. */
export function acknowledgedWords(
  world: World,
  alert: Alert,
  stoodAt: number | null = null,
): { words: string; open: boolean; answered: boolean } {
  const acknowledged = answerOf(world, alert);
  if (!acknowledged && stoodAt !== null)
    return { words: `belum diterima, ${hourWords(stoodAt)}`, open: false, answered: false };
  if (!acknowledged) return { words: "belum diterima petugas", open: true, answered: false };
  // A wall without a link is told no name (wire.23).
  const by = acknowledged.officer === "" ? "petugas" : officerWords(callSign(world.officer, acknowledged.officer));
  return { words: `diterima ${by}, ${hourWords(acknowledged.at)}`, open: false, answered: true };
}

const LONGEST_OFFICER = 14;

/** `Muhammad Fathurrahman Siregar` → `Muhammad F. S.`: a long name is shortened word by word, never cut. */
function officerWords(name: string): string {
  const words = name.trim().split(/\s+/);
  for (let i = words.length - 1; i > 0 && words.join(" ").length > LONGEST_OFFICER; i--) words[i] = `${words[i]?.[0]}.`;
  return words.join(" ");
}
