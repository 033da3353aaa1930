import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../server/app.ts";
import { type Config, readConfig } from "../../server/config.ts";
import { startReplica, type Replica } from "../../server/drill/replica.ts";
import { drillConfig } from "../../server/drill/run.ts";
import { type Scenario, type Step, wib } from "../../server/drill/scenario.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { feeds } from "../../server/feeds/index.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import type { Entry } from "../../shared/world/world.ts";
import { flagSentences } from "../../client/desk/say/words.ts";
import { flagWords } from "../../client/wall/figures/event.ts";
import { whyGroups } from "../../client/desk/why/why.ts";
import { describeWith } from "../companion.ts";
import { SHAKEMAP_INFO, shakemapXml } from "../make/shakemap.ts";
import { manualClock } from "./manualClock.ts";

const cianjur = scenarioNamed("cianjur-2022");
const EVENT_ID = "20221121132110";
const SHOWN_AT = wib("2022-11-21 13:45:00");

let dataDir: string;
let replica: Replica | null = null;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sigap-shakemap-"));
});
afterEach(async () => {
  await replica?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const shown = (grid: string, at = SHOWN_AT): Step => ({ at, publish: "shakemap", eventId: EVENT_ID, grid, info: SHAKEMAP_INFO }); // prettier-ignore

/** Cianjur's files, and a shakemap beside them, read from the first bulletin on until `until`. */
async function played(
  steps: readonly Step[],
  {
    at = wib("2022-11-21 13:40:00"),
    id = "gempa-20221121132110",
    change = (config) => config,
  }: { at?: number; id?: string; change?: (config: Config) => Config } = {},
) {
  const scenario: Scenario = { ...cianjur, timeline: [...cianjur.timeline, ...steps] };
  const clock = manualClock(at);
  replica = await startReplica({ scenario, clock });
  const { url, requests } = replica;
  const app = await createApp({
    config: change(drillConfig({}, { replicaUrl: url, dataDir, deskSecret: "golden-golden", port: 0 })),
    clock,
    log: () => undefined,
    feeds,
    random: () => 0.5,
    drill: { scenario: scenario.title, speed: 1 },
    distDir: dataDir,
  });
  const entries: Entry[] = [];
  app.store.subscribe((entry) => {
    entries.push(entry);
  });
  const hear = async (now: number) => {
    clock.set(now);
    for (const reader of app.readers) await app.turn(reader);
  };
  await hear(at);
  const main = () => {
    const quake = app.store.world.hazard.get(id);
    if (quake?.kind !== "earthquake") throw new Error("the quake was wanted");
    const { impact, alert } = app.store.world;
    return { quake, impact: impact.get(quake.id), alert: alert.get(quake.id) };
  };
  return {
    entries,
    main,
    asked: () =>
      requests.filter(({ path }) => path.includes("_grid.xml")).map(({ path, status }) => `${path} ${status}`),
    hear,
    world: () => app.store.world,
    async lookAt(at: number) {
      clock.set(at);
      await app.lookForShakemaps();
    },
    stop: () => app.stop(),
  };
}

describe("shakemap.1 the host is asked for each quake that is worked on, where it is named", () => {
  test("one that comes is journaled with all that follows from it, and told", async () => {
    const { main, asked, lookAt, entries, world, stop } = await played([shown(shakemapXml({ strongest: 7.6 }))]);
    const before = main();
    await lookAt(SHOWN_AT - MINUTE_MS);
    expect(main()).toEqual(before);
    expect(asked()).toContain(`/${EVENT_ID}_grid.xml 403`);
    const askedForIt = () => asked().filter((each) => each.includes(EVENT_ID));
    await lookAt(SHOWN_AT - MINUTE_MS / 2);
    expect(askedForIt(), "no more often than each two minutes").toHaveLength(1);

    await lookAt(SHOWN_AT + 2 * MINUTE_MS);
    const { quake, impact, alert } = main();
    expect(quake.shakemap).toMatchObject({ eventId: EVENT_ID, method: "BA08, WGRW11", refused: null });
    expect(impact?.maxMmi).toBe(7.6);
    expect(impact?.computedAt).toBe(SHOWN_AT + 2 * MINUTE_MS);
    expect(impact?.inputs.shakemap?.own).toEqual({ maxMmi: before.impact?.maxMmi, people: before.impact?.people, expected: before.impact?.expected }); // prettier-ignore
    expect(alert?.reasons.join()).toContain("terukur BMKG");
    expect(entries.at(-1)).toMatchObject({ by: "sigap", why: `${quake.id}: shakemap BMKG ${EVENT_ID} dipakai` });
    const why = whyGroups(impact, alert ?? null, world().place).flatMap(({ rows }) => rows);
    expect(why.find(({ label }) => label === "Shakemap BMKG")?.value).toMatch(
      /^20221121132110 versi 1, diproses .*, BA08, WGRW11$/,
    );
    expect(why.find(({ label }) => label === "Perkiraan kami sendiri")?.value).toMatch(
      /^terkuat MMI \d,\d; .* orang di VI ke atas/,
    );

    // As it is: asked by what the host told of it, and no entry more.
    const seq = entries.length;
    await lookAt(SHOWN_AT + 5 * MINUTE_MS);
    expect(asked()).toContain(`/${EVENT_ID}_grid.xml 304`);
    expect(entries).toHaveLength(seq);
    await stop();
  });

  test("off by default: nobody asks", async () => {
    expect(readConfig({}).BMKG_SHAKEMAP_URL).toBeUndefined();
    const { lookAt, asked, stop } = await played([shown(shakemapXml())], {
      change: ({ BMKG_SHAKEMAP_URL: _, ...rest }) => rest,
    });
    await lookAt(SHOWN_AT + MINUTE_MS);
    expect(asked()).toEqual([]);
    await stop();
  });

  test("a body that can't be read is kept with its reason, and changes nothing", async () => {
    const { main, lookAt, stop } = await played([shown(shakemapXml().slice(0, 30_000))]);
    const before = main();
    await lookAt(SHOWN_AT + MINUTE_MS);
    expect(main()).toEqual(before);
    const folder = join(dataDir, "unreadable", "shakemap");
    const reason = readdirSync(folder).find((name) => name.endsWith(".reason.txt")) ?? "";
    expect(readFileSync(join(folder, reason), "utf8")).toBe(`${EVENT_ID}: grid_data = (absent)\n`);
    await stop();
  });

  test("shakemap.6 a later version of the quake keeps it, and is reckoned from it", async () => {
    const [early, later] = [wib("2022-11-21 13:25:00"), wib("2022-11-21 13:40:00")];
    const grid = shakemapXml({ strongest: 7.6 }, { process_timestamp: "2022-11-21T06:24:00Z" });
    const { main, lookAt, hear, stop } = await played([shown(grid, early)], { at: early });
    await lookAt(early + MINUTE_MS);
    const first = main();
    expect(first.quake.shakemap?.refused).toBeNull();
    await hear(later);
    const { quake, impact } = main();
    expect(quake.versions.length).toBeGreaterThan(first.quake.versions.length);
    expect(quake.shakemap).toEqual(first.quake.shakemap);
    expect(impact).toMatchObject({ version: quake.versions.length, maxMmi: 7.6 });
    await stop();
  });
});

describe("shakemap.3 an exercise that is marked ACTUAL is refused and told", () => {
  test("journal, desk and wall say so, and our estimate stands", async () => {
    const { main, lookAt, entries, stop } = await played([
      shown(shakemapXml({ strongest: 9 }, { process_timestamp: "2022-11-20T07:19:30Z" })),
    ]);
    const before = main();
    await lookAt(SHOWN_AT + MINUTE_MS);
    const { quake, impact } = main();
    expect(impact?.people).toEqual(before.impact?.people);
    expect(impact?.inputs).toEqual(before.impact?.inputs);
    expect(entries.at(-1)?.why).toMatch(
      /shakemap BMKG 20221121132110 ditolak, diproses 20 Nov 2022 14[.:]19.*sebelum gempanya.*: latihan/,
    );
    expect(flagSentences(quake).join(" ")).toMatch(/Shakemap BMKG untuk gempa ini ditolak.*sebelum gempanya/);
    expect(flagWords(quake.flags)).toContain("shakemap BMKG ditolak");
    const seq = entries.length;
    await lookAt(SHOWN_AT + 4 * MINUTE_MS);
    expect(entries).toHaveLength(seq);
    await stop();
  });
});

describeWith("feeds/shakemap", "the recorded grid, for a quake of its place and time", (folder) => {
  const recorded = readFileSync(join(folder, "20221121124659_grid.xml"), "utf8");
  const info = readFileSync(join(folder, "20221121124659_info.xml"), "utf8");
  const [origin, toldAt] = [wib("2022-11-21 12:46:59"), wib("2022-11-21 12:50:00")];
  const model = cianjur.timeline.find((step) => "publish" in step && step.publish === "autogempa");
  const madeAt = (stamp: string) => recorded.replace("2022-12-01T07:19:30Z", stamp);

  async function bungku(grid: string) {
    if (!model) throw new Error("Cianjur has no autogempa");
    const quake = { ...model.quake, originTime: origin, at: [121.8, -2.52] as LngLat, magnitude: 5.2, shakemapAt: origin, area: "Pusat gempa berada di darat 19 km barat Bungku" }; // prettier-ignore
    const steps: Step[] = [
      { at: toldAt, publish: "autogempa", quake },
      { at: toldAt, publish: "shakemap", eventId: "20221121124659", grid, info },
    ];
    const { main, lookAt, stop } = await played(steps, { at: toldAt, id: "gempa-20221121124659" });
    const before = main();
    await lookAt(wib("2022-11-21 13:05:00"));
    await stop();
    return { before, after: main() };
  }

  test("shakemap.6 made a quarter of an hour after it, it takes the place of our field", async () => {
    const { before, after } = await bungku(madeAt("2022-11-21T06:02:00Z"));
    expect(after.quake.shakemap).toMatchObject({ refused: null, method: "BA08, WGRW11" });
    expect(before.impact?.maxMmi).toBeGreaterThan(5);
    expect(after.impact?.maxMmi).toBeLessThan(4);
    expect(after.impact?.contours).toEqual([]);
    expect(JSON.stringify(after.quake.shakemap).length).toBeLessThan(8000);
  });

  test.each([
    ["a day before it", "2022-11-20T06:02:00Z", /sebelum gempanya.*latihan/],
    ["as it is, days after the present", "2022-12-01T07:19:30Z", /belum terjadi/],
  ])("shakemap.3 made %s, it is refused", async (_, stamp, why) => {
    const { before, after } = await bungku(madeAt(stamp));
    expect(after.quake.shakemap?.refused).toMatch(why);
    expect(after.impact?.people).toEqual(before.impact?.people);
    expect(after.impact?.maxMmi).toBe(before.impact?.maxMmi);
  });
});
