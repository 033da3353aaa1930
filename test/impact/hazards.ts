import type { LngLat } from "../../shared/geo/distance.ts";
import type { Earthquake, WeatherAlert } from "../../shared/record/hazard.ts";
import { quake as whole } from "../make/quake.ts";
import { weather } from "../make/weather.ts";

/** Hazards in one line, for tests that care for position, size and shape only. */

export function quake(
  at: LngLat,
  magnitude: number,
  depthKm: number,
  status: Earthquake["status"] = "live",
): Earthquake {
  return whole({ id: "quake:test", status }, { at, magnitude, depthKm });
}

export function rain(polygons: LngLat[][]): WeatherAlert {
  return weather({ id: "weather:test", polygons }, { n: 3 });
}
