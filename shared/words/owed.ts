/** Of a feed that was read, but not all that it names or says could be taken: `2 kabar BMKG belum terbaca`. */
export function owedWords(owed: number): string {
  return `${owed} kabar BMKG belum terbaca`;
}
