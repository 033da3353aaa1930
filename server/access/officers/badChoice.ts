import { isCode } from "./code.ts";

const LEAST = 10;

/** Why not, in a sentence; null when they may stand. */
export function badChoice({ password, pin }: { password: string; pin: string }, name: string): string | null {
  if (password.length < LEAST) return "Kata sandi sedikitnya sepuluh huruf.";
  if (isCode(password)) return "Kata sandi tidak boleh berbentuk kode sekali pakai. Pilih yang lain.";
  if (lettersOf(name) !== "" && lettersOf(password).includes(lettersOf(name)))
    return "Kata sandi tidak boleh memuat nama Anda.";
  if (!/^\d{6}$/.test(pin)) return "PIN terdiri dari enam angka.";
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, i) => digit - (digits[i] ?? 0)));
  if (steps.size === 1) return "PIN terlalu mudah ditebak. Pilih angka lain.";
  return null;
}

/** Spaces and points between the parts of a name hide it from nobody. */
const lettersOf = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
