import { describe, expect, test } from "vitest";
import { needCard } from "../../../client/wall/figures/need.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { impact } from "../../make/impact.ts";
import { inside } from "./cianjur.ts";

describe("need against stock", () => {
  const words = (card: ReturnType<typeof needCard>) =>
    card && [card.heads, ...card.rows.map(({ item, cells }) => [item, ...cells.map((cell) => cell.words)])];
  /** Of Cianjur, with what offices reported of it. */
  function reported(stores: number, example: number, amounts: Record<string, number>): Impact {
    const [table] = inside.needs;
    if (!table) throw new Error("no needs");
    const lines = table.lines.map((line) => {
      const told = amounts[line.item] ?? 0;
      return { ...line, have: told + (example > 0 ? (line.have ?? 0) : 0), reported: told };
    });
    const asOf = { from: "2022-11-01", to: "2022-11-02" };
    return { ...inside, needs: [{ ...table, stock: { stores, example, asOf, withinHours: 2 }, lines }] };
  }

  test("W25 need.14 of examples alone the shortage is not known, and what they hold is quiet", () => {
    const card = needCard(inside);
    expect(card?.title).toBe("Perkiraan pengungsi 50 rb");
    expect(words(card)).toEqual([
      ["butuh", "menurut contoh", "kurang"],
      ["Tenda keluarga", "1.200", "420", "belum diketahui"],
      ["Selimut", "8.300", "4.200", "belum diketahui"],
      ["Siap saji", "29 rb", "29 rb", "belum diketahui"],
    ]);
    expect(card?.rows[0]?.cells.map(({ tone }) => tone)).toEqual(["told", "quiet", "unknown"]);
    expect(card?.notes).toEqual([
      "Rentang 30 rb–100 rb: bisa sepersepuluh, bisa sepuluh kali.",
      "Kiriman pertama, makan 0,4 hari. 12 lumbung ≤ 2 jam, isi contoh.",
      "Terkunci sampai SK Tanggap Darurat, belum diketahui.",
    ]);
  });

  test("W25 need.14 beside reports an example stands apart, and the shortage is told as its most", () => {
    const card = needCard(reported(14, 10, { "tenda keluarga": 240, "makanan siap saji": 90_000 }));
    expect(words(card)).toEqual([
      ["butuh", "dilaporkan", "contoh", "kurang"],
      ["Tenda keluarga", "1.200", "240", "420", "≤ 1.000"],
      ["Selimut", "8.300", "0", "4.200", "≤ 8.300"],
      ["Siap saji", "29 rb", "90 rb", "29 rb", "0"],
    ]);
    expect(card?.notes.slice(1)).toEqual([
      "Kiriman pertama, makan 0,4 hari. Menunggu SK Tanggap Darurat.",
      "4 dari 14 tempat ≤ 2 jam melapor, keadaan 1–2 Nov.",
    ]);
  });

  test("W25 where all reported, it is there, with what is missing and up to how much", () => {
    const card = needCard(reported(14, 0, { "tenda keluarga": 420, selimut: 8300 }));
    expect(words(card)).toEqual([
      ["butuh", "ada", "kurang", "sampai"],
      ["Tenda keluarga", "1.200", "420", "820", "2.000"],
      ["Selimut", "8.300", "8.300", "0", "7.700"],
      ["Siap saji", "29 rb", "0", "29 rb", "82 rb"],
    ]);
    expect(card?.notes.at(-1)).toBe("Semua 14 tempat ≤ 2 jam melapor, keadaan 1–2 Nov.");
  });

  test("W14 W25 before there is an impact nothing is claimed, and no displaced is no table", () => {
    expect(needCard(null)).toBeNull();
    expect(needCard(impact({ id: "q" }))?.rows).toEqual([]);
  });

  test("W25 a count from the field is no estimate", () => {
    const displaced = { low: 5000, mid: 5000, high: 5000, basis: "kaji cepat" as const };
    const card = needCard({ ...inside, displaced });
    expect(card?.title).toBe("Pengungsi 5.000");
    expect(card?.notes[0]).toBe("Hitungan kaji cepat di lapangan.");
  });
});
