import { describe, expect, test } from "vitest";
import { needCard } from "../../../client/wall/figures/need.ts";
import { impact } from "../../make/impact.ts";
import { inside } from "./cianjur.ts";

describe("need against stock", () => {
  test("W25 need and shortage are of the middle, with a ceiling; stock that nobody knows is unknown, and so is what is missing of it", () => {
    expect(needCard(inside)?.title).toBe("Perkiraan pengungsi 50 rb");
    expect(needCard(inside)?.notes[0]).toBe("Rentang 30 rb–100 rb: bisa sepersepuluh, bisa sepuluh kali.");
    expect(needCard(inside)?.rows).toEqual([
      { item: "Tenda keluarga", need: "1.200", have: "420", short: "820", ceiling: "2.000" },
      { item: "Selimut", need: "8.300", have: "belum ada data", short: null, ceiling: null },
      { item: "Siap saji", need: "29 rb", have: "29 rb", short: "0", ceiling: "53 rb" },
    ]);
  });

  test("W25 what the stock counts stands under it, and that no decree is known of", () => {
    expect(needCard(inside)?.notes.join(" ")).toMatch(
      /SK Tanggap Darurat belum diketahui.*Ada: 12 lumbung ≤ 6 jam tempuh, isi contoh\./,
    );
  });

  test("W14 W25 before there is an impact nothing is claimed, and no displaced is no table", () => {
    expect(needCard(null)).toBeNull();
    expect(needCard(impact({ id: "q" }))?.rows).toEqual([]);
  });

  test("W25 a count from the field is no estimate", () => {
    const displaced = { low: 5000, mid: 5000, high: 5000, basis: "kaji cepat" as const };
    const card = needCard({ ...inside, displaced });
    expect(card?.title).toBe("Pengungsi 5.000");
    expect(card?.notes[0]).toContain("dari kaji cepat");
  });
});
