/**
 * quake.12: BMKG's tests and exercises are sent as `Actual` too, and told in words alone: `Ini hanya tes`, `UJI COBA SISTEM`. One place
 * knows the phrases, for quakes, tsunami and weather alike.
 */

/** What a test calls itself. Not `uji` alone, which stands in names of tests of other things, nor `TES`, a shelter of the tsunami maps. */
const NAMES = "tes|test|testing|uji[\\s-]*coba|latihan|simulasi|gladi|exercise|drill|percobaan";

const PHRASES = [
  `(?:ini|this\\s+is|hanya|sekadar|sekedar|cuma|semata|only|pesan|berita|data|informasi|buletin|peringatan|message)\\s+(?:adalah\\s+|merupakan\\s+|hanya\\s+|only\\s+|an?\\s+|sebuah\\s+|untuk\\s+){0,3}(?:${NAMES}|uji)\\b(?!\\s+(?:terdekat|caution|kelayakan|laboratorium))`,
  // At the head of a field, in brackets, or all that a field says.
  `(?:^|[[(*#])\\W*(?:${NAMES})\\b(?!\\s+(?:terdekat|caution|extreme|great|care|vigilance|menunjuk|evakuasi|mandiri))`,
  // Alone between marks: `PD-1 - TEST`, `(LATIHAN)`.
  `[.!?;:,|/([*#–—-]\\s*(?:${NAMES})\\s*(?:$|[.!?;:,|/)\\]*#–—-])`,
  `\\buji[\\s-]*coba\\b`,
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

/** CAP's `status`: whatever is not Actual is none of BMKG's warnings. */
export function isTestStatus(status: string | null): boolean {
  return status !== null && status.trim().toLowerCase() !== "actual";
}
