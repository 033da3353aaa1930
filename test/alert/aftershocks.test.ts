import { describe, expect, test } from "vitest";
import { aftershocksOf, aftershockWords } from "../../shared/alert/aftershocks.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";

const MINUTE = 60_000;

function aftershock(id: string, magnitude: number, minutes: number, flags: string[] = []): WorldRecord[] {
  return [
    quake({ id, flags }, { magnitude, originTime: ORIGIN + minutes * MINUTE }),
    alert({ id, tier: "info", mainId: "main" }),
  ];
}

function told(...records: WorldRecord[]) {
  const world = worldOf(quake({ id: "main" }), alert({ id: "main" }), ...records);
  const found = aftershocksOf(world, "main");
  return found && { words: aftershockWords(found), ids: found.quakes.map(({ id }) => id) };
}

describe("alert.16 the aftershocks of an event are one line", () => {
  test("alert.16 counted, the largest with its time, the earlier of two alike", () => {
    expect(told(...aftershock("b", 4.1, 4), ...aftershock("c", 4.3, 9), ...aftershock("a", 4.3, 3))).toEqual({
      words: "3 susulan, terbesar M 4,3 13.24",
      ids: ["a", "c", "b"],
    });
    expect(told(...aftershock("a", 4.3, 3))?.words).toBe("1 susulan, M 4,3 13.24");
  });

  test("alert.16 on a later day that day is named, by the zone that is told", () => {
    // 13.21 WIB and 637 minutes more are 23.58 WIB, 00.58 WITA.
    const evening = worldOf(quake({ id: "main" }), ...aftershock("a", 4.3, 637));
    const found = aftershocksOf(evening, "main");
    expect(found && [aftershockWords(found), aftershockWords(found, "WITA")]).toEqual([
      "1 susulan, M 4,3 23.58",
      "1 susulan, M 4,3 22 Nov 00.58",
    ]);
  });

  test("alert.16 what BMKG took back, other events and other mains' are none", () => {
    expect(told()).toBeNull();
    expect(told(...aftershock("a", 4.3, 3, ["withdrawn"]))).toBeNull();
    expect(
      told(quake({ id: "b" }), alert({ id: "b", mainId: "other" }), alert({ id: "gone", mainId: "main" })),
    ).toBeNull();
    expect(aftershocksOf(worldOf(...aftershock("a", 4.3, 3)), "main")).toBeNull();
  });
});
