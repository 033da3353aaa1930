import { expect, test } from "vitest";
import { placeNumerals } from "../../client/map/labels/placeNumerals.ts";
import { overlaps, type Point } from "../../client/map/labels/placeLabels.ts";

/** Too low for a chip of its own on it. */
const RING = Array.from({ length: 49 }, (_, i): Point => {
  const turn = (i / 48) * 2 * Math.PI;
  return [200 + 40 * Math.cos(turn), 200 + 40 * Math.sin(turn)];
});

test("map.12 a chip that finds no room beside its line stands a little farther off, where there is some", () => {
  const post = { left: 0, top: 0, right: 220, bottom: 400 };
  const placed = (rightOfRoom: number) =>
    placeNumerals([{ mmi: 6, line: RING }], {
      free: { left: 0, top: 160, right: rightOfRoom, bottom: 240 },
      obstacles: [post, { left: 230, top: 100, right: 262, bottom: 300 }],
      u: 1,
    });
  const [chip] = placed(372);
  expect(chip?.mmi).toBe(6);
  expect(chip!.box.left).toBeGreaterThan(262);
  expect(overlaps(chip!.box, post)).toBe(false);
  expect(placed(340)).toEqual([]);
});
