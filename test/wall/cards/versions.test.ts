import { describe, expect, test } from "vitest";
import { versionAxis } from "../../../client/wall/figures/versions.ts";
import { ORIGIN, version } from "../../make/quake.ts";

const second = version({ n: 2, fetchedAt: ORIGIN + 228_000, issuedAt: null, changed: ["M 5,6 → 5,7"] });

describe("Y13 the first version stands over the axis, the newest under it, each with its times", () => {
  test("Y13 from BMKG's publication to this screen; to our fetch where the screen found it already there", () => {
    const { first, latest } = versionAxis([version(), second], new Map([[1, ORIGIN + 172_000]]));
    expect(first).toEqual({ name: "v1 M 5,6", times: "terbit +2.43 → tampil +2.52", isRight: true });
    expect(latest).toEqual({ name: "v2 M 5,6 → 5,7", times: "diambil +3.48", isRight: true });
    expect(versionAxis([version(), second], new Map([[2, ORIGIN + 230_000]])).latest?.times).toBe("tampil +3.50");
  });

  test("Y13 one version alone stands under it; of three the middle one is a mark", () => {
    const third = version({ n: 3, fetchedAt: ORIGIN + 700_000, issuedAt: null, changed: ["laporan dirasakan 0 → 14"] });
    expect(versionAxis([version()], new Map())).toMatchObject({ first: null, latest: { name: "v1 M 5,6" } });
    const { first, latest, marks } = versionAxis([version(), second, third], new Map());
    expect([first?.name, first?.isRight, latest?.name, marks.length]).toEqual([
      "v1 M 5,6",
      false,
      "v3 laporan dirasakan 0 → 14",
      3,
    ]);
    expect(marks.every(({ from, to }) => from >= 0 && to <= 1 && from <= to)).toBe(true);
  });

  test("Y13 a change that finds no room gives way to a shorter one, then to none; the times stay", () => {
    const long = "pusat gempa 30 km timur laut Kab. Kepulauan Tanimbar → 41 km";
    const of = (...changed: string[]) => versionAxis([version(), { ...second, changed }], new Map()).latest;
    expect(of(long)).toMatchObject({ name: "v2", times: "diambil +3.48" });
    expect(versionAxis([version(), second], new Map()).tickWords).toBe("tiap garis 1 menit");
    expect(
      versionAxis([version(), { ...second, changed: ["laporan dirasakan 0 → 14, M 5,6 → 5,7"] }], new Map()).tickWords,
    ).toBeNull();
    expect(of(long, "kedalaman 10 → 12 km")?.name).toBe("v2 kedalaman 10 → 12 km");
  });
});
