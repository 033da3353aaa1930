import type { Tsunami } from "../record/hazard.ts";

/** What BMKG says of a tsunami, or that it has said nothing yet: never a word of our own. */

/** A clause: `menurut BMKG tidak berpotensi tsunami`, `peringatan tsunami BMKG PD-2: SIAGA`. */
export function tsunamiWords(tsunami: Pick<Tsunami, "state" | "stage" | "level" | "cancelled">): string {
  const { state, stage, level } = tsunami;
  switch (state) {
    case "unknown":
      return "BMKG belum memberi keterangan tentang tsunami";
    case "none":
      return "menurut BMKG tidak berpotensi tsunami";
    case "potential":
      return "menurut BMKG berpotensi tsunami, zona belum diterima";
    case "warning":
      return `peringatan tsunami BMKG${stage ? ` ${stage}` : ""}: ${level ?? "tanpa level"}`;
    case "ended":
      return `peringatan tsunami ${endedWords(tsunami)}${stage ? `, ${stage}` : ""}`;
  }
}

/** As short as a change is told: `tsunami tidak disebut → PD-1`. */
export function tsunamiInShort({ state, stage, cancelled }: Pick<Tsunami, "state" | "stage" | "cancelled">): string {
  switch (state) {
    case "unknown":
      return "tidak disebut";
    case "none":
      return "tidak berpotensi";
    case "potential":
      return "berpotensi";
    case "warning":
      return stage ?? "peringatan";
    case "ended":
      return cancelled ? "dibatalkan BMKG" : (stage ?? "berakhir");
  }
}

/** How a warning came to its end. */
export function endedWords({ cancelled }: Pick<Tsunami, "cancelled">): string {
  return cancelled ? "dibatalkan BMKG" : "diakhiri BMKG";
}

/** What a warning is called: `SIAGA tsunami`; null while there is none. */
export function tsunamiTitle({ state, level }: Pick<Tsunami, "state" | "level">): string | null {
  switch (state) {
    case "potential":
      return "Berpotensi tsunami";
    case "warning":
      return `${level ?? "Peringatan"} tsunami`;
    case "unknown":
    case "none":
    case "ended":
      return null;
  }
}
