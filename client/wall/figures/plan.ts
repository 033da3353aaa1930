import { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { tierRank } from "../../../shared/record/alert.ts";
import { current, type Earthquake } from "../../../shared/record/hazard.ts";
import type { Plan } from "../scene/rows.ts";
import type { News, Scene } from "../scene/scene.ts";
import { tsunamiCard } from "./tsunami.ts";

/** Zones, and titles of their levels, that find room beside all other cards of a warning. */
const FEW_ROWS = 3;

/** Which cards a scene asks for. */
export function planOf(scene: Scene | null): Plan {
  switch (scene?.kind) {
    case "weather":
      return scene.kind;
    case "event":
      return tierRank(scene.hero.alert.tier) >= tierRank("merusak") ? "event" : "felt";
    case "tsunami":
      if (tsunamiCard(scene.hero, null).ended) return "ended";
      return hasFewZones(scene.hero.quake) ? "fewZones" : "tsunami";
    case "calm":
    case "waiting":
    case undefined:
      return "calm";
  }
}

/** What the marks of the map are of: once a warning has ended it shows the shaking again. */
export function legendOf(scene: News): "event" | "tsunami" | "weather" {
  return planOf(scene) === "ended" ? "event" : scene.kind;
}

function hasFewZones(quake: Earthquake): boolean {
  const { zones } = current(quake).tsunami;
  const levels = TsunamiLevel.options.filter((level) => zones.some((zone) => zone.level === level));
  return zones.length + levels.length <= FEW_ROWS;
}
