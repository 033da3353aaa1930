import type { WallReport } from "../../../shared/wire/protocol.ts";
import { hearNews, type Hearing, type SoundState } from "./cue.ts";
import { goOn, keepWords } from "./kept.ts";
import { openPlayer, type Player } from "./player.ts";
import { ring } from "./ring.ts";
import { openSpeaker } from "./voice.ts";

export type AudioState = WallReport["audio"];

const KEY = "sigap:heard";
const KEEP_EVERY_MS = 60_000;

/** What one screen hears and sounds, for as long as its page lives: the lamp that shows it comes and goes with the scenes. */
class Ears {
  #context = new AudioContext();
  #speech = "speechSynthesis" in window ? window.speechSynthesis : null;
  #speaker = openSpeaker(this.#speech);
  #player: Player = openPlayer((name, loudness) => ring(this.#context, name, loudness), this.#speaker);
  #state: SoundState | null = null;
  #kept = { seq: -1, at: 0 };
  #isArmed = $state(this.#context.state === "running");
  #canSpeak = $state(this.#speaker.canSpeak());

  constructor() {
    this.#context.addEventListener("statechange", () => (this.#isArmed = this.#context.state === "running"));
    // Voices come late, and go when their program does.
    this.#speech?.addEventListener("voiceschanged", () => (this.#canSpeak = this.#speaker.canSpeak()));
    for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, () => this.arm());
  }

  /** A getter, for a derived would die with the lamp that was drawn first. */
  get audio(): AudioState {
    if (!this.#isArmed) return "blocked";
    return this.#canSpeak ? "ready" : "mute-voice";
  }

  /** Asks the browser to let this screen sound; it does so only within a click or a key. */
  arm(): void {
    void this.#context.resume();
  }

  /** To be told of every change of the world and every second. */
  hear(hearing: Omit<Hearing, "ready">): void {
    const { now, drill, replay } = hearing;
    // A record's time says nothing of how long this screen was away.
    if (now === null || (replay && this.#state === null)) return;
    this.#state ??= goOn(drill ? null : readKept(), now);
    const { state, cues } = hearNews(this.#state, { ...hearing, ready: this.#isArmed });
    this.#state = state;
    for (const cue of cues) this.#player.play(cue);
    if (!drill && !replay) this.#keep(state, hearing.world.seq, now);
  }

  #keep(state: SoundState, seq: number, now: number): void {
    if (state.heard === null || (this.#kept.seq === seq && Math.abs(now - this.#kept.at) < KEEP_EVERY_MS)) return;
    this.#kept = { seq, at: now };
    try {
      localStorage.setItem(KEY, keepWords(state, now));
    } catch {
      // A full or forbidden storage: the next page begins as one that never heard.
    }
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let ears: Ears | null = null;

/** sound.18: one for the page: a scene that draws its lamps anew must not forget what was heard. */
export function earsOfPage(): Ears {
  ears ??= new Ears();
  return ears;
}
