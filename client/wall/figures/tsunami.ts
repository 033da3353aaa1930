import { groupBy } from "../../../shared/groupBy.ts";
import { TsunamiLevel, type TsunamiZone } from "../../../shared/record/bulletin.ts";
import { current, type QuakeVersion } from "../../../shared/record/hazard.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { clockWords } from "../../../shared/time.ts";
import { ageWords, peopleWords } from "../../../shared/words/figures.ts";
import { bandOf, roman } from "../../../shared/words/mmi.ts";
import { provinceWords } from "../../../shared/words/provinces.ts";
import { endedWords } from "../../../shared/words/tsunami.ts";
import type { Hero } from "../scene/scene.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { rangeWords, shortPlace } from "../say/words.ts";

/** The hero of the tsunami scene; its zones, coast and stages have files of their own. Levels, zones and times are BMKG's; no word of safety is ours. */

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

/** `Guncangan maks. VIII, Nagekeo` and who is in it. */
export function shakingWords(impact: Impact | null): { strongest: string; people: string } | null {
  const hardest = impact?.kabupaten[0];
  const mmi = hardest?.mmi ?? impact?.maxMmi ?? null;
  if (!impact || mmi === null) return null;
  const from = Math.max(5, Math.min(7, bandOf(mmi)));
  const people = impact.people.reduce((sum, band) => sum + (band.mmi >= from ? band.mid : 0), 0);
  return {
    strongest: `Guncangan maks. ${roman(mmi)}${hardest ? `, ${kabWords(hardest.name)}` : ""}`,
    people: `${peopleWords(people)} di ${roman(from)} ke atas`,
  };
}
