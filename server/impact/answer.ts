import type { FeltReport } from "../../shared/record/bulletin.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import type { Exposure } from "../../shared/ground/exposure.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import type { Earthquake } from "../../shared/record/hazard.ts";
import { probabilityAtLeast } from "../../shared/intensity/probability.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { tabulateShaking } from "../../shared/intensity/shakingTable.ts";
import { shakingZones } from "../../shared/intensity/shakingZones.ts";
import { shakingField } from "../../shared/shaking/shakingField.ts";
import { reachTold } from "../../shared/help/reach.ts";
import { needTold } from "../../shared/need/needTold.ts";
import { judge } from "../../shared/alert/judge.ts";
import type { Question } from "./ask.ts";

const LEVELS = [3, 4, 5, 6, 7, 8, 9, 10];

/** P(I ≥ L) for III to X, by the numeral's number. */
const chances = (mmi: number, sigma: number) =>
  Object.fromEntries(LEVELS.map((level) => [level, probabilityAtLeast(mmi, sigma, level)]));

/** The whole impact of a quake that nobody reported, as plain data for a person or a script. `felt` is already read. */
export function answer(
  question: Extract<Question, { kind: "place" }>,
  felt: FeltReport[],
  exposure: Exposure,
  now: number,
) {
  const quake = imagined(question, felt, now);
  const impact = impactOf(quake, exposure, now);
  const field = shakingField(quake, exposure.ground);
  const alert = judge({ hazard: quake, impact, alert: null, mainId: null, now });
  const { epicentre } = question;
  return {
    estimate: "perkiraan",
    weights: impact.inputs.weights,
    zones: impact.zones,
    at: question.at.map((at) => {
      const repiKm = distanceKm(epicentre, at);
      const mmi = field.mmiAt(at, repiKm);
      const sigma = field.sigmaAt(at, repiKm);
      return {
        lng: at[0],
        lat: at[1],
        repiKm,
        mmi,
        sigma,
        pgvCms: field.pgvCmsAt(repiKm),
        pAtLeast: chances(mmi, sigma),
      };
    }),
    people: impact.people,
    expected: impact.expected,
    kabupaten: impact.kabupaten,
    felt: impact.felt,
    resources: impact.resources,
    unlisted: impact.unlisted ?? [],
    plan: impact.plan,
    reach: reachTold(impact),
    helpers: impact.help,
    covering: impact.covering,
    displaced: impact.displaced,
    needs: impact.needs.map(({ lines, ...table }) => ({
      ...table,
      lines: lines.map((line) => needTold(line, table.stock)),
    })),
    tier: alert?.tier ?? null,
    reasons: alert?.reasons ?? [],
    inputs: { ...impact.inputs, population: impact.population },
  };
}

/** The scheme of one class alone, at distances. */
export function pureScheme({ magnitude, depthKm, tectonicClass, distancesKm }: Extract<Question, { kind: "class" }>) {
  const over = schemeModel(tectonicClass).over({ magnitude, depthKm });
  return {
    class: tectonicClass,
    weights: over.weights,
    zones: shakingZones(over.at, tabulateShaking(over)),
    at: distancesKm.map((repiKm) => {
      const { mmi, sigma, pgvCms } = over.at(repiKm);
      return { repiKm, mmi, sigma, pgvCms, pAtLeast: chances(mmi, sigma) };
    }),
  };
}

function imagined(
  { magnitude, depthKm, epicentre }: Extract<Question, { kind: "place" }>,
  felt: FeltReport[],
  now: number,
): Earthquake {
  return {
    type: "hazard",
    kind: "earthquake",
    id: "ditanyakan",
    status: "live",
    firstSeenAt: now,
    updatedAt: now,
    flags: [],
    statements: [],
    versions: [
      {
        n: 1,
        feed: "autogempa",
        form: felt.length > 0 ? "felt" : "m5",
        issuedAt: null,
        fetchedAt: now,
        originTime: now,
        at: epicentre,
        magnitude,
        depthKm,
        area: "",
        felt,
        tsunami: { state: "unknown", stage: null, level: null, issuedAt: null, zones: [], observations: [] },
        changed: [],
      },
    ],
  };
}
