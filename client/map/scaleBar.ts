/** A round length and how long it is on the screen. */
export interface ScaleBar {
  km: number;
  px: number;
}

const ROUND = [1, 2, 5];
const EQUATOR_KM = 40_075.017;
const TILE_PX = 512;

/** map.4: the longest round length (1, 2, 5, 10, …) that is no longer than `longestPx`, at the latitude in the middle of the map. */
export function scaleBarAt(zoom: number, lat: number, longestPx: number): ScaleBar {
  const kmPerPx = (EQUATOR_KM * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
  const longestKm = kmPerPx * longestPx;
  const power = 10 ** Math.floor(Math.log10(longestKm));
  const km = power * Math.max(...ROUND.filter((step) => step * power <= longestKm * (1 + 1e-9)));
  return { km, px: km / kmPerPx };
}
