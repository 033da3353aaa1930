import { afterAll, beforeAll, expect, test } from "vitest";
import { amongNodes } from "../../server/satellite/amongNodes.ts";
import type { SatellitePicture } from "../../server/satellite/satellite.ts";
import { openStore } from "../../server/store/live.ts";
import { eventually } from "../eventually.ts";
import { startPostgres, type Postgres } from "../postgres.ts";
import { openAt, quiet } from "../store/stores.ts";

let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** A picture of the size that ten real tiles have: far above what a pulse carries. */
const pictureAt = (at: number): SatellitePicture => ({
  at,
  fetchedAt: at + 1,
  tiles: new Map([["24/15", Buffer.alloc(60_000, at % 256)]]),
});

async function openNode(place: string, patienceMs?: number) {
  const journal = await openAt(place);
  const store = await openStore(journal, { log: quiet, leadMs: 100 });
  let picture: SatellitePicture | null = pictureAt(1000);
  let looks = 0;
  const own = {
    async latest() {
      looks += 1;
      return picture;
    },
    kept: () => picture,
  };
  const satellite = amongNodes(own, {
    journal,
    store,
    log: quiet,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  return { satellite, store, looks: () => looks, show: (next: SatellitePicture | null) => (picture = next) };
}

test("map.11 of several nodes the one that reads the feeds asks BMKG, and the walls of all get the picture", async () => {
  const place = await server.createDatabase();
  const reads = await openNode(place);
  const other = await openNode(place);
  await eventually(() => expect(reads.store.isLeader()).toBe(true));

  expect(await Promise.all([other.satellite.latest(), other.satellite.latest()])).toEqual([
    pictureAt(1000),
    pictureAt(1000),
  ]);
  expect(other.satellite.kept()).toEqual(pictureAt(1000));
  expect([reads.looks(), other.looks()]).toEqual([1, 0]);

  reads.show(pictureAt(2000));
  await reads.satellite.latest();
  expect(await other.satellite.latest()).toEqual(pictureAt(2000));

  // Where none can be had the last stays, and its time tells its age.
  reads.show(null);
  expect(await other.satellite.latest()).toEqual(pictureAt(2000));

  await reads.store.stop();
  await eventually(() => expect(other.store.isLeader()).toBe(true));
  await other.satellite.latest();
  expect(other.looks()).toBe(1);
  await other.store.stop();
});

test("map.11 a wall's question has an end, also when the node that reads the feeds doesn't answer", async () => {
  const place = await server.createDatabase();
  const leads = await openStore(await openAt(place), { log: quiet, leadMs: 100 });
  await eventually(() => expect(leads.isLeader()).toBe(true));
  const other = await openNode(place, 50);
  expect(await other.satellite.latest()).toBeNull();
  await other.store.stop();
  await leads.stop();
});
