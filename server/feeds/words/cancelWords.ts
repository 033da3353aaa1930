/**
 * weather.8: a warning that is taken back in words, under a `msgType` that does not take it back. Whoever denies it (`belum dicabut`)
 * says the contrary.
 */
const TAKEN_BACK =
  /(?<!\b(?:tidak|belum|bukan|not|never)\s)\b(?:pembatalan|dibatalkan|membatalkan|pencabutan|dicabut|mencabut|cancel(?:l?ed|lation)|revoked|withdrawn|(?:tidak|tak)\s+(?:lagi\s+berlaku|berlaku\s+lagi)|no\s+longer\s+in\s+(?:force|effect)|(?:telah|sudah)\s+(?:dinyatakan\s+)?berakhir)\b/i;

export function isTakenBackInWords(...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => text !== null && TAKEN_BACK.test(text));
}
