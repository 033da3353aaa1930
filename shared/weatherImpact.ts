import { sentraFor } from "./coverage.ts";
import type { Exposure, Ground, PlacesOfKind } from "./exposure.ts";
import { type Area, areaOf, edgeKm, grown, isInside } from "./geo/area.ts";
import { current, type WeatherAlert } from "./hazard.ts";
import { rankHelp } from "./help.ts";
import type { HelpOffer, Impact, KabupatenImpact } from "./impact.ts";
import { byNearness, type Near } from "./nearness.ts";

const EDGE_KM = 2;
const HELP_OF_EACH_KIND = 12;
/** Nobody is sent farther because of rain. */
const HELP_WITHIN_HOURS = 12;

export function weatherImpact(hazard: WeatherAlert, exposure: Exposure, now: number): Impact {
  const { ground } = exposure;
  const area = areaOf(hazard.polygons.map((ring) => [ring]));
  const kabupaten = kabupatenInside(area, ground);
  const touched = exposure.placesOf.flatMap((places) => near(area, exposure, places)).sort(byNearness);
  const hardestHit = kabupaten[0] && ground.kabupaten.find(({ code }) => code === kabupaten[0]?.code);
  const covering = hardestHit ? sentraFor(hardestHit.code, ground.coverage) : null;
  return {
    type: "impact",
    id: hazard.id,
    version: current(hazard).n,
    computedAt: now,
    population: ground.base,
    epicentre: null,
    maxMmi: null,
    zones: [],
    contours: null,
    people: [],
    peopleInside: kabupaten.reduce((sum, { people }) => sum + people, 0),
    kabupaten,
    resources: touched.map(({ placeId, kind, distanceKm }) => ({
      placeId,
      kind,
      mmi: null,
      pAtLeast: null,
      action: null,
      where: distanceKm === 0 ? "inside" : "edge",
      distanceKm,
    })),
    help: hardestHit ? helpFor(hardestHit.at, touched, exposure, now) : [],
    covering: covering && {
      sentraId: covering.sentraId,
      altId: covering.altId,
      askId: covering.askId,
      basis: covering.basis,
    },
    felt: [],
    displaced: null,
    needs: [],
    tsunami: null,
    inputs: {
      model: "poligon BMKG",
      weights: null,
      eventTerm: null,
      reportsUsed: 0,
      fault: null,
      target: hardestHit ? { name: hardestHit.name, at: hardestHit.at } : null,
    },
  };
}

/** Most people first. */
function kabupatenInside(area: Area, { people, kabupaten }: Ground): KabupatenImpact[] {
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

/** From outside the polygons: whoever stands in one has the rain to see to. */
function helpFor(
  at: Readonly<[number, number]>,
  touched: readonly Near[],
  exposure: Exposure,
  departAt: number,
): HelpOffer[] {
  const { places, placesOf, islands, ground } = exposure;
  const inside = new Set(touched.flatMap(({ placeId, distanceKm }) => (distanceKm === 0 ? [placeId] : [])));
  return rankHelp({
    target: { at, island: ground.islands.islandOf(at) },
    places,
    placesOf,
    islands,
    mmiAt: () => null,
    isAble: (position) => !inside.has(places[position]?.id ?? ""),
    departAt,
    means: ground.means,
    most: HELP_OF_EACH_KIND,
    withinHours: HELP_WITHIN_HOURS,
  });
}

/** Places inside (0 km) or at the edge. */
function near(area: Area, { places }: Exposure, { kind, index, offset }: PlacesOfKind): Near[] {
  const found: Near[] = [];
  for (const i of area.box ? index.inBox(grown(area.box, EDGE_KM)) : []) {
    const place = places[offset + i];
    if (!place) continue;
    const distanceKm = isInside(area, place.at) ? 0 : edgeKm(area, place.at, EDGE_KM);
    if (distanceKm <= EDGE_KM) found.push({ placeId: place.id, kind, distanceKm });
  }
  return found;
}
