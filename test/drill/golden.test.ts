import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { asHeard, current, type Earthquake, type Hazard } from "../../shared/record/hazard.ts";
import { MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { launchBrowser } from "../browser.ts";
import { lookAtDrill } from "../look/drills.ts";
import { helpers, writeCard } from "./card.ts";
import { playThrough, type Played } from "./playThrough.ts";
import { tellAll } from "./tellAll.ts";
import { wib, type Scenario } from "../../server/drill/scenario.ts";

const BUDGET_PER_MINUTE = 60;
let played: Played;
let browser: Browser | undefined;
afterAll(() => browser?.close());

describe("cianjur-2022", () => {
  itPlays("cianjur-2022");
  itFillsTheCard("cianjur-2022");

  test("R16 first the automatic solution, then the M ≥ 5 bulletin, then the felt one: three versions of one quake", () => {
    const main = quakeNear(wib("2022-11-21 13:21:10"));
    expect(main.versions.map((version) => [version.form, version.magnitude])).toEqual([
      ["automatic", 5.4],
      ["m5", 5.6],
      ["felt", 5.6],
    ]);
    expect(current(main).felt).toHaveLength(14);
  });

  test("R16 ten aftershocks, the nearest 31 s apart, stay ten quakes", () => {
    expect(news()).toHaveLength(11);
  });
});

describe.each([
  "lombok-2018",
  "palu-2018",
  "padang-2009",
  "java-sea-2023",
  "bantul-2023",
  "mentawai-2023",
  "mamuju-2021",
  "malang-2021",
  "kertasari-2024",
])("%s", (id) => {
  itPlays(id);
  itFillsTheCard(id);
});

describe("nagekeo-2026", () => {
  itPlays("nagekeo-2026");
  itFillsTheCard("nagekeo-2026");

  test("R17 PD-1 to PD-4 are one hazard, whose tsunami PD-4 ends, though its potensi still speaks of one", () => {
    const stages = news().flatMap((hazard) => (hazard as Earthquake).versions.map((version) => version.tsunami.stage));
    expect([...new Set(stages)]).toEqual([null, "PD-1", "PD-2", "PD-3.1", "PD-3.2", "PD-3.3", "PD-3.4", "PD-4"]);
    expect(news()).toHaveLength(1);
    expect(current(quakeNear(wib("2026-08-15 04:58:24"))).tsunami.state).toBe("ended");
  });

  test("R17 the felt feed that stays at M 7.0 takes nothing from M 7.7", () => {
    const told = quakeNear(wib("2026-08-15 04:58:24")).versions.map((version) => version.magnitude);
    expect(told).toEqual([...told].sort());
    expect(told.at(-1)).toBe(7.7);
  });

  test("R17 swapped gauges lie south of the equator, where they stand", () => {
    const gauges = quakeNear(wib("2026-08-15 04:58:24")).versions.flatMap((version) => version.tsunami.observations);
    expect(gauges.length).toBeGreaterThan(20);
    expect(gauges.filter((gauge) => !gauge.at || gauge.at[1] > 0)).toEqual([]);
  });
});

describe("rain-west-java", () => {
  itPlays("rain-west-java");

  test("R18 six documents are four warnings: an Update and a Cancel change the one they name", () => {
    const rain = asHeard(played.world.hazard.values()).filter((hazard) => hazard.kind === "weather");
    expect(rain.map((warning) => warning.versions.map((version) => version.msgType))).toEqual([
      ["Alert", "Update"],
      ["Alert", "Cancel"],
      ["Alert"],
      ["Alert"],
    ]);
  });

  test("R18 each CAP document is asked for once", () => {
    const asked = played.requests.map(({ path }) => path).filter((path) => path.endsWith("_alert.xml"));
    expect(asked).toHaveLength(6);
    expect(new Set(asked).size).toBe(6);
  });

  test("R18 all have ended when their time is over", () => {
    const ends = [...played.world.alert.values()].map((alert) => alert.endedAt);
    expect(ends).toHaveLength(4);
    expect(ends).not.toContain(null);
  });
});

describe("help.12 the plan of each warning", () => {
  beforeAll(async () => {
    played = await playThrough(scenarioNamed("rain-west-java"));
  }, 180_000);

  test("reads right to who knows the places", async () => {
    const { world } = played;
    const plans = asHeard(world.hazard.values()).flatMap((hazard) => {
      const impact = world.impact.get(hazard.id);
      if (hazard.kind !== "weather" || !impact) return [];
      return [[current(hazard).headline, ...helpers(impact, world.place)].join("\n")];
    });
    expect(plans.length).toBeGreaterThan(2);
    await expect(`${plans.join("\n\n")}\n`).toMatchFileSnapshot("cards/rain-west-java.txt");
  });
});

describe("bad-day", () => {
  itPlays("bad-day");

  test("R19 BMKG's test was never live and raised no alert", () => {
    const test = quakeNear(wib("2026-11-03 08:58:00"));
    expect([test.status, played.world.alert.has(test.id)]).toEqual(["test", false]);
    expect(statusesOf(test.id)).toEqual(["test"]);
  });

  test("R19 what is held raises no alert while it is held", () => {
    for (const { changes } of played.entries) {
      const held = changes.flatMap((change) =>
        change.op === "put" && change.record.type === "hazard" && change.record.status === "held"
          ? [change.record.id]
          : [],
      );
      const alerted = changes.flatMap((change) =>
        change.op === "put" && change.record.type === "alert" ? [change.record.id] : [],
      );
      expect(held.filter((id) => alerted.includes(id))).toEqual([]);
    }
  });

  test("R19 a quake that stands three times in one list, and a second time a second earlier, is one", () => {
    expect(near(wib("2026-11-03 09:06:30"))).toHaveLength(1);
  });

  test("R19 twins of a swarm, fifty minutes apart, are two", () => {
    const twins = [wib("2026-11-03 09:12:00"), wib("2026-11-03 10:02:00")].map(quakeNear);
    expect(new Set(twins.map((quake) => quake.id)).size).toBe(2);
  });

  test("R19 the damaging quake of the outage is known within a minute and a half of BMKG's return", () => {
    expect(quakeNear(wib("2026-11-03 10:31:20")).firstSeenAt).toBeLessThanOrEqual(wib("2026-11-03 10:41:00"));
  });

  test("R19 every feed failed, said so, and was read again in the end", () => {
    const told = new Map<string, string[]>();
    for (const { changes } of played.entries)
      for (const change of changes)
        if (change.op === "put" && change.record.type === "feed")
          told.set(change.record.id, [...(told.get(change.record.id) ?? []), change.record.outcome]);
    expect([...told.keys()]).toHaveLength(7);
    for (const outcomes of told.values()) {
      expect(outcomes.some((outcome) => outcome !== "read")).toBe(true);
      expect(outcomes.at(-1)).toBe("read");
    }
  });
});

function itPlays(id: string) {
  const scenario = scenarioNamed(id);
  beforeAll(async () => {
    played = await playThrough(scenario);
  }, 180_000);

  test("R13 the same hazards, versions and alerts, in the same order", async () => {
    await expect(tellAll(scenario.title, played.entries)).toMatchFileSnapshot(`golden/${id}.txt`);
  });

  test("R14 never more than 60 requests within a minute, over all hosts", () => {
    const { requests } = played;
    const busiest = Math.max(
      ...requests.map(({ at }) => requests.filter((other) => other.at >= at && other.at < at + MINUTE_MS).length),
    );
    expect(busiest).toBeGreaterThan(5);
    expect(busiest).toBeLessThanOrEqual(BUDGET_PER_MINUTE);
  });

  test("R15 nothing goes wrong on our side", () => {
    expect(played.troubles).toEqual([]);
  });

  itIsSeen(scenario);
}

/** `LOOK=drills npx vitest run test/drill/golden.test.ts -t picture.43` looks at all of it. */
function itIsSeen(scenario: Scenario) {
  test("picture.43 the look test finds nothing on its walls", { timeout: 3_600_000 }, async () => {
    browser ??= await launchBrowser();
    const { looks, complaints } = await lookAtDrill(browser, scenario, played);
    expect(looks).toBeGreaterThan(0);
    expect(complaints).toEqual({});
  });
}

function itFillsTheCard(id: string) {
  test("R24 the card of the main quake is as it was read before", async () => {
    const { world } = played;
    const [main] = news()
      .filter((hazard) => hazard.kind === "earthquake")
      .sort((a, b) => current(b).magnitude - current(a).magnitude);
    const impact = main && world.impact.get(main.id);
    if (!impact) throw new Error("no quake with an impact is news");
    const card = writeCard(main, impact, world.alert.get(main.id) ?? null, world.place);
    await expect(card).toMatchFileSnapshot(`cards/${id}.txt`);
  });
}

/** What a wall would have shown: all that did not come in as history. */
function news(): Hazard[] {
  return asHeard(played.world.hazard.values()).filter((hazard) =>
    statusesOf(hazard.id).some((status) => status !== "history"),
  );
}

function statusesOf(id: string): string[] {
  const statuses = played.entries.flatMap(({ changes }) =>
    changes.flatMap((change) =>
      change.op === "put" && change.record.type === "hazard" && change.record.id === id ? [change.record.status] : [],
    ),
  );
  return [...new Set(statuses)];
}

function near(originTime: number): Earthquake[] {
  return asHeard(played.world.hazard.values()).filter(
    (hazard): hazard is Earthquake =>
      hazard.kind === "earthquake" && Math.abs(current(hazard).originTime - originTime) <= 5 * SECOND_MS,
  );
}

function quakeNear(originTime: number): Earthquake {
  const [quake, ...more] = near(originTime);
  if (!quake || more.length > 0)
    throw new Error(`expected one quake at ${originTime}, have ${more.length + (quake ? 1 : 0)}`);
  return quake;
}
