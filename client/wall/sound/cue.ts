import { sentencesOf } from "../../../shared/speech/sentences.ts";
import { SECOND_MS } from "../../../shared/time.ts";
import type { World } from "../../../shared/world/world.ts";
import type { Link } from "../../lib/silence.ts";
import { hearAll, newsIn, tsunamiStep, unanswered, type HeardById, type Piece } from "./heard.ts";
import { loudnessOf, type SoundSettings } from "./loudness.ts";
import { lengthS, SIREN_PAUSE_S, SIREN_ROUND_S, type ToneName } from "./tones.ts";

/** What the room is to hear, decided from the world alone and from what was heard before. Pure. Rules: SPEC.md, beside this file. */

/** `sound` cuts whatever still sounds; `hush` stops a siren that was answered or is no longer in force. */
export type Cue =
  { kind: "sound"; tone: ToneName; sentences: string[]; loudness: number; about: Piece[] } | { kind: "hush" };

export interface SoundState {
  /** Null before the first world. */
  heard: HeardById | null;
  /** Tsunami hazards whose full round this screen has sounded. */
  called: readonly string[];
  /** When the next round of the siren is due, server ms. */
  nextRoundAt: number;
  playing: { rank: number; until: number; ids: string[]; untilAnswered: boolean } | null;
  /** As loud as what was playing, or the end of a warning. */
  waiting: readonly Piece[];
}

export const NOTHING_HEARD: SoundState = { heard: null, called: [], nextRoundAt: 0, playing: null, waiting: [] };

export interface Hearing {
  world: World;
  now: number | null;
  /** Server ms per real ms: sound takes real time. */
  rate: number;
  settings: SoundSettings;
  link: Link;
  drill: boolean;
  replay: boolean;
  /** The browser lets this screen sound. */
  ready: boolean;
}

const RANK = { felt: 1, damaging: 2, ended: 3, siren: 4 } as const;
/** sound.10: of several at once, the loudest: more would still be talking when the next bulletin comes. */
const MOST_SPOKEN = 3;
/** Slow speech; too long rather than too short, for what waits must not cut the last word. */
const SECONDS_A_LETTER = 0.09;

interface Sound {
  piece: Piece;
  rank: number;
  tone: ToneName;
  /** An answer stops it. */
  untilAnswered: boolean;
}

export function hearNews(state: SoundState, hearing: Hearing): { state: SoundState; cues: Cue[] } {
  const { world, now, replay, link, settings, ready } = hearing;
  if (replay) return fallSilent(state, {});
  // Of what happens meanwhile nothing is known; and a world that never had an entry is only not there yet.
  if (now === null || link === "lost" || link === "unheard" || world.seq === 0) return { state, cues: [] };
  const heard = hearAll(world, state.heard ?? {});
  if (!settings.sound || !ready) return fallSilent(state, { heard });
  return sound(state, { ...hearing, now }, heard);
}

/** sound.11: a siren that was not sounded stays uncalled, so that it sounds as soon as it may. */
function fallSilent(state: SoundState, heard: Partial<SoundState>): { state: SoundState; cues: Cue[] } {
  return { state: { ...state, ...heard, playing: null, waiting: [] }, cues: state.playing ? [{ kind: "hush" }] : [] };
}

type Now = Hearing & { now: number };

function sound(state: SoundState, hearing: Now, heard: HeardById): { state: SoundState; cues: Cue[] } {
  const { world, now } = hearing;
  const calls = unanswered(world);
  const called = state.called.filter((id) => calls.some((call) => call.id === id));
  const news = state.heard === null ? [] : newsIn(world, state.heard, now);
  const fresh = calls.filter(({ id }) => !called.includes(id));
  const sounds = oneEach([...state.waiting, ...fresh, ...news]).flatMap((piece) => soundOf(piece, world, calls) ?? []);

  const playing = state.playing && now < state.playing.until ? state.playing : null;
  const free = sounds.filter(
    ({ rank, piece }) => playing === null || rank > playing.rank || playing.ids.includes(piece.id),
  );
  const top = Math.max(0, ...free.map(({ rank }) => rank));
  const chosen = free.filter(({ rank }) => rank === top);
  const loudest = Math.max(top, playing?.rank ?? 0);
  const left = sounds.filter((one) => !chosen.includes(one));
  const next: SoundState = {
    ...state,
    heard,
    called,
    playing,
    waiting: left.filter(({ rank, tone }) => rank === loudest || tone === "ended").map(({ piece }) => piece),
  };
  if (chosen.length > 0) return play(next, chosen, hearing);

  const due = called.length > 0 && now >= state.nextRoundAt && (playing?.rank ?? 0) < RANK.siren;
  if (due) return play(next, calls.map(againOf), hearing);
  if (playing?.untilAnswered && !playing.ids.some((id) => called.includes(id)))
    return { state: { ...next, playing: null }, cues: [{ kind: "hush" }] };
  return { state: next, cues: [] };
}

function play(state: SoundState, chosen: readonly Sound[], hearing: Now): { state: SoundState; cues: Cue[] } {
  const { now, rate } = hearing;
  const first = chosen[0];
  if (!first) return { state, cues: [] };
  const tone = chosen.find((one) => one.tone === "siren")?.tone ?? first.tone;
  const untilAnswered = chosen.some((one) => one.untilAnswered);
  const isReminder = untilAnswered && tone === "siren-again";
  const isSpoken = tone !== "felt" && !isReminder;
  const sentences = isSpoken ? chosen.slice(0, MOST_SPOKEN).flatMap(({ piece }) => spoken(piece, hearing)) : [];
  const inS = tone === "siren" ? SIREN_ROUND_S : lengthS(tone) + sentences.join("").length * SECONDS_A_LETTER;
  const ids = chosen.map(({ piece }) => piece.id);
  const pauseS = (tone === "siren" ? SIREN_ROUND_S : 0) + SIREN_PAUSE_S;
  return {
    state: {
      ...state,
      called: untilAnswered ? [...new Set([...state.called, ...ids])] : state.called,
      nextRoundAt: untilAnswered ? now + pauseS * SECOND_MS * rate : state.nextRoundAt,
      playing: { rank: first.rank, until: now + inS * SECOND_MS * rate, ids, untilAnswered },
    },
    cues: [
      {
        kind: "sound",
        tone,
        sentences,
        loudness: loudnessOf(tone, hearing.settings, now),
        about: chosen.map(({ piece }) => piece),
      },
    ],
  };
}

function spoken(piece: Piece, { world, now, drill }: Now): string[] {
  const hazard = world.hazard.get(piece.id);
  if (!hazard) return [];
  const alert = world.alert.get(piece.id) ?? null;
  const impact = world.impact.get(piece.id) ?? null;
  return sentencesOf({ hazard, alert, impact, news: piece.news, now, drill });
}

function soundOf(piece: Piece, world: World, calls: readonly Piece[]): Sound | null {
  const hazard = world.hazard.get(piece.id);
  const alert = world.alert.get(piece.id);
  if (!hazard) return null;
  if (piece.news === "ended" || piece.news === "withdrawn")
    return { piece, rank: RANK.ended, tone: "ended", untilAnswered: false };
  if (!alert) return null;
  if (tsunamiStep(hazard) > 0) {
    const untilAnswered = calls.some(({ id }) => id === piece.id);
    return { piece, rank: RANK.siren, tone: untilAnswered ? "siren" : "siren-again", untilAnswered };
  }
  switch (alert.tier) {
    case "info":
      return null;
    case "dirasakan":
      // An aftershock that was only felt belongs to its main event, which has sounded (sound.6).
      return alert.mainId === null ? { piece, rank: RANK.felt, tone: "felt", untilAnswered: false } : null;
    case "merusak":
    case "darurat":
      return { piece, rank: RANK.damaging, tone: "damaging", untilAnswered: false };
  }
}

const againOf = (piece: Piece): Sound => ({ piece, rank: RANK.siren, tone: "siren-again", untilAnswered: true });

/** Of several pieces on one hazard the last. */
function oneEach(pieces: readonly Piece[]): Piece[] {
  return [...new Map(pieces.map((piece) => [piece.id, piece])).values()];
}
