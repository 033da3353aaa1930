const KEY = "sigap:screen";

/** A random word of this tab, by whose hash the desk addresses it; the same after a reload where the browser keeps it. */
export function screenId(): string {
  const kept = sessionKept();
  if (kept !== null && /^[0-9a-f]{16}$/.test(kept)) return kept;
  // Not `randomUUID`: that one is missing where the house speaks plain http.
  const made = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
  try {
    sessionStorage.setItem(KEY, made);
  } catch {
    // A browser that keeps nothing names itself anew at each load.
  }
  return made;
}

function sessionKept(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
