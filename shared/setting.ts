/** A figure that the ministry may change, with the reason why it stands as it does; screens show both. */
export interface Setting {
  value: number;
  /** `km/jam`, `jam`, `%` … empty for a factor. */
  unit: string;
  /** `published`: `why` names who published it. `ours`: chosen by us until the ministry settles it. */
  basis: "published" | "ours";
  /** In Indonesian, for the screen. */
  why: string;
}
