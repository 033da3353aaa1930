import type { Replay } from "../../../shared/wire/protocol.ts";
import { reasonOf, type Log } from "../../log.ts";
import { inTurn } from "../../store/pace.ts";
import type { Archive } from "../../store/store.ts";
import { play, type Viewer } from "./play.ts";
import { prepare, type Asked } from "./replay.ts";

interface ReplaysParts {
  archive: Archive;
  log: Log;
  now(): number;
  beatEveryMs: number;
  lingerMs: number;
  /** Takes the screen out of everything live. */
  enter(key: string): Viewer;
  /** The replay is over: the screen gets the live world whole. */
  leave(key: string): void;
}

export type Replays = ReturnType<typeof createReplays>;

/** Which screens are told something again, and how they come back: by themselves, by the desk's word, or by an alarm (wire.16). */
export function createReplays({ archive, log, now, beatEveryMs, lingerMs, enter, leave }: ReplaysParts) {
  const preparing = new Map<string, AbortController>();
  const playing = new Map<string, { replay: Replay; abort: AbortController }>();
  /** Reading back through a long journal is work; two at once gain nobody anything. */
  const oneByOne = inTurn();

  function quit(key: string): boolean {
    preparing.get(key)?.abort();
    playing.get(key)?.abort.abort();
    const cancelled = preparing.delete(key);
    return playing.delete(key) || cancelled;
  }

  function end(key: string): boolean {
    const was = playing.has(key);
    const had = quit(key);
    if (was) leave(key);
    return had;
  }

  return {
    of: (key: string): Replay | null => playing.get(key)?.replay ?? null,

    /** Null once it plays, else why it doesn't. What plays already goes on until then. */
    async start(key: string, of: Asked, speed: number): Promise<string | null> {
      preparing.get(key)?.abort();
      const abort = new AbortController();
      const { signal } = abort;
      preparing.set(key, abort);
      const recording = await oneByOne(() => prepare(of, { archive, speed, now: now(), signal })).catch(
        (error: unknown) => {
          if (!signal.aborted) log("error", "replay: the journal can't be read back", { of, reason: reasonOf(error) });
          return { error: "Jurnal tidak dapat dibaca ulang. Sudah dicatat." };
        },
      );
      if (preparing.get(key) === abort) preparing.delete(key);
      if (signal.aborted) return "Putar ulang dibatalkan.";
      if ("error" in recording) return recording.error;
      quit(key);
      playing.set(key, { replay: recording.replay, abort });
      void play(recording, { archive, viewer: enter(key), signal, beatEveryMs, lingerMs })
        .catch((error: unknown) => {
          if (!signal.aborted) log("error", "replay failed", { reason: reasonOf(error) });
        })
        .then(() => {
          if (!signal.aborted) end(key);
        });
      return null;
    },

    /** Back to live; false when nothing was told again there. */
    end,
    /** The screen is gone. */
    quit,
    /** Returns how many came back. */
    endAll(): number {
      const keys = [...new Set([...playing.keys(), ...preparing.keys()])];
      return keys.filter(end).length;
    },
    stop(): void {
      for (const key of [...playing.keys(), ...preparing.keys()]) quit(key);
    },
  };
}
