import type { Impact } from "../record/impact.ts";

/** shakemap.7: whose the shaking is that people and posts are counted by. One line of it beyond BMKG's grid, and it is ours. */
export function shakenBy({ inputs, contours }: Pick<Impact, "inputs" | "contours">): "terukur BMKG" | "perkiraan" {
  return inputs.shakemap && contours?.every(({ measured }) => measured) ? "terukur BMKG" : "perkiraan";
}
