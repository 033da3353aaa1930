import {
  COUNTED,
  JOINED_NAMES,
  NUMBERED_NAMES,
  NUMERAL_NAMES,
  UNCOUNTED_NAMES,
} from "../../../shared/gazetteer/numeralNames.ts";

/** One item of a Dirasakan list taken apart: intensities, and the places between them. */
export type FeltPart =
  | Mmi
  /** `joined`: the place before it shares its intensity (`Garut dan Tasikmalaya`). `guessed`: a numeral in it is taken for a name's. */
  | { kind: "place"; name: string; joined: boolean; guessed: boolean };

export interface Mmi {
  kind: "mmi";
  low: number;
  high: number;
}

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const NUMERAL = "(?:viii|vii|vi|v|iv|iii|ii|i|xii|xi|x|ix|1[0-2]|[1-9])";
const UNTIL = "[-‐‒–—−~/&+]|s\\s*/\\s*d|s\\.?\\s*d\\.?|sampai(?:\\s+dengan)?|hingga|dan|atau|to";
const END = "(?![\\p{L}\\p{N}])";
/** Three numerals are a range from the first to the last (`III-IV-V`); a plus behind one says no more than it does. */
const INTENSITY = new RegExp(
  `(?:mmi\\s*)?(${NUMERAL}(?:\\s*(?:${UNTIL})\\s*-?\\s*${NUMERAL}${END})*)${END}\\+?(?:\\s*mmi${END})?`,
  "iuy",
);
const AND = /(?:dan|serta|and|&|\+)(?=\s)/iuy;
const WORD = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/uy;

const named = (names: readonly string[]) =>
  new RegExp(
    `(?:${[...names]
      .sort((a, b) => b.length - a.length)
      .map(spelt)
      .join("|")})${END}`,
    "iuy",
  );
const spelt = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s-]+/g, "[\\s-]*");

const NAME = named([...NUMERAL_NAMES, ...JOINED_NAMES]);
const UNCOUNTED = named(UNCOUNTED_NAMES);
const COUNTED_NAME = new RegExp(`${NUMERAL}\\s+(?:${COUNTED.join("|")})${END}`, "iuy");
const NUMBERED = named(NUMBERED_NAMES);
/** An intensity beside a name tells that the name's numeral is none. */
const INTENSITY_BEHIND = new RegExp(`\\s*[:(]?\\s*(?:mmi\\s*)?${NUMERAL}${END}`, "iuy");

export function feltParts(text: string): FeltPart[] {
  const item = legible(text);
  const parts: FeltPart[] = [];
  let name = "";
  let joined = false;
  let guessed = false;
  const close = () => {
    const place = tidy(name);
    if (place !== "") parts.push({ kind: "place", name: place, joined, guessed });
    [name, joined, guessed] = ["", false, false];
  };
  for (let at = 0; at < item.length;) {
    const own = ownNumeral(item, at, parts.at(-1)?.kind === "mmi" && tidy(name) === "");
    const intensity = own ? null : matchAt(INTENSITY, item, at);
    const and = own || intensity ? null : matchAt(AND, item, at);
    const word = matchAt(WORD, item, at) ?? item.charAt(at);
    if (own) {
      name += own.text;
      guessed ||= own.guessed;
    } else if (intensity) {
      close();
      parts.push(rangeWith(parts, range(intensity)));
    } else if (and) {
      close();
      joined = parts.at(-1)?.kind === "place";
    } else {
      name += word;
    }
    at += (own?.text ?? intensity ?? and ?? word).length;
  }
  close();
  return parts;
}

/** felt.13: a name that begins here and holds a numeral, or null where the numeral is an intensity. */
function ownNumeral(item: string, at: number, told: boolean): { text: string; guessed: boolean } | null {
  const numbered = matchAt(NUMBERED, item, at);
  if (numbered !== null && (told || matchAt(INTENSITY_BEHIND, item, at + numbered.length) !== null))
    return { text: numbered, guessed: false };
  const name = matchAt(NAME, item, at);
  const counted = matchAt(COUNTED_NAME, item, at);
  if (name === null && counted === null) return null;
  const numeral = /^\S+\s+/.exec(item.slice(at))?.[0] ?? "";
  const uncounted = counted === null ? null : matchAt(UNCOUNTED, item, at + numeral.length);
  if (uncounted !== null && numeral.length + uncounted.length > (name ?? "").length) return null;
  return name === null ? { text: counted ?? "", guessed: true } : { text: name, guessed: false };
}

/** The text that a sticky pattern finds at a place where a word may begin; else null. */
function matchAt(pattern: RegExp, text: string, at: number): string | null {
  if (pattern !== WORD && pattern !== INTENSITY_BEHIND && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return null;
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] || null;
}

/** `II III Bima`: a range whose dash is missing; the numeral before it is taken off the list. */
function rangeWith(parts: FeltPart[], told: Mmi): Mmi {
  const last = parts.at(-1);
  if (last?.kind !== "mmi" || told.high - last.low > 1 || last.high - told.low > 1) return told;
  parts.pop();
  return { kind: "mmi", low: Math.min(last.low, told.low), high: Math.max(last.high, told.high) };
}

function range(text: string): Mmi {
  const levels = [...text.replace(/mmi/gi, " ").matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${NUMERAL}${END}`, "giu"))].map(
    ([numeral]) => mmi(numeral),
  );
  return { kind: "mmi", low: Math.min(...levels), high: Math.max(...levels) };
}

function mmi(numeral: string): number {
  return /^\d/.test(numeral) ? Number(numeral) : ROMAN.indexOf(numeral.toLowerCase()) + 1;
}

/** Numerals of one sign (`Ⅲ`) and of small l for I (`ll-lll`, `lV`) as people mean them. */
function legible(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/(?<![\p{L}\p{N}])[lIVX|]+(?![\p{L}\p{N}])/gu, (numeral) => numeral.replace(/[l|]/g, "I"));
}

function tidy(place: string): string {
  return place
    .replace(/\s+/g, " ")
    .replace(/^[\s:=.)‐‒–—−-]+/, "")
    .replace(/[\s:=(‐‒–—−-]+$/, "")
    .replace(/^di\s+/i, "")
    .trim();
}
