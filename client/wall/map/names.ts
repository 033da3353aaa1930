import { distanceKm, type LngLat } from "../../../shared/geo/distance.ts";
import { current, type WeatherAlert } from "../../../shared/record/hazard.ts";
import { hourWords } from "../../../shared/time.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { SEVERITY_WORDS } from "../../../shared/words/severities.ts";
import { untilWords } from "../../../shared/words/warnings.ts";
import { COLOURS, mmiColour } from "../../map/colours.ts";
import type { Chance } from "../../map/drawing/field.ts";
import type { EpicentreMark } from "../../map/drawing/quakesToGeoJson.ts";
import type { MapLabel } from "../../map/labels/mapLabels.ts";
import type { TownName } from "./marks.ts";

/** What the names on the map say, and where they belong; where each stands is the map's own reckoning (mapLabels.ts). Pure. */

const NAME = { level: null, alsoDrawn: [], sure: true, clearU: 0 } as const;
const one = (name: string, figure: string | null = null) => ({ name, figure });

/** Where contours lie, which a name stands away from. */
export interface Contoured {
  centre: LngLat;
  reachKm: number;
}

/** map.12: inside the contours a name stands away from their middle, outside as in calm. */
export function townNames(towns: readonly TownName[], contoured: Contoured | null): MapLabel[] {
  return towns.map((town) => ({
    ...NAME,
    id: townId(town),
    lines: [[town.at]],
    widest: one(town.words),
    style: town.style,
    awayFrom: contoured && distanceKm(contoured.centre, town.at) <= contoured.reachKm ? contoured.centre : undefined,
  }));
}

function townId({ at }: Pick<TownName, "at">): string {
  return `town ${at.join()}`;
}

/** wall.28: on the dotted limit of the next class up, and on the fault that was assumed. */
export function doubtNames(chance: Chance | null, segment: readonly LngLat[] | null): MapLabel[] {
  return [
    ...(chance
      ? [
          {
            ...NAME,
            id: "chance",
            lines: [chance.ring.map((at): LngLat => [at[0] ?? 0, at[1] ?? 0])],
            widest: one(`${roman(chance.mmi)} mungkin,`, "1 dari 6"),
            style: "doubt" as const,
            colour: mmiColour(chance.mmi),
          },
        ]
      : []),
    ...(segment
      ? [
          {
            ...NAME,
            id: "fault",
            lines: [segment],
            widest: one("skenario sesar"),
            style: "doubt" as const,
            colour: COLOURS.ink,
          },
        ]
      : []),
  ];
}

const KOTA = "Kota ";

/**
 * map.10: names of kabupaten as areas, the most populous first; a kota is a town and bears its town's label. One that a town's label
 * tells already is not told twice.
 */
export function areaNames(
  kabupaten: readonly { code: string; name: string; at: LngLat; population: number }[],
  towns: readonly TownName[] = [],
): MapLabel[] {
  const told = new Map(towns.map((town) => [town.name, townId(town)]));
  return kabupaten
    .filter(({ name }) => !name.startsWith(KOTA))
    .toSorted((a, b) => b.population - a.population)
    .map(({ code, name, at }) => ({
      ...NAME,
      id: `area ${code}`,
      lines: [[at]],
      widest: one(kabWords(name).toUpperCase()),
      style: "area",
      insteadOf: told.get(kabWords(name)),
    }));
}

/** map.7: beside each cross its place in the list. */
export function quakeNumbers(marks: readonly EpicentreMark[], heroHalfU: number): MapLabel[] {
  return marks.flatMap(({ at, number, hero }): MapLabel[] =>
    number === null
      ? []
      : [
          {
            ...NAME,
            id: `quake ${number}`,
            lines: [[at]],
            clearU: hero ? heroHalfU : 16,
            widest: one(String(number)),
            style: "number",
          },
        ],
  );
}

/** map.15: within the warning in focus its severity and its end, beside each other one its end; the focus has the choice. */
export function warningNames(alerts: readonly WeatherAlert[], focusId: string | null): MapLabel[] {
  const inFocusFirst = alerts.toSorted((a, b) => Number(b.id === focusId) - Number(a.id === focusId));
  return inFocusFirst.flatMap((alert): MapLabel[] => {
    if (alert.polygons.length === 0) return [];
    const until = `${untilWords(alert)} ${hourWords(alert.endsAt)}`;
    const inFocus = alert.id === focusId;
    const common = { ...NAME, id: `warning ${alert.id}`, lines: alert.polygons, within: alert.polygons };
    return [
      inFocus
        ? {
            ...common,
            widest: one(SEVERITY_WORDS[current(alert).severity].toUpperCase(), until),
            style: "warning",
            colour: COLOURS.ink,
          }
        : { ...common, widest: one(until), style: "until", colour: COLOURS.ink },
    ];
  });
}

/** map.15: in calm each warned area bears its place in the list, on a plate that is large enough for the far seat however small the area is. */
export function warningNumbers(alerts: readonly WeatherAlert[]): MapLabel[] {
  return alerts.flatMap(({ id, polygons }, i): MapLabel[] =>
    polygons.length === 0
      ? []
      : [
          {
            ...NAME,
            id: `warning ${id}`,
            lines: polygons,
            widest: one(String(i + 1)),
            style: "plate",
          },
        ],
  );
}
