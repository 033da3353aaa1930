import type { TsunamiLevel } from "../../shared/record/bulletin.ts";
import type { LngLat } from "../../shared/geo/distance.ts";

/**
 * A day in the life of BMKG's files, in plain data: what each file shows from when, and what goes wrong on the way.
 * Scenarios are written by us from facts; the bodies are rendered in BMKG's forms by `render.ts`.
 */
export interface Scenario {
  id: string;
  /** In Indonesian, for the screens. */
  title: string;
  /** Epoch ms. Steps before it are what BMKG's files already showed when the drill begins. */
  startAt: number;
  endAt: number;
  timeline: readonly Step[];
  faults: readonly Fault[];
}

/** From `at` (epoch ms) on a file shows this too. In a list a `put` with a known key replaces in place, a new key goes on top. */
export type Step = { at: number } & (
  | { publish: "autogempa"; quake: TewsQuake }
  | { publish: "gempaterkini" | "gempadirasakan"; key: string; quake: TewsQuake }
  | { withdraw: "gempaterkini" | "gempadirasakan" | "live"; key: string }
  | { publish: "datagempa" | "tsunami"; bulletin: InatewsBulletin }
  | { publish: "live"; key: string; solution: LiveSolution }
  | { publish: "nowcast"; alert: NowcastAlert }
  /** The files as they are. */
  | { publish: "shakemap"; eventId: string; grid: string; info: string }
);

/** One quake as the TEWS files tell it. */
export interface TewsQuake {
  originTime: number;
  at: LngLat;
  magnitude: number;
  depthKm: number;
  area: string;
  /** Rendered where the file has the field: `Potensi` in autogempa and gempaterkini, `Dirasakan` in autogempa and gempadirasakan. */
  potential: "none" | "potential" | "felt";
  felt: string;
  /** Stem of the shakemap's name: origin time for felt bulletins, issue time for M ≥ 5. Only autogempa shows it. */
  shakemapAt: number;
  /** BMKG's own slips: raw values that stand in the file instead of the rendered ones. */
  slips?: Partial<Record<TewsField, string>>;
}
export type TewsField =
  "Tanggal" | "Jam" | "DateTime" | "Coordinates" | "Lintang" | "Bujur" | "Magnitude" | "Kedalaman" | "Wilayah";

/** A CAP-like bulletin of the InaTEWS bucket. */
export interface InatewsBulletin {
  status: "Actual" | "TES";
  subject: "Gempa M>5" | "Warning Gempa dirasakan" | `Warning Tsunami PD-${string}`;
  issuedAt: number;
  originTime: number;
  at: LngLat;
  magnitude: number;
  depthKm: number;
  area: string;
  felt: string;
  zones: readonly TsunamiZoneFact[];
  observations: readonly ObservationFact[];
  /** Latitude and longitude of the observations exchanged, as in PD-3.1 and PD-3.2 of 15 August 2026. */
  swapped: boolean;
}
export interface TsunamiZoneFact {
  province: string;
  district: string;
  level: TsunamiLevel;
  arrivalAt: number;
}
export interface ObservationFact {
  location: string;
  at: LngLat;
  heightM: number;
  observedAt: number;
}

/** A record of live30event.xml: times in UTC, the world over. */
export interface LiveSolution {
  status: "automatic" | "confirmed";
  originTime: number;
  at: LngLat;
  magnitude: number;
  depthKm: number;
  /** Flinn-Engdahl region, in English. */
  area: string;
}

/** A nowcast alert; its document stays fetchable, the index names it from `sentAt` to `expiresAt`. */
export interface NowcastAlert {
  code: string;
  identifier: string;
  msgType: "Alert" | "Update" | "Cancel";
  /** CAP form: `sender,identifier,sent`, one each. */
  references: readonly string[];
  severity: "Moderate" | "Severe";
  sentAt: number;
  effectiveAt: number;
  expiresAt: number;
  headline: string;
  description: string;
  province: string;
  /** Rings of [lng, lat], closed. */
  polygons: readonly (readonly LngLat[])[];
}

/** While `from` ≤ now < `to`, paths that begin with `path` go wrong. The first fault that fits is taken. */
export interface Fault {
  from: number;
  to: number;
  path: string;
  fault: FaultKind;
}
export type FaultKind =
  /** An outage page with status 200. */
  | "html"
  | "403"
  | "429"
  | "500"
  | "503"
  /** Half a body, its length honestly told. */
  | "truncated"
  /** Half a body, then the connection is torn. */
  | "cut"
  /** Connected, and never a word. */
  | "stall"
  /** Headers and a first byte, then never a word. */
  | "stalled-body"
  | "reset"
  /** To a host that is not BMKG's. */
  | "redirect"
  /** The right answer, `SLOW_MS` late. */
  | "slow"
  /** Status 200 and nothing. */
  | "empty"
  /** Well-formed, of another shape. */
  | "other-shape";

/** `"2022-11-21 13:21:10"` in WIB → epoch ms. */
export function wib(stamp: string): number {
  const at = Date.parse(`${stamp.replace(" ", "T")}+07:00`);
  if (Number.isNaN(at)) throw new Error(`"${stamp}" is no time of the form 2022-11-21 13:21:10`);
  return at;
}
