import { HURT_MMI } from "../help/help.ts";
import type { Impact, ResourceImpact } from "../record/impact.ts";
import { bandOf } from "../words/mmi.ts";
import { actionRule } from "./action.ts";

/** alert.13: one of our places that is as likely as not in VI and above, where what it is asked for is *periksa*; it may be hurt itself. */
export function isHurt({ pAtLeast }: Pick<ResourceImpact, "pAtLeast">): boolean {
  return pAtLeast !== null && pAtLeast.vi >= actionRule("periksa").pAtLeast;
}

/** alert.13: how many they are, listed or only counted; of the latter only the numeral is known, and even odds of VI are its median. */
export function hurtPlaces({ resources, unlisted = [] }: Pick<Impact, "resources" | "unlisted">): number {
  return unlisted.reduce(
    (sum, { mmi, places }) => sum + ((mmi ?? 0) >= bandOf(HURT_MMI) ? places : 0),
    resources.filter(isHurt).length,
  );
}
