import { lastFelt } from "../../client/wall/figures/calm.ts";
import { openWeather, sceneOf, type Scene } from "../../client/wall/scene/scene.ts";
import { aftershocksOf } from "../../shared/alert/aftershocks.ts";
import { answerOf, incidentOf } from "../../shared/alert/answer.ts";
import { needsAnswer } from "../../shared/alert/needsAnswer.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Alert } from "../../shared/record/alert.ts";
import type { FeedTrouble } from "../../shared/record/feedTrouble.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { Table } from "../../shared/world/table.ts";
import { opened } from "../../shared/incident/opened.ts";
import { withChanges, type World } from "../../shared/world/world.ts";
import type { Played } from "../drill/playThrough.ts";
import { feeds, OFFICER } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";
import { seenByWalls } from "./seenByWalls.ts";

/** The instants of a drill at which its walls begin to show something else, answered by an officer and not. */
export interface Moment {
  name: string;
  at: number;
  world: World;
}

/** An officer who answers does so this long after the alert. */
const ANSWERS_AFTER_MS = 2 * MINUTE_MS;
/** Minutes of which words and plates turn: the hour's, and those of an event that stands for long. */
const TURNS_AT_MS = [31 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS];

export function momentsOf({ entries, world }: Pick<Played, "entries" | "world">, endAt: number): Moment[] {
  const before: World = {
    ...world,
    hazard: Table.empty(),
    alert: Table.empty(),
    impact: Table.empty(),
    feed: Table.empty(),
  };
  const seen = new Set<string>();
  const moments: Moment[] = [];
  for (const answered of [false, true]) {
    const note = (name: string, at: number, bare: World) => {
      const world = answered ? answeredAt(bare, at) : bare;
      const told = tellingOf(seenByWalls(world), at);
      if (seen.has(told)) return;
      seen.add(told);
      moments.push({ name: `${name}${answered ? ", answered" : ""}`, at, world });
    };
    let known = before;
    for (const [i, { at, seq, changes }] of entries.entries()) {
      known = { ...withChanges(known, changes), seq: known.seq + 1 };
      note(`entry ${seq}`, at, known);
      const until = entries[i + 1]?.at ?? endAt;
      const raised = [...seenByWalls(known).alert.values()].map(({ raisedAt }) => raisedAt);
      const later = raised.flatMap((from) => [ANSWERS_AFTER_MS, ...TURNS_AT_MS].map((ms) => from + ms));
      for (const turn of later.filter((turn) => turn > at && turn < until).sort((a, b) => a - b))
        note(`entry ${seq} later`, turn, known);
    }
    note("end", endAt, known);
  }
  return moments.sort((a, b) => a.at - b.at);
}

/** How the feeds fared, by what of it was journaled. */
export function feedsAt({ feed }: Pick<World, "feed">, now: number): FeedStatus[] {
  return feeds(now).map((well) => {
    const trouble: FeedTrouble | undefined = feed.get(well.id);
    if (!trouble || trouble.outcome === "read") return well;
    const { outcome, reason, since, firstReadAt } = trouble;
    return { ...well, outcome, reason, failures: 9, failingSince: since, readAt: firstReadAt === null ? null : since };
  });
}

function answeredAt(world: World, now: number): World {
  const answers = [...world.alert.values()].flatMap((alert) => {
    const at = alert.raisedAt + ANSWERS_AFTER_MS;
    if (!needsAnswer(world, alert) || at > now) return [];
    const stands = incidentOf(world.incident, alert.id) ?? opened(world, alert.id, { officer: "sigap", at, why: "" });
    return [{ ...stands, acknowledged: { officer: OFFICER, at, tier: alert.tier } }];
  });
  return withChanges(
    world,
    answers.map((record) => ({ op: "put", record })),
  );
}

/** Alike where a wall shows the same but for figures that run on. */
function tellingOf(world: World, now: number): string {
  const report = { ...standing(feedsAt(world, now)), at: now };
  const scene = sceneOf({ world, report, now, heard: { silenceS: 0, whole: true } });
  return JSON.stringify([
    scene.kind,
    scene.tests.map(idOf),
    scene.held.map(idOf),
    scene.blind.map(({ title }) => title),
    scene.calm?.state,
    openWeather(world, now).map(({ id, versions }) => [id, versions.length]),
    scene.kind === "calm" && lastFelt(world, now).map(({ id, version }) => [id, version]),
    ...turnsOf(scene).map(({ hazard, alert, computedAt }) => [
      hazard.id,
      hazard.versions.length,
      computedAt,
      alert.tier,
      answerOf(world, alert) !== null,
      TURNS_AT_MS.filter((ms) => now - alert.raisedAt >= ms),
      aftershocksOf(world, hazard.id)?.quakes.length,
    ]),
  ]);
}

function turnsOf(scene: Scene): { hazard: Hazard; alert: Alert; computedAt: number | undefined }[] {
  if (!("count" in scene)) return [];
  const quakes = scene.heroes.map(({ quake, alert, impact }) => ({
    hazard: quake,
    alert,
    computedAt: impact?.computedAt,
  }));
  const { hero } = scene;
  return "weather" in hero
    ? [...quakes, { hazard: hero.weather, alert: hero.alert, computedAt: hero.impact?.computedAt }]
    : quakes;
}

function idOf({ id }: { id: string }): string {
  return id;
}
