import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCoverage } from "../../server/registry/coverage.ts";
import { ACTION_WORDS, actionFor } from "../../shared/impact/action.ts";
import { sentraFor } from "../../shared/help/covering.ts";
import { isAbleAt } from "../../shared/help/help.ts";
import type { Help } from "../../shared/record/impact.ts";
import { travelHours } from "../../shared/travel/travel.ts";
import { runs } from "../runs.ts";
import { defaults, exposure, helpTo, kabupaten, stopAt, unwinged, winged } from "./country.ts";

const ofKind = (help: readonly Help[], kind: Help["kind"]) => help.filter((each) => each.kind === kind);
const ids = (help: readonly Help[]) => help.map(({ placeId }) => placeId);

describe("L5 helpers", () => {
  test("Bantul 2023: the six UPT that went are six of the first eight", () => {
    const sentra = ofKind(helpTo(kabupaten("34.02")), "sentra");
    const went = [
      "sentra:antasena",
      "sentra:bbppks-yogyakarta",
      "sentra:kartini",
      "sentra:margolaras",
      "sentra:satria",
      "sentra:soeharso",
    ];
    const first = ids(sentra.slice(0, 8));
    expect(went.filter((id) => !first.includes(id))).toEqual([]);
    expect(first[0]).toBe("sentra:bbppks-yogyakarta");
  });

  test("come in the order of hours, not of kilometres", () => {
    // Seen from Sumbawa Barat, Lombok Timur across the strait is nearer than Sumbawa Besar and yet later.
    const units = ofKind(helpTo(kabupaten("52.07")), "tagana");
    const [lombok, sumbawa] = ["TGN-5203", "TGN-5204"].map((id) => units.find(({ placeId }) => placeId === id));
    expect(lombok?.km).toBeLessThan(sumbawa?.km ?? 0);
    expect(lombok?.hours).toBeGreaterThan(sumbawa?.hours ?? Infinity);
    const hours = units.map((each) => each.hours ?? Infinity);
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
  });

  test.each([
    ["by road and sea", unwinged],
    ["and by air", winged],
  ])("are exactly those that a look at every place finds, %s", (_ways, means) => {
    const target = fc.constantFrom(...defaults.kabupaten.map(({ at }) => at));
    // Hours that nobody knows come after all others, the nearest first.
    const rankOf = ({ hours, km }: Pick<Help, "hours" | "km">) => hours ?? 1e6 + km;
    fc.assert(
      fc.property(target, fc.integer({ min: 1, max: 30 }), (at, most) => {
        const to = stopAt(at);
        const all = exposure.places.map((place) => ({ kind: place.kind, ...travelHours(stopAt(place.at), to, means) }));
        const found = helpTo(to, { most, means });
        for (const { kind } of exposure.placesOf) {
          const soonest = all.filter((each) => each.kind === kind).map(rankOf);
          const expected = soonest.sort((a, b) => a - b).slice(0, most);
          const told = ofKind(found, kind).map(rankOf);
          expect(told).toHaveLength(expected.length);
          told.forEach((rank, i) => expect(rank).toBeCloseTo(expected[i] ?? 0, 5));
        }
      }),
      {
        numRuns: runs(60),
        examples: [
          [kabupaten("95.08").at, 30],
          [kabupaten("95.01").at, 5],
          [kabupaten("13.09").at, 20],
        ],
      },
    );
  });

  test("a post at MMI 5.5 and above is not sent; one below is", () => {
    const target = kabupaten("32.03");
    const mmi = exposure.places.map(({ id }) => (id === "TGN-3203" ? 5.5 : id === "TGN-3272" ? 5.49 : 3));
    const mmiAt = (i: number) => mmi[i] ?? null;
    const help = helpTo(target, { mmiAt, isAble: (i) => isAbleAt(mmiAt(i)) });
    expect(ids(help)).not.toContain("TGN-3203");
    expect(help.find(({ placeId }) => placeId === "TGN-3272")?.mmi).toBe(5.49);
  });

  test("arrive as many hours after departure as they travel, and within the hours asked for", () => {
    const help = helpTo(kabupaten("32.03"), { departAt: 1_000_000, most: 2000, withinHours: 2 });
    expect(help.length).toBeGreaterThan(10);
    for (const { arrivesAt, hours } of help) {
      expect(arrivesAt).toBe(1_000_000 + Math.round((hours ?? Infinity) * 3_600_000));
      expect(hours).toBeLessThanOrEqual(2);
    }
    expect(helpTo(kabupaten("32.03"), { most: 2000 }).length).toBe(exposure.places.length);
  });

  test("travel.2 into a kabupaten that only small aeroplanes reach: its own first, then the nearest, whose hours nobody knows", () => {
    const help = ofKind(helpTo(kabupaten("95.08"), { means: winged, most: 4, departAt: 5 }), "tagana");
    expect(help.map(({ hours, arrivesAt }) => [hours === null, arrivesAt === null])).toEqual([
      [false, false],
      [true, true],
      [true, true],
      [true, true],
    ]);
    expect(help[0]?.placeId).toBe("TGN-9508");
    const km = help.slice(1).map((offer) => offer.km);
    expect(km).toEqual(km.toSorted((a, b) => a - b));
    expect(ofKind(helpTo(kabupaten("95.08"), { means: winged, withinHours: 12 }), "tagana")).toHaveLength(1);
  });

  test("none is able: none is told, and the search ends", () => {
    expect(helpTo(kabupaten("32.03"), { isAble: () => false })).toEqual([]);
  });
});

describe("L6 the covering Sentra", () => {
  const coverage = readCoverage();

  test("is known for every kabupaten, published or derived, and exists", () => {
    const known = new Set(defaults.places.map(({ id }) => id));
    const bases = [...coverage.values()].map(({ sentraId, altId, basis }) => {
      expect(known).toContain(sentraId);
      if (altId !== null) expect(known).toContain(altId);
      return basis;
    });
    const count = (wanted: string) => bases.filter((basis) => basis === wanted).length;
    expect([count("published"), count("derived")]).toEqual([104, 410]);
  });

  test("comes from the table though another is nearer", () => {
    expect(coverage.get("34.02")?.basisWord).toBe("derived-nearest");
    expect(sentraFor("34.02", coverage)).toEqual({
      sentraId: "sentra:antasena",
      altId: "sentra:kartini",
      basis: "derived",
      askId: "sentra:antasena",
    });
    const farther = [...coverage.values()].filter(({ id, sentraId, basis }) => {
      const [nearest] = ofKind(helpTo(kabupaten(id), { most: 1 }), "sentra");
      return basis === "published" && nearest?.placeId !== sentraId;
    });
    expect(farther.length).toBeGreaterThan(10);
    for (const { id, sentraId } of farther) expect(sentraFor(id, coverage)?.sentraId).toBe(sentraId);
  });

  test("hands over to the next when it is hurt, and to distance when both are", () => {
    expect(sentraFor("34.02", coverage, (id) => id !== "sentra:antasena")?.askId).toBe("sentra:kartini");
    expect(sentraFor("34.02", coverage, () => false)).toMatchObject({ sentraId: "sentra:antasena", askId: null });
    expect(sentraFor("99.99", coverage)).toBeNull();
  });
});

describe("L7 the action", () => {
  test.each([
    [{ 7: 0.5, 6: 0.9, 5: 1 }, "periksa-segera"],
    [{ 7: 0.49, 6: 0.5, 5: 0.9 }, "periksa"],
    [{ 7: 0.1, 6: 0.44, 5: 0.97 }, "hubungi"],
    [{ 7: 0, 6: 0.01, 5: 0.49 }, "pantau"],
  ] as const)("%o is %s", (p, action) => {
    const table: Record<number, number> = p;
    expect(actionFor({ pAtLeast: (level) => table[level] ?? 0 })).toBe(action);
    expect(ACTION_WORDS[action]).toBe(action.replace("-", " "));
  });
});
