import { titled } from "./capitals.ts";
import { KABUPATEN_NAMES } from "./kabupatenNames.ts";
import { provinceWords } from "./provinces.ts";
import { placeUnsqueezed } from "./squeezed.ts";

/** BMKG's telegram style for places (`30 km TimurLaut MBAY-NAGEKEO-NTT`) turned into words one can read aloud. */

/**
 * words.10: `Kabupaten Cianjur` → `Kab. Cianjur`, `Tagana Kota Administrasi Jakarta Barat` → `Tagana Kota Jakarta Barat`; what bears no
 * kind stays.
 */
export function kabWords(name: string): string {
  return name
    .replace(/\b(Kab)(?:upaten\b|\.)(?: Administrasi)?\s+/gi, "$1. ")
    .replace(/\b(Kota) Administrasi\s+/gi, "$1 ");
}

const PROVINCE_OF = new Map(KABUPATEN_NAMES.map(({ code, province }) => [code, province]));

/** Of a kabupaten; undefined where its code is not known. */
export function provinceOf({ code }: { code?: string }): string | undefined {
  return PROVINCE_OF.get(code ?? "");
}

/** words.10: for headings: `Kab. Cianjur, Jawa Barat`; without the province where the code is not known. */
export function kabInProvince(kabupaten: { code?: string; name: string }): string {
  const [name, province] = [kabWords(kabupaten.name), provinceOf(kabupaten)];
  return province === undefined ? name : `${name}, ${province}`;
}

/** BMKG's own word for a district, zone or gauge, as it would be written: `MANGGARAI-BARAT BAGIAN UTARA` → `Manggarai Barat bagian utara`. */
export function districtWords(district: string): string {
  const spaced = district.replace(/[-_\s]+/g, " ").trim();
  return (
    placeUnsqueezed(spaced) ??
    titled(spaced).replace(/ Bagian (Utara|Selatan|Timur|Barat|Tengah)\b/g, (words) => words.toLowerCase())
  );
}

/** `30 km TimurLaut MBAY-NAGEKEO-NTT` → `30 km timur laut Mbay, Nagekeo, Nusa Tenggara Timur`; a felt bulletin's sentence loses its preamble. */
export function areaWords(area: string): string {
  const sentence = /^pusat gempa berada di (?:di ?)?(darat|laut)[, ]*(.*)$/i.exec(area.trim());
  if (sentence) return `di ${sentence[1]?.toLowerCase()}, ${directions(sentence[2] ?? "")}`.replace(/, $/, "");
  const telegram = /^([\d.,]+ ?km) +([A-Za-z ]*?[a-z]) +([A-Z][A-Z.\- ]+)$/.exec(area.trim());
  if (!telegram) return area.trim();
  const places = (telegram[3] ?? "").split("-").map((part) => part.trim());
  return `${telegram[1]} ${directions(telegram[2] ?? "")} ${joined(places)}`;
}

/** The prefixes KAB, KOTA and KEP stand as parts of their own: `KAB-MALANG-JATIM`. */
function joined(parts: readonly string[]): string {
  const words: string[] = [];
  let prefix = "";
  parts.forEach((part, index) => {
    if (/^(KAB|KOTA|KEP)\.?$/.test(part)) {
      prefix = part.startsWith("KOTA") ? "Kota " : part.startsWith("KEP") ? "Kep. " : "Kab. ";
      return;
    }
    const last = index === parts.length - 1 && parts.length > 1;
    words.push(prefix + (last ? provinceWords(part) : (placeUnsqueezed(part) ?? titled(part))));
    prefix = "";
  });
  return [...new Set(words)].join(", ");
}

function directions(text: string): string {
  return text
    .replace(/\bbarat ?daya\b/gi, "barat daya")
    .replace(/\bbarat ?laut\b/gi, "barat laut")
    .replace(/\btimur ?laut\b/gi, "timur laut")
    .replace(
      /^((?:[\d.,]+ ?km )?)(tenggara|utara|selatan|timur|barat)\b/i,
      (_, km: string, way: string) => km + way.toLowerCase(),
    )
    .replace(/\bKab\.(?=\S)/g, "Kab. ")
    .replace(/(\d) ?Km\b/g, "$1 km");
}
