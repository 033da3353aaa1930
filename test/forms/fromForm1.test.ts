import { describe, expect, test } from "vitest";
import { entryOf } from "../../server/store/chain.ts";
import { answerOf, displacedCount, incidentOf } from "../../shared/alert/answer.ts";
import { needsAnswer } from "../../shared/alert/needsAnswer.ts";
import type { Tier } from "../../shared/record/alert.ts";
import { raised } from "../../shared/world/forms.ts";
import { apply, EMPTY_WORLD, Entry, type Change, type World } from "../../shared/world/world.ts";
import { frozenLines, linesOfAnEarlierBuild } from "./frozen.ts";
import { asEarlierBuildsTold } from "./leftOut.ts";
import { canonical, hashed, opened, rechained } from "./opened.ts";

/** How form 1 told a world of ours: an incident's answer and count on its alert, and of a note what it knew. */
function asForm1(world: World): string {
  return canonical(world, (change: Change) => {
    if (change.op === "drop") return [change];
    const { record } = change;
    switch (record.type) {
      case "incident":
        return [];
      case "note": {
        const { incidentId: _, written: _written, command: _command, struck: _struck, ...note } = record;
        return [{ op: "put", record: note }];
      }
      case "alert": {
        const incident = incidentOf(world.incident, record.id);
        const { group: _group, place: _place, ...count } = displacedCount(incident) ?? {};
        const fieldCount = "people" in count ? count : null;
        return [{ op: "put", record: { ...record, acknowledged: incident?.acknowledged ?? null, fieldCount } }];
      }
      case "hazard":
      case "impact":
      case "feed":
      case "place":
      case "coverage":
      case "stock":
      case "plan":
      case "link":
      case "officer":
      case "duty":
        return [change];
    }
  });
}

describe("form.8 but for what moved the world is what form 1 gave", () => {
  // Hashes of the worlds that the last build of form 1 made of these lines.
  test("of the journal that was frozen", async () => {
    const { world } = await opened(frozenLines(1));
    expect(hashed(asForm1(world))).toBe("b39c23bb89d656ed7ebb47de4e585e12c38bbf12fa9c5a55916af529a119c201");
  });

  test("of the same told by builds that knew less", async () => {
    const { world } = await opened(rechained(frozenLines(1), asEarlierBuildsTold));
    expect(hashed(asForm1(world))).toBe("ec4465be0e8c485a54b0468f449c0d55d1bae0dcfa3ead0329a6fd92ca0ad959");
  });

  test("of lines of an earlier build", async () => {
    const lines = linesOfAnEarlierBuild();
    const { world } = await opened(lines, { seq: 1, hash: lines[0]?.prev ?? "" });
    expect(hashed(asForm1(world))).toBe("b236493dc886a918845f699a7df47bbc4663432e842702870d7ba75dac000ea4");
  });
});

describe("form.8 a journal of form 1 with an open alert that was answered", () => {
  test("becomes an incident with its officer, as typed then, and with what was counted", async () => {
    const lines = frozenLines(1);
    const counted = lines.findLastIndex(
      ({ body }) => body.includes('"fieldCount":{') && body.includes('"endedAt":null'),
    );
    const { world } = await opened(lines.slice(0, counted + 1));
    const alerts = [...world.alert.values()].filter(({ endedAt }) => endedAt === null);
    const [alert, ...others] = alerts.filter(({ id }) => world.incident.get(id)?.acknowledged);
    expect(others).toEqual([]);
    expect(alert && answerOf(world, alert)).toMatchObject({ officer: "Petugas Contoh", tier: "darurat" });
    expect(alert && world.incident.get(alert.id)).toMatchObject({
      hazardIds: [alert?.id],
      state: "terverifikasi",
      steps: [{ state: "terdeteksi" }, { state: "terverifikasi", officer: "Petugas Contoh" }],
      counts: [{ group: "pengungsi", place: null, people: 5150, source: "BPBD contoh" }],
      closedAt: null,
    });
  });

  test("whatever its sequence of entries, every alert that was loud, answered or counted has its incident as it stands", () => {
    let world = EMPTY_WORLD;
    const seen = { loud: 0, asking: 0 };
    for (const entry of frozenLines(1).map(entryOf)) {
      world = apply(world, entry);
      for (const alert of world.alert.values()) {
        const incident = world.incident.get(alert.id);
        const wasLoud = alert.history.some(({ tier }) => tier === "merusak" || tier === "darurat");
        if (wasLoud) seen.loud += 1;
        if (needsAnswer(world, alert)) seen.asking += 1;
        if (wasLoud || incident) expect(incident?.closedAt).toBe(alert.endedAt);
      }
    }
    expect(Math.min(seen.loud, seen.asking)).toBeGreaterThan(10);
  });
});

describe("form.8 the last of its entries says how an incident stands", () => {
  const move = (tier: Tier, kind: "raised" | "lowered" | "ended", at: number) => ({
    ...{ at, version: 1, tier, move: kind, why: "" },
  });
  const answer = (tier: Tier, at: number) => ({ officer: "Sari", at, tier });
  const alert = (change: object) => ({
    ...{ type: "alert", id: "q", tier: "merusak", reasons: [], asks: true, mayHurt: false, raisedAt: 1, endedAt: null },
    ...{ acknowledged: null, fieldCount: null, history: [move("merusak", "raised", 1)], mainId: null },
    ...change,
  });
  /** After entries of form 1, a change each. */
  const after = (...changes: object[]) =>
    changes.reduce<World>(
      (world, change, n) =>
        apply(world, Entry.parse(raised({ seq: n + 1, at: n + 1, by: "test", why: "", changes: [change] }))),
      EMPTY_WORLD,
    );
  const put = (change: object) => ({ op: "put", record: alert(change) });
  const asks = (world: World) => needsAnswer(world, world.alert.get("q")!);

  test("one that was answered and then rose asks again", () => {
    const answered = put({ acknowledged: answer("merusak", 2) });
    const history = [move("merusak", "raised", 1), move("darurat", "raised", 3)];
    expect(asks(after(put({}), answered))).toBe(false);
    const risen = after(put({}), answered, put({ tier: "darurat", history }));
    expect([asks(risen), risen.incident.get("q")?.tier]).toEqual([true, "darurat"]);
  });

  test("one that was lowered unanswered and ended is over, and was what it was at its loudest", () => {
    const lowered = { tier: "dirasakan", history: [move("merusak", "raised", 1), move("dirasakan", "lowered", 2)] };
    const world = after(put({}), put(lowered), put({ ...lowered, endedAt: 3 }));
    expect(world.incident.get("q")).toMatchObject({ tier: "merusak", state: "selesai", closedAt: 3 });
  });

  test("one that ended answered and was renewed asks again", () => {
    const first = {
      tier: "dirasakan",
      history: [move("dirasakan", "raised", 1)],
      acknowledged: answer("dirasakan", 2),
    };
    const ended = { ...first, endedAt: 3, history: [...first.history, move("dirasakan", "ended", 3)] };
    const renewed = { ...first, acknowledged: null, raisedAt: 4, history: [...ended.history, move("dirasakan", "raised", 4)] }; // prettier-ignore
    expect(asks(after(put(first), put(ended), put(renewed)))).toBe(true);
  });

  test("one that only told something has none, and one that is dropped takes its own along", () => {
    expect(after(put({ tier: "info", history: [move("info", "raised", 1)] })).incident.size).toBe(0);
    expect(after(put({}), { op: "drop", type: "alert", id: "q" }).incident.size).toBe(0);
  });
});
