import { expect, test } from "vitest";
import { locatorBox } from "../../client/map/ground/locator.ts";
import { standFor, type Stand } from "../../client/map/camera/framing.ts";
import { chanceOf, fieldOf, namedLines, reachKm } from "../../client/map/drawing/field.ts";
import { gatherPosts } from "../../client/map/drawing/gatherPosts.ts";
import { freeBox, placeOnMap } from "../../client/map/labels/mapLabels.ts";
import { crossOn, scaleBox, townBoxes } from "../../client/map/labels/obstacles.ts";
import { contains, holds, overlaps, type Box, type Point } from "../../client/map/labels/placeLabels.ts";
import { lastFelt } from "../../client/wall/figures/calm.ts";
import { planOf } from "../../client/wall/figures/plan.ts";
import { aimOf, beneathPlates } from "../../client/wall/map/aim.ts";
import { epicentreMarks } from "../../client/wall/map/mapNews.ts";
import { namesOf, obstaclesOf } from "../../client/wall/map/mapWords.ts";
import { helperLabels, postMarks } from "../../client/wall/map/marks.ts";
import { doubtNames } from "../../client/wall/map/names.ts";
import { gauges, leftOutLabels, mapNotes } from "../../client/wall/map/warnedCoast.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { clocksOver, type Layout } from "../../client/wall/scene/layout.ts";
import { plateForm } from "../../client/wall/scene/plateForm.ts";
import { openWeather, sceneOf } from "../../client/wall/scene/scene.ts";
import { readDefaults } from "../../server/registry/default.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { current } from "../../shared/record/hazard.ts";
import { measuredHeights } from "../../shared/tsunami/measured.ts";
import { feeds } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";
import { worldOf } from "../make/world.ts";
import { LEVELS, recordsOf, type Level } from "./levels.ts";
import { named, VIEWS, viewingOf, type View } from "./views.ts";

/** map.12 on every screen of the desk's list: the words of the map of each level, beside the plates that can lie over it, without a browser. */
const { places, kabupaten } = readDefaults();
const widthOf = (words: string, _: string, sizeU: number) => words.length * sizeU * 0.53;

interface Drawn {
  words: { name: string; box: Box }[];
  /** Classes whose line lies in the picture to a good part, and those that bear their numeral. */
  classes: { seen: number[]; told: number[] };
  cross: Box | null;
  /** What nothing may lie under. */
  over: Box[];
  towns: Box[];
  free: Box;
  /** Two plates leave nothing of it to see. */
  isStrip: boolean;
}

/** Which plates lie over the map. */
interface Plated {
  mode: boolean;
  doubt: boolean;
}
const PLATED: [name: string, Plated][] = [
  ["live", { mode: false, doubt: false }],
  ["in a drill", { mode: true, doubt: false }],
  ["while feeds fail", { mode: false, doubt: true }],
  ["in a drill while feeds fail", { mode: true, doubt: true }],
];
const isAll = process.env["LOOK"] === "all";

/** All of them on each screen where that is asked for, else each screen under one of the plates with some of the levels. */
const CASES = VIEWS.flatMap((view, i) =>
  PLATED.flatMap(([name, plated], j) =>
    isAll || i % PLATED.length === j ? [[named(view), name, view, plated, isAll ? LEVELS : levelsOf(i)] as const] : [],
  ),
);

function levelsOf(i: number): readonly Level[] {
  return LEVELS.filter((_, j) => j % 3 === Math.floor(i / PLATED.length) % 3);
}

test.each(CASES)(
  "map.12 %s, %s: no word or numeral lies under the cross, a plate, the scale or another, and no line is without its numeral",
  (_, __, view, plated, levels) => {
    const complaints = levels.flatMap((level) =>
      complaintsOf(drawnOn(view, level, plated), plated).map((one) => `${level.name}: ${one}`),
    );
    expect(complaints).toEqual([]);
  },
);

function complaintsOf({ words, classes, cross, over, towns, free, isStrip }: Drawn, { mode, doubt }: Plated): string[] {
  const under = words.flatMap(({ name, box }, i) => [
    ...(contains(free, box) ? [] : [`${name} reaches out of the picture`]),
    ...(cross && overlaps(cross, box) ? [`${name} lies under the cross`] : []),
    ...(over.some((plate) => overlaps(plate, box)) ? [`${name} lies under a plate`] : []),
    ...(towns.some((town) => overlaps(town, box)) ? [`${name} lies on a post`] : []),
    ...words.slice(i + 1).flatMap((other) => (overlaps(other.box, box) ? [`${name} lies on ${other.name}`] : [])),
  ]);
  const mute = classes.seen.filter((mmi) => !classes.told.includes(mmi)).map((mmi) => `the line of ${mmi} has no numeral`);
  const hidden = cross && !(isStrip && mode && doubt) && over.some((plate) => overlaps(plate, cross)) ? ["the cross lies under a plate"] : [];
  const out = cross && !contains(free, cross) ? ["the cross reaches out of the picture"] : [];
  return [...under, ...mute, ...hidden, ...out];
} // prettier-ignore

/** As the wall draws it (WallMap.svelte). */
function drawnOn(view: View, level: Level, plated: Plated): Drawn {
  const { widthPx, heightPx } = view;
  const world = worldOf(...places, ...recordsOf(level));
  const report = { ...standing(feeds(level.at)), at: level.at };
  const scene = sceneOf({ world, report, now: level.at, heard: { silenceS: 0, whole: true } });
  const layout = layoutOf(view, viewingOf(view), planOf(scene), { drill: plated.mode });
  const { padding, mapU: u, map } = layout;
  const news = "count" in scene ? scene : null;
  const weather = news?.kind === "weather" ? news.hero.weather : null;
  const hero = news && news.kind !== "weather" ? news.hero : null;
  const quake = hero?.quake ?? null;
  const impact = hero?.impact ?? null;
  const centre = quake ? current(quake).at : null;
  const tsunami = quake && scene.kind === "tsunami" ? current(quake).tsunami : null;
  const reach = tsunami?.state === "warning" ? (impact?.tsunami ?? null) : null;
  const isShaking = quake !== null && reach === null;
  const field = impact && isShaking ? fieldOf(impact) : [];
  const lines = namedLines(field);
  const shakenKm = centre && reachKm(centre, field);
  const posts = gatherPosts(postMarks(world.place, impact, isShaking), quake ? "kabCode" : "province");
  const warned = quake ? [] : openWeather(world, level.at);
  const felt = quake || weather ? [] : lastFelt(world, level.at);
  const epicentres = epicentreMarks(quake?.id ?? null, news?.heroes ?? [], felt);
  const measured = gauges(quake ? measuredHeights(quake.versions) : []);
  const locator = news ? locatorBox(map, padding.top * heightPx, u) : null;
  const plates = platesOver(layout, plated);
  const camera = beneathPlates(padding, { area: map, locator, plates, heightPx });
  const view_ = aimOf({ kind: scene.kind, quake, impact, weather, places: world.place, shores: [], padding: camera });
  const stand = standFor(view_, { widthPx, heightPx });
  const free = freeBox(padding, { clientWidth: widthPx, clientHeight: heightPx }, map);
  const names = namesOf({
    kind: scene.kind,
    focusId: weather?.id ?? null,
    epicentres,
    warned,
    told: impact && isShaking ? helperLabels(impact, world.place) : [],
    contoured: centre && shakenKm !== null ? { centre, reachKm: shakenKm } : null,
    zones: [],
    measured,
    leftOut: centre ? leftOutLabels(reach?.leftOut ?? [], tsunami?.stage ?? null, kabupaten, centre) : [],
    doubts: doubtNames(impact && isShaking ? chanceOf(impact) : null, impact?.inputs.fault?.segment ?? null),
    kabupaten: isShaking || weather ? kabupaten : [],
  }); // prettier-ignore
  const obstacles = obstaclesOf({ posts, epicentre: centre, lines, measured, epicentres, plates: [...(locator ? [locator] : []), ...plates] }); // prettier-ignore
  const seen = { project: projection(stand, view), zoom: stand.zoom, u };
  const standpoint = { ...seen, free, widthOf };
  const placed = placeOnMap(
    { labels: names, numerals: lines, notes: mapNotes(0, [], measured.length) },
    obstacles,
    standpoint,
  );
  const scale = scaleBox(obstacles, standpoint);
  const isStrip = plateForm(map.width, u) === "strip";
  // Of a ring that is broader than a strip two short arcs are left.
  const told = isStrip ? lines.slice(0, 2) : lines;
  const over = [...plates, ...(locator ? [locator] : []), ...(news ? [scale] : [])];
  const inPicture = (at: Point) => holds(free, at) && !over.some((plate) => holds(plate, at));
  return {
    words: [
      ...placed.labels.map(({ id, box }) => ({ name: id, box })),
      ...placed.numerals.map(({ mmi, box }) => ({ name: `numeral ${mmi}`, box })),
    ],
    classes: {
      seen: told.filter(({ line }) => line.filter((at) => inPicture(seen.project(at))).length > line.length / 4).map(({ mmi }) => mmi),
      told: placed.numerals.map(({ mmi }) => mmi),
    },
    cross: crossOn(obstacles, seen)?.box ?? null,
    over,
    towns: townBoxes(obstacles, seen).map(({ box }) => box),
    free,
    isStrip,
  }; // prettier-ignore
}

/** Each as high as its words are at most where they find their room. */
function platesOver({ map, u, ...layout }: Layout, { mode, doubt }: Plated): Box[] {
  const right = map.left + map.width - clocksOver({ map, ...layout });
  const form = plateForm(right - map.left, u);
  const top = map.top + (map.top === 0 ? 70 : 10) * u;
  const head = { left: 44 * u, top, right: right - 20 * u, bottom: top + { broad: 140, narrow: 200, strip: 320 }[form] * u };
  const under = mode ? head.bottom + 20 * u : map.top;
  const said = { left: 0, top: under, right, bottom: under + Math.max(190 * u, form === "strip" ? 0.46 * map.height : 0) };
  return [...(mode ? [head] : []), ...(doubt ? [said] : [])];
} // prettier-ignore

function projection({ center, zoom }: Stand, { widthPx, heightPx }: View): (at: LngLat) => Point {
  const world = 512 * 2 ** zoom;
  const y = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return ([lng, lat]) => [
    widthPx / 2 + ((lng - center[0]) / 360) * world,
    heightPx / 2 - (y(lat) - y(center[1])) * world,
  ];
}
