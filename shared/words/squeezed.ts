import { FORMER_NAMES, LONG_NAMES } from "./kabupatenNames.ts";

/** words.6: BMKG's squeezed names (`MALUKUBRTDAYA`, `SERAMBAGIANTIMUR`) as the names of the data that they can only mean. */

/** Shorter stands for too many words. */
const SHORTEST_PART = 2;

export type Unsqueeze = (text: string) => string | null;

/** Finds the one name that a text is, its words run together, those after the first perhaps without some of their letters. */
export function unsqueezerOf(names: readonly string[]): Unsqueeze {
  const whole = new Map(names.map((name) => [squeezed(name), name]));
  const parts = names.map((name) => ({ name, words: name.toUpperCase().split(/[^A-Z]+/) }));
  return (text) => {
    const key = squeezed(text.replace(/^kep\.?(?!ulauan)(?=[\s-]|\b)/i, "kepulauan"));
    const found = whole.get(key) ?? whole.get(key.replace(/^KEP/, "KEPULAUAN"));
    if (found !== undefined) return found;
    const meant = parts.filter(({ words: [first = "", ...rest] }) => rest.length > 0 && isRest(key, first, rest));
    return meant.length === 1 ? (meant[0]?.name ?? null) : null;
  };
}

/** Of kabupaten, kota, their seats, and kabupaten of former names. */
export const placeUnsqueezed: Unsqueeze = unsqueezerOf([...LONG_NAMES, ...FORMER_NAMES]);

/** BMKG runs the words of a name together, or joins them with dashes. */
export function squeezed(name: string): string {
  return name.toUpperCase().replace(/[^A-Z]/g, "");
}

/** The first word stands whole; else `BIMA` might be anything that begins with B. */
function isRest(key: string, first: string, rest: readonly string[]): boolean {
  return key.startsWith(first) && isShortened(key.slice(first.length), rest);
}

function isShortened(key: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return key === "";
  for (let length = Math.min(word.length, key.length); length >= SHORTEST_PART; length--)
    if (isWord(key.slice(0, length), word) && isShortened(key.slice(length), rest)) return true;
  return false;
}

/** `PGNGN` for `PEGUNUNGAN`: its first letter, and others in their order. */
function isWord(short: string, word: string): boolean {
  if (short[0] !== word[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at++;
  return at === short.length;
}
