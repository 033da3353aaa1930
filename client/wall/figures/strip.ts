import { current } from "../../../shared/record/hazard.ts";
import type { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import { mmiTone, roman, type MmiTone } from "../../../shared/words/mmi.ts";
import type { World } from "../../../shared/world/world.ts";
import type { News } from "../scene/scene.ts";
import { heroCard } from "./event.ts";
import { tsunamiCard } from "./tsunami.ts";
import { weatherCard } from "./weather.ts";

/** picture.15: the hero in two lines. What the whole card says, and nothing else. */
export interface Strip {
  title: string;
  /** `v3`; null where the title names the bulletin. */
  version: string | null;
  age: string | null;
  plate: string;
  tone: MmiTone | TsunamiLevel | "none" | "hollow";
  place: string;
  people: string;
  /** Nobody has received the alarm. */
  open: boolean;
}

export function heroStrip(scene: News, world: World, now: number | null, at: number): Strip {
  const open = needsAnswer(world, scene.hero.alert);
  if (scene.kind === "weather") {
    const { age, plate, place, people } = weatherCard(scene.hero, now, at);
    return { title: "PERINGATAN CUACA", version: null, age, plate, tone: "hollow", place, people, open };
  }
  if (scene.kind === "tsunami") {
    const { title, age, level, plate, place, people, counts } = tsunamiCard(scene.hero, now);
    return { title, version: null, age, plate, tone: level ?? "none", place, people: people?.figure ?? counts, open };
  }
  const { title, age, mmi, place, people } = heroCard(scene.hero, world, now);
  return {
    title,
    version: `v${current(scene.hero.quake).n}`,
    age,
    plate: mmi === null ? "?" : roman(mmi),
    tone: mmi === null ? "none" : mmiTone(mmi),
    place,
    people,
    open,
  };
}
