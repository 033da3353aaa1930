import type { DoubtKind } from "../record/bulletin.ts";

/** What is wrong with a statement that is held; a kind that this screen doesn't know is shown as it came rather than hidden. */
export function doubtWords(kind: string): string {
  return WORDS[kind] ?? kind;
}

const WORDS: Readonly<Record<string, string>> = {
  "future-time": "waktunya di masa depan",
  "contradictory-time": "waktunya bertentangan",
  "contradictory-position": "posisinya bertentangan",
  "flipped-sign": "tanda koordinat terbalik",
  "impossible-position": "posisi mustahil",
  "impossible-magnitude": "magnitudo mustahil",
  "impossible-depth": "kedalaman mustahil",
} satisfies Record<DoubtKind, string>;
