import type { Ground } from "../ground/exposure.ts";
import { markAbsurd } from "../felt/absurd.ts";
import { blend, type Blended } from "../felt/blend.ts";
import { type BandContour, contoursOf, type Drawn, type Rupture } from "../felt/contours.ts";
import type { Located } from "../gazetteer/candidate.ts";
import { locateFelt } from "../gazetteer/locateFelt.ts";
import type { Blocks } from "../geo/blocks.ts";
import { capOf, leastKm } from "../geo/cap.ts";
import { arcKm, distanceKm, type LngLat, unitVector } from "../geo/distance.ts";
import { chord2ToPieces, piecesOf } from "../geo/line.ts";
import type { PlaceIndex } from "../geo/placeIndex.ts";
import type { Earthquake, QuakeVersion } from "../record/hazard.ts";
import { current } from "../record/hazard.ts";
import type { Contour, FeltPlace } from "../record/impact.ts";
import { besideFault } from "../intensity/besideFault.ts";
import { faultScenario } from "../intensity/faultScenario.ts";
import { type QuakeShaking, schemeModel } from "../intensity/scheme.ts";
import { mmiInTable, sigmaInTable, tabulateShaking } from "../intensity/shakingTable.ts";
import { shakingZones } from "../intensity/shakingZones.ts";
import { weightsAbove } from "../intensity/tectonics.ts";
import { radiusWhere } from "../intensity/zones.ts";
import { gridField } from "./gridField.ts";
import type { OwnField, ShakingField } from "./field.ts";
import { measuredField } from "./measuredField.ts";
import { type Falling, type Shake, shakenPoints } from "./shakenPoints.ts";

/** The equations fall with both distances. `besideFault` differs from them by at most half of this, so it may rise by this much. */
const BESIDE_ERROR = 0.02;
/** Strongest and weakest numeral that is drawn as a line. */
const DRAWN = [10, 9, 8, 7, 6, 5];

/** shakemap.4: BMKG's shakemap where there is one that is believed, within its bounds; else, and beyond them, our own. */
export function shakingField(quake: Earthquake, ground: Ground): ShakingField {
  const own = ownField(quake, ground);
  const { shakemap } = quake;
  return shakemap?.grid && shakemap.refused === null ? measuredField(own, gridField(shakemap.grid), DRAWN) : own;
}

function ownField(quake: Earthquake, ground: Ground): OwnField {
  const version = current(quake);
  const over = shakingOf(version, ground);
  const table = tabulateShaking(over);
  const scheme = (km: number) => mmiInTable(table, km);
  const fault = faultScenario(version, over.weights, ground.faults);
  const located =
    version.felt.length === 0
      ? []
      : markAbsurd(locateFelt(version.felt, ground.feltNames, version), scheme, version.at);
  const blended = blendedOf(quake, located, scheme);
  const pieces = piecesOf(fault?.segment ?? []);
  const segmentKm = (x: number, y: number, z: number) => (fault ? arcKm(chord2ToPieces(pieces, x, y, z)) : Infinity);
  const aroundSegment = capOf(fault?.segment ?? []);
  const kmFrom = (at: Readonly<LngLat>) => distanceKm(version.at, at);
  const beside = fault && besideFault(over, table);
  const raise = blended ? Math.max(0, blended.eventTerm, ...blended.used.map(({ residual }) => residual)) : 0;

  const mmiAt = (at: Readonly<LngLat>, km: number) => {
    if (!blended && !beside) return scheme(km);
    const predicted = scheme(km);
    const told = blended ? predicted + blended.correctionAt(at, predicted) : predicted;
    return beside ? Math.max(told, beside.mmi(km, segmentKm(...unitVector(at)))) : told;
  };
  // Where the segment is what shakes a place, σ is that of shaking by the segment too: it differs by half across MMI 4.6.
  const sigmaAt = (at: Readonly<LngLat>, km: number) => {
    const predicted = scheme(km);
    const usual = sigmaInTable(table, km);
    const told = blended ? blended.sigmaAt(at, predicted, usual) : usual;
    if (!beside) return told;
    const besideKm = segmentKm(...unitVector(at));
    const byReports = blended ? predicted + blended.correctionAt(at, predicted) : predicted;
    return beside.mmi(km, besideKm) > byReports ? over.at(km, besideKm).sigma : told;
  };
  const epicentre = version.at;
  const lower = blended ? Math.min(0, blended.eventTerm, ...blended.used.map(({ residual }) => residual)) : 0;
  const [x0, y0, z0] = unitVector(epicentre);
  const falling: Falling = {
    segmentKm,
    atLeastFromSegmentKm: (x, y, z) => (fault ? leastKm(aroundSegment, [x, y, z]) : Infinity),
    leastMmi(km, segmentKm) {
      const told = scheme(km) + lower;
      return beside ? Math.max(told, beside.mmi(km, segmentKm) - BESIDE_ERROR) : told;
    },
    mostMmi(km, segmentKm) {
      const told = scheme(km) + raise;
      return beside ? Math.max(told, beside.mostMmi(km, segmentKm) + BESIDE_ERROR) : told;
    },
  };
  const rupture = fault && { segment: fault.segment, reachKm: reachBeside(over) };
  const drawn: Drawn = {
    mmiAt: (at) => mmiAt(at, kmFrom(at)),
    predict: (at) => scheme(kmFrom(at)),
    epicentre,
    eventTerm: blended?.eventTerm ?? 0,
    used: blended?.used ?? [],
    ...(rupture && { rupture }),
    boundsWithin({ x, y, z, radiusKm }) {
      const km = arcKm((x - x0) ** 2 + (y - y0) ** 2 + (z - z0) ** 2);
      const besideKm = segmentKm(x, y, z);
      return [
        falling.leastMmi(km + radiusKm, besideKm + radiusKm),
        falling.mostMmi(Math.max(0, km - radiusKm), Math.max(0, besideKm - radiusKm)),
      ];
    },
  };
  // Each way of reckoning has a loop of its own, so that the engine can inline it.
  const shakeOf = (at: PlaceIndex["at"], { positions, vectors }: Blocks): Shake => {
    if (blended)
      return (first, km, size, mmi) => {
        for (let i = 0; i < size; i++) mmi[i] = mmiAt(at(positions[first + i]), km[i]);
      };
    if (beside)
      return (first, km, size, mmi) => {
        for (let i = 0; i < size; i++) {
          const slot = 3 * (first + i);
          const chord2 = chord2ToPieces(pieces, vectors[slot], vectors[slot + 1], vectors[slot + 2]);
          mmi[i] = beside.mmi(km[i], arcKm(chord2));
        }
      };
    return (_, km, size, mmi) => {
      for (let i = 0; i < size; i++) mmi[i] = mmiInTable(table, km[i]);
    };
  };
  const strongest = [epicentre, ...(fault ? [fault.middle] : []), ...(blended?.used.map(({ at }) => at) ?? [])];
  return {
    mmiAt,
    over: ({ at, blocks }, askedMmi) =>
      shakenPoints({
        blocks,
        epicentre,
        falling,
        shake: shakeOf(at, blocks),
        sigmaOf: (position) => sigmaAt(at(position), kmFrom(at(position))),
        askedMmi,
      }),
    sigmaAt,
    pgvCmsAt: (km) => over.at(km).pgvCms,
    maxMmi: Math.max(...strongest.map(drawn.mmiAt)),
    zones: shakingZones(over.at, table),
    contours: blended || rupture ? contoursOf(drawn, DRAWN).map(contourOf) : null,
    felt: located.map((place) => feltPlace(place, version, scheme)),
    own: null,
    drawn,
    strongest,
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

/** felt.5: null when no report can be reckoned with: the field is then the scheme's own. */
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

/** How long after the quake, by the time now believed (history.6), BMKG published the list that is in force. */
function listAgeMs(quake: Earthquake): number {
  const lists = quake.versions.map(({ felt }) => JSON.stringify(felt));
  const { fetchedAt } = quake.versions[lists.indexOf(lists[lists.length - 1])];
  return fetchedAt - current(quake).originTime;
}

/** How far from a segment a level is reached at `epicentralKm`. Places farther from the epicentre are shaken less at the same distance. */
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
  const at = state === "found" || state === "absurd" ? candidates[0].at : null;
  return {
    report,
    state,
    names: candidates.map(({ name }) => name),
    at: at ? [at[0], at[1]] : null,
    estimatedMmi: at ? scheme(distanceKm(version.at, at)) : null,
  };
}
