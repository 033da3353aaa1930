import type { Map as MapLibre } from "maplibre-gl";

/** Which sources of the page's one map were told something that no frame has shown yet, and who waits for that frame. */

const behind = new Map<string, () => boolean>();
const waiting = new Set<{ sources: Set<string>; then: () => void }>();

/** `isBehind`: was this source told something that it has not taken in whole? Returns what ends the watching. */
export function watchSource(source: string, isBehind: () => boolean): () => void {
  behind.set(source, isBehind);
  return () => void behind.delete(source);
}

/** To be called with each map that is built. */
export function watchDrawing(map: MapLibre): void {
  map.on("render", () => {
    for (const each of waiting) {
      for (const source of each.sources) if (isDrawn(map, source)) each.sources.delete(source);
      if (each.sources.size > 0) continue;
      waiting.delete(each);
      each.then();
    }
  });
}

/**
 * Calls once the map has drawn all that its sources were told until now: at once when nothing is to be drawn, never while
 * there is no map. Drawn: a frame's calls have been made over tiles cut from the new data.
 */
export function whenDrawn(then: () => void): void {
  const sources = new Set([...behind].filter(([, isBehind]) => isBehind()).map(([source]) => source));
  if (sources.size === 0) then();
  else waiting.add({ sources, then });
}

/** Asked in a frame. A source that went with its layer will show nothing more. */
function isDrawn(map: MapLibre, source: string): boolean {
  return !behind.get(source)?.() && (!map.getSource(source) || map.isSourceLoaded(source));
}
