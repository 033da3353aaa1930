import type { LngLat } from "../../shared/geo/distance.ts";
import { useMap } from "./context.ts";
import type { Point } from "./labels/placeLabels.ts";

/** Where the camera stands, known anew each time it comes to rest; what is reckoned in px of the screen waits for that. */
export interface Rest {
  clientWidth: number;
  clientHeight: number;
  zoom: number;
  project: (at: LngLat) => Point;
  unproject: (at: Point) => LngLat;
}

/** To be called while a component inside <Map> is set up. */
export function atRest(): { readonly now: Rest; readonly moving: boolean } {
  const { map } = useMap();
  const look = (): Rest => {
    const { clientWidth, clientHeight } = map.getContainer();
    const project = (at: LngLat) => {
      const { x, y } = map.project(at);
      return [x, y] as const;
    };
    const unproject = ([x, y]: Point): LngLat => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    };
    return { clientWidth, clientHeight, zoom: map.getZoom(), project, unproject };
  };
  let now = $state.raw(look());
  let moving = $state(false);
  $effect(() => {
    const start = () => (moving = true);
    const stop = () => {
      moving = false;
      now = look();
    };
    map.on("movestart", start);
    map.on("moveend", stop);
    return () => {
      map.off("movestart", start);
      map.off("moveend", stop);
    };
  });
  return {
    get now() {
      return now;
    },
    get moving() {
      return moving;
    },
  };
}
