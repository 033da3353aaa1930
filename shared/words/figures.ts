/** Indonesian words for figures: comma for decimals, full stop for thousands, two significant digits for people. */

export function decimals(value: number, digits: number): string {
  return value.toFixed(digits).replace(".", ",");
}

/** 1234567 → `1.234.567` */
export function thousands(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ".");
}

/** words.1: two significant digits, 1086650 → 1100000. */
export function twoDigits(value: number): number {
  if (value < 10) return Math.round(value);
  const scale = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / scale) * scale;
}

/** words.7: one significant digit, of what is known no better: 107910 → 100000. */
export function oneDigit(value: number): number {
  if (value < 1) return Math.round(value);
  const scale = 10 ** Math.floor(Math.log10(value));
  return Math.round(value / scale) * scale;
}

/** `160 ribu`, `1,1 juta`, `850`; two significant digits. */
export function peopleWords(value: number): string {
  const rounded = twoDigits(value);
  if (rounded >= 1e6) return `${trimmed(rounded / 1e6)} juta`;
  if (rounded >= 10_000) return `${trimmed(rounded / 1e3)} ribu`;
  return thousands(rounded);
}

const trimmed = (value: number) => decimals(value, value < 10 ? 1 : 0).replace(",0", "");

export function magnitudeWords(magnitude: number): string {
  return `M ${decimals(magnitude, 1)}`;
}

/** `6,84 LS 107,05 BT` */
export function positionWords([lng, lat]: readonly [number, number]): string {
  return `${decimals(Math.abs(lat), 2)} ${lat < 0 ? "LS" : "LU"} ${decimals(Math.abs(lng), 2)} ${lng < 0 ? "BB" : "BT"}`;
}

/** Age in words: by the second below a minute, then minutes, hours, days. */
export function ageWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} detik`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} menit`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} jam`;
  return `${Math.floor(seconds / 86_400)} hari`;
}
