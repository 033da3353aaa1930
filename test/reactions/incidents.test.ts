import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../server/clock.ts";
import { keep } from "../../server/reactions/keep.ts";
import { createPipeline } from "../../server/reactions/pipeline.ts";
import { createPurse } from "../../server/reactions/purse.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Store } from "../../server/store/store.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { Change, Entry, WorldRecord } from "../../shared/world/world.ts";
import { areaNames, told } from "../hazards/told.ts";
import { alert } from "../make/alert.ts";
import { incident } from "../make/incident.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { weather } from "../make/weather.ts";

const people = buildExposure(readGround(undefined, readDefaults()), []);
const exposure = () => people;
const log = () => undefined;
const pipeline = () => createPipeline({ store, clock: systemClock, areaNames, exposure, log });

let folder: string;
let store: Store;
const open = async () => openStore(await openSqlite(join(folder, "sigap.db")), { log });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sigap-incidents-"));
  store = await open();
});
afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

const put = (...records: WorldRecord[]) =>
  store.commit(() => ({
    at: ORIGIN,
    by: "test",
    why: "",
    changes: records.map((record): Change => ({ op: "put", record })),
  }));
const typesIn = ({ changes }: Entry) => changes.map((change) => (change.op === "put" ? change.record.type : "drop"));

test("incident.3 an alarm and the incident that it is answered by stand in one entry: no screen sees one without the other", async () => {
  const entries: Entry[] = [];
  store.subscribe((entry) => entries.push(entry));
  const at = ORIGIN + 3 * MINUTE_MS;
  const reading = { bulletins: [told()], newestAt: at, notes: [], follow: [] };
  await keep(
    {
      feed: "autogempa",
      at,
      timeUnsure: false,
      outcome: { outcome: "read", reading, fetchedAt: at },
      forget: () => undefined,
      leave: () => undefined,
    },
    { store, areaNames, exposure, purse: createPurse(() => at) },
  );
  expect(entries.map(typesIn)).toContainEqual(expect.arrayContaining(["hazard", "impact", "alert", "incident"]));
  await pipeline().tidy(at + 1000);
  expect(entries.flatMap(typesIn).filter((type) => type === "incident")).toHaveLength(1);
});

test("incident.16 after a crash between cause and reaction the next leader does what is due, once", async () => {
  // As an alert stands of a build that opened none, or of a node that died between the two.
  await put(quake(), alert());
  await store.stop();
  store = await open();
  expect(store.world.incident.size).toBe(0);
  await pipeline().tidy(ORIGIN + HOUR_MS);
  expect(store.world.incident.get(quake().id)).toMatchObject({ state: "terdeteksi", openedAt: ORIGIN + HOUR_MS });
  const { seq } = store.mark;
  await Promise.all([pipeline().tidy(ORIGIN + HOUR_MS + 1), pipeline().tidy(ORIGIN + HOUR_MS + 2)]);
  expect(store.mark.seq).toBe(seq);
});

test("incident.16 two that see the same due at once do it once", async () => {
  await put(quake(), alert());
  await Promise.all([pipeline().tidy(ORIGIN + HOUR_MS), pipeline().tidy(ORIGIN + HOUR_MS)]);
  const incidents = [...store.world.incident.values()];
  expect(incidents).toHaveLength(1);
  expect(incidents[0]?.steps).toHaveLength(1);
});

test("incident.16 with the last alert that ends by itself the untouched incident is closed in the same entry", async () => {
  const entries: Entry[] = [];
  await put(quake(), alert(), incident({ id: quake().id }));
  store.subscribe((entry) => entries.push(entry));
  await pipeline().tidy(ORIGIN + 400 * HOUR_MS);
  expect(typesIn(entries[0]!)).toEqual(["alert", "incident"]);
  expect(store.world.incident.get(quake().id)).toMatchObject({ state: "selesai" });
});

test("incident.9 a weather warning that an officer ended runs to BMKG's own end, and is history then, without its area", async () => {
  const square: [number, number][] = [
    [107, -7],
    [107.1, -7],
    [107.1, -6.9],
    [107, -7],
  ];
  const rain = weather({ polygons: [square] });
  await put(rain, alert({ id: rain.id, endedAt: rain.endsAt - HOUR_MS }));
  await pipeline().tidy(rain.endsAt - 1);
  expect(store.world.hazard.get(rain.id)).toMatchObject({ status: "live" });
  await pipeline().tidy(rain.endsAt);
  expect(store.world.hazard.get(rain.id)).toMatchObject({ status: "history", polygons: [] });
  expect(store.world.alert.get(rain.id)?.endedAt).toBe(rain.endsAt - HOUR_MS);
});
