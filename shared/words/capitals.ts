/** `KEP. SANGIHE` → `Kep. Sangihe` */
export function titled(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[\s.(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** As a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
