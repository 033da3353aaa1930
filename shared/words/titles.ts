import { current, type Hazard, type QuakeVersion } from "../record/hazard.ts";
import { areaWords } from "./areaWords.ts";
import { magnitudeWords } from "./figures.ts";
import { tsunamiTitle } from "./tsunami.ts";
import { warnedArea } from "./warnings.ts";

/** What happened and where, in one line: `SIAGA tsunami · Kabupaten Nagekeo`, `Hujan Lebat dan Petir · Jawa Barat`. */
export function hazardTitle(hazard: Hazard, kabupaten: readonly { name: string }[] = []): string {
  switch (hazard.kind) {
    case "earthquake": {
      const version = current(hazard);
      const [warning, quake] = [tsunamiTitle(version.tsunami), `Gempa ${magnitudeWords(version.magnitude)}`];
      // Of a potential no level says how much is to be feared: the magnitude does.
      const what = version.tsunami.state === "potential" ? `${warning} · ${quake}` : (warning ?? quake);
      return `${what} · ${quakePlace(version, kabupaten)}`;
    }
    case "weather": {
      const version = current(hazard);
      return `${version.event} · ${warnedArea(version)}`;
    }
  }
}

/** Where a quake was: the hardest-hit kabupaten, else BMKG's own words. */
export function quakePlace(
  { area, felt }: Pick<QuakeVersion, "area" | "felt">,
  kabupaten: readonly { name: string }[],
): string {
  return kabupaten[0]?.name ?? (areaWords(area) || (felt[0]?.place ?? "lokasi tidak disebut"));
}
