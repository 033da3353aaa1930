import { COMMON_SCREENS, isHeld, type CommonScreen } from "../../shared/screen/screens.ts";
import { unitPx } from "../../shared/screen/typeScale.ts";
import type { WallSettings } from "../../shared/screen/wallSettings.ts";

/** Each screen of the desk's list from each seat that it can be read from. */
export interface View extends CommonScreen {
  seatM: number;
}

const SEATS_M = [3, 4, 5, 6, 7, 10];

/** One of those that look alike: a screen's words grow by steps. */
export const VIEWS: readonly View[] = COMMON_SCREENS.flatMap((screen) =>
  SEATS_M.map((seatM) => ({ ...screen, seatM }))
    .filter((view) => isHeld(view, viewingOf(view)))
    .filter((view, i, all) => all.findIndex((one) => stepOf(one) === stepOf(view)) === i),
);

export function viewingOf({ seatM, heightMm }: View): Pick<WallSettings, "viewingDistanceM" | "screenHeightMm"> {
  return { viewingDistanceM: seatM, screenHeightMm: heightMm };
}

/** CSS px of a unit of its words. */
export function stepOf(view: View): number {
  return unitPx(view, viewingOf(view));
}

export function named({ name, seatM }: View): string {
  return `${name} from ${seatM} m`;
}
