/**
 * sound.17: the tones as data, made by the browser itself: no recorded file has to be loaded, kept or licensed. Tiers differ in rhythm
 * and movement, not only in pitch, so that they are told apart across a noisy room and by those who hear high notes badly.
 */

export interface Note {
  /** From the tone's beginning. */
  atS: number;
  forS: number;
  hz: number;
  /** Glides there by its end. */
  toHz?: number;
  wave: "sine" | "triangle" | "square";
  /** 0–1, before the screen's volume. */
  gain: number;
}

export type ToneName = "felt" | "damaging" | "siren" | "siren-again" | "ended" | "voiceless";

/** Until the voice cuts in. */
const FIRST_WAIL_S = 8;
const WAIL_S = 4;

const note = (atS: number, forS: number, hz: number, wave: Note["wave"], gain: number): Note => ({
  atS,
  forS,
  hz,
  wave,
  gain,
});

/** Three rising steps, twice. */
const damaging = [0, 1.3].flatMap((fromS) =>
  [523, 659, 880].map((hz, i) => note(fromS + i * 0.32, 0.26, hz, "triangle", 0.75)),
);

/** Up and down without a pause: a movement that no other tone has. */
function wails(count: number): Note[] {
  return Array.from({ length: count }, (_, i): Note[] => [
    { atS: i * WAIL_S, forS: WAIL_S / 2, hz: 440, toHz: 880, wave: "square", gain: 0.5 },
    { atS: (i + 0.5) * WAIL_S, forS: WAIL_S / 2, hz: 880, toHz: 440, wave: "square", gain: 0.5 },
  ]).flat();
}

export const TONES: Readonly<Record<ToneName, readonly Note[]>> = {
  felt: [note(0, 0.9, 587, "sine", 0.35)],
  damaging,
  siren: wails(FIRST_WAIL_S / WAIL_S),
  "siren-again": wails(2),
  ended: [note(0, 0.5, 784, "sine", 0.5), note(0.6, 0.9, 523, "sine", 0.5)],
  // In place of the sentences: two pairs, low and even.
  voiceless: [0, 0.25, 0.9, 1.15].map((atS) => note(atS, 0.15, 392, "triangle", 0.6)),
};

export function lengthS(name: ToneName): number {
  return Math.max(...TONES[name].map(({ atS, forS }) => atS + forS));
}

/** sound.9: the siren's round from its beginning, the sentences in it included: then it pauses. */
export const SIREN_ROUND_S = 60;
export const SIREN_PAUSE_S = 60;
