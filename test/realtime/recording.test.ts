import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from "vitest";
import { inTime, prepare, type Asked } from "../../server/realtime/replay/replay.ts";
import { createArchive } from "../../server/store/archive/archive.ts";
import type { Journal } from "../../server/store/journal.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { apply, EMPTY_WORLD, type Deed, type WorldRecord } from "../../shared/world/world.ts";
import { listener, ORIGIN, told } from "../hazards/told.ts";
import { warehouse } from "../make/place.ts";
import { kinds, openAt, quiet } from "../store/stores.ts";

const NOW = ORIGIN + 100 * DAY_MS;
/** 21 Nov 2022, 00.00 WIB. */
const MIDNIGHT = Date.UTC(2022, 10, 20, 17);
const heard = listener();
heard.hear("autogempa", [told()]);
const quake = heard.only();

describe.each(kinds)("a recording from $name", (kind) => {
  let journal: Journal;
  beforeAll(() => kind.start(), 60_000);
  afterAll(() => kind.stop(), 60_000);
  beforeEach(async () => void (journal = await openAt(await kind.newPlace())));
  afterEach(() => journal.close());

  /** One entry for each time, in this order. */
  async function write(...entries: [at: number, record: WorldRecord][]) {
    for (const [at, record] of entries) {
      const deed: Deed = { at, by: "test", why: "", changes: [{ op: "put", record }] };
      if (!(await journal.append(await journal.head(), deed))) throw new Error("nobody else writes here");
    }
  }
  const ask = (of: Asked, now = NOW) =>
    prepare(of, { archive: createArchive(journal, quiet), speed: 60, now, signal: new AbortController().signal });
  const hazard = { kind: "hazard", hazardId: quake.id } as const;
  const day = (day: string) => ({ kind: "day", day }) as const;
  const toldAfter = async (after: number) => {
    const entries = [];
    const { entriesAfter } = createArchive(journal, quiet);
    for await (const entry of inTime(entriesAfter(after, new AbortController().signal))) entries.push(entry);
    return entries;
  };

  test("N15 of a hazard begins two minutes before its first entry and ends an hour after its last", async () => {
    await write(
      [ORIGIN - 3 * MINUTE_MS, warehouse({ id: "long-before" })],
      [ORIGIN + MINUTE_MS, warehouse({ id: "just-before" })],
      [ORIGIN + 2 * MINUTE_MS, quake],
      [ORIGIN + 20 * MINUTE_MS, warehouse({ id: "between" })],
      [ORIGIN + 30 * MINUTE_MS, quake],
      [ORIGIN + 3 * HOUR_MS, warehouse({ id: "after" })],
    );
    const recording = await ask(hazard);
    expect(recording).toMatchObject({
      replay: { speed: 60, from: ORIGIN, to: ORIGIN + 30 * MINUTE_MS + HOUR_MS },
      world: { seq: 1 },
    });
    if ("error" in recording) throw new Error(recording.error);
    expect([...recording.world.place.keys()]).toEqual(["long-before"]);
    expect(recording.replay.title).toBe("Gempa M 5,6 · 10 km barat daya Cianjur, Jawa Barat · 21 November 2022");
  });

  test("N15 its title tells the quake, and not the tsunami that was to come", async () => {
    const warned = listener();
    const zones = [{ province: "NTT", district: "ENDE", level: "AWAS", arrivalAt: null }] as const;
    warned.hear("inatews-tsunami", [told({ form: "tsunami", stage: "PD-2", issuedAt: ORIGIN, zones: [...zones] })]);
    await write([ORIGIN, quake], [ORIGIN + MINUTE_MS, { ...warned.only(), id: quake.id }]);
    const title = "Gempa M 5,6 · 10 km barat daya Cianjur, Jawa Barat · 21 November 2022";
    expect(await ask(hazard)).toMatchObject({ replay: { title } });
  });

  test("N15 a quake whose place nobody told is titled without one", async () => {
    const nowhere = listener();
    nowhere.hear("autogempa", [told({ area: "" })]);
    await write([ORIGIN, { ...nowhere.only(), id: quake.id }]);
    expect(await ask(hazard)).toMatchObject({ replay: { title: "Gempa M 5,6 · 21 November 2022" } });
  });

  test("N15 is never longer than a day, and tells nothing that is still to come", async () => {
    await write([ORIGIN, quake], [ORIGIN + 23 * HOUR_MS, quake], [ORIGIN + 40 * HOUR_MS, quake]);
    const from = ORIGIN - 2 * MINUTE_MS;
    expect(await ask(hazard)).toMatchObject({ replay: { from, to: from + DAY_MS } });
    expect(await ask(hazard, ORIGIN + 9 * MINUTE_MS)).toMatchObject({ replay: { from, to: ORIGIN + 9 * MINUTE_MS } });
  });

  test("N15 of a day runs from midnight to midnight in WIB", async () => {
    await write(
      [MIDNIGHT - 1, warehouse({ id: "yesterday" })],
      [MIDNIGHT, warehouse({ id: "first" })],
      [MIDNIGHT + DAY_MS, warehouse({ id: "tomorrow" })],
    );
    const recording = await ask(day("2022-11-21"));
    expect(recording).toMatchObject({
      replay: { title: "Senin, 21 November 2022", from: MIDNIGHT, to: MIDNIGHT + DAY_MS },
      world: { seq: 1 },
    });
  });

  test("N15 what the journal doesn't hold is refused with a sentence", async () => {
    await write([ORIGIN, warehouse({ id: "a" })]);
    expect(await ask(hazard)).toEqual({ error: `Jurnal tidak memuat kejadian ${quake.id}.` });
    expect(await ask(day("2022-11-20"))).toEqual({ error: "Jurnal dimulai sesudah Minggu, 20 November 2022." });
    expect(await ask(day("2030-01-01"))).toEqual({ error: "Selasa, 1 Januari 2030 belum terjadi." });
  });

  test("N14 a node's clock that lags turns no order and no time back", async () => {
    await write(
      [ORIGIN, warehouse({ id: "a", name: "one" })],
      [ORIGIN + 5000, warehouse({ id: "a", name: "two" })],
      [ORIGIN + 1000, warehouse({ id: "a", name: "three" })],
    );
    const entries = await toldAfter(0);
    expect(entries.map(({ at }) => at - ORIGIN)).toEqual([0, 5000, 5000]);
    expect(entries.reduce(apply, EMPTY_WORLD).place.get("a")?.name).toBe("three");
  });

  test("N14 reads a journal of many pages to its end, each entry once", async () => {
    await write(
      ...Array.from({ length: 173 }, (_, n): [number, WorldRecord] => [ORIGIN + n, warehouse({ id: `w${n}` })]),
    );
    expect((await toldAfter(20)).map(({ seq }) => seq)).toEqual(Array.from({ length: 153 }, (_, n) => n + 21));
  });
});
