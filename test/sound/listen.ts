import { hearNews, NOTHING_HEARD, type Cue, type Hearing, type SoundState } from "../../client/wall/sound/cue.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { worldOf } from "../make/world.ts";
import { NOW } from "../wall/makeWorld.ts";

/** A screen that listens: each call is one look at the world, and answers what it sounds. */
export interface Listener {
  state: () => SoundState;
  hear: (records: WorldRecord[], changes?: Partial<Hearing>) => Cue[];
}

export const USUAL: Omit<Hearing, "world"> = {
  now: NOW,
  rate: 1,
  settings: { sound: true, volume: 0.8, quiet: null },
  link: "fresh",
  drill: false,
  replay: false,
  ready: true,
};

export function listener(from: SoundState = NOTHING_HEARD): Listener {
  let state = from;
  return {
    state: () => state,
    hear(records, changes = {}) {
      const heard = hearNews(state, { ...USUAL, world: { ...worldOf(...records), seq: 1 }, ...changes });
      state = heard.state;
      return heard.cues;
    },
  };
}

/** One that has heard an empty world, as a wall in calm. */
export function calmListener(): Listener {
  const calm = listener();
  calm.hear([]);
  return calm;
}

/** `damaging+voice q`, `siren+voice q`, `hush` */
export function cueWords(cues: readonly Cue[]): string[] {
  return cues.map((cue) => {
    if (cue.kind === "hush") return "hush";
    const voice = cue.sentences.length > 0 ? "+voice" : "";
    return `${cue.tone}${voice} ${cue.about.map(({ id }) => id).join(" ")}`;
  });
}
