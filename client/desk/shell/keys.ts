/** desk.11: what a key asks of the desk. Single letters and digits count only outside fields (WCAG 2.1.4). */
export type Asked =
  | { do: "choose"; index: number }
  | { do: "incident"; index: number }
  | { do: "step"; by: 1 | -1 }
  | { do: ByLetter | "primary" | "back" | "seat" | "commands" };

type ByLetter = "side" | "why" | "drill" | "handover" | "write" | "keys";

const LETTERS: Partial<Record<string, ByLetter>> = {
  m: "side",
  y: "why",
  j: "drill",
  h: "handover",
  c: "write",
  "?": "keys",
};

function withControl(key: string): Asked | null {
  if (key.toLowerCase() === "o") return { do: "seat" };
  return key.toLowerCase() === "k" ? { do: "commands" } : null;
}

/** @param letters Whether single letters and digits are keys: an officer may switch them off (WCAG 2.1.4). */
export function askedBy(event: KeyboardEvent, letters = true): Asked | null {
  if (event.metaKey || event.isComposing) return null;
  if (event.ctrlKey) return event.altKey ? null : withControl(event.key);
  if (event.altKey) return /^[1-9]$/.test(event.key) ? { do: "incident", index: Number(event.key) - 1 } : null;
  if (event.key === "Escape") return { do: "back" };
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable]")) return null;
  if (!letters && event.key.length === 1) return null;
  if (/^[1-8]$/.test(event.key)) return { do: "choose", index: Number(event.key) - 1 };
  const letter = LETTERS[event.key.toLowerCase()];
  if (letter) return { do: letter };
  // A focused column scrolls by its arrows; a focused button or link has its own Enter.
  if (event.key === "ArrowDown" || event.key === "ArrowUp")
    return target?.closest("[data-scrolls]") ? null : { do: "step", by: event.key === "ArrowDown" ? 1 : -1 };
  if (event.key === "Enter") return target?.closest("button, a, summary") ? null : { do: "primary" };
  return null;
}
