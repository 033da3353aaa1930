import { titled } from "./capitals.ts";
import { provinceWords } from "./provinces.ts";
import { placeUnsqueezed } from "./squeezed.ts";

/** BMKG's telegram style for places (`30 km TimurLaut MBAY-NAGEKEO-NTT`) turned into words one can read aloud. */

/**
 * A district, zone or gauge: `MANGGARAI-BARAT BAGIAN UTARA` → `Manggarai Barat bagian utara`. In short, as a wall has room for it:
 * `Manggarai Barat utara`, and `BIMA PULAU GILI` → `Pulau Gili (Bima)`.
 */
export function districtWords(district: string, { short = false } = {}): string {
  const spaced = district.replace(/[-_\s]+/g, " ").trim();
  const kabupaten = placeUnsqueezed(spaced);
  if (kabupaten !== null) return kabupaten;
  const name = titled(spaced);
  const [, owner, island] = (short && /^(.+) (Pulau .+)$/.exec(name)) || [];
  if (island) return `${island} (${owner})`;
  return name.replace(
    / Bagian (Utara|Selatan|Timur|Barat|Tengah)\b/g,
    (_, side: string) => `${short ? "" : " bagian"} ${side.toLowerCase()}`,
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
