import type { TewsField, TewsQuake } from "../scenario.ts";
import { latitudeText, longitudeText, utcSeconds, wibStamps } from "./stamp.ts";

/** The three open TEWS files. Every value is a string, as BMKG sends it. */

const POTENTIAL: Record<TewsQuake["potential"], string> = {
  none: "Tidak berpotensi tsunami",
  potential: "Potensi tsunami untuk diteruskan pada masyarakat",
  felt: "Gempa ini dirasakan untuk diteruskan pada masyarakat",
};

/** `Infogempa.gempa` as one object. */
export function autogempa(quake: TewsQuake | null): string {
  return body(
    quake === null
      ? {}
      : {
          ...common(quake),
          Potensi: POTENTIAL[quake.potential],
          Dirasakan: quake.felt,
          Shakemap: `${wibStamps(quake.shakemapAt).compact}.mmi.jpg`,
        },
  );
}

/** The 15 latest M ≥ 5.0, in the order given. */
export function gempaterkini(quakes: readonly TewsQuake[]): string {
  return body(quakes.slice(0, 15).map((quake) => ({ ...common(quake), Potensi: POTENTIAL[quake.potential] })));
}

/** The 15 latest felt quakes, in the order given. */
export function gempadirasakan(quakes: readonly TewsQuake[]): string {
  return body(quakes.slice(0, 15).map((quake) => ({ ...common(quake), Dirasakan: quake.felt })));
}

function common(quake: TewsQuake): Record<TewsField, string> {
  const [lng, lat] = quake.at;
  const stamps = wibStamps(quake.originTime);
  return {
    Tanggal: stamps.tanggal,
    Jam: stamps.jam,
    DateTime: utcSeconds(quake.originTime),
    Coordinates: `${lat.toFixed(2)},${lng.toFixed(2)}`,
    Lintang: latitudeText(lat),
    Bujur: longitudeText(lng),
    Magnitude: quake.magnitude.toFixed(1),
    Kedalaman: `${quake.depthKm} km`,
    Wilayah: quake.area,
    ...quake.slips,
  };
}

const body = (gempa: object) => JSON.stringify({ Infogempa: { gempa } }, null, "\t");
