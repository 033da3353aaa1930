import { expect, test } from "vitest";
import { previewsOf, SCREEN } from "../../client/desk/walls/preview.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";

test("desk.38 a wall of nine screens shows every card; one television across a room is told what takes turns", () => {
  for (const { missing, boxes } of previewsOf(DEFAULT_WALL)) {
    expect(missing).toEqual([]);
    for (const { left, top, width, height } of boxes) {
      expect(left + width).toBeLessThanOrEqual(SCREEN.widthPx + 1);
      expect(top + height).toBeLessThanOrEqual(SCREEN.heightPx + 1);
    }
  }
  const [quake] = previewsOf({ viewingDistanceM: 5, screenHeightMm: 685 });
  expect(quake).toMatchObject({
    turns: ["Satu jam pertama", "Pos dalam bahaya", "Kebutuhan", "Dirasakan"],
    missing: [],
  });
  const [far] = previewsOf({ viewingDistanceM: 7, screenHeightMm: 2055 });
  expect(far).toMatchObject({ turns: [], missing: ["Dirasakan"] });
});
