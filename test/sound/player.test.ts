import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Cue } from "../../client/wall/sound/cue.ts";
import { openPlayer } from "../../client/wall/sound/player.ts";
import { lengthS, TONES, type ToneName } from "../../client/wall/sound/tones.ts";
import { indonesianVoice, openSpeaker, utterancesOf } from "../../client/wall/sound/voice.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const SPEECH_S = 10;

/** A player whose ringing and speaking is noted with its second. */
function notedPlayer(canSpeak = true) {
  const log: string[] = [];
  const began = Date.now();
  const note = (what: string) => log.push(`${Math.round((Date.now() - began) / 100) / 10} ${what}`);
  let talking: ReturnType<typeof setTimeout> | undefined;
  const player = openPlayer(
    (name) => {
      note(name);
      return { stop: () => undefined };
    },
    {
      canSpeak: () => canSpeak,
      say(sentences, _loudness, done) {
        note(`says ${sentences.join(" ")}`);
        talking = setTimeout(done, SPEECH_S * 1000);
      },
      stop() {
        if (talking) note("quiet");
        clearTimeout(talking);
        talking = undefined;
      },
    },
  );
  return { log, player };
}
const cue = (tone: ToneName, ...sentences: string[]): Cue => ({
  kind: "sound",
  tone,
  sentences,
  loudness: 1,
  about: [],
});

describe("one cue at a time", () => {
  test("Q14 the voice waits for the tone to end", () => {
    const { log, player } = notedPlayer();
    player.play(cue("damaging", "Gempa."));
    vi.advanceTimersByTime(60_000);
    expect(log).toEqual(["0 damaging", "2.2 says Gempa."]);
  });

  test("Q14 the next cue cuts the words of the one before", () => {
    const { log, player } = notedPlayer();
    player.play(cue("damaging", "Gempa."));
    vi.advanceTimersByTime(4000);
    player.play(cue("ended", "Berakhir."));
    vi.advanceTimersByTime(60_000);
    expect(log).toEqual(["0 damaging", "2.2 says Gempa.", "4 quiet", "4 ended", "5.5 says Berakhir."]);
  });

  test("Q14 a cue that is cut in its tone never speaks", () => {
    const { log, player } = notedPlayer();
    player.play(cue("damaging", "Gempa."));
    vi.advanceTimersByTime(1000);
    player.play({ kind: "hush" });
    vi.advanceTimersByTime(60_000);
    expect(log).toEqual(["0 damaging"]);
  });

  test("Q14 the siren wails, speaks, wails on, and ends by itself after a minute though nobody tells it to", () => {
    const { log, player } = notedPlayer();
    player.play(cue("siren", "Peringatan tsunami."));
    vi.advanceTimersByTime(600_000);
    expect(log.slice(0, 3)).toEqual(["0 siren", "8 says Peringatan tsunami.", "18 siren"]);
    expect(log.slice(3, -1)).toEqual(["26 siren", "34 siren", "42 siren", "50 siren", "58 siren"]);
    expect(log.at(-1)).toBe("60 quiet");
  });

  test("Q15 without a voice a tone of its own stands in its place", () => {
    const { log, player } = notedPlayer(false);
    player.play(cue("damaging", "Gempa."));
    vi.advanceTimersByTime(60_000);
    expect(log).toEqual(["0 damaging", "2.2 voiceless"]);
  });
});

describe("the voice", () => {
  const voice = (lang: string, localService = true) => ({ lang, localService });

  test.each([
    [["en-US", "id-ID"], "id-ID"],
    [["ms-MY", "id_ID"], "id_ID"],
    [["in-ID"], "in-ID"],
    [["id"], "id"],
    [["ms-MY", "jv-ID", "en-ID", "idk"], null],
    [[], null],
  ])("Q15 of %j the Indonesian one is taken, a Malay one never", (langs, chosen) => {
    expect(indonesianVoice(langs.map((lang) => voice(lang)))?.lang ?? null).toBe(chosen);
  });

  test("Q15 a voice that sends the words to a server is none", () => {
    expect(indonesianVoice([voice("id-ID", false)])).toBeNull();
    expect(indonesianVoice([voice("id-ID", false), voice("id_ID")])?.lang).toBe("id_ID");
  });

  test("Q16 no utterance is longer than a browser can say, and no word of a sentence is lost", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,20},?$/), { minLength: 1, maxLength: 80 }), (words) => {
        const parts = utterancesOf(words.join(" "));
        expect(parts.join(" ")).toBe(words.join(" "));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(130);
      }),
    );
    expect(utterancesOf("x".repeat(300)).map(({ length }) => length)).toEqual([130, 130, 40]);
    expect(utterancesOf(" ")).toEqual([]);
  });

  /** Speech that never overlaps; `deaf` never tells that an utterance has ended. */
  function fakeSpeech(deaf = false) {
    const said: string[] = [];
    let at: ReturnType<typeof setTimeout> | undefined;
    vi.stubGlobal(
      "SpeechSynthesisUtterance",
      class {
        text: string;
        onend: (() => void) | null = null;
        constructor(text: string) {
          this.text = text;
        }
      },
    );
    const speech = {
      getVoices: () => [voice("id-ID")],
      cancel: () => clearTimeout(at),
      speak(utterance: SpeechSynthesisUtterance) {
        said.push(utterance.text);
        if (!deaf) at = setTimeout(() => void utterance.onend?.(new Event("end") as SpeechSynthesisEvent), 1000);
      },
    };
    return { said, speaker: openSpeaker(speech as unknown as SpeechSynthesis) };
  }

  test("Q16 utterances follow one another and never stack", () => {
    const { said, speaker } = fakeSpeech();
    const done = vi.fn();
    speaker.say(["Satu.", "Dua."], 1, done);
    expect(said).toEqual(["Satu."]);
    vi.advanceTimersByTime(1000);
    expect(said).toEqual(["Satu.", "Dua."]);
    vi.advanceTimersByTime(1000);
    expect(done).toHaveBeenCalledTimes(1);
  });

  test("Q16 what was stopped says nothing more", () => {
    const { said, speaker } = fakeSpeech();
    const done = vi.fn();
    speaker.say(["Satu.", "Dua."], 1, done);
    speaker.say(["Tiga."], 1, () => undefined);
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual(["Satu.", "Tiga."]);
    expect(done).not.toHaveBeenCalled();
  });

  test("Q16 an utterance that never ends does not hold up the next", () => {
    const { said, speaker } = fakeSpeech(true);
    const done = vi.fn();
    speaker.say(["Satu.", "Dua."], 1, done);
    vi.advanceTimersByTime(30_000);
    expect(said).toEqual(["Satu.", "Dua."]);
    expect(done).toHaveBeenCalledTimes(1);
  });
});

test("Q17 every tone differs from every other in how many notes it has, how long it is, or how it moves", () => {
  const shapes = (Object.keys(TONES) as ToneName[])
    .filter((name) => name !== "siren-again") // the siren's own
    .map((name) => `${TONES[name].length} ${lengthS(name).toFixed(1)} ${TONES[name].some(({ toHz }) => toHz)}`);
  expect(new Set(shapes).size).toBe(shapes.length);
  expect(TONES.siren.every(({ toHz }) => toHz !== undefined)).toBe(true);
  expect(lengthS("felt")).toBeLessThan(lengthS("damaging"));
});
