/** A pack is in degrees of WGS 84 (EPSG:4326), longitude first. */
export interface Box {
  lng: readonly [number, number];
  lat: readonly [number, number];
}

/** Indonesia with its seas: what lies outside is in metres, or latitude first. */
export const INDONESIA: Box = { lng: [90, 146], lat: [-16, 16] };

export const WORLD: Box = { lng: [-180, 180], lat: [-90, 90] };

export function isIn({ lng, lat }: Box, x: number, y: number): boolean {
  return x >= lng[0] && x <= lng[1] && y >= lat[0] && y <= lat[1];
}

export function boxWords({ lng, lat }: Box): string {
  return `mestinya bujur ${lng.join(" sampai ")}, lalu lintang ${lat.join(" sampai ")}, derajat WGS 84 (EPSG:4326)`;
}
