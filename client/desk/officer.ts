/** The officer's name, remembered on this computer for the next alert. */

const KEY = "sigap:officer";

export const NAME_MISSING = "Tulis nama petugas dulu, sedikitnya dua huruf.";

/** As it is journaled; null while the field holds none. */
export function nameIn(field: string): string | null {
  const name = field.trim();
  return name.length < 2 ? null : name;
}

/** Empty when there is none, or when the browser keeps nothing. */
export function rememberedOfficer(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberOfficer(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A browser that keeps nothing asks for the name each time.
  }
}
