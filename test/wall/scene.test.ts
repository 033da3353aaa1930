import { describe, expect, test } from "vitest";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import type { Alert } from "../../shared/record/alert.ts";
import { sceneOf, type Scene } from "../../client/wall/scene/scene.ts";
import { alert } from "../make/alert.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { weather } from "../make/weather.ts";
import { worldOf } from "../make/world.ts";
import { feed, MINUTE, NOW, WELL, reportOf } from "./makeWorld.ts";
import type { WorldRecord } from "../../shared/world/world.ts";
import { answered } from "../make/incident.ts";

const heroOf = (scene: Scene) => (scene.kind === "event" || scene.kind === "tsunami" ? scene.hero.quake.id : null);
const show = (records: Parameters<typeof worldOf>, now = NOW, report: typeof WELL | null = WELL) =>
  sceneOf({ world: worldOf(...records), report, now, heard: AT_THE_SOURCE });

describe("W2 what becomes the hero", () => {
  const cases: [string, Alert, number, string][] = [
    ["W2 an open merusak is the hero", alert({ id: "q", tier: "merusak" }), NOW, "event"],
    [
      "W2 an open darurat is the hero, hours later too",
      alert({ id: "q", tier: "darurat" }),
      NOW + 600 * MINUTE,
      "event",
    ],
    [
      "W2 a felt quake is the hero in its first 30 minutes",
      alert({ id: "q", tier: "dirasakan" }),
      ORIGIN + 171_000 + 29 * MINUTE,
      "event",
    ],
    [
      "W2 a felt quake is no longer one after them",
      alert({ id: "q", tier: "dirasakan" }),
      ORIGIN + 171_000 + 30 * MINUTE,
      "calm",
    ],
    [
      "alert.12 a small one is the hero for ten",
      alert({ id: "q", tier: "dirasakan", asks: false }),
      ORIGIN + 171_000 + 9 * MINUTE,
      "event",
    ],
    [
      "alert.12 a small one is no longer one after them",
      alert({ id: "q", tier: "dirasakan", asks: false }),
      ORIGIN + 171_000 + 10 * MINUTE,
      "calm",
    ],
    [
      "W2 a felt aftershock is told with its main event",
      alert({ id: "q", tier: "dirasakan", mainId: "m" }),
      NOW,
      "calm",
    ],
    ["W2 an aftershock that does damage is the hero", alert({ id: "q", tier: "merusak", mainId: "m" }), NOW, "event"],
    ["W2 an info never is", alert({ id: "q", tier: "info" }), NOW, "calm"],
    ["W2 an ended alert never is", alert({ id: "q", tier: "darurat", endedAt: NOW }), NOW, "calm"],
  ];
  test.each(cases)("%s", (_, told, now, kind) => {
    expect(show([quake({ id: "q" }), told], now).kind).toBe(kind);
  });

  test("W3 the louder tier comes first, though it is older", () => {
    const scene = show([
      quake({ id: "old" }, { originTime: ORIGIN - 60 * MINUTE }),
      alert({ id: "old", tier: "darurat" }),
      quake({ id: "new" }),
      alert({ id: "new", tier: "merusak" }),
    ]);
    expect(heroOf(scene)).toBe("old");
    expect(scene.kind === "event" && scene.heroes.map(({ quake: { id } }) => id)).toEqual(["old", "new"]);
  });

  test("W3 of one tier the newer comes first", () => {
    const older = quake({ id: "older" }, { originTime: ORIGIN - 60 * MINUTE });
    expect(
      heroOf(
        show([
          older,
          alert({ id: "older", tier: "merusak" }),
          quake({ id: "newer" }),
          alert({ id: "newer", tier: "merusak" }),
        ]),
      ),
    ).toBe("newer");
  });

  test("W3 an alarm that nobody answered pins the wall; answered ones take turns", () => {
    const two = (...answers: WorldRecord[]) =>
      [0, 10_000].map((later) =>
        heroOf(
          show(
            [
              quake({ id: "a" }),
              alert({ id: "a", tier: "merusak" }),
              quake({ id: "b" }, { originTime: ORIGIN - MINUTE }),
              alert({ id: "b", tier: "merusak" }),
              ...answers,
            ],
            NOW + later,
          ),
        ),
      );
    expect(new Set(two())).toEqual(new Set(["a"]));
    expect(new Set(two(answered({ id: "a", tier: "merusak" }), answered({ id: "b", tier: "merusak" })))).toEqual(
      new Set(["a", "b"]),
    );
  });

  test("W4 a BMKG test is never the hero, and is named among the tests", () => {
    const scene = show([quake({ id: "t", status: "test" }), alert({ id: "t", tier: "darurat" })]);
    expect(scene.kind).toBe("calm");
    expect(scene.tests.map(({ id }) => id)).toEqual(["t"]);
  });

  test("W5 a held quake is never the hero, and is named among the held", () => {
    const scene = show([
      quake({ id: "h", status: "held", flags: ["held:future-time"] }),
      alert({ id: "h", tier: "darurat" }),
    ]);
    expect(scene.kind).toBe("calm");
    expect(scene.held.map(({ id }) => id)).toEqual(["h"]);
  });

  test("W5 what BMKG lets stand uncorrected is told for a day", () => {
    const held = quake({ id: "h", status: "held", flags: ["held:future-time"] });
    expect(show([held], held.updatedAt + 24 * 60 * MINUTE - 1).held).toHaveLength(1);
    expect(show([held], held.updatedAt + 24 * 60 * MINUTE).held).toHaveLength(0);
  });

  test("W6 history is never the hero", () => {
    expect(show([quake({ id: "q", status: "history" }), alert({ id: "q", tier: "darurat" })]).kind).toBe("calm");
  });

  test("W7 a loud weather alert takes its turn among the quakes; a severe one is news for half an hour when it is alone", () => {
    const warning = weather({ id: "w", endsAt: NOW + 120 * MINUTE });
    expect(show([warning, alert({ id: "w", tier: "merusak" })]).kind).toBe("weather");
    const severe = alert({ id: "w", tier: "dirasakan", raisedAt: NOW });
    expect(show([warning, severe], NOW + 29 * MINUTE).kind).toBe("weather");
    expect(show([warning, severe], NOW + 30 * MINUTE).kind).toBe("calm");
    expect(show([warning, severe, quake({ id: "q" }), alert({ id: "q", tier: "dirasakan" })])).toMatchObject({
      kind: "event",
      count: 1,
    });
    expect(show([warning, alert({ id: "w", tier: "info" })]).kind).toBe("calm");
  });

  test("W7 no longer once it has ended or was cancelled", () => {
    const over = weather({ id: "w", endsAt: NOW });
    expect(show([over, alert({ id: "w", tier: "merusak" })]).kind).toBe("calm");
    expect(
      show([{ ...weather({ id: "w", endsAt: NOW + MINUTE }), cancelled: true }, alert({ id: "w", tier: "merusak" })])
        .kind,
    ).toBe("calm");
  });
});

describe("no event is not no data, and old data is neither", () => {
  test("W8 before any feed was read the wall waits, it is not calm", () => {
    const unread = { triedAt: null, readAt: null, outcome: "never" as const };
    expect(show([], NOW, null).kind).toBe("waiting");
    expect(show([], NOW, reportOf([feed("autogempa", unread)])).kind).toBe("waiting");
  });

  test("W8 the weather feed alone does not make it calm", () => {
    const unread = { triedAt: null, readAt: null, outcome: "never" as const };
    expect(show([], NOW, reportOf([feed("autogempa", unread), feed("nowcast")])).kind).toBe("waiting");
  });

  test.each(["unreachable", "unreadable"] as const)(
    "W9 a quake feed that is %s is told with its beginning",
    (outcome) => {
      const failing = feed("autogempa", { outcome, failingSince: NOW - 23 * MINUTE });
      const scene = show([], NOW, reportOf([failing, feed("nowcast")]));
      expect(scene.blind).toMatchObject([{ id: "autogempa", title: "autogempa", since: NOW - 23 * MINUTE }]);
    },
  );

  test("W9 a feed that nobody asks any more is told too", () => {
    const forgotten = feed("inatews-tsunami", { readAt: NOW - 10 * MINUTE, triedAt: NOW - 10 * MINUTE });
    expect(show([], NOW, reportOf([forgotten])).blind).toHaveLength(1);
  });

  test("W9 a failing weather feed does not blind the quakes", () => {
    const failing = feed("nowcast", { outcome: "unreachable", failingSince: NOW });
    expect(show([], NOW, reportOf([feed("autogempa"), failing])).blind).toEqual([]);
  });

  test("W9 feeds are judged at the beat that told of them, not by the minutes since in a fast drill", () => {
    expect(show([], NOW + 5 * MINUTE, WELL).blind).toEqual([]);
  });
});

describe("a tsunami", () => {
  const tsunami = (state: "warning" | "potential" | "ended" | "none", issuedAt: number | null) =>
    quake({ id: "q" }, { tsunami: { state, stage: "PD-2", level: "SIAGA", issuedAt, zones: [], observations: [] } });

  test.each([
    ["W11 a warning in force has its own scene", tsunami("warning", NOW), "tsunami"],
    ["W11 so has a potential whose zones are still to come", tsunami("potential", null), "tsunami"],
    ["W11 so has its end, while that is news", tsunami("ended", NOW - 29 * MINUTE), "tsunami"],
    ["W11 afterwards the shaking is the event", tsunami("ended", NOW - 31 * MINUTE), "event"],
    ["W11 without one the shaking is the event", tsunami("none", null), "event"],
  ] as const)("%s", (_, hazard, kind) => {
    expect(show([hazard, alert({ id: "q", tier: "darurat" })]).kind).toBe(kind);
  });

  test("W11 its end is told also where the shaking was only felt, hours ago", () => {
    const felt = alert({ id: "q", tier: "dirasakan", raisedAt: NOW - 200 * MINUTE });
    expect(show([tsunami("ended", NOW - 29 * MINUTE), felt]).kind).toBe("tsunami");
    expect(show([tsunami("ended", NOW - 31 * MINUTE), felt]).kind).toBe("calm");
    expect(show([tsunami("ended", NOW - MINUTE), { ...felt, endedAt: NOW }]).kind).toBe("calm");
  });
});
