import type { Cue } from "./cue.ts";
import { lengthS, SIREN_ROUND_S, type ToneName } from "./tones.ts";
import type { Speaker } from "./voice.ts";

export interface Player {
  play: (cue: Cue) => void;
}

/** sound.14: plays one cue at a time: its tone, then its words; the next cue cuts both. */
export function openPlayer(ring: (name: ToneName, loudness: number) => { stop: () => void }, speaker: Speaker): Player {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let sounding: { stop: () => void } | null = null;

  const later = (inS: number, then: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      then();
    }, inS * 1000);
    timers.add(timer);
  };
  const hush = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    sounding?.stop();
    sounding = null;
    speaker.stop();
  };
  const sound = (tone: ToneName, loudness: number, then: () => void) => {
    sounding = ring(tone, loudness);
    later(lengthS(tone), then);
  };
  const say = (sentences: readonly string[], loudness: number, then: () => void) => {
    if (sentences.length === 0) then();
    else if (speaker.canSpeak()) speaker.say(sentences, loudness, then);
    else sound("voiceless", loudness, then);
  };

  return {
    play(cue) {
      hush();
      if (cue.kind === "hush") return;
      const { tone, loudness, sentences } = cue;
      const wail = () => sound(tone, loudness, wail);
      const end = () => undefined;
      if (tone === "siren") later(SIREN_ROUND_S, hush);
      sound(tone, loudness, () => say(sentences, loudness, tone === "siren" ? wail : end));
    },
  };
}
