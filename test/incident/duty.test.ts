import { describe, expect, test } from "vitest";
import { beginDuty, endDuty, handOver, LONGEST_DUTY_MS } from "../../shared/incident/duty.ts";
import { strikeNote, writeNote } from "../../shared/incident/notes.ts";
import { incidentsDue } from "../../shared/incident/watch/due.ts";
import type { Duty } from "../../shared/record/duty.ts";
import type { Note } from "../../shared/record/note.ts";
import {
  after,
  ANSWERED,
  as,
  BUDI,
  doing,
  done,
  refusal,
  RINA,
  SARI,
  with2nd,
  worldWith,
} from "../make/circumstances.ts";
import { incident } from "../make/incident.ts";

const on = (...officers: { id: string }[]): Duty => ({
  type: "duty",
  id: "desk",
  on: officers.map(({ id }) => ({ officer: id, since: ANSWERED })),
  handedOver: null,
});
const second = { by: "pin", officer: BUDI.id, pin: "000000" } as const;

describe("incident.15 duty", () => {
  test("is begun once, and told by its hour", () => {
    const begun = after(worldWith(), beginDuty({ name: "duty:begin", id: "c" }, doing(worldWith())));
    expect(begun.duty.get("desk")?.on).toEqual([{ officer: "o-sari", since: ANSWERED }]);
    expect(refusal(beginDuty({ name: "duty:begin", id: "c" }, doing(begun)))).toBe(
      "Anda sudah jaga sejak pukul 13.25.02 WIB.",
    );
  });

  test("the last one can't go without handing over", () => {
    const off = { name: "duty:end", id: "c" } as const;
    expect(refusal(endDuty(off, doing(worldWith(on(SARI)))))).toBe(
      "Anda satu-satunya yang jaga. Serahkan dulu kepada petugas lain (H).",
    );
    expect(refusal(endDuty(off, doing(worldWith(on(BUDI)))))).toBe("Anda tidak sedang jaga.");
    const two = worldWith(on(SARI, BUDI));
    expect(after(two, endDuty(off, doing(two))).duty.get("desk")?.on).toMatchObject([{ officer: "o-budi" }]);
  });

  test("is handed over with both names", () => {
    const command = { name: "duty:hand-over", id: "c", second } as const;
    const world = worldWith(on(SARI));
    const decision = done(handOver(command, doing(world, with2nd(BUDI))));
    expect(after(world, decision).duty.get("desk")).toMatchObject({
      on: [{ officer: "o-budi" }],
      handedOver: { from: "o-sari", to: "o-budi", at: ANSWERED },
    });
    expect(decision.note.words).toBe("Serah terima: Petugas 1 → Petugas 2");
    expect(refusal(handOver(command, doing(world)))).toMatch(/butuh tanda tangan/);
    expect(refusal(handOver(command, doing(world, with2nd(SARI))))).toBe("Orang kedua harus orang lain.");
    expect(refusal(handOver(command, doing(worldWith(), with2nd(BUDI))))).toMatch(/^Anda tidak sedang jaga/);
  });

  test("ends by itself after fourteen hours, once", () => {
    const world = worldWith(on(SARI));
    expect(incidentsDue(world, ANSWERED + LONGEST_DUTY_MS - 1)).toEqual([]);
    const due = incidentsDue(world, ANSWERED + LONGEST_DUTY_MS);
    expect(due).toMatchObject([{ record: { type: "duty", on: [] } }]);
    expect(incidentsDue(after(world, { why: "", changes: due, note: NONE }), ANSWERED + LONGEST_DUTY_MS)).toEqual([]);
  });
});

const NONE = { hazardId: null, incidentId: null, words: "", detail: "" };
const note = (change: Partial<Note> = {}): Note => ({
  type: "note",
  id: "n1",
  at: ANSWERED,
  officer: "o-sari",
  ...NONE,
  words: "BPBD dihubungi",
  written: true,
  command: null,
  struck: null,
  ...change,
});

describe("incident.14 the log", () => {
  test("has an officer's own words, of an incident or of none; who writes about one is at it", () => {
    const world = worldWith(incident({ hazardIds: ["quake:1"] }));
    const write = { name: "note:write", id: "c", incidentId: "quake:1", text: "BPBD dihubungi" } as const;
    const decision = done(writeNote(write, doing(world)));
    expect(decision.note).toEqual({
      hazardId: "quake:1",
      incidentId: "quake:1",
      words: "BPBD dihubungi",
      detail: "",
      written: true,
    });
    expect(after(world, decision).incident.get("quake:1")?.actedAt).toBe(ANSWERED);
    expect(done(writeNote({ ...write, incidentId: null }, doing(world)))).toMatchObject({ changes: [] });
    expect(refusal(writeNote({ ...write, incidentId: "x" }, doing(world)))).toBe("Insiden x tidak ada.");
    const closed = worldWith(incident({ closedAt: 1 }));
    expect(done(writeNote(write, doing(closed))).changes).toEqual([]);
  });

  test("an entry is struck with a name and a reason, and its words stay", () => {
    const world = worldWith(note());
    const strike = { name: "note:strike", id: "c", noteId: "n1", why: "salah kabupaten" } as const;
    const struck = after(world, strikeNote(strike, doing(world)));
    expect(struck.note.get("n1")).toEqual({
      ...note(),
      struck: { officer: "o-sari", at: ANSWERED, why: "salah kabupaten" },
    });
    expect(refusal(strikeNote(strike, doing(struck)))).toBe("Sudah dicoret Petugas 1 pukul 13.25.02 WIB.");
  });

  test("one's own, or any by a penyelia; never what a deed wrote of itself", () => {
    const strike = { name: "note:strike", id: "c", noteId: "n1", why: "salah kabupaten" } as const;
    const world = worldWith(note());
    expect(refusal(strikeNote(strike, doing(world, as(BUDI))))).toBe(
      "Hanya Petugas 1 atau penyelia yang dapat mencoretnya.",
    );
    done(strikeNote(strike, doing(world, as(RINA))));
    expect(refusal(strikeNote(strike, doing(worldWith(note({ written: false })), as(RINA))))).toMatch(
      /tidak dapat dicoret/,
    );
    expect(refusal(strikeNote({ ...strike, noteId: "n2" }, doing(world)))).toMatch(/tidak ada lagi di daftar/);
  });
});
