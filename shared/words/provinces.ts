import type { Zone } from "../time.ts";
import { capital, titled } from "./capitals.ts";
import { placeUnsqueezed, squeezed, unsqueezerOf } from "./squeezed.ts";

/** All 38, as the ministry of home affairs names them; DKI and DI as everybody says. */
const NAMES = [
  "Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Jambi", "Sumatera Selatan", "Bengkulu", "Lampung",
  "Kepulauan Bangka Belitung", "Kepulauan Riau", "DKI Jakarta", "Jawa Barat", "Jawa Tengah", "DI Yogyakarta", "Jawa Timur",
  "Banten", "Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Barat", "Kalimantan Tengah",
  "Kalimantan Selatan", "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara", "Sulawesi Tengah", "Sulawesi Selatan",
  "Sulawesi Tenggara", "Gorontalo", "Sulawesi Barat", "Maluku", "Maluku Utara", "Papua", "Papua Barat", "Papua Selatan",
  "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya",
]; // prettier-ignore

/** Short names that are more than a first word and the others shortened, which `unsqueezerOf` reads by itself. */
const SHORT: Record<string, string> = {
  SUMUT: "Sumatera Utara", SUMBAR: "Sumatera Barat", SUMSEL: "Sumatera Selatan", BABEL: "Kepulauan Bangka Belitung",
  KEPRI: "Kepulauan Riau", DKI: "DKI Jakarta", JABAR: "Jawa Barat", JATENG: "Jawa Tengah", DIY: "DI Yogyakarta",
  JATIM: "Jawa Timur", NTB: "Nusa Tenggara Barat", NTT: "Nusa Tenggara Timur", KALBAR: "Kalimantan Barat",
  KALTENG: "Kalimantan Tengah", KALSEL: "Kalimantan Selatan", KALTIM: "Kalimantan Timur", KALTARA: "Kalimantan Utara",
  KALUT: "Kalimantan Utara", SULUT: "Sulawesi Utara", SULTENG: "Sulawesi Tengah", SULSEL: "Sulawesi Selatan",
  SULTRA: "Sulawesi Tenggara", SULBAR: "Sulawesi Barat", MALUT: "Maluku Utara",
}; // prettier-ignore

const SHORTENED = new Map(Object.entries(SHORT));
const unsqueeze = unsqueezerOf(NAMES);

/** `SULSEL`, `SULAWESI-SELATAN`, `PAPUAPGNGN` → the province's name; a name that is no province's comes back in title case. */
export function provinceWords(province: string): string {
  return (
    SHORTENED.get(squeezed(province)) ?? unsqueeze(province) ?? placeUnsqueezed(province) ?? titled(province.trim())
  );
}

/** `NTT`, `Sulsel`, `Kaltara`; a province without a short name in full. */
export function provinceInShort(province: string): string {
  const name = provinceWords(province);
  return IN_SHORT.get(name) ?? name;
}

/** The first short name of a province is what people write; initials stay capitals. */
const IN_SHORT = new Map(
  Object.entries(SHORT)
    .map(([short, name]): [string, string] => [name, /[AEIOU]/.test(short) ? capital(short.toLowerCase()) : short])
    .toReversed(),
)
  .set("DKI Jakarta", "DKI Jakarta")
  .set("DI Yogyakarta", "DI Yogyakarta");

/** None of Indonesia's provinces has two zones. Takes BMKG's short names and the full ones. */
export function zoneOfProvince(province: string): Zone {
  const name = provinceWords(province);
  if (/papua|maluku/i.test(name)) return "WIT";
  return /bali|nusa ?tenggara|sulawesi|gorontalo|kalimantan (selatan|timur|utara)/i.test(name) ? "WITA" : "WIB";
}
