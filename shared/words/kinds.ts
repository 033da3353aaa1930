import type { PlaceKind } from "../record/place.ts";

/** Kinds of our places within a sentence: `7 Tagana, 4 lumbung`. Tagana and Sentra are names. */
export const KIND_WORDS: Record<PlaceKind, string> = {
  tagana: "Tagana",
  lumbung: "lumbung",
  sentra: "Sentra",
  warehouse: "gudang",
};
