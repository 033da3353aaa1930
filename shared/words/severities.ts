import type { WeatherVersion } from "../record/hazard.ts";

/** How severe BMKG's weather warnings are, behind the word `tingkat`. `Unknown`: it named none that CAP knows. */
export const SEVERITY_WORDS: Record<WeatherVersion["severity"], string> = {
  Extreme: "ekstrem",
  Severe: "berat",
  Moderate: "sedang",
  Minor: "ringan",
  Unknown: "tak disebut",
};
