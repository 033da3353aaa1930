/** How a plate over the map sets its words: `narrow` one under the other, `strip` small and short. Pure. */
export type PlateForm = "broad" | "narrow" | "strip";

/** Of the plate of a drill or a replay, from the map's upper edge: how far down it may reach. */
const REACHES_U: Record<PlateForm, number> = { broad: 240, narrow: 290, strip: 410 };
const NARROW_BELOW_U = 1200;
const STRIP_BELOW_U = 900;

/** @param roomPx of the map, beside clocks that stand over it */
export function plateForm(roomPx: number, u: number): PlateForm {
  if (roomPx < STRIP_BELOW_U * u) return "strip";
  return roomPx < NARROW_BELOW_U * u ? "narrow" : "broad";
}

/** The share of the screen's height that the plate of a drill or a replay takes of the map's head. */
export function plateShare(roomPx: number, u: number, heightPx: number): number {
  return (REACHES_U[plateForm(roomPx, u)] * u) / heightPx;
}
