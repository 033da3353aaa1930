import { z } from "zod";

/** How one wall hangs: made at the desk, carried in a signed link, kept by the screen. */

const MinuteOfDay = z.number().int().min(0).max(1439);

export const WallSettings = z.object({
  /** As the desk calls it. */
  name: z.string().trim().min(1).max(40),
  /** From the farthest seat. */
  viewingDistanceM: z.number().min(1).max(30),
  screenHeightMm: z.number().min(200).max(8000),
  sound: z.boolean(),
  volume: z.number().min(0).max(1),
  /** Minutes of the day in WIB; may go over midnight. Null: none. */
  quiet: z.object({ fromMinute: MinuteOfDay, toMinute: MinuteOfDay }).nullable(),
  layers: z.object({ faults: z.boolean(), volcanoes: z.boolean(), plates: z.boolean(), himawari: z.boolean() }),
});
export type WallSettings = z.infer<typeof WallSettings>;

/** What a wall without a link is taken for: 3×3 of 55" seen from 6 m, so that 2.4 % of its height is 20′ of arc. */
export const DEFAULT_WALL: WallSettings = {
  name: "Dinding",
  viewingDistanceM: 6,
  screenHeightMm: 2055,
  sound: true,
  volume: 0.8,
  quiet: { fromMinute: 22 * 60, toMinute: 6 * 60 },
  layers: { faults: false, volcanoes: false, plates: false, himawari: false },
};
