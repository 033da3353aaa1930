import { remark, type Remark } from "../../../shared/bmkg/remarks.ts";
import type { QuakeBulletin } from "../../../shared/record/bulletin.ts";
import { addNote, shown } from "../../upstream/fields.ts";

/** What a `Potensi` says of a tsunami, in any of its forms: read, or unknown with a note, never turned round (feed.5). */

const NO = "tidak|tiada|tanpa|nihil|bukan|no|not";
/** What may stand between the denial and what is denied. */
const BETWEEN =
  "ada|adanya|akan|lagi|memiliki|mempunyai|menimbulkan|menyebabkan|memicu|menghasilkan|mengakibatkan|terdapat|terjadi|dapat|bisa|untuk|gempa|gempabumi|any|a|expected|anticipated";
const WHAT = "(?:ber|me)?potensi(?:al|nya)?|tsunami|berdampak\\s+tsunami|berbahaya\\s+tsunami";

/** The denial holds the words of the alarm, so it is found first and taken out before the alarm is looked for. */
const DENIALS = new RegExp(
  [
    `\\b(?:${NO})[\\s-]*(?:(?:${BETWEEN})\\s+){0,3}(?:${WHAT})(?:\\s+(?:ada\\s+)?(?:tsunami|terjadi(?:nya)?\\s+tsunami|menimbulkan\\s+tsunami))?`,
    `(?:(?:ber)?potensi\\s+)?tsunami\\s*[:=-]?\\s*(?:tidak\\s+ada|nihil|none|no)\\b`,
    `potensi\\s*[:=-]\\s*(?:tidak\\s+ada|nihil|tidak)\\b`,
  ].join("|"),
  "g",
);
const ALARM =
  /potensi(?:al)?\b[^.;]*\btsunami|\btsunami\b[^.;]{0,20}\b(?:potential|possible|threat)|(?:dapat|bisa|akan|mungkin)\s+(?:menimbulkan|memicu|menyebabkan|terjadi)\s+tsunami|waspada\s+tsunami|peringatan\s+dini\s+tsunami|^berpotensi\W*$/;
/** Whoever does not know yet has neither warned nor denied. */
const UNSURE =
  /\bbelum\b|\bdiketahui\b|\bmenunggu\b|\bdianalis|\bdihitung\b|\bapakah\b|\bmenutup\s+kemungkinan\b|\bdipastikan\b|\b(?:bukan|tidak)\s+(?:berarti\s+)?(?:bukan|tidak)\b|\?/;

export function readPotential(text: string | null, notes: Remark[]): QuakeBulletin["potential"] {
  const words = (text ?? "")
    .toLowerCase()
    .replace(/(?<=\w)-(?=\w)/g, "")
    .replace(/\b(?:tdk|tak)\b\.?/g, "tidak")
    .replace(/\s+/g, " ")
    .trim();
  if (!/potensi|tsunami/.test(words)) return "unknown";
  const rest = words.replace(DENIALS, " ");
  const denied = rest !== words;
  const alarmed = ALARM.test(rest);
  if (denied !== alarmed && !UNSURE.test(words)) return denied ? "none" : "potential";
  addNote(notes, remark("Potensi = {} is not understood", shown(text)));
  return "unknown";
}
