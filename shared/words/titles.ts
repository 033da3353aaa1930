import { current, type Earthquake, type Hazard, type QuakeVersion, type WeatherAlert } from "../record/hazard.ts";
import { hourWords } from "../time.ts";
import { areaWords, kabInProvince, kabWords } from "./areaWords.ts";
import { capital } from "./capitals.ts";
import { magnitudeWords } from "./figures.ts";
import { warningTitle } from "./tsunami.ts";
import { untilWords, warnedArea } from "./warnings.ts";

/** As an impact names them, the hardest-hit first. */
type Kabupaten = readonly { code?: string; name: string }[];

/** What happened and where, in one line: `Tsunami PD-2 SIAGA · 22 zona, NTT dan Sulsel`, `Gempa M 5,6 · Kab. Cianjur, Jawa Barat`; BMKG's tests are called so first. */
export function hazardTitle(hazard: Hazard, kabupaten: Kabupaten = []): string {
  const title = hazard.kind === "earthquake" ? quakeTitle(hazard, kabupaten) : weatherTitle(hazard, kabupaten);
  return hazard.status === "test" ? `TES BMKG · ${title}` : title;
}

function quakeTitle(hazard: Earthquake, kabupaten: Kabupaten): string {
  const version = current(hazard);
  const [warning, quake] = [warningTitle(version.tsunami), `Gempa ${magnitudeWords(version.magnitude)}`];
  if (warning === null) return `${quake} · ${quakePlace(version, kabupaten)}`;
  // Of a potential no level says how much is to be feared: the magnitude does. Where it shook most is no coast of BMKG's (words.11).
  return version.tsunami.state === "potential" ? `${warning} · ${quake} · ${quakePlace(version, [])}` : warning;
}

/** More kabupaten than these are counted. */
const KABUPATEN_TOLD = 2;

/** words.12: where first, for the event is mostly the same: `Kab. Cianjur, Kab. Garut, dan 3 lain · Hujan lebat dan petir sampai 16.30 WIB`. */
function weatherTitle(hazard: WeatherAlert, kabupaten: Kabupaten): string {
  const version = current(hazard);
  const names = kabupaten.slice(0, KABUPATEN_TOLD).map(({ name }) => kabWords(name));
  const more = kabupaten.length - names.length;
  const where = more > 0 ? `${names.join(", ")}, dan ${more} lain` : names.join(" dan ");
  return `${where || warnedArea(version)} · ${eventWords(version.event)} ${untilWords(hazard)} ${hourWords(hazard.endsAt)} WIB`;
}

/** BMKG's `Hujan Lebat dan Petir` within a sentence of ours. */
function eventWords(event: string): string {
  return capital(event.toLowerCase());
}

/** Where a quake was: the hardest-hit kabupaten with its province, else BMKG's own words. */
export function quakePlace({ area, felt }: Pick<QuakeVersion, "area" | "felt">, kabupaten: Kabupaten): string {
  const [hardest] = kabupaten;
  return hardest ? kabInProvince(hardest) : areaWords(area) || (felt[0]?.place ?? "lokasi tidak disebut");
}
