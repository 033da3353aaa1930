import type { LngLat } from "../../../shared/geo/distance.ts";
import { utcSeconds } from "../forms/stamp.ts";
import type { InatewsBulletin, Step, TewsQuake } from "../scenario.ts";

/** How one quake usually goes through BMKG's files. Scenarios are lists of these. */
export interface QuakeFacts {
  originTime: number;
  at: LngLat;
  magnitude: number;
  depthKm: number;
}

/** First bulletin of M ≥ 5: autogempa and datagempa together, the list a little later. */
export function m5Bulletin(
  facts: QuakeFacts,
  issuedAt: number,
  area: string,
  potential: "none" | "potential" = "none",
): Step[] {
  const quake: TewsQuake = { ...facts, area, potential, felt: "-", shakemapAt: issuedAt };
  const steps: Step[] = [
    { at: issuedAt, publish: "autogempa", quake },
    { at: issuedAt + 20_000, publish: "gempaterkini", key: utcSeconds(facts.originTime), quake },
  ];
  if (potential === "none") steps.push(datagempaOf(facts, { subject: "Gempa M>5", issuedAt, area, felt: "-" }));
  return steps;
}

/** In the list of M ≥ 5 alone and with a `Potensi` that says nothing of a tsunami: for quakes of whose warning no figures are at hand. */
export function silentBulletin(facts: QuakeFacts, issuedAt: number, area: string): Step {
  const quake: TewsQuake = { ...facts, area, potential: "felt", felt: "-", shakemapAt: issuedAt };
  return { at: issuedAt, publish: "gempaterkini", key: utcSeconds(facts.originTime), quake };
}

/** The felt bulletin replaces the first one. */
export function feltBulletin(facts: QuakeFacts, issuedAt: number, area: string, felt: string): Step[] {
  return [
    ...feltInTews(facts, issuedAt, area, felt),
    datagempaOf(facts, { subject: "Warning Gempa dirasakan", issuedAt, area, felt }),
  ];
}

/** The felt bulletin in the open files alone: the felt list a minute and a half after autogempa. */
export function feltInTews(facts: QuakeFacts, issuedAt: number, area: string, felt: string): Step[] {
  const quake: TewsQuake = { ...facts, area, potential: "felt", felt, shakemapAt: facts.originTime };
  return [
    { at: issuedAt, publish: "autogempa", quake },
    { at: issuedAt + 90_000, publish: "gempadirasakan", key: utcSeconds(facts.originTime), quake },
  ];
}

/** An automatic solution in the live list, `afterMs` after the quake. */
export function automatic(key: string, facts: QuakeFacts, area: string, afterMs = 70_000): Step {
  return { at: facts.originTime + afterMs, publish: "live", key, solution: { status: "automatic", ...facts, area } };
}

/** The same record, confirmed by an analyst. */
export function confirmed(key: string, facts: QuakeFacts, area: string, at: number): Step {
  return { at, publish: "live", key, solution: { status: "confirmed", ...facts, area } };
}

/** A tsunami bulletin stands in datagempa.json and on top of the tsunami list. */
export function tsunamiBulletin(bulletin: Omit<InatewsBulletin, "felt">): Step[] {
  const whole = { ...bulletin, felt: "-" };
  return [
    { at: whole.issuedAt, publish: "datagempa", bulletin: whole },
    { at: whole.issuedAt, publish: "tsunami", bulletin: whole },
  ];
}

function datagempaOf(facts: QuakeFacts, said: Pick<InatewsBulletin, "subject" | "issuedAt" | "area" | "felt">): Step {
  const none = { zones: [], observations: [], swapped: false };
  return { at: said.issuedAt, publish: "datagempa", bulletin: { status: "Actual", ...facts, ...said, ...none } };
}
