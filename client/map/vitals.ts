import type { Map as MapLibre } from "maplibre-gl";
import { MINUTE_MS } from "../../shared/time.ts";

/** How the one map of this page fares, for the wall's report and its soak test. Counted, never kept alive by the counting. */

const drawnAt: number[] = [];
let watched: MapLibre | null = null;
let losses = 0;

export interface Vitals {
  /** Frames drawn in the last minute. */
  frames: number;
  sources: number;
  layers: number;
  /** Lost graphics contexts since the page was loaded. */
  contextLosses: number;
}

/** To be called with each map that is built; the one before is forgotten. */
export function watchVitals(map: MapLibre): void {
  watched = map;
  map.on("render", () => {
    const now = performance.now();
    drawnAt.push(now);
    forgetBefore(now - MINUTE_MS);
  });
  map.on("remove", () => {
    if (watched === map) watched = null;
  });
}

export function countLostContext(): void {
  losses++;
}

export function mapVitals(): Vitals {
  forgetBefore(performance.now() - MINUTE_MS);
  const layers = watched?.getLayersOrder() ?? [];
  const sources = new Set(layers.map((id) => watched?.getLayer(id)?.source));
  return { frames: drawnAt.length, sources: sources.size, layers: layers.length, contextLosses: losses };
}

function forgetBefore(time: number): void {
  const kept = drawnAt.findIndex((at) => at >= time);
  drawnAt.splice(0, kept < 0 ? drawnAt.length : kept);
}
