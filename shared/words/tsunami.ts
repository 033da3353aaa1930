import { groupBy } from "../groupBy.ts";
import { TsunamiLevel } from "../record/bulletin.ts";
import type { Tsunami } from "../record/hazard.ts";
import { provinceInShort } from "./provinces.ts";

/** What BMKG says of a tsunami, or that it has said nothing yet: never a word of our own. */

/** A clause: `menurut BMKG tidak berpotensi tsunami`, `peringatan tsunami BMKG PD-2: SIAGA`. */
export function tsunamiWords(tsunami: Pick<Tsunami, "state" | "stage" | "level" | "cancelled">): string {
  const { state, stage, level } = tsunami;
  switch (state) {
    case "unknown":
      return "BMKG belum memberi keterangan tentang tsunami";
    case "none":
      return "menurut BMKG tidak berpotensi tsunami";
    case "potential":
      return "menurut BMKG berpotensi tsunami, zona belum diterima";
    case "warning":
      return `peringatan tsunami BMKG${stage ? ` ${stage}` : ""}: ${level ?? "tanpa level"}`;
    case "ended":
      return `peringatan tsunami ${endedWords(tsunami)}${stage ? `, ${stage}` : ""}`;
  }
}

/** As short as a change is told: `tsunami tidak disebut → PD-1`. */
export function tsunamiInShort({ state, stage, cancelled }: Pick<Tsunami, "state" | "stage" | "cancelled">): string {
  switch (state) {
    case "unknown":
      return "tidak disebut";
    case "none":
      return "tidak berpotensi";
    case "potential":
      return "berpotensi";
    case "warning":
      return stage ?? "peringatan";
    case "ended":
      return cancelled ? "dibatalkan BMKG" : (stage ?? "berakhir");
  }
}

/** How a warning came to its end. */
export function endedWords({ cancelled }: Pick<Tsunami, "cancelled">): string {
  return cancelled ? "dibatalkan BMKG" : "diakhiri BMKG";
}

/** What a warning is called: `SIAGA tsunami`; null while there is none. */
export function tsunamiTitle({ state, level }: Pick<Tsunami, "state" | "level">): string | null {
  switch (state) {
    case "potential":
      return "Berpotensi tsunami";
    case "warning":
      return `${level ?? "Peringatan"} tsunami`;
    case "unknown":
    case "none":
    case "ended":
      return null;
  }
}

/** words.11: the warning by BMKG's own zones and nothing else: `Tsunami PD-2 SIAGA · 22 zona, NTT dan Sulsel`; null while there is none. */
export function warningTitle(tsunami: Pick<Tsunami, "state" | "level" | "stage" | "zones">): string | null {
  const { state, stage, level, zones } = tsunami;
  if (state !== "warning") return tsunamiTitle(tsunami);
  const where = zones.length === 0 ? "zona belum disebut" : `${zones.length} zona${listed(zoneProvinces(tsunami))}`;
  const called = level === null ? "Peringatan tsunami" : "Tsunami";
  return `${[called, stage, level].filter((word) => word !== null).join(" ")} · ${where}`;
}

/** Provinces of a warning's zones by their short names: where the level is highest first, then where most zones are. */
function zoneProvinces({ zones }: Pick<Tsunami, "zones">): string[] {
  const rank = (level: TsunamiLevel) => TsunamiLevel.options.indexOf(level);
  return [...groupBy(zones, ({ province }) => provinceInShort(province))]
    .filter(([province]) => province !== "")
    .map(([province, own]) => ({ province, own, highest: Math.min(...own.map(({ level }) => rank(level))) }))
    .sort((a, b) => a.highest - b.highest || b.own.length - a.own.length)
    .map(({ province }) => province);
}

/** Longer lists are counted. */
const PROVINCES_TOLD = 3;

function listed(provinces: readonly string[]): string {
  if (provinces.length === 0) return "";
  if (provinces.length > PROVINCES_TOLD)
    return `, ${provinces.slice(0, 2).join(", ")}, dan ${provinces.length - 2} provinsi lain`;
  return `, ${[provinces.slice(0, -1).join(", "), ...provinces.slice(-1)].filter((words) => words !== "").join(" dan ")}`;
}
