/** Of a feed whose index was read, but not every warning that it names: `2 peringatan BMKG belum terbaca`. */
export function owedWords(owed: number): string {
  return `${owed} peringatan BMKG belum terbaca`;
}
