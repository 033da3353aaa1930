/** The officer's name, remembered on this computer for the next alert. */

const KEY = "sigap:officer";

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
