import type { Zone } from "../time.ts";
import { titled } from "./capitals.ts";

/** BMKG's short names of provinces, as seen in its bulletins, and ours. */
const PROVINCES: Record<string, string> = {
  ACEH: "Aceh", SUMUT: "Sumatera Utara", SUMBAR: "Sumatera Barat", RIAU: "Riau", KEPRI: "Kepulauan Riau", JAMBI: "Jambi",
  SUMSEL: "Sumatera Selatan", BENGKULU: "Bengkulu", LAMPUNG: "Lampung", BABEL: "Kepulauan Bangka Belitung", DKI: "DKI Jakarta",
  JABAR: "Jawa Barat", JATENG: "Jawa Tengah", DIY: "DI Yogyakarta", JATIM: "Jawa Timur", BANTEN: "Banten", BALI: "Bali",
  NTB: "Nusa Tenggara Barat", NTT: "Nusa Tenggara Timur", KALBAR: "Kalimantan Barat", KALTENG: "Kalimantan Tengah",
  KALSEL: "Kalimantan Selatan", KALTIM: "Kalimantan Timur", KALTARA: "Kalimantan Utara", KALUT: "Kalimantan Utara",
  SULUT: "Sulawesi Utara", SULTENG: "Sulawesi Tengah", SULSEL: "Sulawesi Selatan", SULTRA: "Sulawesi Tenggara",
  SULBAR: "Sulawesi Barat", GORONTALO: "Gorontalo", MALUKU: "Maluku", MALUT: "Maluku Utara", PAPUA: "Papua",
  PAPUABAR: "Papua Barat", PAPUABRT: "Papua Barat",
}; // prettier-ignore

/** `SULSEL` → `Sulawesi Selatan`; a name that isn't a short one comes back in title case. */
export function provinceWords(province: string): string {
  return PROVINCES[province.trim().toUpperCase()] ?? titled(province.trim());
}

/** None of Indonesia's provinces has two zones. Takes BMKG's short names and the full ones. */
export function zoneOfProvince(province: string): Zone {
  const name = provinceWords(province);
  if (/papua|maluku/i.test(name)) return "WIT";
  return /bali|nusa ?tenggara|sulawesi|gorontalo|kalimantan (selatan|timur|utara)/i.test(name) ? "WITA" : "WIB";
}
