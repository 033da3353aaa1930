import { distanceKm } from "../../../shared/geo/distance.ts";
import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import type { Place } from "../../../shared/record/place.ts";
import type { ImportError, Teller } from "./readTable.ts";

const LATITUDES = [-11.5, 6.5] as const;
const LONGITUDES = [94.5, 141.5] as const;
/** The widest kabupaten is some 250 km from end to end. */
const FARTHEST_IN_KAB_KM = 400;

/** Against the world: is there such a kabupaten, and does the place lie in Indonesia and near it. */
export function checkPlace(place: Place, tell: Teller, kabupaten: readonly Kabupaten[]): ImportError[] {
  const errors = checkPosition(place, tell);
  const kab = kabupaten.find(({ code }) => code === place.kabCode);
  if (!kab) {
    if (place.kabCode === "") return [...errors, tell("province", "provinsi tidak dikenal, dan kab_code kosong")];
    return [...errors, tell("kab_code", unknownKab(place.kabCode, kabupaten))];
  }
  if (place.province !== kab.province) errors.push(tell("province", `${kab.code} ada di provinsi ${kab.province}`));
  const km = distanceKm(place.at, kab.at);
  if (errors.length === 0 && km > FARTHEST_IN_KAB_KM) {
    errors.push(tell("lat", `${Math.round(km)} km dari ${kab.name}; periksa tanda dan angka lat dan lon`));
  }
  return errors;
}

function checkPosition({ at: [lng, lat] }: Place, tell: Teller): ImportError[] {
  const isLat = (value: number) => value >= LATITUDES[0] && value <= LATITUDES[1];
  const isLng = (value: number) => value >= LONGITUDES[0] && value <= LONGITUDES[1];
  if (isLat(lng) && isLng(lat)) return [tell("lat", `lat dan lon tertukar (lon berisi ${lng})`)];
  const bounds = ([from, to]: readonly [number, number]) => `di luar Indonesia (${from} sampai ${to})`;
  return [
    ...(isLat(lat) ? [] : [tell("lat", bounds(LATITUDES))]),
    ...(isLng(lng) ? [] : [tell("lon", bounds(LONGITUDES))]),
  ];
}

/** Spreadsheets take `11.10` for a number and drop its nought, or its dot. */
export function unknownKab(cell: string, kabupaten: readonly Kabupaten[]): string {
  const digits = cell.replace(",", ".");
  const guesses = [digits, `${digits}0`, digits.replace(/^(\d\d)(\d\d)$/, "$1.$2")];
  const meant = kabupaten.find(({ code }) => guesses.includes(code));
  return meant
    ? `tidak ada kabupaten/kota dengan kode ini; mungkin maksudnya ${meant.code} (${meant.name}), jadikan kolom ini teks`
    : "tidak ada kabupaten/kota dengan kode ini";
}
