import { z } from "zod";
import { boxWords, isIn, type Box } from "./box.ts";
import { ofForm, type Told } from "./told.ts";

/** How deep positions lie in the coordinates of each kind. */
const DEPTH = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
type GeometryKind = keyof typeof DEPTH;

interface FeatureForm {
  kinds: readonly [GeometryKind, ...GeometryKind[]];
  properties: z.ZodType;
  box: Box;
}

/** The form of a GeoJSON file (RFC 7946). */
export function checkFeatures(json: unknown, { kinds, properties, box }: FeatureForm, told: Told): void {
  const form = z.object({
    type: z.literal("FeatureCollection"),
    features: z
      .array(z.object({ properties, geometry: z.object({ type: z.enum(kinds), coordinates: z.array(z.unknown()) }) }))
      .min(1, "mestinya paling sedikit satu"),
  });
  const map = ofForm(form, json, told);
  map?.features.forEach(({ geometry }, index) => {
    const at = `features[${index}].geometry.coordinates`;
    checkPositions(geometry.coordinates, DEPTH[geometry.type], geometry.type.endsWith("Polygon"), box, at, told);
  });
}

/** Of each feature the first fault alone is told: one that is in metres is so throughout. */
function checkPositions(value: unknown, depth: number, isRing: boolean, box: Box, at: string, told: Told): boolean {
  if (!Array.isArray(value)) return fault(told, at, value, "mestinya larik koordinat");
  if (depth === 0) {
    const [lng, lat] = value as unknown[];
    const isGood = typeof lng === "number" && typeof lat === "number" && isIn(box, lng, lat);
    return isGood || fault(told, at, value, boxWords(box));
  }
  if (value.length === 0) return fault(told, at, value, "mestinya tidak kosong");
  if (isRing && depth === 1 && (value.length < 4 || String(value[0]) !== String(value.at(-1))))
    return fault(
      told,
      at,
      value,
      "mestinya gelang tertutup: empat titik atau lebih, yang terakhir sama dengan yang pertama",
    );
  return value.every((part, i) => checkPositions(part, depth - 1, isRing, box, `${at}[${i}]`, told));
}

function fault({ say }: Told, at: string, value: unknown, wanted: string): false {
  say(at, value, wanted);
  return false;
}
