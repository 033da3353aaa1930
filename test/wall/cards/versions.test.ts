import { expect, test } from "vitest";
import { latencyWords, versionAxis } from "../../../client/wall/figures/versions.ts";
import { ORIGIN, version } from "../../make/quake.ts";

test("Y13 versions are told by when this screen showed them, the newest by its whole way from the quake to the screen", () => {
  const versions = [
    version(),
    version({ n: 2, fetchedAt: ORIGIN + 228_000, issuedAt: null, changed: ["M 5,6 → 5,7"] }),
  ];
  const { marks } = versionAxis(versions, new Map([[1, ORIGIN + 172_000]]));
  expect(marks.map(({ name, shown }) => `${name}: ${shown}`)).toEqual([
    "v1 M 5,6: tampil +2.52",
    "v2 M 5,6 → 5,7: diambil +3.48",
  ]);
  expect(latencyWords([version()], ORIGIN + 171_400, new Map([[1, ORIGIN + 172_000]]))).toBe(
    "terbit +2.43 → diambil +2.51 → dihitung +2.51 → tampil +2.52",
  );
  expect(latencyWords(versions, null, new Map())).toBe("diambil +3.48");
  expect(latencyWords([version()], ORIGIN + 600_000, new Map([[1, ORIGIN + 172_000]]))).toBe(
    "terbit +2.43 → diambil +2.51 → tampil +2.52, dihitung ulang +10.00",
  );
  expect(latencyWords(versions, ORIGIN + 600_000, new Map())).toBe("diambil +3.48, dihitung ulang +10.00");
  expect(marks.every(({ from, to }) => from >= 0 && to <= 1 && from <= to)).toBe(true);
});
