/** `KEP. SANGIHE` → `Kep. Sangihe` */
export function titled(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[\s.(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
