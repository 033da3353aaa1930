import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { calmWords } from "../../client/desk/shell/calmWords.ts";
import { weatherColumn } from "../../client/wall/figures/weatherColumn.ts";
import { sceneOf } from "../../client/wall/scene/scene.ts";
import { isUnsure, plateWords } from "../../client/wall/scene/unsure.ts";
import { hazardsJson, WHOLE } from "../../server/public/api/hazardsJson.ts";
import { createHealth } from "../../server/public/api/health.ts";
import { publicPage } from "../../server/public/publicPage.ts";
import { publicView } from "../../server/public/publicView.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { ClockCheck, JournalCheck } from "../../shared/bmkg/standing.ts";
import { calmOf, doubtsIn } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE, type Heard } from "../../shared/calm/heard.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { alert, feeds, KABUPATEN, nagekeo, NOW, rain, PHONES } from "../http/worlds.ts";
import { quake } from "../make/quake.ts";
import { standing } from "../make/standing.ts";
import { worldOf } from "../make/world.ts";

/** Every state that bears on *tidak ada peringatan*, each with what is true of it: told beside it, so that no code under test has a say. */
interface State<T> {
  is: T;
  well: boolean;
}

const state = <T>(is: T, well: boolean): State<T> => ({ is, well });
const ALL = feeds(NOW);
const ILL: Partial<FeedStatus>[] = [
  { outcome: "unreachable", reason: "HTTP 503", failingSince: NOW - HOUR_MS, failures: 9 },
  { outcome: "unreadable", reason: "no JSON", failingSince: NOW - HOUR_MS, failures: 9 },
  { triedAt: null, readAt: null, outcome: "never" },
  { triedAt: NOW - HOUR_MS, readAt: NOW - HOUR_MS },
  { triedAt: NOW + HOUR_MS, readAt: NOW + HOUR_MS },
  { owed: 2 },
];
const without = (id: FeedId) => ALL.filter((feed) => feed.id !== id);
const FEEDS: State<readonly FeedStatus[]>[] = [
  state(ALL, true),
  state(
    ALL.map((feed) => ({ ...feed, quietAfterMs: MINUTE_MS, newestAt: NOW - HOUR_MS })),
    true,
  ),
  state([], false),
  state(without("nowcast"), false),
  state(
    ALL.filter(({ id }) => id === "nowcast"),
    false,
  ),
  ...ALL.flatMap(({ id }) =>
    ILL.map((ill) =>
      state(
        ALL.map((feed) => (feed.id === id ? { ...feed, ...ill } : feed)),
        false,
      ),
    ),
  ),
];
const CLOCKS: State<ClockCheck>[] = [
  state({ aheadMs: 0, hosts: 3 }, true),
  state({ aheadMs: null, hosts: 0 }, true),
  state({ aheadMs: 31_000, hosts: 3 }, false),
  state({ aheadMs: -7 * HOUR_MS, hosts: 3 }, false),
];
const writes = { failingSince: null, reason: null, unkept: 0, missing: 0 };
const JOURNALS: State<JournalCheck>[] = [
  state(writes, true),
  state({ ...writes, failingSince: NOW - 3000, reason: "disk full" }, false),
  state({ ...writes, unkept: 1 }, false),
  state({ ...writes, missing: 1 }, false),
];
const HEARD: State<Heard>[] = [
  state(AT_THE_SOURCE, true),
  state({ silenceS: 59, whole: true }, true),
  state({ silenceS: 60, whole: true }, false),
  state({ silenceS: null, whole: true }, false),
  state({ silenceS: 0, whole: false }, false),
];
const warned = nagekeo();
const strong = quake();
/** Well: nothing of it is in force. */
const WORLDS: State<readonly WorldRecord[]>[] = [
  state([], true),
  state([rain({ endsAt: NOW })], true),
  state([rain({ cancelled: true })], true),
  state([rain({ cancelled: true, endsAt: NOW - 1 }), alert(rain().id, "dirasakan", { endedAt: NOW - 1 })], true),
  state([quake({ flags: ["cancelled"] }), alert(strong.id, "darurat", { endedAt: NOW - 1 })], true),
  state([quake({ status: "history" })], true),
  state([quake({ status: "held" }), alert(strong.id, "darurat")], true),
  state([quake({ status: "test" })], true),
  state([strong, alert(strong.id, "dirasakan")], true),
  state([strong, alert(strong.id, "darurat", { endedAt: NOW - 1 })], true),
  state([nagekeo({ state: "ended", stage: "PD-4", issuedAt: NOW - 2 * 24 * HOUR_MS, zones: [], level: null })], true),
  state([rain()], false),
  state([rain({ endsAt: NOW + 1 }), alert(rain().id, "info", { endedAt: NOW - 1 })], false),
  state([strong, alert(strong.id, "merusak")], false),
  state([strong, alert(strong.id, "darurat")], false),
  state([warned], false),
  state([warned, alert(warned.id, "info")], false),
  state([nagekeo({ state: "potential", stage: null, level: null, zones: [] })], false),
];

interface Case {
  feeds: State<readonly FeedStatus[]>;
  clock: State<ClockCheck>;
  journal: State<JournalCheck>;
  heard: State<Heard>;
  world: State<readonly WorldRecord[]>;
}

/** Every combination of `every`-th of the feeds with all of the others. */
function* product(every: number): Generator<Case> {
  for (const [i, feeds] of FEEDS.entries())
    if (i < 5 || i % every === 0)
      for (const clock of CLOCKS)
        for (const journal of JOURNALS)
          for (const heard of HEARD) for (const world of WORLDS) yield { feeds, clock, journal, heard, world };
}

const knownIn = ({ feeds, clock, journal, heard, world }: Case) => ({
  world: worldOf(...world.is),
  report: { ...standing(feeds.is, { clock: clock.is, journal: journal.is }), at: NOW },
  now: NOW,
  heard: heard.is,
});
const isKnown = ({ feeds, clock, journal, heard }: Case) => feeds.well && clock.well && journal.well && heard.well;

test("calm.1 of all combinations of feeds, clock, journal, line and hazards those alone are calm in which all is well", () => {
  let calms = 0;
  for (const each of product(1)) {
    const calm = calmOf(knownIn(each));
    const expected = !each.world.well ? "in-force" : isKnown(each) ? "calm" : "unknown";
    if (calm.state !== expected) expect({ calm, each }).toBe(expected);
    if ((doubtsIn(calm) === null) !== isKnown(each)) expect({ calm, each }).toBe("doubted where it is not known");
    calms += Number(calm.state === "calm");
  }
  expect(calms).toBe(2 * 2 * 1 * 2 * WORLDS.filter(({ well }) => well).length);
});

const SAYS_NONE =
  /tidak ada (peringatan|yang berlaku|gempa|tsunami)|tidak mengetahui peringatan|belum ada peringatan|tenang(?!\.)|no (open |new )?warning/i;

/** All of them, some minutes long. */
const EVERY_STATE = process.env["EVERY_STATE"] !== undefined;
const MOST_MS = EVERY_STATE ? 20 * MINUTE_MS : undefined;

test(
  "calm.5 no page, screen or document says over all combinations that nothing is in force where it may not",
  () => {
    for (const each of product(EVERY_STATE ? 1 : 24)) {
      const known = knownIn(each);
      const { world, report } = known;
      const calm = calmOf(known);
      const may = each.world.well && isKnown(each);
      const page = publicPage({
        hazards: publicView(world),
        calm,
        feeds: report.feeds,
        kabupaten: KABUPATEN,
        drill: null,
        phones: PHONES,
        now: NOW,
      });
      const json = hazardsJson({ world, standing: report, calm, drill: null, now: NOW, part: WHOLE });
      const scene = sceneOf(known);
      const column = weatherColumn({ world, calm: scene.calmWeather, at: NOW });
      const words = calmWords(calm);
      const said = {
        page: SAYS_NONE.test(page.replace(/<style>.*?<\/style>/s, "")),
        json: (JSON.parse(json) as { calm: string }).calm === "calm",
        desk: SAYS_NONE.test(`${words.heading} ${words.sentence.replace("Ini bukan keadaan tenang.", "")}`),
        plate: SAYS_NONE.test(plateWords(scene, NOW).join()),
        column:
          SAYS_NONE.test(column.none?.join() ?? "") &&
          calm.state !== "calm" &&
          calmOf(known, "weather").state !== "calm",
      };
      if (!may && Object.values(said).includes(true)) expect({ said, each }).toBe("nowhere said");
      if (may && calm.state === "calm" && !(said.json && said.desk)) expect({ said, each }).toBe("said");
      if (scene.kind === "calm" && !isKnown(each) && !isUnsure(scene))
        // What alone is not known is the weather: its own column tells it.
        expect(column.doubts.length).toBeGreaterThan(0);
      if (each.heard.is === AT_THE_SOURCE) {
        const health = createHealth({
          store: fakeStore(world),
          standing: () => report,
          drill: null,
          log: () => undefined,
        })(NOW);
        const told = JSON.parse(health.json) as { status: string; calm: string };
        if ((told.calm === "calm") !== may || (told.status === "ok") !== isKnown(each))
          expect({ told, each }).toBe("health");
      }
    }
  },
  MOST_MS,
);

test("calm.5 no other file has words of its own that say that nothing is in force", () => {
  const own = ["client", "server", "shared"].flatMap((folder) =>
    readdirSync(fileURLToPath(new URL(`../../${folder}`, import.meta.url)), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && entry.name !== "noWarning.ts")
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  expect(own.length).toBeGreaterThan(300);
  const without = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const says =
    /tidak ada (peringatan|yang berlaku)|tidak mengeluarkan peringatan|belum ada peringatan|no (open |new )?warnings?\b/i;
  expect(own.filter((file) => says.test(without(readFileSync(file, "utf8"))))).toEqual([]);
});
