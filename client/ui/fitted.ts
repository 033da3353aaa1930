/**
 * picture.16: words that are never wider than their place: they are set smaller by the share that is missing. Measured, for no count of
 * letters tells how wide AWAS and WASPADA are. A style takes the share as `--fit`: `font-size: calc(var(--body) * var(--fit, 1))`.
 */

/** Letters do not shrink quite evenly, and what follows keeps apart. */
const AIR = 0.985;

/** One line in the middle of its parent, or at its left: as wide as that at most, less its padding. */
export function fitted(line: HTMLElement): () => void {
  line.style.whiteSpace = "nowrap";
  line.style.width = "max-content";
  const place = line.parentElement ?? line;
  const stop = watch([line, place], line, () => {
    const { paddingLeft, paddingRight } = getComputedStyle(place);
    return [line.offsetWidth, place.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)];
  });
  return () => {
    stop();
    // The same element may stand in another place now, where it breaks.
    line.style.removeProperty("white-space");
    line.style.removeProperty("width");
  };
}

/** A row of several, with the air between them. */
export function fittedRow(row: HTMLElement): () => void {
  const parts = () => [...row.children].filter((child) => child instanceof HTMLElement);
  return watch([row, ...parts()], row, () => {
    const gap = parseFloat(getComputedStyle(row).columnGap) || 0;
    const widths = parts().map(({ offsetWidth, scrollWidth }) => Math.max(offsetWidth, scrollWidth));
    return [widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1), row.clientWidth];
  });
}

/** `widths`: how wide it is now, and may be, in px. */
function watch(watched: readonly HTMLElement[], of: HTMLElement, widths: () => [number, number]): () => void {
  let fit = 1;
  const sizes = new ResizeObserver(() => {
    const [now, most] = widths();
    if (now <= 0 || most <= 0) return;
    const share = (most / now) * fit;
    const next = share >= 1 ? 1 : share * AIR;
    // Less than a pixel of a screen's width: what rounding gives and takes is no change.
    if (Math.abs(next - fit) < 0.004) return;
    fit = next;
    of.style.setProperty("--fit", String(fit));
  });
  for (const element of watched) sizes.observe(element);
  // A part that comes later changes the size of nothing that is watched.
  const parts = new MutationObserver(() => {
    for (const part of of.children) sizes.observe(part);
  });
  parts.observe(of, { childList: true });
  return () => {
    sizes.disconnect();
    parts.disconnect();
    of.style.removeProperty("--fit");
  };
}
