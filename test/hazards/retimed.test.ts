import { describe, expect, test } from "vitest";
import { retimed } from "../../server/hazards/retimed.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { listener, ORIGIN, told } from "./told.ts";

/** The quake is first read a minute after it happened, by a present that is `aheadMs` ahead. */
function heardBy(aheadMs: number, over: Parameters<typeof told>[0] = {}) {
  const server = listener();
  const seenAt = ORIGIN + MINUTE_MS + aheadMs;
  server.hear("gempaterkini", [told(over)], seenAt, true);
  return { server, quake: server.only(), seenAt };
}

describe("clock.6 judged anew once the present is put right", () => {
  test.each([-4 * MINUTE_MS, -10 * MINUTE_MS, -3 * HOUR_MS, -7 * HOUR_MS])(
    "ours was %i ms behind: what was held as future is free, and stays so when BMKG repeats it",
    (aheadMs) => {
      const { server, quake, seenAt } = heardBy(aheadMs);
      expect(quake.status).toBe("held");
      const now = seenAt - aheadMs + 2 * SECOND_MS;
      const right = retimed(quake, { byMs: -aheadMs, fromAt: seenAt - SECOND_MS, untilAt: seenAt + SECOND_MS }, now);
      expect(right).toMatchObject({ status: "live", flags: [], firstSeenAt: ORIGIN + MINUTE_MS, updatedAt: now });
      expect(right?.versions.at(-1)?.changed).toEqual(["tidak lagi ditahan"]);
      if (right) server.hazards.set(right.id, right);
      expect(server.hear("gempaterkini", [told()], now + MINUTE_MS)).toEqual([]);
    },
  );

  test("ours was 7 hours ahead: what was filed as history is news", () => {
    const { quake, seenAt } = heardBy(7 * HOUR_MS);
    expect(quake.status).toBe("history");
    const right = retimed(quake, { byMs: -7 * HOUR_MS, fromAt: seenAt, untilAt: seenAt }, ORIGIN + 2 * MINUTE_MS);
    expect(right).toMatchObject({ status: "live", firstSeenAt: ORIGIN + MINUTE_MS });
  });

  test("an old quake that was held as future becomes history, no news", () => {
    const { quake, seenAt } = heardBy(-7 * HOUR_MS);
    const right = retimed(quake, { byMs: 8 * HOUR_MS, fromAt: seenAt, untilAt: seenAt }, ORIGIN + HOUR_MS);
    expect(right?.status).toBe("history");
  });

  test("doubt.2 a date that is wrong by the right present too stays held, and so does another doubt", () => {
    const late = heardBy(-HOUR_MS, { originTime: ORIGIN + 24 * HOUR_MS });
    expect(
      retimed(late.quake, { byMs: HOUR_MS, fromAt: late.seenAt, untilAt: late.seenAt }, ORIGIN + 2 * MINUTE_MS),
    ).toBeNull();
    const flipped = heardBy(-HOUR_MS, { doubts: [{ kind: "flipped-sign", detail: "" }] });
    expect(
      retimed(
        flipped.quake,
        { byMs: HOUR_MS, fromAt: flipped.seenAt, untilAt: flipped.seenAt },
        ORIGIN + 2 * MINUTE_MS,
      ),
    ).toBeNull();
  });

  test("what was seen before the wrong present or after it, and what is live, is left as it is", () => {
    const { quake, seenAt } = heardBy(-HOUR_MS);
    const [before, after] = [
      { byMs: HOUR_MS, fromAt: seenAt + 1, untilAt: seenAt + HOUR_MS },
      { byMs: HOUR_MS, fromAt: seenAt - HOUR_MS, untilAt: seenAt - 1 },
    ];
    for (const move of [before, after]) expect(retimed(quake, move, ORIGIN + 2 * MINUTE_MS)).toBeNull();
    const live = heardBy(0);
    expect(
      retimed(live.quake, { byMs: HOUR_MS, fromAt: live.seenAt, untilAt: live.seenAt }, ORIGIN + 2 * MINUTE_MS),
    ).toBeNull();
  });
});
