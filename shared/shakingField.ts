import type { Ground } from "./exposure.ts";
import { blend, type Blended } from "./felt/blend.ts";
import { type BandContour, contoursOf, type Drawn, type Rupture } from "./felt/contours.ts";
import { locateFelt, type Located } from "./gazetteer/locateFelt.ts";
import { arcKm, distanceKm, type LngLat, unitVector } from "./geo/distance.ts";
import { chord2ToLine } from "./geo/line.ts";
import type { PlaceIndex } from "./geo/placeIndex.ts";
import type { Earthquake, QuakeVersion } from "./hazard.ts";
import { current } from "./hazard.ts";
import type { Contour, FeltPlace, Inputs, Zone } from "./impact.ts";
import { besideFault } from "./intensity/besideFault.ts";
import { faultScenario } from "./intensity/faultScenario.ts";
import { type QuakeShaking, schemeModel } from "./intensity/scheme.ts";
import { mmiInTable, sigmaInTable, tabulateShaking } from "./intensity/shakingTable.ts";
import { shakingZones } from "./intensity/shakingZones.ts";
import { weightsAbove } from "./intensity/tectonics.ts";
import { radiusWhere } from "./intensity/zones.ts";

/** How strongly one quake's version shook the ground, anywhere: the scheme, with a fault scenario and felt reports where there are. */
export interface ShakingField {
  /** Decimal MMI at a place `km` from the epicentre. */
  mmiAt(at: Readonly<LngLat>, km: number): number;
  sigmaAt(at: Readonly<LngLat>, km: number): number;
  /** `mmiAt` of points of an index, by position: for a hundred thousand of them. */
  over(index: PlaceIndex): (point: number, km: number) => number;
  /** Nowhere farther from the epicentre is `mmi` reached; null when it is reached nowhere. */
  reachKm(mmi: number): number | null;
  pgvCmsAt(km: number): number;
  maxMmi: number;
  zones: Zone[];
  contours: Contour[] | null;
  felt: FeltPlace[];
  inputs: Omit<Inputs, "target">;
}

/** Strongest and weakest numeral that is drawn as a line. */
const DRAWN = [10, 9, 8, 7, 6, 5];

export function shakingField(quake: Earthquake, ground: Ground): ShakingField {
  const version = current(quake);
  const over = shakingOf(version, ground);
  const table = tabulateShaking(over);
  const scheme = (km: number) => mmiInTable(table, km);
  const fault = faultScenario(version, over.weights, ground.faults);
  const located = version.felt.length === 0 ? [] : locateFelt(version.felt, ground.feltNames, version);
  const blended = blendedOf(quake, located, scheme);
  const segmentChord2 = fault && chord2ToLine(fault.segment);
  const kmFrom = (at: Readonly<LngLat>) => distanceKm(version.at, at);
  const beside = fault && besideFault(over, table);
  const raise = blended ? Math.max(0, blended.eventTerm, ...blended.used.map(({ residual }) => residual)) : 0;

  const mmiAt = (at: Readonly<LngLat>, km: number) => {
    if (!blended && !beside) return scheme(km);
    const predicted = scheme(km);
    const told = blended ? predicted + blended.correctionAt(at, predicted) : predicted;
    if (!beside || !segmentChord2) return told;
    const [x, y, z] = unitVector(at);
    return Math.max(told, beside(km, arcKm(segmentChord2(x, y, z))));
  };
  const epicentre = version.at;
  const rupture = fault && { segment: fault.segment, reachKm: reachBeside(over) };
  const drawn: Drawn = {
    mmiAt: (at) => mmiAt(at, kmFrom(at)),
    predict: (at) => scheme(kmFrom(at)),
    epicentre,
    eventTerm: blended?.eventTerm ?? 0,
    used: blended?.used ?? [],
    ...(rupture && { rupture }),
  };
  const strongest = [epicentre, ...(fault ? [fault.middle] : []), ...(blended?.used.map(({ at }) => at) ?? [])];
  return {
    mmiAt,
    over(index) {
      if (blended) return (point, km) => mmiAt(index.at(point), km);
      if (!beside || !segmentChord2) return (_, km) => mmiInTable(table, km);
      const { vectors } = index;
      return (point, km) => {
        const x = vectors[3 * point] ?? NaN;
        return beside(km, arcKm(segmentChord2(x, vectors[3 * point + 1] ?? NaN, vectors[3 * point + 2] ?? NaN)));
      };
    },
    sigmaAt(at, km) {
      const sigma = sigmaInTable(table, km);
      return blended ? blended.sigmaAt(at, scheme(km), sigma) : sigma;
    },
    reachKm(mmi) {
      const radius = radiusWhere(scheme, mmi - raise);
      return radius === null ? null : radius + (fault ? fault.awayKm + fault.lengthKm : 0);
    },
    pgvCmsAt: (km) => over.at(km).pgvCms,
    maxMmi: Math.max(...strongest.map(drawn.mmiAt)),
    zones: shakingZones(over.at, table),
    contours: blended || rupture ? contoursOf(drawn, DRAWN).map(contourOf) : null,
    felt: located.map((place) => feltPlace(place, version, scheme)),
    inputs: {
      model: ground.model?.name ?? "skema",
      weights: ground.model ? null : over.weights,
      eventTerm: blended?.eventTerm ?? null,
      reportsUsed: blended?.used.length ?? 0,
      fault: fault && { name: fault.fault, awayKm: fault.awayKm, lengthKm: fault.lengthKm, segment: fault.segment },
    },
  };
}

function shakingOf(version: QuakeVersion, { model, slab }: Ground): QuakeShaking {
  if (model)
    return {
      weights: { crustal: 0, interface: 0, intraslab: 0 },
      breaks: [],
      parts: [],
      at: (km) => ({ ...model.at(version, km), pgvCms: NaN }),
    };
  const below = slab.below(version.at);
  return schemeModel((quake) => weightsAbove(below, quake)).over(version);
}

/** Null when no report can be reckoned with: the field is then the scheme's own. */
function blendedOf(quake: Earthquake, located: readonly Located[], scheme: (km: number) => number): Blended | null {
  const { at } = current(quake);
  const blended = blend({
    predict: (place) => scheme(distanceKm(at, place)),
    located,
    epicentre: at,
    listAgeMs: listAgeMs(quake),
  });
  return blended.used.length > 0 ? blended : null;
}

/** How long after the quake BMKG told the list that is in force. */
function listAgeMs({ versions }: Earthquake): number {
  const lists = versions.map(({ felt }) => JSON.stringify(felt));
  const told = versions[lists.indexOf(lists.at(-1) ?? "")];
  return told ? told.fetchedAt - told.originTime : 0;
}

/** How far from a segment a level is reached: what is farther from the epicentre than `epicentralKm` is shaken less by all else. */
function reachBeside({ at }: QuakeShaking): Rupture["reachKm"] {
  return (mmi, epicentralKm) => radiusWhere((segmentKm) => at(epicentralKm, segmentKm).mmi, mmi);
}

function contourOf({ mmi, area }: BandContour): Contour {
  return { mmi, area: area.coordinates as Contour["area"] };
}

function feltPlace(
  { report, state, candidates }: Located,
  version: QuakeVersion,
  scheme: (km: number) => number,
): FeltPlace {
  const [first] = candidates;
  const at = state === "found" && first ? first.at : null;
  return {
    report,
    state,
    names: candidates.map(({ name }) => name),
    at: at ? [at[0], at[1]] : null,
    estimatedMmi: at ? scheme(distanceKm(version.at, at)) : null,
  };
}
