import type { Help } from "../record/impact.ts";
import { decimals } from "./figures.ts";

/** words.8: what stands in place of hours that nobody knows. */
export const UNKNOWN_HOURS = "jam tak diketahui";

const MODES: Record<Help["legs"][number]["mode"], string> = {
  darat: "darat",
  feri: "feri",
  laut: "kapal",
  udara: "udara",
};

/** Legs that last less than three minutes are not told. */
const LEAST_HOURS = 0.05;

/** words.8: `darat 2,1 j · feri Merak–Bakauheni 2 j · darat 1,4 j`. */
export function legsWords(legs: Help["legs"]): string {
  if (legs.some(({ hours }) => hours === null)) return `hanya udara, ${UNKNOWN_HOURS}`;
  return toldOf(legs)
    .map((leg) => `${legWords(leg)} ${decimals(leg.hours ?? 0, 1).replace(",0", "")} j`)
    .join(" · ");
}

/** Beside the hours of the whole way: `darat` of one leg, else each with its own. */
export function wayWords(legs: Help["legs"]): string {
  const [first, second] = toldOf(legs);
  return first && !second && first.hours !== null ? legWords(first) : legsWords(legs);
}

/** Longer words would have to be set too small to be read. */
const MOST_NAMED = 28;

/** For the far seat: `feri Ketapang–Gilimanuk`, the roads left out; without names where they would be too long; null when it drives all the way. */
export function crossingWords(legs: Help["legs"]): string | null {
  if (legs.some(({ hours }) => hours === null)) return "hanya udara";
  const crossings = legs.filter(({ mode }) => mode !== "darat");
  if (crossings.length === 0) return null;
  const named = crossings.map(legWords).join(" · ");
  return named.length <= MOST_NAMED ? named : crossings.map(({ mode }) => MODES[mode]).join(" · ");
}

function toldOf(legs: Help["legs"]): Help["legs"] {
  const told = legs.filter(({ hours }) => hours === null || hours >= LEAST_HOURS);
  return told.length > 0 ? told : legs.slice(0, 1);
}

function legWords({ mode, name }: Help["legs"][number]): string {
  return name === null ? MODES[mode] : `${MODES[mode]} ${name}`;
}
