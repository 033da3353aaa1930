import { describe, expect, test } from "vitest";
import { countWords, helpStrip, postsInDanger, postsInside } from "../../../client/wall/figures/posts.ts";
import { impact } from "../../make/impact.ts";
import { lumbung, sentra, tagana, warehouse } from "../../make/place.ts";
import { help, resource } from "../makeWorld.ts";
import { cianjur, lumbungCianjur, bogor, inside, places } from "./cianjur.ts";

describe("our posts", () => {
  test("W23 those in VI and above come first, by kabupaten, with what to do; all in V and above are counted", () => {
    expect(postsInDanger(inside, places)).toEqual([
      { words: "Tagana dan 4 lumbung Kab. Cianjur", action: "periksa", mmi: 6 },
    ]);
    expect(postsInside(inside, places)).toBe("2 Tagana, 4 lumbung");
  });

  test("W23 of more kinds than a row holds the last are told as others", () => {
    const many = [tagana(), lumbung(), sentra(), sentra({ office: "bbppks" }), warehouse(), warehouse()];
    expect(countWords(many, { mostKinds: 3 })).toBe("1 Tagana, 4 lumbung, 4 lain");
    expect(countWords(many.slice(0, 3), { mostKinds: 3 })).toBe("1 Tagana, 4 lumbung, 1 Sentra");
  });

  test("W23 those in VI and above that are only counted come last, in one row", () => {
    const counted = { kind: "tagana", where: "inside" } as const;
    const unlisted = [
      { ...counted, mmi: 6, places: 1200, posts: 1234 },
      { ...counted, mmi: 5, places: 9000, posts: 9000 },
    ];
    expect(postsInDanger({ ...inside, unlisted }, places)).toEqual([
      ...postsInDanger(inside, places),
      { words: "1.234 pos lain", action: "periksa", mmi: 6 },
    ]);
  });

  test("W23 one kabupaten is asked for as urgently as its most urgent post", () => {
    const urgent = impact({
      id: "q",
      resources: [resource(lumbungCianjur, 6.1, "periksa"), resource(cianjur, 7.1, "periksa-segera")],
    });
    expect(postsInDanger(urgent, places)).toMatchObject([{ action: "periksa segera", mmi: 7 }]);
  });

  test("W24 each able unit within three hours is one dot at its hours, and none stands on another", () => {
    const units = [1.4, 1.41, 3, 3.2].map((hours, i) => ({ ...help(bogor, hours), placeId: `u${i}` }));
    const { dots } = helpStrip({ ...inside, help: units }, places);
    expect(dots.map(({ level }) => level)).toEqual([0, 1, 0]);
    expect(dots[0]?.x).toBeCloseTo(1.4 / 3, 1);
    expect(dots[2]?.x).toBe(1);
  });

  test("W24 where none is within three hours the first to come is told", () => {
    const far = { ...inside, help: [help(bogor, 6)] };
    expect(helpStrip(far, places)).toEqual({ dots: [], units: "0 unit", people: "≤ 3 jam, pertama 6,0 jam" });
  });

  test("W24 members are told only where they are known of every unit", () => {
    expect(helpStrip(inside, places)).toMatchObject({ units: "1 unit", people: "60 orang ≤ 3 jam" });
    const more = { ...inside, help: [...inside.help, help(cianjur, 2)] };
    expect(helpStrip(more, places)).toMatchObject({ units: "2 unit", people: "≤ 3 jam" });
  });
});
