/** An Indonesian number as every channel dials it, `+62812…`; null when it is none. */
export function phoneOf(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, "").replace(/^(\+62|62|0)/, "");
  return /^[2-9]\d{7,11}$/.test(digits) ? `+62${digits}` : null;
}
