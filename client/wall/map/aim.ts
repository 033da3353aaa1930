import type { LngLat } from "../../../shared/geo/distance.ts";
import { current, type Earthquake, type WeatherAlert } from "../../../shared/record/hazard.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import type { World } from "../../../shared/world/world.ts";
import { areaView, eventView, regionView, type Padding, type View } from "../../map/camera/camera.ts";
import { fieldOf, outlineOf, reachKm } from "../../map/drawing/field.ts";
import type { Box, Layout } from "../scene/layout.ts";
import type { Scene } from "../scene/scene.ts";
import { helperLabels } from "./marks.ts";

/** Where the camera should look, decided from what is shown; when it moves is the cameraman's. Pure. */
export interface Aim {
  kind: Scene["kind"];
  quake: Earthquake | null;
  impact: Impact | null;
  weather: WeatherAlert | null;
  places: World["place"];
  /** Of the warned shores, as far as one picture can hold them; empty until they are loaded. */
  shores: readonly LngLat[];
  padding: Padding;
}

/** Never less than this around the epicentre of a tsunami; more while its zones are not told. */
const REGION_KM = 150;
const POTENTIAL_KM = 260;
/** While no contour is known. */
const UNKNOWN_REACH_KM = 60;

export function aimOf({ kind, quake, impact, weather, places, shores, padding }: Aim): View {
  if (!quake) return areaView(padding, weather?.polygons.flat() ?? []);
  const { at } = current(quake);
  if (shores.length > 0) return regionView(padding, at, REGION_KM, shores);
  const field = impact ? fieldOf(impact) : [];
  const shakenKm = reachKm(at, field);
  if (kind === "tsunami") return regionView(padding, at, Math.max(POTENTIAL_KM, shakenKm ?? 0), []);
  const helpers = impact ? helperLabels(impact, places).map((town) => town.at) : [];
  return eventView({
    padding,
    centre: at,
    reachKm: shakenKm ?? UNKNOWN_REACH_KM,
    helpers,
    outline: outlineOf(field),
  });
}

/** Of the picture's height: so much stays for the camera, whatever lies over its head. */
const PICTURE_LEAST = 0.3;

/** map.3: the camera's picture begins beneath the small map and beneath the plates across the map's head. CSS px. */
export function beneathPlates(
  padding: Padding,
  {
    area,
    locator,
    plates,
    heightPx,
  }: { area: Layout["map"]; locator: Box | null; plates: readonly Box[]; heightPx: number },
): Padding {
  const isAcross = ({ left, right, top }: Box) => right - left > area.width / 2 && top < area.top + area.height / 2;
  const heads = [...(locator ? [locator] : []), ...plates.filter(isAcross)];
  const lowest = area.top + (1 - PICTURE_LEAST) * area.height;
  const headPx = Math.min(lowest, Math.max(0, ...heads.map(({ bottom }) => bottom)));
  return { ...padding, top: Math.max(padding.top, headPx / heightPx) };
}
