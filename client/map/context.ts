import type { Map as MapLibre } from "maplibre-gl";
import { getContext, setContext } from "svelte";

/** What a layer needs: the map, and how many CSS px one 2160th of the canvas's height is. */
export interface OnMap {
  map: MapLibre;
  u: number;
}

const KEY = Symbol("map");

export function provideMap(onMap: OnMap): void {
  setContext(KEY, onMap);
}

export function useMap(): OnMap {
  const onMap = getContext<OnMap | undefined>(KEY);
  if (!onMap) throw new Error("A layer must stand inside <Map>.");
  return onMap;
}
