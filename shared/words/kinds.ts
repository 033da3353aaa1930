import type { Place, PlaceKind } from "../record/place.ts";

/** Kinds of our places within a sentence: `7 Tagana, 4 lumbung`. Tagana and Sentra are names. */
export const KIND_WORDS: Record<PlaceKind, string> = {
  tagana: "Tagana",
  lumbung: "lumbung",
  sentra: "Sentra",
  warehouse: "gudang",
};

/** What one of ours is: a BBPPKS stands in the Sentra table and is none. */
export function kindOf(place: Place): string {
  return place.kind === "sentra" && place.office === "bbppks" ? "BBPPKS" : KIND_WORDS[place.kind];
}
