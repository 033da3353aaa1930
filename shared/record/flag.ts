import type { DoubtKind, WeatherUnknown } from "./bulletin.ts";

/** Machine words for what a reader must be told of a hazard. */
export type HazardFlag = PlainFlag | `${typeof HELD}${DoubtKind}`;

/**
 * `withdrawn`: an automatic solution that BMKG no longer lists and that no other feed tells. `to-and-fro`: a feed went back to what it
 * had told before, and was not followed. `cancelled`: BMKG took its bulletin back. `replaced`: a weather warning whose place one of several
 * took, by BMKG's Update of them all. `felt-doubted`: a felt intensity was left out. `issue-doubted`: a time of issue can't be, and is not used. `stage-unknown`:
 * a tsunami bulletin told no stage. `area-kept`: of an Update whose area can't be read, that of
 * the version before. `area-by-code`: drawn round the kecamatan of the kabupaten or province that a code names. `time-unsure`: its time lay ahead of a present of which BMKG's hosts
 * had told nothing (clock.6). `shakemap-refused`: BMKG's shakemap of it cannot be of this quake, or not be at all.
 */
export type PlainFlag =
  | "automatic"
  | "foreign"
  | "bmkg-test"
  | "time-corrected"
  | "time-unsure"
  | "withdrawn"
  | "to-and-fro"
  | "cancelled"
  | "felt-doubted"
  | "replaced"
  | "issue-doubted"
  | "stage-unknown"
  | "area-kept"
  | "area-by-code"
  | "shakemap-refused"
  | WeatherUnknown;

/** Stands before the kind of doubt for which a statement is held. */
const HELD = "held:";

/** A record bears its flags as text, so that a screen can read those of a newer server too. */
interface Flagged {
  readonly flags: readonly string[];
}

export function hasFlag({ flags }: Flagged, flag: HazardFlag): boolean {
  return flags.includes(flag);
}

/** The kind of doubt that a flag tells, as text for the same reason; null for every other flag. */
export function doubtIn(flag: string): string | null {
  return flag.startsWith(HELD) ? flag.slice(HELD.length) : null;
}
