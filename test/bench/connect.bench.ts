import { fork } from "node:child_process";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { openPack } from "../../server/registry/pack/pack.ts";
import { exposureOf } from "../../server/registry/exposure.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { changesFor, wholeOf, LOOKERS } from "../../server/realtime/scopes.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import { DAY_MS } from "../../shared/time.ts";
import type { ScopeName } from "../../shared/wire/protocol.ts";
import { tidied } from "../../shared/world/kept.ts";
import {
  apply,
  changedSince,
  EMPTY_WORLD,
  withChanges,
  type World,
  type WorldRecord,
} from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { warehouse } from "../make/place.ts";
import { quake } from "../make/quake.ts";
import { weather } from "../make/weather.ts";
import { startHub } from "../realtime/screens.ts";
import { median, quantile, type Finding } from "./bench.ts";

const QUAKES = 300;
const WARNINGS = 200;
const RECORDS = 100_000;
const WALLS = 1000;
const RELOAD_OVER_MS = 60_000;
const NOW = 400 * DAY_MS;

/** What a screen costs that comes anew, and what an entry costs among very many records. */
export async function bench(): Promise<Finding[]> {
  const { asTold, kept } = worldAtItsCap();
  return [
    sizes("as each was when it was news", asTold),
    sizes("as it is kept", kept),
    amongMany(),
    await reloading(kept),
  ];
}

/** history.4: as many hazards as the world keeps, all of the last days or weeks, five of them open. */
function worldAtItsCap() {
  const defaults = readDefaults();
  const ground = readGround(
    openPack(undefined, defaults, () => undefined),
    defaults,
  );
  const placed = withChanges(EMPTY_WORLD, puts(defaults.places));
  const exposure = exposureOf(ground)(placed);
  const dice = diceOf(20_221_121);
  const towns = defaults.kabupaten.map(({ at }) => at);
  const near = (): LngLat => {
    const [lng = 0, lat = 0] = towns[Math.floor(dice() * towns.length)] ?? [];
    return [lng + dice() - 0.5, lat + dice() - 0.5];
  };
  const hazards = Array.from({ length: QUAKES + WARNINGS }, (_, n): Hazard => {
    const at = near();
    const updatedAt = NOW - n * 2 * 3_600_000;
    if (n >= QUAKES)
      return weather(
        { id: `cap:${n}`, updatedAt, polygons: [round(at, 0.2 + dice() / 2)] },
        { areaDesc: `wilayah ${n}` },
      );
    // As Gutenberg and Richter count them, from 4.5 on.
    const magnitude = Math.min(7.5, 4.5 - Math.log10(1 - dice()));
    return quake({ id: `quake:${n}`, updatedAt }, { at, magnitude, depthKm: 10 + Math.floor(dice() * 60) });
  });
  const records = hazards.flatMap((hazard, n): WorldRecord[] => {
    const impact = impactOf(hazard, exposure, hazard.updatedAt);
    const isOpen = n % 100 === 0;
    const over = hazard.kind === "weather" && !isOpen ? { ...hazard, polygons: [] } : hazard;
    return [over, impact, alert({ id: hazard.id, endedAt: isOpen ? null : hazard.updatedAt + 3_600_000 })];
  });
  const asTold = withChanges(placed, puts(records));
  let kept = asTold;
  for (let changes = tidied(kept, NOW); changes.length > 0; changes = tidied(kept, NOW))
    kept = withChanges(kept, changes);
  return { asTold, kept };
}

function sizes(how: string, world: World): Finding {
  const of = (...names: ScopeName[]) => {
    const texts = names.map((name) => JSON.stringify([...wholeOf(name, world)]));
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const zipped = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
    return `${(bytes / 1e6).toFixed(2)} MB, ${(zipped / 1e6).toFixed(3)} MB gzip`;
  };
  return {
    name: `At connect, a world of ${QUAKES} quakes, ${WARNINGS} warnings and ${world.place.size} places, ${how}`,
    figures: {
      "a wall (situation and places)": of("situation", "places"),
      "  of which places": of("places"),
      "a desk (desk and places)": of("desk", "places"),
    },
  };
}

function amongMany(): Finding {
  const places = Array.from({ length: RECORDS }, (_, n) => warehouse({ id: `place-${n}` }));
  let world = apply(EMPTY_WORLD, { seq: 1, changes: puts(places) });
  const map = new Map(world.place);
  const copied = timed(20, () => new Map(map).set("place-7", places[7]!));
  const put = timed(
    2000,
    (n) => (world = apply(world, { seq: world.seq + 1, changes: puts([places[(n * 7919) % RECORDS]!]) })),
  );
  const commit = timed(500, (n) => {
    const changes = puts([places[(n * 7919) % RECORDS]!]);
    world = apply(world, { seq: world.seq + 1, changes });
    for (const who of LOOKERS) JSON.stringify(changesFor(who, changes));
  });
  const since = timed(500, () => changedSince(world, world.seq - 10));
  return {
    name: `One entry among ${RECORDS.toLocaleString("en")} records`,
    figures: {
      "put, median µs": 1000 * median(put),
      "a copied map, median ms": median(copied),
      "ratio copied map / table (medians)": median(copied) / median(put),
      "our part of a commit (applied, as each kind of screen sees it, as text), median ms": median(commit),
      "our part of a commit, p99 ms": quantile(commit, 0.99),
      "difference of ten entries, median ms": median(since),
    },
  };
}

/** Walls that load anew one after another, while an entry comes each second, so that each second's file is another. */
async function reloading(world: World): Promise<Finding> {
  const hub = await startHub();
  const records = (["place", "hazard", "impact", "alert"] as const).flatMap((type) => [...world[type].values()]);
  for (let from = 0; from < records.length; from += 100)
    await hub.store.commit(() => ({ at: 1, by: "bench", why: "", changes: puts(records.slice(from, from + 100)) }));
  const open = [...world.alert.values()][0]!;
  const entries = setInterval(
    () => void hub.store.commit(() => ({ at: 1, by: "bench", why: "", changes: puts([open]) })),
    1000,
  );
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const crowd = fork(join(import.meta.dirname, "reloadingClients.ts"), [
    hub.url,
    String(WALLS),
    String(RELOAD_OVER_MS),
  ]);
  await new Promise((resolve) => crowd.once("message", resolve));
  delay.enable();
  const turns = watchTurns();
  crowd.send("go");
  const told = await new Promise<{ loaded: number; failed: number; megabytes: number; medianMs: number }>((resolve) =>
    crowd.once("message", (message) => resolve(message as never)),
  );
  delay.disable();
  turns.stop();
  clearInterval(entries);
  crowd.kill("SIGKILL");
  await hub.stop();
  return {
    name: `${WALLS.toLocaleString("en")} walls that load anew within ${RELOAD_OVER_MS / 1000} s, an entry each second`,
    figures: {
      "walls that stand": told.loaded,
      "walls that failed": told.failed,
      "read by them, MB": told.megabytes,
      "from asking to standing, median ms": told.medianMs,
      "processor that one turn of the server's loop took at most, ms": turns.mostMs(),
      "the server's loop held, p99 ms": delay.percentile(99) / 1e6,
      "the server's loop held at most, beside what else the machine does, ms": delay.max / 1e6,
    },
  };
}

/** By the processor's time, which runs on for us alone: a busy machine lets the loop wait, and that is not ours. */
function watchTurns() {
  const nowMs = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let mostMs = 0;
  let lastMs = nowMs();
  const look = setInterval(() => {
    const now = nowMs();
    mostMs = Math.max(mostMs, now - lastMs);
    lastMs = now;
  }, 1);
  return { mostMs: () => mostMs, stop: () => clearInterval(look) };
}

const puts = (records: readonly WorldRecord[]) => records.map((record) => ({ op: "put" as const, record }));

function round([lng, lat]: LngLat, degrees: number): LngLat[] {
  return Array.from({ length: 31 }, (_, n): LngLat => {
    const turn = (2 * Math.PI * (n % 30)) / 30;
    return [lng + degrees * Math.cos(turn), lat + degrees * Math.sin(turn)];
  });
}

/** ms of each run after a few that don't count. */
function timed(runs: number, work: (n: number) => unknown): number[] {
  for (let n = 0; n < runs / 10; n += 1) work(n);
  return Array.from({ length: runs }, (_, n) => {
    const startedAt = performance.now();
    work(n);
    return performance.now() - startedAt;
  });
}

/** In [0, 1), the same each run (mulberry32). */
function diceOf(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
