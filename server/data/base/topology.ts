import type { MultiPolygon, Position } from "geojson";

/** 0.001°, about 110 m: finer than what Natural Earth's 10m coast claims. */
const STEP = 0.001;
const ORIGIN: [number, number] = [84, -24];

/** TopoJSON for its compact form alone: every ring is an arc of its own, as whole differences on a grid. */
export function topologyOf(objects: Record<string, MultiPolygon>) {
  const arcs: number[][][] = [];
  const arcOf = (ring: Position[]): number[] => {
    const arc = differences(ring);
    return arc.length < 4 ? [] : [arcs.push(arc) - 1];
  };
  const told = Object.entries(objects).map(([name, { type, coordinates }]) => {
    const polygons = coordinates.map((rings) => rings.map(arcOf).filter((ring) => ring.length));
    return [name, { type, arcs: polygons.filter((rings) => rings.length) }] as const;
  });
  return {
    type: "Topology",
    transform: { scale: [STEP, STEP], translate: ORIGIN },
    objects: Object.fromEntries(told),
    arcs,
  };
}

function differences(line: Position[]): number[][] {
  const arc: number[][] = [];
  let lastX = 0;
  let lastY = 0;
  for (const [lng = 0, lat = 0] of line) {
    const x = Math.round((lng - ORIGIN[0]) / STEP);
    const y = Math.round((lat - ORIGIN[1]) / STEP);
    if (arc.length > 0 && x === lastX && y === lastY) continue;
    arc.push([x - lastX, y - lastY]);
    lastX = x;
    lastY = y;
  }
  return arc;
}
