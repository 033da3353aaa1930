import type { TsunamiLevel } from "../record/bulletin.ts";

/** BMKG's levels of a tsunami warning: bars for eyes that can't tell the colours, and the heights of the wave that it gives them. */
export const LEVELS: Record<TsunamiLevel, { bars: 1 | 2 | 3; height: string; heightInFull: string }> = {
  AWAS: { bars: 3, height: "≥ 3 m", heightInFull: "3 meter atau lebih" },
  SIAGA: { bars: 2, height: "0,5–3 m", heightInFull: "0,5–3 meter" },
  WASPADA: { bars: 1, height: "< 0,5 m", heightInFull: "kurang dari 0,5 meter" },
};
