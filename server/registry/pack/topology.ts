import { z } from "zod";
import { boxWords, isIn, type Box } from "./box.ts";
import { ofForm, type Told } from "./told.ts";

/** The form of a map in quantised TopoJSON: polygons whose common borders are common arcs. */

const Ring = z.array(z.int()).min(1);
const Polygons = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), arcs: z.array(Ring).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), arcs: z.array(z.array(Ring).min(1)).min(1) }),
]);
const Pair = z.tuple([z.number(), z.number()]);
const Arc = z.array(Pair).min(2);

interface Object {
  name: string;
  /** Of each polygon. */
  properties: z.ZodType;
  /** Called with each polygon's properties, once the form is right. */
  each?: (properties: unknown, at: string) => void;
}

export function checkTopology(json: unknown, objects: readonly Object[], box: Box, told: Told): void {
  const geometry = ({ properties }: Object) => z.intersection(Polygons, z.object({ properties }));
  const collection = (object: Object) =>
    z.object({ type: z.literal("GeometryCollection"), geometries: z.array(geometry(object)).min(1) });
  const form = z.object({
    type: z.literal("Topology"),
    transform: z.object({ scale: Pair, translate: Pair }),
    arcs: z.array(Arc).min(1),
    objects: z.object(Object.fromEntries(objects.map((object) => [object.name, collection(object)]))),
  });
  const map = ofForm(form, json, told);
  if (!map) return;
  const ends = map.arcs.map((arc, index) => endsOf(arc, map.transform, index, box, told));
  for (const { name, each } of objects)
    map.objects[name]?.geometries.forEach((one, index) => {
      const at = `objects.${name}.geometries[${index}]`;
      const polygons = one.type === "Polygon" ? [one.arcs] : one.arcs;
      polygons.flat().forEach((ring) => checkRing(ring, ends, at, told));
      each?.(one.properties, `${at}.properties`);
    });
}

type Ends = readonly [from: string, to: string];

/** Arcs are differences on a grid. Some tools put corners between its crossings, but no ends. */
function endsOf(
  arc: readonly (readonly [number, number])[],
  { scale, translate }: { scale: [number, number]; translate: [number, number] },
  index: number,
  box: Box,
  { say }: Told,
): Ends {
  let [x, y] = [0, 0];
  let from = "";
  let isTold = false;
  arc.forEach(([dx, dy], i) => {
    [x, y] = [x + dx, y + dy];
    if (i === 0) from = cornerOf(x, y);
    const [lng, lat] = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    if (isTold || isIn(box, lng, lat)) return;
    say(`arcs[${index}][${i}]`, `${lng}, ${lat}`, boxWords(box));
    isTold = true;
  });
  return [from, cornerOf(x, y)];
}

const cornerOf = (x: number, y: number) => `${Math.round(x)} ${Math.round(y)}`;

function checkRing(ring: readonly number[], ends: readonly Ends[], at: string, { say }: Told): void {
  const sides = ring.map((arc) => {
    const [from, to] = ends[arc < 0 ? ~arc : arc] ?? [];
    return arc < 0 ? [to, from] : [from, to];
  });
  const missing = ring.find((_, i) => sides[i]?.[0] === undefined);
  if (missing !== undefined) return say(`${at}.arcs`, missing, `mestinya nomor arc, kurang dari ${ends.length}`);
  if (sides.some(([, to], i) => to !== sides[(i + 1) % sides.length]?.[0]))
    say(`${at}.arcs`, ring, "arc-arcnya tidak bersambung menjadi gelang tertutup");
}
