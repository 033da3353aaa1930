/** The browser's own voice. */

/** Chromium falls silent in an utterance of more than about 15 s, so none is longer than this many letters. */
const LONGEST_UTTERANCE = 130;
/** An utterance that never says it has ended must not hold up what follows. */
const PATIENCE_S = 5;
const PATIENCE_A_LETTER_S = 0.15;
const RATE = 0.95;

type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService">;

/**
 * sound.15: an Indonesian voice of this computer, or null. Not a Malay one, which says numbers and names wrongly without anybody noticing,
 * nor one that sends the words to somebody's server: in an outage it is silent, and the wall fetches nothing from outside.
 */
export function indonesianVoice<V extends Voice>(voices: readonly V[]): V | null {
  return voices.find(({ lang, localService }) => localService && /^(id|in)([-_]|$)/i.test(lang)) ?? null;
}

/** sound.16: a sentence in parts short enough, cut behind a comma where there is one, else between words. */
export function utterancesOf(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence.trim();
  while (rest.length > LONGEST_UTTERANCE) {
    const room = rest.slice(0, LONGEST_UTTERANCE);
    const comma = room.lastIndexOf(", ") + 1;
    const blank = room.lastIndexOf(" ");
    const cut = comma > 0 ? comma : blank > 0 ? blank : LONGEST_UTTERANCE;
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === "" ? parts : [...parts, rest];
}

export interface Speaker {
  canSpeak: () => boolean;
  /** One utterance after the other; `done` when the last has ended, and never after `stop`. */
  say: (sentences: readonly string[], loudness: number, done: () => void) => void;
  stop: () => void;
}

/** `speech` is null where the browser has none. */
export function openSpeaker(speech: SpeechSynthesis | null): Speaker {
  let turn = 0;
  let patience: ReturnType<typeof setTimeout> | undefined;
  /** Chromium forgets to tell the end of an utterance that nobody holds. */
  let held: SpeechSynthesisUtterance | null = null;
  const voice = () => indonesianVoice(speech?.getVoices() ?? []);

  const stop = () => {
    turn++;
    clearTimeout(patience);
    held = null;
    speech?.cancel();
  };

  return {
    canSpeak: () => voice() !== null,
    stop,
    say(sentences, loudness, done) {
      stop();
      const mine = turn;
      const speakFrom = (parts: readonly string[]) => {
        clearTimeout(patience);
        const [words, ...rest] = parts;
        if (words === undefined || speech === null) return done();
        held = new SpeechSynthesisUtterance(words);
        Object.assign(held, { voice: voice(), lang: "id-ID", rate: RATE, volume: loudness });
        let isOver = false;
        const next = () => {
          if (isOver || mine !== turn) return;
          isOver = true;
          speakFrom(rest);
        };
        held.onend = next;
        held.onerror = next;
        patience = setTimeout(
          () => {
            if (mine === turn) speech.cancel();
            next();
          },
          (PATIENCE_S + words.length * PATIENCE_A_LETTER_S) * 1000,
        );
        speech.speak(held);
      };
      speakFrom(sentences.flatMap(utterancesOf));
    },
  };
}
