import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { deskLog } from "../../client/desk/shell/deskLog.ts";
import { displacedWords } from "../../shared/need/displacedWords.ts";
import { peopleWords } from "../../shared/words/figures.ts";
import { obey } from "../../server/commands/obey.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { consequences } from "../../server/reactions/consequences.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import type { Order } from "../../shared/command/commands.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { officer } from "../make/officer.ts";
import { quake, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { alert, impact, NOW } from "../http/worlds.ts";

const SARI = officer({ id: "o-sari", number: 2 });
const WHO = "Petugas 2";

function office(...records: Parameters<typeof worldOf>) {
  const store = fakeStore(worldOf(SARI, ...records));
  let at = NOW;
  const clock = { now: () => (at += 1000), steady: () => 0, rate: 1 };
  return {
    store,
    say: (order: Order, officer = SARI.id) =>
      obey(
        { ...order, id: randomUUID() },
        { who: { officer, role: "petugas" }, second: null },
        { store, clock, signLink: () => "" },
      ),
    rows: () => deskLog(store.world, 20).map(({ who, words, why }) => `${who}: ${words}${why ? ` (${why})` : ""}`),
  };
}

describe("Catatan", () => {
  const hazard = quake();
  const count = {
    name: "incident:count",
    incidentId: hazard.id,
    group: "pengungsi",
    place: null,
    source: "Dinsos",
    asOf: NOW,
  } as const;

  test("desk.33 tells rises, answers, counts and drills, newest first", async () => {
    const { say, rows } = office(hazard, impact(hazard.id), alert(hazard.id, "darurat"));
    await say({ name: "incident:answer", hazardId: hazard.id });
    await say({ ...count, people: 12_500 });
    await say({ ...count, people: 1250, source: "Tagana" });
    await say({ name: "drill:plan", on: "2022-11-28" });
    expect(rows()).toEqual([
      `${WHO}: Latihan berikutnya: Senin, 28 November 2022`,
      `${WHO}: Gempa M 5,6 · Kab. Cianjur, Jawa Barat: kaji cepat 12.500 → 1.250 orang mengungsi (sumber Tagana, keadaan 21 Nov 2022 13.39.10 WIB)`,
      `${WHO}: Gempa M 5,6 · Kab. Cianjur, Jawa Barat: kaji cepat 12.500 orang mengungsi (sumber Dinsos, keadaan 21 Nov 2022 13.39.10 WIB)`,
      `${WHO}: Gempa M 5,6 · Kab. Cianjur, Jawa Barat: diterima pada tingkat 4`,
      expect.stringMatching(/^Sigap: Gempa M 5,6 · .*: naik ke tingkat 4/),
    ]);
  });

  test("desk.33 what BMKG says later retitles no row", async () => {
    const { say, store, rows } = office(hazard, impact(hazard.id), alert(hazard.id, "darurat"));
    await say({ name: "incident:answer", hazardId: hazard.id });
    const before = rows();
    const stronger = quake({ versions: [version(), version({ n: 2, magnitude: 6.4 })] });
    const elsewhere = impact(hazard.id, { kabupaten: [{ code: "32.05", name: "Kabupaten Garut", mmi: 8, people: 9 }] });
    await store.commit(() => ({
      at: NOW,
      by: "feed:autogempa",
      why: "",
      changes: [stronger, elsewhere].map((record) => ({ op: "put", record })),
    }));
    expect(rows()).toEqual(before);
  });

  test("desk.33 a move keeps its title as it is journaled", () => {
    const changes = consequences(hazard, {
      world: worldOf(),
      together: [hazard],
      exposure: buildExposure(readGround(undefined, readDefaults()), []),
      now: NOW,
    });
    const risen = changes.flatMap((change) =>
      change.op === "put" && change.record.type === "alert" ? [change.record] : [],
    );
    expect(risen[0]?.history.at(-1)?.title).toMatch(/^Gempa M 5,6/);
  });

  test("desk.23 what is folded into its main event tells nothing here either", () => {
    const after = quake({ id: "quake:after" });
    const { rows } = office(hazard, after, alert(hazard.id, "darurat"), alert(after.id, "info", { mainId: hazard.id }));
    expect(rows()).toHaveLength(1);
  });

  test("desk.33 the world holds the newest rows, the journal all", async () => {
    const { say, store } = office();
    for (let n = 0; n < 310; n++) await say({ name: "drill:plan", on: null }, `o-${n}`);
    expect(store.world.note.size).toBe(300);
    expect(deskLog(store.world, 1)[0]?.who).toBe("o-309");
  });

  test("desk.34 a count is told to the last one, of an hour that has come", async () => {
    const counted = { low: 1250, mid: 1250, high: 1250, basis: "kaji cepat" } as const;
    expect(displacedWords(counted, peopleWords)).toEqual({ figure: "1.250", range: null });
    const { say } = office(hazard, alert(hazard.id, "darurat"));
    await say({ name: "incident:answer", hazardId: hazard.id });
    expect(await say({ ...count, people: 1, asOf: NOW + MINUTE_MS })).toMatchObject({
      error: expect.stringContaining("belum tiba") as string,
    });
  });
});
