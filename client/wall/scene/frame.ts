import { shapeOf, unitPx, type Screen, type Viewing } from "../../../shared/screen/typeScale.ts";
import type { Layout } from "./layout.ts";
import type { Plan } from "./rows.ts";
import { tall } from "./tall.ts";
import { ultra } from "./ultra.ts";
import { wide } from "./wide.ts";
import { hasBand, wideCalm } from "./wideCalm.ts";

/**
 * Where every card of every scene stands on a screen of any shape, and how large its words are. Pure; told in units: a
 * card is 1280 units wide, as in the drawing of a 3840 × 2160 wall, and grows as a whole when its readers sit farther away.
 *
 * @param plan what is shown; `drill` keeps the head of the map free for its plate
 * @param flipped calm's columns in the other order, against retention
 */
export function layoutOf(
  screen: Screen,
  viewing: Viewing,
  plan: Plan,
  { drill = false, flipped = false } = {},
): Layout {
  const u = unitPx(screen, viewing);
  switch (shapeOf(screen)) {
    case "tall":
      return tall(screen, u, plan, drill);
    case "ultra":
      return ultra(screen, u, plan, drill);
    case "wide":
      return plan === "calm" && hasBand(screen, u) ? wideCalm(screen, u, drill, flipped) : wide(screen, u, plan, drill);
  }
}
