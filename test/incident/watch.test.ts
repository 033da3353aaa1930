import { describe, expect, test } from "vitest";
import { handoverOf } from "../../shared/incident/watch/handover.ts";
import { LADDER, ladderOf, STEPS, type StepId } from "../../shared/incident/watch/ladder.ts";
import { nextActionOf } from "../../shared/incident/watch/nextAction.ts";
import { queueItemsOf } from "../../shared/incident/watch/queue.ts";
import { timersOf } from "../../shared/incident/watch/timers.ts";
import type { Incident } from "../../shared/record/incident.ts";
import type { ResourceImpact } from "../../shared/record/impact.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { ANSWERED, worldWith } from "../make/circumstances.ts";
import { impact } from "../make/impact.ts";
import { incident } from "../make/incident.ts";
import { lumbung, tagana } from "../make/place.ts";
import { ORIGIN, quake } from "../make/quake.ts";

const ID = quake().id;
const at = (minutes: number) => ORIGIN + minutes * MINUTE_MS;
const acknowledged = { officer: "o-sari", at: ANSWERED, tier: "merusak" } as const;
const post = (placeId: string, mmi: number, vi: number): ResourceImpact => ({
  placeId,
  kind: "tagana",
  mmi,
  pAtLeast: { v: 0.99, vi, vii: 0.1 },
  action: vi >= 0.5 ? "periksa" : "hubungi",
  where: "inside",
  distanceKm: 10,
});
const cianjur = (change: Partial<Incident> = {}) =>
  incident({ id: ID, openedAt: ORIGIN + 171_000, startedAt: ORIGIN, ...change });
const shaken = impact({
  kabupaten: [{ code: "32.03", name: "Kabupaten Cianjur", mmi: 7.1, people: 930_000 }],
  resources: [post("TGN-3203", 6.2, 0.66), post("TGN-3272", 5.3, 0.44)],
});
const scene = (own: Incident, ...more: WorldRecord[]) =>
  worldWith(quake(), alert(), shaken, tagana(), lumbung(), own, ...more);

describe("incident.17 the ladder", () => {
  const kinds = (own: Incident, now: number) =>
    Object.fromEntries(ladderOf(own, scene(own), now).map(({ id, state }) => [id, state.kind]));
  const stepOf = (own: Incident, id: StepId, now: number) =>
    ladderOf(own, scene(own), now).find((step) => step.id === id);

  test("is what the record tells at the hour: at T+18 nothing is told of units, and nothing of them is called late or done", () => {
    const answered = cianjur({ acknowledged, actedAt: ANSWERED });
    expect(kinds(answered, at(18))).toEqual({
      read: "done",
      answered: "done",
      contacted: "unknown",
      sure: "unknown",
      arrived: "coming",
      counted: "coming",
      reported: "coming",
      decreed: "coming",
    });
    expect(stepOf(answered, "answered", at(18))).toEqual({
      id: "answered",
      label: "T+5",
      words: "Diterima",
      dueAt: at(5),
      state: { kind: "done", at: ANSWERED },
    });
    expect(stepOf(answered, "counted", at(18))?.state).toEqual({ kind: "coming", inMs: 72 * MINUTE_MS });
    expect(stepOf(cianjur(), "answered", at(18))?.state).toEqual({ kind: "late", byMs: 13 * MINUTE_MS });
    expect(kinds(answered, at(25 * 60))).toMatchObject({
      sure: "unknown",
      arrived: "unknown",
      counted: "late",
      reported: "unknown",
      decreed: "late",
    });
  });

  test("a call to a Tagana's post is a unit that was asked; one to a lumbung is none", () => {
    const called = (placeId: string) =>
      cianjur({ contacts: [{ placeId, answer: "tak-menjawab", through: "wa", officer: "o-sari", at: at(9) }] });
    expect(stepOf(called("TGN-3203"), "contacted", at(18))?.state).toEqual({ kind: "done", at: at(9) });
    expect(stepOf(called("LBG-3203"), "contacted", at(18))?.state).toEqual({ kind: "unknown" });
  });

  test("a later answer, count or call makes no earlier one late, and a decree is of when it holds", () => {
    const again = cianjur({
      steps: [
        { state: "terdeteksi", why: "", officer: "sigap", at: at(3) },
        { state: "terverifikasi", why: "", officer: "o-sari", at: at(4) },
      ],
      acknowledged: { officer: "o-budi", tier: "darurat", at: at(200) },
      counts: [{ group: "pengungsi", people: 9, place: null, firstAt: at(80), officer: "o-sari", at: at(300) }],
      decree: { number: "1", on: "2022-11-21", signer: "Bupati", from: at(500), officer: "o-sari", at: at(2000) },
    });
    const doneAt = (id: StepId) => stepOf(again, id, at(3000))?.state;
    expect([doneAt("answered"), doneAt("counted"), doneAt("decreed")]).toEqual([
      { kind: "done", at: at(4) },
      { kind: "done", at: at(80) },
      { kind: "done", at: at(500) },
    ]);
  });

  test("of what is over nothing is late; below merusak no more is asked than an answer", () => {
    const over = kinds(cianjur({ closedAt: at(10) }), DAY_MS * 3 + ORIGIN);
    expect(Object.values(over)).not.toContain("late");
    expect(over).toMatchObject({ read: "done", counted: "over", decreed: "over" });
    expect(Object.keys(kinds(cianjur({ tier: "dirasakan" }), at(3)))).toEqual(["read", "answered"]);
  });

  test("its times rise, each with its reason; what others published is told as theirs", () => {
    const times = STEPS.map((id) => LADDER[id].after.value);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(STEPS.filter((id) => LADDER[id].after.basis === "published")).toEqual(["arrived"]);
    expect(STEPS.filter((id) => LADDER[id].after.why.length < 20)).toEqual([]);
  });
});

describe("incident.18 clocks", () => {
  test("each has a last moment: after it the queue has it no more, and the handover still", () => {
    const own = cianjur({ acknowledged, actedAt: ANSWERED + 1 });
    const world = scene(own);
    const count = timersOf(world, at(91)).find(({ kind }) => kind === "count");
    expect(count).toMatchObject({ dueAt: at(90), lastAt: at(90) + DAY_MS, incidentId: ID });
    const queued = (now: number) => queueItemsOf(world, now).some(({ kind }) => kind === "count");
    expect([queued(at(90) + DAY_MS - 1), queued(at(90) + DAY_MS)]).toEqual([true, false]);
    expect(handoverOf(world, at(90) + DAY_MS)).toContainEqual(
      expect.objectContaining({ part: "late", words: "Kaji cepat belum ada" }),
    );
  });

  test("nothing runs of what is closed; what came to rest asks for its outcome alone", () => {
    const closed = cianjur({ closedAt: at(3) });
    expect(timersOf(worldWith(quake(), alert({ endedAt: at(2) }), closed), at(100))).toEqual([]);
    const rested = worldWith(quake(), alert({ endedAt: at(60) }), cianjur({ acknowledged, actedAt: at(8) }));
    expect(timersOf(rested, at(61))).toMatchObject([{ kind: "outcome", since: at(60), dueAt: at(60) + DAY_MS }]);
  });

  test("half a day without a deed is asked about; a region in emergency is never at rest", () => {
    const emergency = cianjur({ state: "tanggap-darurat", acknowledged, actedAt: at(60) });
    const world = worldWith(quake(), alert({ endedAt: at(90) }), emergency);
    const kinds = (now: number) => timersOf(world, now).map(({ kind }) => kind);
    expect(kinds(at(60) + 12 * HOUR_MS - 1)).not.toContain("forgotten");
    expect(kinds(at(60) + 12 * HOUR_MS)).toContain("forgotten");
    expect(kinds(at(60) + 12 * HOUR_MS)).not.toContain("outcome");
  });

  test("the handover of duty is told an hour before its time", () => {
    const duty = { type: "duty", id: "desk", on: [{ officer: "o-sari", since: ORIGIN }], handedOver: null } as const;
    const world = worldWith({ ...duty, on: [...duty.on] });
    expect(timersOf(world, ORIGIN + 11 * HOUR_MS - 1)).toEqual([]);
    expect(queueItemsOf(world, ORIGIN + 11 * HOUR_MS)).toMatchObject([
      { kind: "shift", group: "later", title: "Serah terima jaga, 01.21 WIB", command: "duty:hand-over" },
    ]);
  });
});

describe("incident.19 posts in danger", () => {
  const silent = { placeId: "TGN-3203", answer: "tak-menjawab", through: "wa", officer: "o-sari", at: at(11) } as const;
  const kinds = (own: Incident, now = at(18), ...more: WorldRecord[]) =>
    timersOf(scene(own, ...more), now).flatMap(({ kind, placeId }) => (placeId === null ? [] : [`${kind} ${placeId}`]));

  test("those as likely as not in VI wait to be asked; silence is asked again after five minutes", () => {
    expect(kinds(cianjur())).toEqual(["posts TGN-3203"]);
    expect(kinds(cianjur({ contacts: [silent] }))).toEqual(["silent-post TGN-3203"]);
    expect(kinds(cianjur({ contacts: [{ ...silent, answer: "aman" }] }))).toEqual([]);
    const [timer] = timersOf(scene(cianjur({ contacts: [silent] })), at(12)).filter(
      ({ kind }) => kind === "silent-post",
    );
    expect(timer).toMatchObject({ since: at(11), dueAt: at(16) });
  });

  test("no longer than an alert of theirs stands", () => {
    expect(kinds(cianjur({ state: "tanggap-darurat" }), at(18), alert({ endedAt: at(17) }))).toEqual([]);
  });
});

describe("incident.20 the queue", () => {
  test("has what is overdue first, the most overdue on top, then a life, then the nearest deadline, then others, then later", () => {
    const own = cianjur({
      acknowledged,
      actedAt: ANSWERED,
      contacts: [{ placeId: "TGN-3203", answer: "tak-menjawab", through: "wa", officer: "o-sari", at: at(14) }],
      asked: { how: "diakhiri", why: "BPBD: aman", officer: "o-sari", at: at(17) },
    });
    const felt = quake({ id: "quake:felt" });
    const world = scene(own, felt, alert({ id: felt.id, tier: "dirasakan", raisedAt: at(10) }));
    const told = (now: number) => queueItemsOf(world, now).map(({ kind, group }) => `${group} ${kind}`);
    expect(told(at(18))).toEqual([
      "now answer",
      "now silent-post",
      "now act",
      "others second",
      "others decree",
      "later count",
    ]);
    // 4 and 20 minutes late, then what is to come.
    expect(told(at(23)).slice(0, 3)).toEqual(["now answer", "now silent-post", "now act"]);
    expect(queueItemsOf(world, at(23))[0]).toMatchObject({
      overdueMs: 8 * MINUTE_MS,
      hazardId: felt.id,
      incidentId: null,
    });
  });

  test("on an alarm of merusak a life may hang; it comes before the calls that follow it, and stays for as long as it warns", () => {
    const world = scene(cianjur());
    expect(queueItemsOf(world, at(4)).map(({ kind }) => kind)).toEqual(["answer", "posts", "decree", "count"]);
    const [first] = queueItemsOf(world, at(4));
    expect(first).toMatchObject({ kind: "answer", life: true, command: "incident:answer", incidentId: ID });
    expect(queueItemsOf(world, at(4) + 3 * DAY_MS)[0]).toMatchObject({ kind: "answer", call: null });
  });

  test("aftershocks that its incident answers for never enter it; calm leaves it empty", () => {
    const own = cianjur({ acknowledged, actedAt: at(20), hazardIds: [ID, "quake:after"] });
    const world = scene(own, quake({ id: "quake:after" }), alert({ id: "quake:after", mainId: ID }));
    expect(queueItemsOf(world, at(30)).filter(({ kind }) => kind === "answer")).toEqual([]);
    expect(queueItemsOf(worldWith(), at(30))).toEqual([]);
  });

  test("its keys tell one item from another, and its words don't change while it waits", () => {
    const world = scene(cianjur());
    const items = queueItemsOf(world, at(6));
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    const words = (now: number) => queueItemsOf(world, now).map(({ key, title }) => `${key}: ${title}`);
    expect(words(at(6) + 999)).toEqual(words(at(6)));
  });
});

describe("incident.21 the next action", () => {
  const next = (own: Incident, now: number) => nextActionOf(scene(own), own, now);

  test("is one order, one reason, one command", () => {
    expect(next(cianjur(), at(4))).toMatchObject({
      order: expect.stringMatching(/^Terima peringatan: Gempa M 5,6 · .+\.$/) as string,
      reason: expect.stringMatching(/^Tingkat 3, batas 13\.29 WIB\./) as string,
      item: { command: "incident:answer", hazardId: ID },
    });
  });

  test("tells whom to call while nobody answers", () => {
    const own = cianjur({ escalation: [{ afterMs: 5 * MINUTE_MS, call: "kedua" }] });
    expect(next(own, at(30))?.reason).toMatch(/ Panggil petugas kedua\.$/);
  });

  test("names the post that is likeliest hurt", () => {
    const own = cianjur({ acknowledged, actedAt: ANSWERED });
    expect(next(own, at(36))).toMatchObject({
      order: "Hubungi Tagana Kab. Cianjur.",
      reason: "Tagana Kab. Cianjur di MMI VI, 66 % mungkin VI ke atas. Batas 13.31 WIB.",
      item: { kind: "posts", placeId: "TGN-3203", command: "incident:contact" },
    });
  });

  test("a life comes before what is later still", () => {
    const silent = {
      placeId: "TGN-3203",
      answer: "tak-menjawab",
      through: "wa",
      officer: "o-sari",
      at: at(100),
    } as const;
    const own = cianjur({ acknowledged, actedAt: at(100), contacts: [silent] });
    expect(queueItemsOf(scene(own), at(110))[0]).toMatchObject({ kind: "count", overdueMs: 20 * MINUTE_MS });
    expect(next(own, at(110))).toMatchObject({
      order: "Hubungi lagi Tagana Kab. Cianjur lewat jalan lain.",
      reason:
        "Tagana Kab. Cianjur di MMI VI, 66 % mungkin VI ke atas. Dihubungi lewat WA pukul 15.01.10 WIB, batas 15.06 WIB.",
    });
  });

  test("asks for the decree of whoever signs it", () => {
    const own = cianjur({
      acknowledged,
      actedAt: at(20),
      contacts: [{ placeId: "TGN-3203", answer: "aman", through: "wa", officer: "o-sari", at: at(11) }],
      counts: [{ group: "pengungsi", people: 9, place: null, officer: "o-sari", at: at(80) }],
    });
    expect(next(own, at(100))).toMatchObject({
      order: "Tanya SK Tanggap Darurat: Bupati Cianjur.",
      item: { group: "others", command: "incident:decree" },
    });
    const decree = { number: "1", on: "2022-11-21", signer: "Bupati", from: at(90), officer: "o-sari", at: at(90) };
    expect(next({ ...own, decree }, at(100))).toBeNull();
  });
});

test("incident.22 the handover tells what is open, unanswered, late, short, in trouble and promised, in that order", () => {
  const line = (item: string, low: number, reported: number) => ({
    item,
    unit: "kg",
    need: { low, mid: low, high: low * 10 },
    have: reported,
    reported,
    useFirst: false,
  });
  const needs = {
    profile: "perka-7-2008",
    days: 3,
    stock: { stores: 1, example: 0, withinHours: 2 },
    feedsDays: null,
    lines: [line("Beras", 10_400, 4000), line("Air", 100, 5000)],
  } as const;
  const own = cianjur({
    actedAt: at(20),
    asked: { how: "diakhiri", why: "BPBD: aman", officer: "o-sari", at: at(95) },
  });
  const world = scene(own, impact({ ...shaken, needs: [{ ...needs, lines: [...needs.lines] }] }), {
    type: "feed",
    id: "nowcast",
    outcome: "unreachable",
    reason: "HTTP 503",
    since: at(5),
    firstReadAt: 1,
  });
  const lines = handoverOf(world, at(100));
  expect(lines.map(({ part }) => part)).toEqual(["open", "unanswered", "late", "late", "stock", "feeds", "promises"]);
  expect(lines[0]?.detail).toMatch(
    /^Terdeteksi, tingkat 3, belum ada yang menerima, tindakan terakhir 21 Nov 2022 13\.41/,
  );
  expect(lines[4]).toMatchObject({ detail: "Beras sedikitnya 6.400 kg", hazardId: ID, incidentId: ID });
  expect(lines[5]).toMatchObject({ words: "nowcast tidak terjangkau", detail: "sejak 13.26.10 WIB: HTTP 503" });
  expect(lines[6]?.words).toMatch(/^Menunggu orang kedua: Gempa M 5,6 .+ diakhiri$/);
  expect(handoverOf(worldWith(), at(100))).toEqual([]);
});
