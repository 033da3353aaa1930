import { describe, expect, test } from "vitest";
import { retimed, seenByNow } from "../../server/hazards/retimed.ts";
import { trulySeenBy, type TimeMove } from "../../server/reactions/timeMoves.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import type { Earthquake } from "../../shared/record/hazard.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { listener, ORIGIN, told } from "./told.ts";

/** The quake is first read a minute after it happened, by a present that is `aheadMs` ahead. */
function heardBy(aheadMs: number, over: Parameters<typeof told>[0] = {}) {
  const server = listener();
  const seenAt = ORIGIN + MINUTE_MS + aheadMs;
  server.hear("gempaterkini", [told(over)], seenAt, true);
  return { server, quake: server.only(), seenAt };
}

const moved = (quake: Earthquake, move: TimeMove, now: number) =>
  retimed(quake, { trulySeen: trulySeenBy(move), firstRead: true, sure: true, now });

describe("clock.6 judged anew once the present is put right", () => {
  test.each([-4 * MINUTE_MS, -10 * MINUTE_MS, -3 * HOUR_MS, -7 * HOUR_MS])(
    "ours was %i ms behind: what was held as future is free, and stays so when BMKG repeats it",
    (aheadMs) => {
      const { server, quake, seenAt } = heardBy(aheadMs);
      expect(quake.status).toBe("held");
      const now = seenAt - aheadMs + 2 * SECOND_MS;
      const right = moved(quake, { byMs: -aheadMs, fromAt: seenAt - SECOND_MS, untilAt: seenAt + SECOND_MS }, now);
      expect(right).toMatchObject({ status: "live", flags: [], firstSeenAt: ORIGIN + MINUTE_MS, updatedAt: now });
      expect(right?.versions.at(-1)?.changed).toEqual(["tidak lagi ditahan"]);
      if (right) server.hazards.set(right.id, right);
      expect(server.hear("gempaterkini", [told()], now + MINUTE_MS)).toEqual([]);
    },
  );

  test("ours was 7 hours ahead: what was filed as history is news", () => {
    const { quake, seenAt } = heardBy(7 * HOUR_MS);
    expect(quake.status).toBe("history");
    const right = moved(quake, { byMs: -7 * HOUR_MS, fromAt: seenAt, untilAt: seenAt }, ORIGIN + 2 * MINUTE_MS);
    expect(right).toMatchObject({ status: "live", firstSeenAt: ORIGIN + MINUTE_MS });
  });

  test("an old quake that was held as future becomes history, no news", () => {
    const { quake, seenAt } = heardBy(-7 * HOUR_MS);
    const right = moved(quake, { byMs: 8 * HOUR_MS, fromAt: seenAt, untilAt: seenAt }, ORIGIN + HOUR_MS);
    expect(right?.status).toBe("history");
  });

  test("doubt.2 a date that is wrong by the right present too stays held, and so does another doubt", () => {
    const late = heardBy(-HOUR_MS, { originTime: ORIGIN + 24 * HOUR_MS });
    expect(
      moved(late.quake, { byMs: HOUR_MS, fromAt: late.seenAt, untilAt: late.seenAt }, ORIGIN + 2 * MINUTE_MS),
    ).toBeNull();
    const flipped = heardBy(-HOUR_MS, { doubts: [{ kind: "flipped-sign", detail: "" }] });
    expect(
      moved(flipped.quake, { byMs: HOUR_MS, fromAt: flipped.seenAt, untilAt: flipped.seenAt }, ORIGIN + 2 * MINUTE_MS),
    ).toBeNull();
  });

  test("what was seen before the wrong present or after it, and what is live, is left as it is", () => {
    const { quake, seenAt } = heardBy(-HOUR_MS);
    const [before, after] = [
      { byMs: HOUR_MS, fromAt: seenAt + 1, untilAt: seenAt + HOUR_MS },
      { byMs: HOUR_MS, fromAt: seenAt - HOUR_MS, untilAt: seenAt - 1 },
    ];
    for (const move of [before, after]) expect(moved(quake, move, ORIGIN + 2 * MINUTE_MS)).toBeNull();
    const live = heardBy(0);
    expect(
      moved(live.quake, { byMs: HOUR_MS, fromAt: live.seenAt, untilAt: live.seenAt }, ORIGIN + 2 * MINUTE_MS),
    ).toBeNull();
  });
});

describe("clock.6 judged anew by whoever comes later, from the record alone", () => {
  const later = (quake: Earthquake, now: number, firstRead = true) =>
    retimed(quake, { trulySeen: seenByNow(quake, now), firstRead, sure: true, now });
  /** Read in the quake's first minute, by a present that no host confirmed. */
  function unsure(aheadMs: number, over: Parameters<typeof told>[0] = {}) {
    const server = listener();
    const seenAt = ORIGIN + MINUTE_MS + aheadMs;
    server.hear("gempaterkini", [told(over)], seenAt, true, true);
    return { server, quake: server.only() };
  }

  test.each([-4 * MINUTE_MS, -10 * MINUTE_MS, -7 * HOUR_MS])(
    "the present of then was %i ms behind: what lay ahead of it is free, and stays so when BMKG repeats it",
    (aheadMs) => {
      const { server, quake } = unsure(aheadMs);
      expect(quake).toMatchObject({ status: "held", flags: ["held:future-time", "time-unsure"] });
      const now = ORIGIN + 20 * MINUTE_MS;
      const right = later(quake, now);
      expect(right).toMatchObject({ status: "live", flags: [], firstSeenAt: now, updatedAt: now });
      if (right) server.hazards.set(right.id, right);
      expect(server.hear("gempaterkini", [told()], now + MINUTE_MS)).toEqual([]);
    },
  );

  test("the present of then was 7 hours ahead, as a time of reading that is still to come tells", () => {
    const { quake } = unsure(7 * HOUR_MS);
    expect(quake).toMatchObject({ status: "history", flags: [] });
    expect(later(quake, ORIGIN + 20 * MINUTE_MS)).toMatchObject({ status: "live" });
    expect(later(quake, ORIGIN + 40 * MINUTE_MS)).toBeNull();
    expect(later(quake, ORIGIN + 8 * HOUR_MS)).toBeNull();
  });

  test("what a feed tells that was read before is news for a day, as ever", () => {
    const { quake } = unsure(-7 * HOUR_MS);
    expect(later(quake, ORIGIN + 5 * HOUR_MS)?.status).toBe("history");
    expect(later(quake, ORIGIN + 5 * HOUR_MS, false)?.status).toBe("live");
    expect(later(quake, ORIGIN + 25 * HOUR_MS, false)?.status).toBe("history");
  });

  test("doubt.2 a date that is wrong by the right present too stays held for good", () => {
    const { server, quake } = unsure(-HOUR_MS, { originTime: ORIGIN + DAY_MS });
    const right = later(quake, ORIGIN + 5 * MINUTE_MS);
    expect(right).toMatchObject({ status: "held", flags: ["held:future-time"] });
    if (!right) return;
    server.hazards.set(right.id, right);
    expect(later(right, ORIGIN + 2 * DAY_MS)).toBeNull();
    server.hear("gempaterkini", [told({ originTime: ORIGIN + DAY_MS })], ORIGIN + 2 * DAY_MS);
    expect(server.only().status).toBe("held");
  });

  test("what was held by a present that the hosts confirmed is left as it is", () => {
    const server = listener();
    server.hear("gempaterkini", [told({ originTime: ORIGIN + 3 * HOUR_MS })], ORIGIN);
    expect(server.only().status).toBe("held");
    expect(later(server.only(), ORIGIN + 4 * HOUR_MS)).toBeNull();
  });

  test("while no host tells the present the mark stays", () => {
    const { quake } = unsure(-HOUR_MS, { originTime: ORIGIN + DAY_MS });
    const set = { byMs: MINUTE_MS, fromAt: 0, untilAt: ORIGIN };
    const still = retimed(quake, { trulySeen: trulySeenBy(set), firstRead: true, sure: false, now: ORIGIN });
    expect(still).toBeNull();
    expect(hasFlag(quake, "time-unsure")).toBe(true);
  });
});
