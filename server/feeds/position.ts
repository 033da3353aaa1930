import type { Doubt } from "../../shared/record/bulletin.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { finite } from "../upstream/fields.ts";

/** The two spellings of a position that BMKG gives side by side, and whether they agree. */

/** Decimals of the written forms are two, so a hundredth of a degree may be lost twice in rounding. */
const AGREE_DEG = 0.02;

interface Written {
  /** `5.19,94.41` */
  pair: string | null;
  order: "lat,lon" | "lon,lat";
  /** `5.19 LU` */
  lintang: string | null;
  /** `94.41 BT` */
  bujur: string | null;
  /** BMKG's names of the three, for the doubt's sentence. */
  names: { pair: string; lintang: string; bujur: string };
}

/** Null when neither spelling can be read. Where they differ the pair is kept and the doubt tells (feed.6). */
export function readPosition(written: Written): { at: LngLat; doubts: Doubt[] } | null {
  const pair = parsePair(written.pair);
  const lat = parseDegrees(written.lintang, "LU|U|N", "LS|S");
  const lng = parseDegrees(written.bujur, "BT|T|E", "BB|B|W");
  if (!pair) return lat === null || lng === null ? null : checked([lng, lat], written);
  const [first, second] = pair;
  const told: LngLat = written.order === "lat,lon" ? [second, first] : [first, second];
  if (lat === null || lng === null) return checked(Math.abs(told[1]) > 90 ? exchange(told) : told, written);
  // The files before 2021 wrote lon,lat (FEEDS §1.6). The letters tell which order it is, so that is no contradiction.
  const at = [told, exchange(told)].find((each) => agree(each[0], lng) && agree(each[1], lat)) ?? told;
  const { at: position, doubts } = checked(at, written);
  const differences = [compare(at[1], lat, "lintang", written), compare(at[0], lng, "bujur", written)];
  return { at: position, doubts: [...doubts, ...differences.flatMap((doubt) => doubt ?? [])] };
}

/** True where a pair of degrees can be a place on the globe at all. */
export function onTheGlobe([lng, lat]: LngLat): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

/** `8.41 LS`, `94,41 BT`, `-8.41`; null when it can't be read. */
export function parseDegrees(text: string | null, positive: string, negative: string): number | null {
  const match = new RegExp(`^([+-]?\\d+(?:[.,]\\d+)?)\\s*°?\\s*(?:(${positive})|(${negative}))?$`, "i").exec(
    text?.trim() ?? "",
  );
  if (match?.[1] === undefined) return null;
  const value = finite(match[1]);
  return value === null || match[3] === undefined ? value : -Math.abs(value);
}

function parsePair(text: string | null): LngLat | null {
  const match = /^([+-]?\d+(?:[.,]\d+)?)\s*[,;\s]\s*([+-]?\d+(?:[.,]\d+)?)$/.exec(text?.trim() ?? "");
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const [first, second] = [finite(match[1]), finite(match[2])];
  return first === null || second === null ? null : [first, second];
}

function exchange([a, b]: LngLat): LngLat {
  return [b, a];
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= AGREE_DEG + 1e-9;
}

function compare(
  paired: number,
  lettered: number,
  which: "lintang" | "bujur",
  { pair, names, ...written }: Written,
): Doubt | null {
  if (agree(paired, lettered)) return null;
  const detail = `${names.pair} "${pair}" ≠ ${names[which]} "${written[which]}"`;
  return { kind: agree(paired, -lettered) ? "flipped-sign" : "contradictory-position", detail };
}

function checked(at: LngLat, { pair, lintang, bujur, names }: Written): { at: LngLat; doubts: Doubt[] } {
  if (onTheGlobe(at)) return { at, doubts: [] };
  const detail = `${names.pair} "${pair}", ${names.lintang} "${lintang}", ${names.bujur} "${bujur}"`;
  return { at, doubts: [{ kind: "impossible-position", detail }] };
}
