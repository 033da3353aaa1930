import { type Impact, type ResourceImpact, strongestMmi } from "../../shared/record/impact.ts";
import type { World } from "../../shared/world/world.ts";
import { middleOf } from "../../shared/need/displaced.ts";
import { needTold } from "../../shared/need/needTold.ts";
import { shakenBy } from "../../shared/words/shakenBy.ts";
import { hurtPlaces } from "../../shared/impact/hurtPlaces.ts";
import { reachOf } from "../../shared/help/reach.ts";
import { bandOf, roman } from "../../shared/words/mmi.ts";

/** The soonest this many offers of help. */
const HELP_SHOWN = 12;
/** Needs are told for the first three days; the desk has the longer spans. */
const NEEDS_DAYS = 3;

export type PublicImpact = ReturnType<typeof publicImpact>;

/** public.17: what anybody may see of an impact; every figure in it is an estimate, and it says so. Contours stay inside. */
export function publicImpact(impact: Impact | undefined, places: World["place"]) {
  if (!impact) return null;
  const { inputs } = impact;
  return {
    version: impact.version,
    computedAt: impact.computedAt,
    estimate: true,
    /** Its matter is over: plan, help and needs are kept no more, and empty for that. */
    ...(impact.headline && { headline: true }),
    population: impact.population,
    model: inputs.model,
    /** By BMKG's shakemap: all of V and above lies within it. */
    measured: shakenBy(impact) !== "perkiraan",
    weights: inputs.weights && {
      crustal: hundredth(inputs.weights.crustal),
      interface: hundredth(inputs.weights.interface),
      intraslab: hundredth(inputs.weights.intraslab),
    },
    fault: inputs.fault && {
      name: inputs.fault.name,
      awayKm: tenth(inputs.fault.awayKm),
      lengthKm: tenth(inputs.fault.lengthKm),
    },
    maxMmi: strongestMmi(impact),
    zones: impact.zones.map(({ mmi, r50Km, r16Km }) => ({
      mmi,
      roman: roman(mmi),
      r50Km: tenth(r50Km),
      r16Km: tenth(r16Km),
    })),
    people: impact.people.map(({ mmi, low, mid, high }) => ({
      mmi,
      roman: roman(mmi),
      ...whole({ low, mid, high }),
    })),
    expected: impact.expected && {
      v: Math.round(impact.expected.v),
      vi: Math.round(impact.expected.vi),
      vii: Math.round(impact.expected.vii),
      viii: Math.round(impact.expected.viii),
    },
    peopleInside: impact.peopleInside === null ? null : Math.round(impact.peopleInside),
    displaced: impact.displaced && {
      low: Math.round(impact.displaced.low),
      mid: Math.round(middleOf(impact.displaced)),
      high: Math.round(impact.displaced.high),
      basis: impact.displaced.basis,
    },
    needs: impact.needs
      .filter(({ days }) => days === NEEDS_DAYS)
      .map(({ profile, days, feedsDays, stock, lines }) => ({
        profile,
        days,
        feedsDays,
        /** Whose the stock is: of so many stores within reach, so many reported nothing and stand for an example; from when the reports are. */
        stock: stock && {
          stores: stock.stores,
          example: stock.example,
          ...(stock.asOf && { asOf: { from: stock.asOf.from, to: stock.asOf.to } }),
          withinHours: stock.withinHours,
        },
        lines: lines.map((line) => needTold(line, stock)),
      })),
    resources: resourcesByBand(impact.resources),
    /** Weaker or farther than all above: counted, not named. */
    unlisted: (impact.unlisted ?? []).map(({ kind, mmi, where, places, posts }) => ({
      kind,
      mmi,
      roman: mmi === null ? null : roman(mmi),
      where,
      places,
      posts,
    })),
    postsInDanger: impact.resources
      .filter(({ action }) => action === "periksa-segera" || action === "periksa")
      .map(({ placeId, kind, mmi, action }) => ({
        id: placeId,
        name: places.get(placeId)?.name ?? null,
        kind,
        mmi,
        action,
      })),
    postsInDangerCount: hurtPlaces(impact),
    plan: impact.headline ? null : publicPlan(impact),
    help: impact.help.slice(0, HELP_SHOWN).map(({ placeId, kind, target, hours, km, legs, arrivesAt }) => ({
      id: placeId,
      kind,
      target,
      /** Null: nobody knows. */
      hours: hours === null ? null : hundredth(hours),
      km: tenth(km),
      legs: legs.map((leg) => ({
        mode: leg.mode,
        name: leg.name,
        km: tenth(leg.km),
        hours: leg.hours === null ? null : hundredth(leg.hours),
      })),
      arrivesAt,
    })),
    covering: impact.covering && {
      sentraId: impact.covering.sentraId,
      altId: impact.covering.altId,
      askId: impact.covering.askId,
      basis: impact.covering.basis,
    },
    kabupaten: impact.kabupaten.map(({ code, name, mmi, people }) => ({ code, name, mmi, people: Math.round(people) })),
    felt: impact.felt.map(({ report: { place, mmiLow, mmiHigh }, state, names, estimatedMmi }) => ({
      place,
      mmiLow,
      mmiHigh,
      state,
      names,
      estimatedMmi,
    })),
    tsunami: impact.tsunami && publicReach(impact.tsunami),
  };
}

/** Where help goes, who is sent there, and how many places are reached by when. */
function publicPlan(impact: Impact) {
  const { within, units, targets, others } = reachOf(impact);
  return {
    within,
    units,
    targets: targets.map(({ target: { id, kabCode, name, place, at, people }, units, late }) => ({
      id,
      kabCode,
      name,
      place,
      at,
      people: Math.round(people),
      late,
      units: units.map(({ placeId, hours, arrivesAt }) => ({ id: placeId, hours: hours === null ? null : hundredth(hours), arrivesAt })),
    })),
    others: { targets: others.targets, people: Math.round(others.people) },
  };
}

function publicReach({ zones, people, places, leftOut }: NonNullable<Impact["tsunami"]>) {
  return {
    zones: zones.map(({ province, district, level, arrivalAt, codes, widthKm, people, placeIds }) => ({
      province,
      district,
      level,
      arrivalAt,
      codes,
      widthKm,
      people: whole(people),
      placeIds,
    })),
    people: people.map(({ level, ...range }) => ({ level, ...whole(range) })),
    places: places.map(({ placeId, level, arrivalAt }) => ({ id: placeId, level, arrivalAt })),
    leftOut,
  };
}

/** Ids of our places, by intensity for a quake (strongest first), by `inside` and `edge` for a polygon. */
function resourcesByBand(resources: readonly ResourceImpact[]) {
  const bands = new Map<string, ReturnType<typeof emptyBand>>();
  for (const { placeId, kind, mmi, where } of resources) {
    const key = mmi === null ? where : String(bandOf(mmi));
    let band = bands.get(key);
    if (!band) bands.set(key, (band = emptyBand(mmi, where)));
    band[kind].push(placeId);
  }
  return [...bands.values()].sort((a, b) => (b.mmi ?? 0) - (a.mmi ?? 0));
}

function emptyBand(mmi: number | null, where: "inside" | "edge") {
  return {
    mmi: mmi === null ? null : bandOf(mmi),
    roman: mmi === null ? null : roman(mmi),
    where,
    tagana: [] as string[],
    sentra: [] as string[],
    warehouse: [] as string[],
    lumbung: [] as string[],
  };
}

const tenth = (value: number) => Math.round(value * 10) / 10;
const hundredth = (value: number) => Math.round(value * 100) / 100;
const whole = ({ low, mid, high }: { low: number; mid: number; high: number }) => ({
  low: Math.round(low),
  mid: Math.round(mid),
  high: Math.round(high),
});
