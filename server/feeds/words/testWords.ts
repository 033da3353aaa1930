import { remark, type Remark } from "../../../shared/bmkg/remarks.ts";
import { addNote, shown } from "../../upstream/fields.ts";

/**
 * quake.12: BMKG's tests and exercises are sent as `Actual` too, and told in words alone: `Ini hanya tes`, `UJI COBA SISTEM`. One place
 * knows the phrases, for quakes, tsunami and weather alike.
 */

/** What a test calls itself. Not `uji` alone, which stands in names of tests of other things, nor `TES`, a shelter of the tsunami maps. */
const NAMES = "tes|test|testing|uji[\\s_-]*coba|latihan|simulasi|ge?ladi|exercise|drill|percobaan";

const PHRASES = [
  `(?:ini|this\\s+is|hanya|sekadar|sekedar|cuma|semata|only|pesan|berita|data|informasi|buletin|peringatan|message)\\s+(?:adalah\\s+|merupakan\\s+|hanya\\s+|only\\s+|an?\\s+|sebuah\\s+|untuk\\s+){0,3}(?:${NAMES}|uji)\\b(?!\\s+(?:terdekat|caution|kelayakan|laboratorium))`,
  // At the head of a field, in brackets, or all that a field says.
  `(?:^|[[(*#])\\W{0,8}(?:${NAMES})\\b(?!\\s+(?:terdekat|caution|extreme|great|care|vigilance|menunjuk|evakuasi|mandiri))`,
  // Alone between marks: `PD-1 - TEST`, `(LATIHAN)`.
  `[.!?;:,|/([*#–—-]\\s*(?:${NAMES})\\s*(?:$|[.!?;:,|/)\\]*#–—-])`,
  `\\buji[\\s_-]*coba\\b`,
  `\\b(?:wave\\s+exercise|kegiatan\\s+(?:simulasi|latihan|gladi))\\b`,
  `\\b(?:test|drill|exercise|testing)\\s+(?:message|only|bulletin|purposes?|exercise|drill)\\b`,
  `\\b(?:dalam|for|untuk)\\s+(?:rangka\\s+|keperluan\\s+|kepentingan\\s+|tujuan\\s+)?(?:test|testing|tes\\s+sistem|uji\\s+sistem|exercise|simulasi|gladi)\\b(?!\\s+(?:caution|model|numerik))`,
  `\\bbukan\\s+(?:kejadian|gempa(?:bumi)?|peringatan|informasi|tsunami|berita)\\s+(?:yang\\s+)?(?:sebenarnya|sesungguhnya|nyata|sungguhan)\\b`,
  `(?<!jangan\\s)(?<!tidak\\s)\\b(?:abaikan|mengabaikan|diabaikan)\\s+(?:pesan|berita|informasi|buletin)\\s+ini\\b`,
  `\\b(?:not\\s+(?:a\\s+)?real\\s+(?:event|warning|earthquake)|iowave\\d*|pacwave\\d*)\\b`,
].map((phrase) => new RegExp(phrase, "i"));

/** Whether one of the texts that a message holds says that it is a test. */
export function isTestInWords(...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => text !== null && PHRASES.some((phrase) => phrase.test(text.trim())));
}

/** CAP's words for what is none of BMKG's warnings, beside those that a test calls itself (`TES`, 5 Feb 2021). */
const NOT_ACTUAL = /^(?:exercise|test|draft|system)$/i;

/**
 * tsunami.5: whether CAP's `status` makes a message a test. What is missing, or is none of the words for it (`Aktual`, `Acutal`), is a slip in
 * the word and not a test: it is taken for Actual, with a note.
 */
export function readTestStatus(status: string | null, notes: Remark[]): boolean {
  const word = status?.trim() ?? "";
  if (NOT_ACTUAL.test(word) || isTestInWords(word)) return true;
  if (word !== "Actual") addNote(notes, remark("status = {} is taken for Actual", shown(status ?? undefined)));
  return false;
}
