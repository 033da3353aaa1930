import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import type { FeltReport } from "../../shared/record/bulletin.ts";
import { plainText } from "../upstream/plainText.ts";
import { addNote, atMost, shown } from "../upstream/fields.ts";
import { type FeltPart, feltParts, type Mmi } from "./words/feltParts.ts";

/** BMKG's Dirasakan list (FEEDS §1.5): `II-III Trenggalek, Kota Jayapura II, 2 Karangasem`. */

/**
 * feed.12: never throws. A place without an intensity keeps nulls; an intensity without a place says nothing and is dropped, with a note. Which
 * intensity is whose must be plain: else the places keep nulls too, and a note tells the item (felt.14).
 */
export function parseFelt(text: string | null, notes: Remark[] = []): FeltReport[] {
  const items = (text ?? "").replace(LABEL, "").split(/[,;\n]/);
  const reports = atMost(items, MOST_REPORTS, "Dirasakan", notes)
    .map((item) => item.trim().replace(/\.$/, ""))
    .filter((item) => /[\p{L}\p{N}]/u.test(item) && !NOBODY.test(item))
    .flatMap((item) => {
      const { reports, clear } = reportsOf(feltParts(plainText(item, MOST_LETTERS)));
      if (!clear) addNote(notes, remark("Dirasakan = {}: an intensity is not read", shown(item)));
      return reports;
    });
  return [...atMost(reports, MOST_REPORTS, "Dirasakan", notes)];
}

/** `Dirasakan (Skala MMI): II Bima`. */
const LABEL = /^\s*(?:gempa\s+)?dirasakan[^:\n]{0,40}:/i;
/** What stands there when nobody felt it. */
const NOBODY = /^(?:tidak\s+(?:dirasakan|ada)|belum\s+ada|nihil)/i;

/** feed.27: several times as many as the longest list on record; each is looked up among all names. */
const MOST_REPORTS = 60;
/** Of one item, which is mostly one place. */
const MOST_LETTERS = 200;

/** Intensities stand before their places or behind them, the same all along an item. */
function reportsOf(parts: readonly FeltPart[]): { reports: FeltReport[]; clear: boolean } {
  const before = parts[0]?.kind === "mmi";
  const told = before ? parts : [...parts].reverse();
  const reports: FeltReport[] = [];
  let level: Mmi | null = null;
  const isUnread = (part: FeltPart, i: number) => part.kind === "place" && part.guessed && !isBeside(parts, i);
  let clear = parts.some(({ kind }) => kind === "place") && !parts.some(isUnread);
  for (const [i, part] of told.entries()) {
    if (part.kind === "mmi") {
      level = part;
      continue;
    }
    const stray = strayBehind(told, i, level);
    clear &&= !stray && (level !== null || !parts.some(({ kind }) => kind === "mmi"));
    reports.push({
      place: part.name,
      mmiLow: stray ? null : (level?.low ?? null),
      mmiHigh: stray ? null : (level?.high ?? null),
    });
  }
  return { reports: before ? reports : reports.reverse(), clear };
}

/** `III Bima IV`: the last intensity of an item has no place of its own, so the place before it may have either. */
function strayBehind(told: readonly FeltPart[], i: number, level: Mmi | null): boolean {
  const next = told[i + 1];
  if (next?.kind !== "mmi" || i + 2 < told.length || level === null) return false;
  return next.low !== level.low || next.high !== level.high;
}

function isBeside(parts: readonly FeltPart[], i: number): boolean {
  return parts[i - 1]?.kind === "mmi" || parts[i + 1]?.kind === "mmi";
}
