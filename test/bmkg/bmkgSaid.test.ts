import { describe, expect, test } from "vitest";
import { adviceSaid, bmkgSaid, kecamatanNamed } from "../../shared/bmkg/bmkgSaid.ts";
import { quake } from "../make/quake.ts";
import { weather } from "../make/weather.ts";

const DESCRIPTION = [
  "Hujan lebat disertai petir akan terjadi pada 13 October 2025, 12:23 WIB di sebagian wilayah Jawa Barat, khususnya di Babakancikao, Bl. Limbangan, KOTA BARU.",
  " Kondisi ini berpotensi menimbulkan dampak berupa banjir lokal.",
  " Masyarakat dihimbau untuk tetap waspada.",
  " Kondisi diperkirakan dapat berlangsung hingga 13 October 2025, 14:30 WIB.",
].join("\n");

describe("words.14 BMKG's own words", () => {
  test("of a warning are its paragraphs and its advice", () => {
    const said = bmkgSaid(weather({}, { description: DESCRIPTION, instruction: "Jauhi sungai." }));
    expect([said.length, said[1], said.at(-1)]).toEqual([
      5,
      "Kondisi ini berpotensi menimbulkan dampak berupa banjir lokal.",
      "Jauhi sungai.",
    ]);
  });

  test("what it says beside area and times, and the kecamatan it names", () => {
    expect(adviceSaid(DESCRIPTION)).toEqual([
      "Kondisi ini berpotensi menimbulkan dampak berupa banjir lokal.",
      "Masyarakat dihimbau untuk tetap waspada.",
    ]);
    expect(kecamatanNamed(DESCRIPTION)).toEqual(["Babakancikao", "Bl. Limbangan", "KOTA BARU"]);
    expect(kecamatanNamed("Waspada hujan lebat.")).toEqual([]);
  });

  test("of a quake are those of its newest statement that has any", () => {
    const statement = (seenAt: number, headline: string | null) =>
      ({ issuedAt: null, seenAt, headline, instruction: "Ikuti arahan BPBD" }) as never;
    const said = bmkgSaid(
      quake({ statements: [statement(1, "PD-1"), statement(3, null), statement(2, "PD-2 ::BMKG")] }),
    );
    expect(said).toEqual(["PD-2", "Ikuti arahan BPBD"]);
    expect(bmkgSaid(quake())).toEqual([]);
  });
});
