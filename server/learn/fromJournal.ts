import { TIERS } from "../../shared/record/alert.ts";
import { current, type Earthquake } from "../../shared/record/hazard.ts";
import { entryOf, linesAfter } from "../store/chain.ts";
import type { Journal } from "../store/journal.ts";
import type { ToldList } from "./lists.ts";

export interface Learnt {
  lists: ToldList[];
  /** When each alarm first became *merusak* or more. */
  alarmedAt: number[];
}

/** learn.1, learn.4, learn.5: the newest list of each felt quake, and each alarm once. A test of BMKG's taught nothing. */
export async function fromJournal(journal: Pick<Journal, "read">): Promise<Learnt> {
  const quakes = new Map<string, Earthquake>();
  const alarms = new Map<string, number>();
  for await (const line of linesAfter(journal, 0)) {
    for (const change of entryOf(line).changes) {
      if (change.op !== "put") continue;
      const { record } = change;
      if (record.type === "hazard" && record.kind === "earthquake") quakes.set(record.id, record);
      if (record.type === "alert") {
        const loud = record.history.find(({ move, tier }) => move === "raised" && TIERS.indexOf(tier) >= LOUD);
        if (loud) alarms.set(record.id, loud.at);
      }
    }
  }
  const lists = [...quakes.values()].flatMap((quake): ToldList[] => {
    const { felt, originTime, fetchedAt, area, at, magnitude, depthKm } = current(quake);
    if (felt.length === 0 || quake.status === "test") return [];
    return [
      {
        quake: quake.id,
        originAt: originTime,
        toldAt: fetchedAt,
        area,
        near: { at, magnitude, depthKm },
        reports: felt,
      },
    ];
  });
  return { lists, alarmedAt: [...alarms.values()] };
}

const LOUD = TIERS.indexOf("merusak");
