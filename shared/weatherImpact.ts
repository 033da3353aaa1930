import type { Exposure, PlacesOfKind } from "./exposure.ts";
import { type Area, areaOf, edgeKm, grown, isInside } from "./geo/area.ts";
import { current, type WeatherAlert } from "./hazard.ts";
import type { Impact, KabupatenImpact, NearestHelp } from "./impact.ts";
import { byNearness } from "./nearness.ts";

const EDGE_KM = 2;
const NEAREST_OF_EACH_KIND = 12;
/** Circles in which helpers are looked for beyond the edge, until there are enough; past the last nobody is sent because of rain. */
const HELP_WITHIN_KM = [25, 100, 500];

export function weatherImpact(hazard: WeatherAlert, exposure: Exposure, now: number): Impact {
  const area = areaOf(hazard.polygons.map((ring) => [ring]));
  const kabupaten = kabupatenInside(area, exposure);
  const touched = exposure.placesOf.map((places) => ({ places, near: near(area, exposure, places, EDGE_KM) }));
  return {
    type: "impact",
    id: hazard.id,
    version: current(hazard).n,
    computedAt: now,
    model: null,
    population: exposure.base,
    epicentre: null,
    maxMmi: null,
    zones: [],
    people: [],
    peopleInside: kabupaten.reduce((sum, { people }) => sum + people, 0),
    kabupaten,
    resources: touched
      .flatMap(({ near }) => near)
      .sort(byNearness)
      .map((place) => ({ ...place, mmi: null, where: place.distanceKm === 0 ? "inside" : "edge" })),
    nearest: touched.flatMap(({ places, near }) => nearestHelp(area, exposure, places, near)).sort(byNearness),
    coveringSentra: (kabupaten[0] && exposure.sentraOf.get(kabupaten[0].code)) ?? null,
  };
}

/** Most people first. */
function kabupatenInside(area: Area, { people, kabupaten }: Exposure): KabupatenImpact[] {
  const inside = new Map<number, number>();
  for (const point of area.box ? people.index.inBox(area.box) : []) {
    if (!isInside(area, people.index.at(point))) continue;
    const kab = people.kabupaten[point] ?? -1;
    inside.set(kab, (inside.get(kab) ?? 0) + (people.count[point] ?? 0));
  }
  return [...inside]
    .flatMap(([position, count]) => {
      const kab = kabupaten[position];
      return kab ? [{ code: kab.code, name: kab.name, mmi: null, people: count }] : [];
    })
    .sort((a, b) => b.people - a.people || a.code.localeCompare(b.code));
}

/** `atEdge` is what is already known of the first circle. */
function nearestHelp(area: Area, exposure: Exposure, places: PlacesOfKind, atEdge: NearestHelp[]): NearestHelp[] {
  let outside = atEdge.filter(({ distanceKm }) => distanceKm > 0);
  for (const km of HELP_WITHIN_KM) {
    if (outside.length >= NEAREST_OF_EACH_KIND) break;
    outside = near(area, exposure, places, km).filter(({ distanceKm }) => distanceKm > 0);
  }
  return outside.sort(byNearness).slice(0, NEAREST_OF_EACH_KIND);
}

/** Places inside (0 km) or within `km` of an edge. */
function near(area: Area, { places }: Exposure, { kind, index, offset }: PlacesOfKind, km: number): NearestHelp[] {
  const found: NearestHelp[] = [];
  for (const i of area.box ? index.inBox(grown(area.box, km)) : []) {
    const place = places[offset + i];
    if (!place) continue;
    const distanceKm = isInside(area, place.at) ? 0 : edgeKm(area, place.at, km);
    if (distanceKm <= km) found.push({ placeId: place.id, kind, distanceKm });
  }
  return found;
}
