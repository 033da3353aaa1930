import type { Exposure, PlacesOfKind } from "./exposure.ts";
import { type Area, areaOf, edgeKm, grown, isInside } from "./geo/area.ts";
import { current, type WeatherAlert } from "./hazard.ts";
import type { Impact, KabupatenImpact, NearestHelp, ResourceImpact } from "./impact.ts";

const EDGE_KM = 2;
const NEAREST_OF_EACH_KIND = 12;
/** Circles in which helpers are looked for, until there are enough; beyond the last nobody is sent because of rain. */
const HELP_WITHIN_KM = [EDGE_KM, 25, 100, 500];

export function weatherImpact(hazard: WeatherAlert, exposure: Exposure, now: number): Impact {
  const area = areaOf(hazard.polygons.map((ring) => [ring]));
  const kabupaten = kabupatenInside(area, exposure);
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
    resources: resourcesTouched(area, exposure),
    nearest: exposure.places
      .flatMap((places) => nearestHelp(area, places))
      .sort((a, b) => a.distanceKm - b.distanceKm || a.placeId.localeCompare(b.placeId)),
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

function resourcesTouched(area: Area, exposure: Exposure): ResourceImpact[] {
  return exposure.places
    .flatMap((places) =>
      near(area, places, EDGE_KM).map(({ placeId, kind, distanceKm }): ResourceImpact => {
        return { placeId, kind, mmi: null, where: distanceKm === 0 ? "inside" : "edge", distanceKm };
      }),
    )
    .sort((a, b) => a.distanceKm - b.distanceKm || a.placeId.localeCompare(b.placeId));
}

function nearestHelp(area: Area, places: PlacesOfKind): NearestHelp[] {
  let outside: NearestHelp[] = [];
  for (const km of HELP_WITHIN_KM) {
    outside = near(area, places, km).filter(({ distanceKm }) => distanceKm > 0);
    if (outside.length >= NEAREST_OF_EACH_KIND) break;
  }
  return outside
    .sort((a, b) => a.distanceKm - b.distanceKm || a.placeId.localeCompare(b.placeId))
    .slice(0, NEAREST_OF_EACH_KIND);
}

/** Places inside (0 km) or within `km` of an edge. */
function near(area: Area, { kind, list, index }: PlacesOfKind, km: number): NearestHelp[] {
  if (!area.box) return [];
  return index.inBox(grown(area.box, km)).flatMap((position) => {
    const place = list[position];
    if (!place) return [];
    const distanceKm = isInside(area, place.at) ? 0 : edgeKm(area, place.at, km);
    return distanceKm <= km ? [{ placeId: place.id, kind, distanceKm }] : [];
  });
}
