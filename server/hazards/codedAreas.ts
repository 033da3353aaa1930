import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import { nameKey, unqualified } from "../../shared/gazetteer/nameKey.ts";
import { circleAround } from "../../shared/geo/circle.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { groupBy } from "../../shared/groupBy.ts";
import type { CodedArea } from "../../shared/record/bulletin.ts";

/** weather.10: areas that BMKG tells by a code and a name, without a shape. */
export interface CodedAreas {
  /** Null where one of the codes is none of ours, or is not that of the name. */
  shapeOf(area: CodedArea): LngLat[][] | null;
}

interface Kecamatan {
  kabCode: string;
  at: LngLat;
  areaKm2: number;
}

/** Java's largest province has 627 kecamatan: with the corners of a circle it would be a megabyte. */
const CORNERS = 12;
/** More than those of Java's provinces two by two are no area of a warning of rain, and a journal's entry of megabytes. */
const MOST_DRAWN = 1300;
/** A ring of so few corners round a disc encloses less than the disc. */
const RING_SHARE = (CORNERS / (2 * Math.PI)) * Math.sin((2 * Math.PI) / CORNERS);
/** About a hundred metres. */
const DECIMALS = 3;

const KM_PER_DEGREE = 111.2;
/** Of the way to the nearest kecamatan outside. */
const SHORT_OF = 0.95;

/**
 * The installation has points of the kecamatan and their sizes, and no borders: each is drawn as the ring of its own size round where its
 * people live, or a smaller one where that would take in the people of a kecamatan outside.
 */
export function buildCodedAreas(kabupaten: readonly Kabupaten[], kecamatan: readonly Kecamatan[]): CodedAreas {
  const byKabupaten = groupBy(kecamatan, ({ kabCode }) => kabCode);
  const named = new Map<string, { names: Set<string>; kabupaten: string[] }>();
  for (const { code, name, shortName, provinceCode, province } of kabupaten) {
    named.set(digits(code), { names: new Set([name, shortName].map(nameKey)), kabupaten: [code] });
    const whole = named.get(provinceCode) ?? { names: new Set([nameKey(province)]), kabupaten: [] };
    named.set(provinceCode, { ...whole, kabupaten: [...whole.kabupaten, code] });
  }
  return {
    shapeOf({ codes, name }) {
      // BPS and Kemendagri count some kabupaten and Papua's provinces differently, so a code is believed with its name alone.
      const parts = name.split(/[,;]|\bdan\b/i);
      const told = new Set(parts.flatMap((part) => [part, unqualified(part.trim()).name]).map(nameKey));
      const areas = codes.map((code) => named.get(digits(code)));
      if (!areas.every((area) => area && [...area.names].some((each) => told.has(each)))) return null;
      const codesInside = new Set(areas.flatMap((area) => area?.kabupaten ?? []));
      const inside = [...codesInside].flatMap((code) => byKabupaten.get(code) ?? []);
      if (inside.length > MOST_DRAWN) return null;
      const outside = kecamatan.filter(({ kabCode }) => !codesInside.has(kabCode));
      return inside.map((each) => ringOf(each, outside));
    },
  };
}

function digits(code: string): string {
  return code.replace(/\D/g, "");
}

function ringOf({ at, areaKm2 }: Kecamatan, outside: readonly Kecamatan[]): LngLat[] {
  const ownKm = Math.sqrt(areaKm2 / Math.PI / RING_SHARE);
  // In latitudes of Indonesia a degree of longitude is hardly shorter.
  const nearDegrees = (1.1 * ownKm) / SHORT_OF / KM_PER_DEGREE;
  const isNear = ([lng, lat]: LngLat) => Math.abs(lat - at[1]) < nearDegrees && Math.abs(lng - at[0]) < nearDegrees;
  const awayKm = outside.flatMap((other) => (isNear(other.at) ? distanceKm(at, other.at) : []));
  const round = (degrees: number) => Number(degrees.toFixed(DECIMALS));
  const ring = circleAround(at, Math.min(ownKm, ...awayKm.map((km) => SHORT_OF * km)), CORNERS);
  return ring.map(([lng, lat]) => [round(lng), round(lat)]);
}
