import { groupBy } from "../../../shared/groupBy.ts";
import { TsunamiLevel, type TsunamiZone } from "../../../shared/record/bulletin.ts";
import { current, type Earthquake, type QuakeVersion } from "../../../shared/record/hazard.ts";
import { type Impact, strongestMmi } from "../../../shared/record/impact.ts";
import { clockWords, hourWords } from "../../../shared/time.ts";
import { ageWords, decimals, peopleWords } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { provinceInShort, provinceWords } from "../../../shared/words/provinces.ts";
import { measuredHeights } from "../../../shared/tsunami/measured.ts";
import { gaugeWords } from "../../../shared/tsunami/zoneWords.ts";
import { endedWords } from "../../../shared/words/tsunami.ts";
import type { Hero } from "../scene/scene.ts";
import { peopleFigure } from "./event.ts";
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
  /** `guncangan: 590 ribu orang di VI ke atas, perkiraan`; null until it is counted. */
  shaking: string | null;
  /** `Tercatat: 0,94 m Maurole, Kab. Ende 05.27 · 9 alat lain`; null while no gauge is told. */
  measured: string | null;
  ended: boolean;
}

export function tsunamiCard({ quake, alert, impact }: Hero, now: number | null): TsunamiCard {
  const version = current(quake);
  const { state, stage, level, issuedAt, zones } = version.tsunami;
  const age = now === null ? null : `${ageWords(now - (issuedAt ?? version.fetchedAt))} lalu`;
  // PD-4 names no zones: the region is then the one that the last bulletin with zones named.
  const common = {
    age,
    // words.11: without zones where BMKG puts the quake, never where it shook most.
    place:
      regionOf(quake.versions.findLast((one) => one.tsunami.zones.length > 0) ?? version) || shortPlace(version, []),
    people: null,
    shaking: impact && `guncangan: ${Object.values(peopleFigure(impact)).join(" ")}`,
    measured: measuredWords(quake),
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

/** Characters of its one line. */
const MEASURED_ROOM = 56;

/** wall.37: the highest of what BMKG's gauges measured, with its hour, and how many more there are. */
function measuredWords({ versions }: Earthquake): string | null {
  const [highest, ...others] = measuredHeights(versions);
  if (!highest) return null;
  const when = highest.observedAt === null ? "" : ` ${hourWords(highest.observedAt)}`;
  const words = `Tercatat: ${decimals(highest.heightM, 2)} m ${gaugeWords(highest.location)}${when}`;
  const more = others.length > 0 ? ` · ${others.length} alat lain` : "";
  return words.length + more.length <= MEASURED_ROOM ? words + more : words;
}

/** Provinces of the highest level's zones, the most named first, two by their short names; empty when no zone names one. */
function regionOf({ tsunami }: QuakeVersion): string {
  const highest = tsunami.zones.filter(({ level }) => level === tsunami.level);
  const provinces = [...groupBy(highest, ({ province }) => province)]
    .filter(([province]) => province !== "")
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([province]) => province);
  const [only, second] = provinces;
  if (only === undefined || second === undefined) return only === undefined ? "" : provinceWords(only);
  return provinces.slice(0, 2).map(provinceInShort).join(" dan ");
}

/** `Guncangan maks. VIII, Kab. Nagekeo`; who is in it stands in the hero. */
export function shakingWords(impact: Impact | null): string | null {
  const hardest = impact?.kabupaten[0];
  const mmi = impact && strongestMmi(impact);
  if (!impact || mmi === null) return null;
  return `Guncangan maks. ${roman(mmi)}${hardest ? `, ${kabWords(hardest.name)}` : ""}`;
}
