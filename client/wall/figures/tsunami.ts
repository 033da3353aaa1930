import { groupBy } from "../../../shared/groupBy.ts";
import { TsunamiLevel, type TsunamiZone } from "../../../shared/record/bulletin.ts";
import { current, type QuakeVersion } from "../../../shared/record/hazard.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { clockWords, hourWords, MINUTE_MS } from "../../../shared/time.ts";
import { districtWords } from "../../../shared/words/areaWords.ts";
import { ageWords, peopleWords, thousands } from "../../../shared/words/figures.ts";
import { LEVELS } from "../../../shared/words/levels.ts";
import { bandOf, roman } from "../../../shared/words/mmi.ts";
import { provinceWords } from "../../../shared/words/provinces.ts";
import { endedWords } from "../../../shared/words/tsunami.ts";
import type { World } from "../../../shared/world/world.ts";
import { countWords, townOf } from "./posts.ts";
import type { Hero } from "../scene/scene.ts";
import { rangeWords, shortKab, shortPlace } from "../say/words.ts";

/** The figures of the tsunami scene. Levels, zones and times are BMKG's; no word of safety is ours. */

export interface TsunamiCard {
  title: string;
  age: string | null;
  level: TsunamiLevel | null;
  /** On the plate; the level, or the state when no level is told. */
  plate: string;
  place: string;
  counts: string;
  /** In the strip of the highest level; null when nobody can be counted. */
  people: { figure: string; of: string } | null;
  lead: string;
  ended: boolean;
}

export function tsunamiCard({ quake, alert, impact }: Hero, now: number | null): TsunamiCard {
  const version = current(quake);
  const { state, stage, level, issuedAt, zones } = version.tsunami;
  const age = now === null ? null : `${ageWords(now - (issuedAt ?? version.fetchedAt))} lalu`;
  // PD-4 names no zones: the region is then the one that the last bulletin with zones named.
  const common = {
    age,
    place:
      regionOf(quake.versions.findLast((one) => one.tsunami.zones.length > 0) ?? version) ||
      shortPlace(version, impact?.kabupaten ?? []),
    people: null,
    lead: alert.reasons[0] ?? "",
  };
  switch (state) {
    case "warning":
      return {
        ...common,
        title: `PERINGATAN TSUNAMI ${stage ?? ""}`.trim(),
        level,
        plate: level ?? "TANPA LEVEL",
        counts: countsOf(zones),
        people: stripPeople(impact),
        lead: "berlaku sampai BMKG mengakhirinya (PD-4)",
        ended: false,
      };
    case "potential":
      return {
        ...common,
        title: "BERPOTENSI TSUNAMI",
        level: null,
        plate: "POTENSI",
        counts: "zona dan waktu tiba belum diterima",
        lead: "menurut BMKG; menunggu buletin zona",
        ended: false,
      };
    case "ended":
    case "none":
    case "unknown":
      return {
        ...common,
        title: `PERINGATAN TSUNAMI ${stage ?? ""}`.trim(),
        level: null,
        plate: "BERAKHIR",
        counts: issuedAt === null ? "" : `pukul ${clockWords(issuedAt)} WIB`,
        lead: `${endedWords(version.tsunami)}${stage ? ` (${stage})` : ""}`,
        ended: true,
      };
  }
}

/** Of the highest level with a strip: that of the plate, unless its zones are not known to us. */
function stripPeople(impact: Impact | null): TsunamiCard["people"] {
  const strip = TsunamiLevel.options.flatMap(
    (level) => impact?.tsunami?.people.find((one) => one.level === level) ?? [],
  )[0];
  if (!strip) return null;
  return {
    figure: `${peopleWords(strip.mid)} orang`,
    of: `di jalur ${strip.level.toLowerCase()}, perkiraan · ${rangeWords(strip.low, strip.high)}`,
  };
}

export interface CoastCard {
  /** `1 km waspada, 2 km siaga`: ours, for BMKG names levels, not widths. */
  widths: string;
  /** `7 Tagana, 7 lumbung` */
  posts: string | null;
  /** Towns of the posts, the highest level first. */
  towns: string[];
}

/** What of ours lies in the warned strip; null until it is counted. */
export function coastCard({ impact }: Pick<Hero, "impact">, world: World): CoastCard | null {
  const reach = impact?.tsunami;
  if (!reach) return null;
  const inStrip = reach.places.toSorted((a, b) => LEVELS[b.level].bars - LEVELS[a.level].bars);
  const places = inStrip.flatMap(({ placeId }) => world.place.get(placeId) ?? []);
  const widths = TsunamiLevel.options.toReversed().flatMap((level) => {
    const zone = reach.zones.find((one) => one.level === level);
    return zone ? [`${thousands(zone.widthKm)} km ${level.toLowerCase()}`] : [];
  });
  return {
    widths: widths.join(", "),
    posts: places.length === 0 ? null : countWords(places),
    towns: [...new Set(places.map((place) => townOf([place])))],
  };
}

/** Characters of one line, the rest of its words already taken off. */
const LEFT_OUT_ROOM = 36;

/** wall.29: `Nagekeo tidak disebut dalam PD-2`; empty when nothing between two zones is left out. */
export function leftOutWords({ quake, impact }: Pick<Hero, "quake" | "impact">): string {
  const names = impact?.tsunami?.leftOut ?? [];
  if (names.length === 0) return "";
  const { stage } = current(quake).tsunami;
  const shown = listWords(names.map(shortKab), LEFT_OUT_ROOM);
  return `${shown} tidak disebut${stage ? ` dalam ${stage}` : ""}`;
}

/** As many as fit into `room` characters, and how many more. */
export function listWords(names: readonly string[], room: number, between = " · "): string {
  const words = (count: number) =>
    [...names.slice(0, count), ...(count < names.length ? [`+${names.length - count}`] : [])].join(between);
  let count = names.length;
  while (count > 1 && words(count).length > room) count--;
  return words(count);
}

function countsOf(zones: readonly TsunamiZone[]): string {
  const counts = TsunamiLevel.options.map(
    (level) => [level, zones.filter((zone) => zone.level === level).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([level, count], i) => `${count}${i === 0 ? " zona" : ""} ${level.toLowerCase()}`)
    .join(", ");
}

/** Provinces of the highest level's zones, the most named first; empty when no zone names one. */
function regionOf({ tsunami }: QuakeVersion): string {
  const highest = tsunami.zones.filter(({ level }) => level === tsunami.level);
  const provinces = [...groupBy(highest, ({ province }) => province)]
    .filter(([province]) => province !== "")
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([province]) => provinceWords(province));
  return provinces.slice(0, 2).join(" dan ");
}

interface ZoneRow {
  name: string;
  arrival: string;
  /** `4 mnt`, `lewat 8 mnt`; null when the clock stands. */
  left: string | null;
  passed: boolean;
}

export interface LevelList {
  level: TsunamiLevel;
  title: string;
  /** What isn't shown, in words; empty when all is. */
  rest: string;
  rows: ZoneRow[];
}

/**
 * wall.17: zones by level, the highest first, by arrival. Only the last level that fits is shortened, to those still to come; what is
 * left out is counted in its title.
 */
export function zoneLists(zones: readonly TsunamiZone[], now: number | null, room: number): LevelList[] {
  let left = room;
  return TsunamiLevel.options.flatMap((level): LevelList[] => {
    const all = zones
      .filter((zone) => zone.level === level)
      .sort((a, b) => (a.arrivalAt ?? Infinity) - (b.arrivalAt ?? Infinity));
    if (all.length === 0) return [];
    const take = Math.max(0, Math.min(all.length, left - 1));
    left -= take + 1;
    const shown = take === all.length ? all : nextToCome(all, now).slice(0, take);
    const hidden = all.filter((zone) => !shown.includes(zone));
    return [
      {
        level,
        title: `${level} ${LEVELS[level].height}`,
        rest: restWords(hidden, now),
        rows: shown.map((zone) => rowOf(zone, now)),
      },
    ];
  });
}

function nextToCome(zones: TsunamiZone[], now: number | null): TsunamiZone[] {
  const isPassed = ({ arrivalAt }: TsunamiZone) => now !== null && arrivalAt !== null && arrivalAt < now;
  return [...zones.filter((zone) => !isPassed(zone)), ...zones.filter(isPassed)];
}

function rowOf({ district, arrivalAt }: TsunamiZone, now: number | null): ZoneRow {
  const passed = now !== null && arrivalAt !== null && arrivalAt < now;
  return {
    name: districtWords(district, { short: true }),
    arrival: arrivalAt === null ? "waktu tidak disebut" : hourWords(arrivalAt),
    left: now === null || arrivalAt === null ? null : minutesWords(arrivalAt - now),
    passed,
  };
}

/** wall.17: whole minutes, rounded down: the time left is never told longer than it is. */
function minutesWords(ms: number): string {
  return ms >= 0 ? `${Math.floor(ms / MINUTE_MS)} mnt` : `lewat ${Math.floor(-ms / MINUTE_MS)} mnt`;
}

function restWords(hidden: readonly TsunamiZone[], now: number | null): string {
  if (hidden.length === 0) return "";
  if (now === null) return `${hidden.length} zona lain`;
  const minutes = hidden.flatMap(({ arrivalAt }) =>
    arrivalAt === null ? [] : [Math.floor((arrivalAt - now) / MINUTE_MS)],
  );
  const ahead = minutes.filter((value) => value >= 0);
  const passed = hidden.filter(({ arrivalAt }) => arrivalAt !== null && arrivalAt < now).length;
  const [soonest, latest] = [Math.min(...ahead), Math.max(...ahead)];
  const range = ahead.length ? ` ${soonest === latest ? soonest : `${soonest}–${latest}`} mnt` : "";
  return [`${hidden.length} zona lain${range}`, passed ? `${passed} lewat` : ""]
    .filter((words) => words !== "")
    .join(", ");
}

export interface StageMark {
  name: string;
  at: string | null;
  words: string;
  state: "past" | "present" | "future";
}

/** PD-1 → PD-4: what each said; those to come are hollow. */
export function stageChain(versions: readonly QuakeVersion[]): StageMark[] {
  const told = new Map<string, QuakeVersion>();
  for (const version of versions) if (version.tsunami.stage) told.set(version.tsunami.stage, version);
  const taken = versions.at(-1);
  if (taken?.tsunami.cancelled) told.set("BATAL", taken);
  const stages = [...told];
  const marks = stages.map(([stage, version], i): StageMark => ({
    name: stage,
    at: version.tsunami.issuedAt === null ? null : hourWords(version.tsunami.issuedAt),
    words: version.tsunami.state === "ended" ? endedWords(version.tsunami) : `${version.tsunami.zones.length} zona`,
    state: i === stages.length - 1 ? "present" : "past",
  }));
  const latest = Number(/PD-(\d)/.exec(stages.at(-1)?.[0] ?? "")?.[1] ?? 0);
  const toCome = [
    [1, "zona awal"],
    [2, "pemutakhiran"],
    [3, "pengamatan"],
    [4, "pengakhiran"],
  ] as const;
  const future = toCome
    .filter(([stage]) => stage > latest && !taken?.tsunami.cancelled)
    .map(([stage, words]): StageMark => ({ name: `PD-${stage}`, at: null, words, state: "future" }));
  // PD-3 can be repeated without end; the axis has room for five.
  return [...marks.slice(-(5 - Math.min(2, future.length))), ...future].slice(-5);
}

/** `Guncangan maks. VIII, Nagekeo` and who is in it. */
export function shakingWords(impact: Impact | null): { strongest: string; people: string } | null {
  const hardest = impact?.kabupaten[0];
  const mmi = hardest?.mmi ?? impact?.maxMmi ?? null;
  if (!impact || mmi === null) return null;
  const from = Math.max(5, Math.min(7, bandOf(mmi)));
  const people = impact.people.reduce((sum, band) => sum + (band.mmi >= from ? band.mid : 0), 0);
  return {
    strongest: `Guncangan maks. ${roman(mmi)}${hardest ? `, ${shortKab(hardest.name)}` : ""}`,
    people: `${peopleWords(people)} di ${roman(from)} ke atas`,
  };
}
