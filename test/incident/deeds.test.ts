import { describe, expect, test } from "vitest";
import { answerOf, displacedCount } from "../../shared/alert/answer.ts";
import { close } from "../../shared/incident/close.ts";
import { contact } from "../../shared/incident/contact.ts";
import { count } from "../../shared/incident/count.ts";
import { decree } from "../../shared/incident/decree.ts";
import { merge } from "../../shared/incident/merge.ts";
import { rename } from "../../shared/incident/rename.ts";
import { split } from "../../shared/incident/split.ts";
import type { Incident } from "../../shared/record/incident.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { alert } from "../make/alert.ts";
import { after, ANSWERED, as, BUDI, doing, done, refusal, worldWith } from "../make/circumstances.ts";
import { incident } from "../make/incident.ts";
import { tagana } from "../make/place.ts";
import { ORIGIN, quake } from "../make/quake.ts";

const ID = quake().id;
const cianjur = (change: Partial<Incident> = {}) => incident({ id: ID, openedAt: ORIGIN, ...change });
const world = worldWith(quake(), alert(), cianjur(), tagana());

describe("incident.5 kaji cepat", () => {
  const counted = { name: "incident:count", id: "c", incidentId: ID, group: "pengungsi", people: 1200 } as const;
  const told = { ...counted, source: "TKSK Cugenang", place: null, asOf: ANSWERED - MINUTE_MS };

  test("is kept with who counted, of when, and by whom it was written", () => {
    const decision = done(count(told, doing(world)));
    expect(decision.changes).toMatchObject([
      {
        record: {
          counts: [
            {
              group: "pengungsi",
              people: 1200,
              source: "TKSK Cugenang",
              place: null,
              asOf: told.asOf,
              officer: "o-sari",
              at: ANSWERED,
            },
          ],
          actedAt: ANSWERED,
        },
      },
    ]);
    expect(decision.note).toMatchObject({
      hazardId: ID,
      incidentId: ID,
      words: expect.stringMatching(/: kaji cepat 1\.200 orang mengungsi$/) as string,
      detail: "sumber TKSK Cugenang, keadaan 21 Nov 2022 13.24.02 WIB",
    });
  });

  test("a newer one takes the place of the one before, and the note tells both", () => {
    const first = after(world, count(told, doing(world)));
    const again = { ...told, people: 4500, asOf: ANSWERED + HOUR_MS };
    const decision = done(count(again, doing(first, { ...as(BUDI), at: ANSWERED + HOUR_MS })));
    expect(decision.note.words).toMatch(/: kaji cepat 1\.200 → 4\.500 orang mengungsi$/);
    const { counts } = after(first, decision).incident.get(ID)!;
    expect(counts).toMatchObject([{ people: 4500, officer: "o-budi", firstAt: ANSWERED }]);
  });

  test("each group and each place stands for itself; the sum is that of the whole incident alone", () => {
    const steps = [
      told,
      { ...told, people: 300, group: "balita" as const },
      { ...told, people: 40, place: "Lapangan Prawatasari" },
    ];
    const all = steps.reduce((now, command) => after(now, count(command, doing(now))), world);
    expect(all.incident.get(ID)?.counts.map(({ people }) => people)).toEqual([1200, 300, 40]);
    expect(displacedCount(all.incident.get(ID))?.people).toBe(1200);
  });

  test("what is of the future, or older than what stands, is refused", () => {
    expect(refusal(count({ ...told, asOf: ANSWERED + 1000 }, doing(world)))).toBe(
      "Pukul 13.25.03 WIB belum tiba. Tulis keadaan pukul berapa hitungan itu.",
    );
    const first = after(world, count(told, doing(world)));
    expect(refusal(count({ ...told, asOf: told.asOf - 1 }, doing(first)))).toBe(
      "Sudah ada hitungan yang lebih baru, keadaan 21 Nov 2022 13.24.02 WIB.",
    );
  });
});

test("incident.6 of a post it is kept what it answered, through what, by whom it was asked and when; the newest stands", () => {
  const asked = { name: "incident:contact", id: "c", incidentId: ID, placeId: "TGN-3203" } as const;
  const silent = done(contact({ ...asked, answer: "tak-menjawab", through: "wa" }, doing(world)));
  expect(silent.note).toMatchObject({
    words: expect.stringMatching(/: Tagana Kab. Cianjur tak menjawab$/) as string,
    detail: "WA",
  });
  const first = after(world, silent);
  const later = { ...as(BUDI), at: ANSWERED + MINUTE_MS };
  const next = after(first, contact({ ...asked, answer: "rusak", through: "radio" }, doing(first, later)));
  expect(next.incident.get(ID)?.contacts).toEqual([
    { placeId: "TGN-3203", answer: "rusak", through: "radio", firstAt: ANSWERED, officer: "o-budi", at: later.at },
  ]);
  expect(refusal(contact({ ...asked, placeId: "TGN-0", answer: "aman", through: "wa" }, doing(world)))).toBe(
    "Pos TGN-0 tidak ada di registri.",
  );
});

describe("incident.7 SK Tanggap Darurat", () => {
  const sk = {
    name: "incident:decree",
    id: "c",
    incidentId: ID,
    number: "360/Kep.362-BPBD/2022",
    on: "2022-11-21",
    signer: "Bupati Cianjur",
    from: ORIGIN + HOUR_MS,
  } as const;
  const evening = { at: ORIGIN + 5 * HOUR_MS };

  test("is kept, and the incident is in tanggap darurat by it", () => {
    const decision = done(decree(sk, doing(world, evening)));
    const record = after(world, decision).incident.get(ID);
    expect(record).toMatchObject({
      state: "tanggap-darurat",
      decree: { number: sk.number, on: sk.on, signer: sk.signer, from: sk.from, officer: "o-sari" },
    });
    expect(record?.steps.at(-1)).toMatchObject({ state: "tanggap-darurat", why: `SK ${sk.number}` });
    expect(decision.note.detail).toBe(
      "Bupati Cianjur, tanggal Senin, 21 November 2022, berlaku sejak 21 Nov 2022 14.21.10 WIB",
    );
  });

  test.each([
    [{ on: "2022-11-22" }, "SK bertanggal Selasa, 22 November 2022 belum terbit hari ini."],
    [{ on: "2022-11-20" }, "SK bertanggal Minggu, 20 November 2022 lebih tua dari kejadiannya. Periksa tanggalnya."],
    [
      { from: ORIGIN - 24 * HOUR_MS },
      "SK tidak dapat berlaku sejak 20 Nov 2022 13.21.10 WIB, sebelum kejadiannya. Periksa waktunya.",
    ],
    [
      { from: ORIGIN + 10 * 24 * HOUR_MS },
      "SK berlaku sejak 1 Des 2022 13.21.10 WIB, lebih dari sepekan sesudah tanggalnya. Periksa waktunya.",
    ],
  ])("%j is refused", (change, sentence) => {
    expect(refusal(decree({ ...sk, ...change }, doing(world, evening)))).toBe(sentence);
  });
});

describe("incident.8 merge and split", () => {
  const garut = quake({ id: "quake:garut" });
  const asked = { placeId: "TGN-3203", through: "wa", officer: "o-budi", at: ANSWERED } as const;
  const other = incident({
    id: garut.id,
    tier: "darurat",
    acknowledged: { officer: "o-budi", at: ANSWERED, tier: "darurat" },
    counts: [
      { group: "pengungsi", people: 5, place: null, officer: "o-budi", at: ANSWERED },
      { group: "balita", people: 2, place: null, officer: "o-budi", at: ANSWERED },
    ],
    contacts: [{ ...asked, answer: "aman" }],
    decree: { number: "1", on: "2022-11-21", signer: "Bupati", from: ORIGIN, officer: "o-budi", at: ANSWERED },
  });
  const two = worldWith(
    quake(),
    garut,
    cianjur({
      state: "siaga",
      counts: [{ group: "pengungsi", people: 7, place: null, officer: "o-sari", at: ANSWERED }],
    }),
    other,
  );
  const command = { name: "incident:merge", id: "c", incidentId: garut.id, into: ID, why: "satu kejadian" } as const;

  test("what was done about both stands in the one that stays, nothing of it twice", () => {
    const next = after(two, merge(command, doing(two)));
    expect(next.incident.get(ID)).toMatchObject({
      hazardIds: [ID, garut.id],
      tier: "darurat",
      state: "tanggap-darurat",
      acknowledged: { officer: "o-budi", tier: "darurat" },
      counts: [{ people: 7 }, { group: "balita", people: 2 }],
      contacts: [{ answer: "aman" }],
      decree: { number: "1" },
    });
    expect(next.incident.get(garut.id)).toMatchObject({ mergedInto: ID, closedAt: ANSWERED, state: "selesai" });
  });

  test("what was answered in either is not asked again", () => {
    const [loud, later] = [alert({ tier: "darurat" }), alert({ id: garut.id, raisedAt: ANSWERED + MINUTE_MS })];
    const both = worldWith(
      quake(),
      garut,
      loud,
      later,
      cianjur({ tier: "darurat", acknowledged: { officer: "o-sari", at: ANSWERED, tier: "darurat" } }),
      { ...other, acknowledged: { officer: "o-budi", at: ANSWERED + 2 * MINUTE_MS, tier: "merusak" } },
    );
    const next = after(both, merge(command, doing(both, { at: ANSWERED + 3 * MINUTE_MS })));
    expect([loud, later].map((each) => answerOf(next, each)?.officer)).toEqual(["o-budi", "o-budi"]);
  });

  test("with itself, or with what is closed, it is refused", () => {
    expect(refusal(merge({ ...command, into: garut.id }, doing(two)))).toBe(
      "Insiden tidak dapat digabung dengan dirinya sendiri.",
    );
    const next = after(two, merge(command, doing(two)));
    expect(refusal(merge(command, doing(next)))).toMatch(/^Insiden ini sudah digabung ke /);
  });

  test("what is split off is an incident of its own, answered for as before; what was done stays with the first", () => {
    const merged = after(two, merge(command, doing(two)));
    const apart = { name: "incident:split", id: "c", incidentId: ID, why: "jauh" } as const;
    const next = after(merged, split({ ...apart, hazardIds: [garut.id] }, doing(merged)));
    expect(next.incident.get(ID)).toMatchObject({ hazardIds: [ID], counts: [{ people: 7 }, { people: 2 }] });
    const own = next.incident.get(`${garut.id}~2`);
    expect(own).toMatchObject({ hazardIds: [garut.id], state: "terverifikasi", counts: [], decree: null });
    expect(own?.steps.map(({ state }) => state)).toEqual(["terdeteksi", "terverifikasi"]);
    expect(refusal(split({ ...apart, hazardIds: [ID, garut.id] }, doing(merged)))).toBe(
      "Sedikitnya satu kejadian harus tinggal di insiden ini.",
    );
    expect(refusal(split({ ...apart, hazardIds: ["quake:x"] }, doing(merged)))).toBe(
      "Kejadian quake:x bukan bagian insiden ini.",
    );
  });
});

test("incident.8 a name is the officers', and the log tells what it was called before", () => {
  const named = done(
    rename({ name: "incident:rename", id: "c", incidentId: ID, title: "Gempa Cianjur" }, doing(world)),
  );
  expect(named.note).toMatchObject({
    words: "Gempa Cianjur: diberi nama ini",
    detail: expect.stringMatching(/^semula Gempa M 5,6/) as string,
  });
  const next = after(world, named);
  expect(
    refusal(rename({ name: "incident:rename", id: "c", incidentId: ID, title: "Gempa Cianjur" }, doing(next))),
  ).toBe("Insiden ini sudah bernama Gempa Cianjur.");
});

describe("incident.11 closing", () => {
  const outcome = {
    damage: "berat",
    deaths: 602,
    deathsBy: "BNPB",
    houses: 56_548,
    displacedPeak: 114_683,
    source: "BPBD Cianjur",
  } as const;
  const command = { name: "incident:close", id: "c", incidentId: ID, outcome } as const;
  const over = worldWith(quake(), alert({ endedAt: ANSWERED - 1 }), cianjur({ state: "transisi" }));

  test("asks what became of it, and keeps it with who wrote it", () => {
    const decision = done(close(command, doing(over)));
    expect(after(over, decision).incident.get(ID)).toMatchObject({
      state: "selesai",
      closedAt: ANSWERED,
      outcome: { ...outcome, officer: "o-sari", at: ANSWERED },
    });
    expect(decision.note.detail).toBe(
      "kerusakan berat, 602 meninggal, 56.548 rumah rusak, 114.683 mengungsi paling banyak, sumber BPBD Cianjur",
    );
  });

  test("what nobody knows is told as that, never as none", () => {
    const unknown = { ...outcome, deaths: null, deathsBy: null, houses: null, displacedPeak: null };
    expect(done(close({ ...command, outcome: unknown }, doing(over))).note.detail).toContain(
      "meninggal belum ada data, rumah rusak belum ada data, mengungsi paling banyak belum ada data",
    );
  });

  test("never while an alert of it stands, and no deaths without who confirmed them", () => {
    expect(refusal(close(command, doing(world)))).toBe(
      "Peringatannya masih berlaku. Akhiri dulu, atau tunggu sampai berakhir.",
    );
    expect(refusal(close({ ...command, outcome: { ...outcome, deathsBy: null } }, doing(over)))).toBe(
      "Korban meninggal hanya dicatat dengan siapa yang memastikan.",
    );
  });
});
