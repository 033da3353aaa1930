import type { Setting } from "../setting.ts";

/** need.15: a lumbung stays shut until the head of its region has signed an emergency decree; a gudang opens without one. */
export const SK = "SK Tanggap Darurat";

/** No decree can be recorded yet, so of none it is known whether it was signed. */
export const SK_UNKNOWN = `terkunci sampai ${SK}, belum diketahui`;

/** From the hazard itself: the desk counts what has passed of it. */
export const SK_WITHIN: Setting = {
  value: 24,
  unit: "jam",
  basis: "ours",
  why: "SK Tanggap Darurat dalam 24 jam sejak kejadian: tanpa SK lumbung tidak dibuka, dan bantuan gudang baru tiba sesudahnya; pilihan kami, menunggu ketetapan kementerian",
};
