/** Who sits here: one name for every form of the desk, remembered on this computer for the next alert. */

const KEY = "sigap:officer";

export const NAME_MISSING = "Tulis nama petugas dulu, sedikitnya dua huruf.";

/** What stands in the fields that ask for it. */
export const sitting = $state({ name: remembered() });

/** As it is journaled, and remembered from now on; null while the fields hold none. */
export function officerNow(): string | null {
  const name = sitting.name.trim();
  if (name.length < 2) return null;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A browser that keeps nothing asks for the name each time.
  }
  return name;
}

/** Empty when there is none, or when the browser keeps nothing. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
