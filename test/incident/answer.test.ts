import { describe, expect, test } from "vitest";
import { answerOf, askedAt } from "../../shared/alert/answer.ts";
import { answer } from "../../shared/incident/answer.ts";
import { callNow, IDLE_AFTER_ANSWER, LAST_MOMENT } from "../../shared/incident/escalation.ts";
import { writeNote } from "../../shared/incident/notes.ts";
import { opened } from "../../shared/incident/opened.ts";
import { openByHand } from "../../shared/incident/openByHand.ts";
import type { Alert } from "../../shared/record/alert.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { withChanges, type World, type WorldRecord } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { after, ANSWERED, as, BUDI, doing, done, refusal, worldWith } from "../make/circumstances.ts";
import { incident } from "../make/incident.ts";
import { ORIGIN, quake, tsunami, version } from "../make/quake.ts";

const ID = quake().id;
const terima = (hazardId = ID) => ({ name: "incident:answer", id: "c", hazardId }) as const;
const put = (world: World, ...records: WorldRecord[]) =>
  withChanges(
    world,
    records.map((record) => ({ op: "put", record })),
  );
const raisedTo = (tier: Alert["tier"], at: number) =>
  alert({ tier, history: [{ at, version: 2, tier, move: "raised", why: "" }] });

describe("incident.4 terima", () => {
  test("opens an incident where none stands, by the officer who answers", () => {
    const decision = done(answer(terima(), doing(worldWith(quake(), alert()))));
    expect(decision.changes).toMatchObject([
      {
        record: {
          id: ID,
          state: "terverifikasi",
          steps: [{ state: "terdeteksi" }, { state: "terverifikasi", officer: "o-sari" }],
          acknowledged: { officer: "o-sari", at: ANSWERED, tier: "merusak" },
          actedAt: ANSWERED,
        },
      },
    ]);
    expect(decision.note).toMatchObject({ hazardId: ID, incidentId: ID });
    expect(decision.note.words).toMatch(/^Gempa M 5,6 · .+: diterima pada tingkat 3$/);
  });

  test("of two officers the second reads who was first, and when", () => {
    const world = after(worldWith(quake(), alert()), answer(terima(), doing(worldWith(quake(), alert()))));
    expect(refusal(answer(terima(), doing(world, { ...as(BUDI), at: ANSWERED + 300 })))).toBe(
      "Sudah diterima Petugas 1 pukul 13.25.02 WIB.",
    );
  });

  test("of what ended, or was never there, nothing is answered", () => {
    const world = worldWith(quake(), alert({ endedAt: ANSWERED - 2000 }));
    expect(refusal(answer(terima(), doing(world)))).toBe("Peringatan sudah berakhir pukul 13.25.00 WIB.");
    expect(refusal(answer(terima("quake:none"), doing(world)))).toBe("Peringatan quake:none tidak ada.");
  });

  test("a rise of tier asks again, and the step is not taken twice", () => {
    const first = worldWith(quake(), alert());
    const answered = after(first, answer(terima(), doing(first)));
    const risen = put(answered, raisedTo("darurat", ANSWERED + MINUTE_MS));
    expect(answerOf(risen, risen.alert.get(ID)!)).toBeNull();
    expect(askedAt(risen, risen.alert.get(ID)!)).toBe(ANSWERED + MINUTE_MS);
    const again = after(risen, answer(terima(), doing(risen, { ...as(BUDI), at: ANSWERED + 2 * MINUTE_MS })));
    expect(again.incident.get(ID)).toMatchObject({
      acknowledged: { officer: "o-budi", tier: "darurat" },
      steps: [{ state: "terdeteksi" }, { state: "terverifikasi" }],
    });
  });

  test("a higher wave asks again", () => {
    const warned = (level: "SIAGA" | "AWAS") => tsunami({ state: "warning", level });
    const of = (n: number, level: "SIAGA" | "AWAS", at: number) =>
      version({ n, fetchedAt: at, tsunami: warned(level) });
    const low = quake({ versions: [of(1, "SIAGA", ORIGIN)] });
    const first = worldWith(low, alert({ tier: "darurat" }));
    const answered = after(first, answer(terima(), doing(first)));
    const higher = put(answered, { ...low, versions: [of(1, "SIAGA", ORIGIN), of(2, "AWAS", ANSWERED + 1000)] });
    expect(answerOf(higher, higher.alert.get(ID)!)).toBeNull();
    expect(askedAt(higher, higher.alert.get(ID)!)).toBe(ANSWERED + 1000);
    done(answer(terima(), doing(higher, { at: ANSWERED + 2000 })));
  });

  test("an answer for an aftershock is none the quieter for its main event", () => {
    const aftershock = quake(
      { id: "quake:after" },
      { tsunami: tsunami({ state: "warning", level: "WASPADA" }), fetchedAt: ANSWERED },
    );
    const world = worldWith(
      quake(),
      alert({ tier: "darurat" }),
      aftershock,
      alert({ id: aftershock.id, mainId: ID }),
      incident({
        id: ID,
        hazardIds: [ID, aftershock.id],
        acknowledged: { officer: "o-budi", tier: "darurat", at: ANSWERED - 1000 },
      }),
    );
    const answered = after(world, answer(terima(aftershock.id), doing(world)));
    expect(answerOf(answered, answered.alert.get(ID)!)).toMatchObject({ tier: "darurat", officer: "o-sari" });
  });
});

test("incident.3 an officer opens one for what is known, once", () => {
  const world = worldWith(quake());
  const open = { name: "incident:open", id: "c", hazardId: ID, why: "laporan warga" } as const;
  const next = after(world, openByHand(open, doing(world)));
  expect(next.incident.get(ID)).toMatchObject({ state: "terdeteksi", tier: "info", actedAt: ANSWERED });
  expect(refusal(openByHand(open, doing(next)))).toMatch(/^Insiden sudah dibuka: Gempa M 5,6/);
  expect(refusal(openByHand({ ...open, hazardId: "quake:none" }, doing(world)))).toBe("Kejadian quake:none tidak ada.");
});

describe("incident.12 whom to call", () => {
  const raisedAt = ORIGIN + 171_000;
  const unanswered = () => {
    const world = worldWith(quake(), alert());
    return put(world, opened(world, ID, { officer: "sigap", at: raisedAt, why: "" }));
  };
  const call = (world: World, at: number) => callNow(world, world.incident.get(ID)!, at);

  test.each([
    [1, null],
    [2, "piket"],
    [5, "kedua"],
    [15, "kabid"],
    [23 * 60, "kabid"],
    [24 * 60, null],
  ] as const)("after %i min without an answer: %s", (minutes, whom) => {
    expect(call(unanswered(), raisedAt + minutes * MINUTE_MS)).toBe(whom);
  });

  test("nobody after the answer, nor after the end", () => {
    const world = unanswered();
    const answered = after(world, answer(terima(), doing(world)));
    expect(call(answered, ANSWERED + 20 * MINUTE_MS)).toBeNull();
    expect(call(put(world, alert({ endedAt: raisedAt + 1 })), raisedAt + 20 * MINUTE_MS)).toBeNull();
  });

  test("a rise that asks again is reckoned from the rise", () => {
    const world = unanswered();
    const risen = put(after(world, answer(terima(), doing(world))), raisedTo("darurat", ANSWERED + 60 * MINUTE_MS));
    expect(call(risen, ANSWERED + 61 * MINUTE_MS)).toBeNull();
    expect(call(risen, ANSWERED + 66 * MINUTE_MS)).toBe("kedua");
  });

  test("it is as it was when the incident was opened, whatever the settings say later", () => {
    const world = unanswered();
    const old = { ...world.incident.get(ID)!, escalation: [{ afterMs: 7 * MINUTE_MS, call: "kabid" as const }] };
    expect(call(put(world, old), raisedAt + 6 * MINUTE_MS)).toBeNull();
    expect(call(put(world, old), raisedAt + 7 * MINUTE_MS)).toBe("kabid");
  });
});

describe("incident.13 answered, and nothing done", () => {
  const answered = (at: number) => {
    const world = worldWith(quake(), alert());
    const open = put(world, opened(world, ID, { officer: "sigap", at: ORIGIN, why: "" }));
    return after(open, answer(terima(), doing(open, { at })));
  };
  const idle = IDLE_AFTER_ANSWER.value;
  const call = (world: World, at: number) => callNow(world, world.incident.get(ID)!, at);

  test("for half an hour: one step higher than who had been called", () => {
    const soon = answered(ORIGIN + MINUTE_MS);
    expect(call(soon, ORIGIN + MINUTE_MS + idle - 1)).toBeNull();
    expect(call(soon, ORIGIN + MINUTE_MS + idle)).toBe("kedua");
    expect(call(answered(ORIGIN + 6 * MINUTE_MS), ORIGIN + 6 * MINUTE_MS + idle)).toBe("kabid");
    expect(call(answered(ORIGIN + 20 * MINUTE_MS), ORIGIN + 20 * MINUTE_MS + idle)).toBe("kabid");
  });

  test("nothing of it rings after its last moment, after a deed, nor when nothing warns any more", () => {
    const world = answered(ANSWERED);
    expect(call(world, ANSWERED + idle + LAST_MOMENT.value)).toBeNull();
    expect(call(put(world, alert({ endedAt: ANSWERED + 1 })), ANSWERED + idle)).toBeNull();
    const text = { name: "note:write", id: "c", incidentId: ID, text: "BPBD dihubungi" } as const;
    const written = after(world, writeNote(text, doing(world, { at: ANSWERED + MINUTE_MS })));
    expect(call(written, ANSWERED + idle)).toBeNull();
  });

  test("of what is quieter than merusak an answer is all that is asked", () => {
    const world = worldWith(quake(), alert({ tier: "dirasakan" }));
    const calm = after(world, answer(terima(), doing(world)));
    expect(call(calm, ANSWERED + 2 * idle)).toBeNull();
  });
});
