import type { Setting } from "../setting.ts";

/** How long a weather warning stands whose end BMKG did not tell, or not so that it can be one. */
export const UNKNOWN_END_STANDS: Setting = {
  value: 3,
  unit: "jam",
  basis: "ours",
  why: "peringatan dini cuaca BMKG berlaku 2 sampai 3 jam sejak terbit",
};
