import { tierRank } from "../../../shared/record/alert.ts";
import type { Plan } from "../scene/rows.ts";
import type { Scene } from "../scene/scene.ts";
import { tsunamiCard } from "./tsunami.ts";

/** Which cards a scene asks for. */
export function planOf(scene: Scene | null): Plan {
  switch (scene?.kind) {
    case "weather":
      return scene.kind;
    case "event":
      return tierRank(scene.hero.alert.tier) >= tierRank("merusak") ? "event" : "felt";
    case "tsunami":
      return tsunamiCard(scene.hero, null).ended ? "ended" : "tsunami";
    case "calm":
    case "waiting":
    case undefined:
      return "calm";
  }
}
