/** desk.11: what a key asks of the desk. Single letters and digits count only outside fields (WCAG 2.1.4). */
export type Asked =
  { do: "choose"; index: number } | { do: "step"; by: 1 | -1 } | { do: "primary" | "back" | "side" | "why" | "drill" };

export function askedBy(event: KeyboardEvent): Asked | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  if (event.key === "Escape") return { do: "back" };
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable]")) return null;
  if (/^[1-8]$/.test(event.key)) return { do: "choose", index: Number(event.key) - 1 };
  if (event.key === "m" || event.key === "M") return { do: "side" };
  if (event.key === "y" || event.key === "Y") return { do: "why" };
  if (event.key === "j" || event.key === "J") return { do: "drill" };
  // A focused column scrolls by its arrows; a focused button or link has its own Enter.
  if (event.key === "ArrowDown" || event.key === "ArrowUp")
    return target?.closest("[data-scrolls]") ? null : { do: "step", by: event.key === "ArrowDown" ? 1 : -1 };
  if (event.key === "Enter") return target?.closest("button, a, summary") ? null : { do: "primary" };
  return null;
}
